// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.fuzz;

import java.io.IOException;
import java.nio.file.Path;

/** What Jazzer calls, once with a target's name and then with bytes after bytes. */
public final class Fuzzed {
  private static Target target;
  private static Path folder;

  private Fuzzed() {}

  /** Chooses the target. */
  public static void fuzzerInitialize(String[] names) throws IOException {
    target = Targets.all().get(names[0]);
    folder = Reading.folder();
  }

  /** Gives it bytes. */
  public static void fuzzerTestOneInput(byte[] bytes) throws Exception {
    Reading.check(target, bytes, folder);
  }
}
