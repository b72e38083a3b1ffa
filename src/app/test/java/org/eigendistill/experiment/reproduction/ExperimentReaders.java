// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.reproduction;

import java.util.Map;
import org.eigendistill.fuzz.Target;

/** This room's reader, to be given any bytes. */
public final class ExperimentReaders {
  private ExperimentReaders() {}

  /** It by name. */
  public static Map<String, Target> all() {
    return Map.of(
        "table-manifest", Target.file(Manifest.FILE, file -> Manifest.of(file.getParent())));
  }
}
