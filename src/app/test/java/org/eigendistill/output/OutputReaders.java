// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.output;

import java.util.Map;
import org.eigendistill.fuzz.Target;

/** This room's readers, to be given any bytes. */
public final class OutputReaders {
  private OutputReaders() {}

  /** All of them by name. */
  public static Map<String, Target> all() {
    return Map.of(
        "manifest", Target.file(RunManifest.FILE, file -> RunManifest.of(file.getParent())),
        "journal", Target.file(Journal.FILE, file -> Journal.of(file.getParent())));
  }
}
