// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.OneLine;

/** What a reader may do with bytes: read them, or refuse them in one line. */
final class Reading {
  private Reading() {}

  /** Lets a reader read, and throws whatever it may not throw. */
  static void check(Target target, byte[] bytes, Path folder) throws Exception {
    try {
      target.read(bytes, folder);
    } catch (BadInputException e) {
      String line = OneLine.PREFIX + e.getMessage();
      if (line.length() > OneLine.MOST || !line.equals(OneLine.escaped(line))) {
        throw new AssertionError("no line to be said: " + line, e);
      }
    }
  }

  /** A folder in memory where the system has such, else among its temporary files. */
  static Path folder() throws IOException {
    Path memory = Path.of("/dev/shm");
    return Files.isWritable(memory)
        ? Files.createTempDirectory(memory, "eigendistill-fuzz")
        : Files.createTempDirectory("eigendistill-fuzz");
  }
}
