// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The bytes of standard input and of pipes, which the system hands out once. They belong to the
 * process, so they are kept for the process: the only state of its kind.
 */
final class ReadOnce {
  private static final Map<Path, byte[]> PIPES = new HashMap<>();
  private static InputStream source;
  private static byte[] standard;

  private ReadOnce() {}

  static synchronized byte[] bytes(Path file) throws IOException {
    if (Sources.isStandardInput(file)) {
      if (source != System.in) {
        standard = System.in.readAllBytes();
        source = System.in;
      }
      return standard;
    }
    Path known = file.toAbsolutePath();
    if (!PIPES.containsKey(known)) {
      try (InputStream in = Files.newInputStream(file)) {
        PIPES.put(known, in.readAllBytes());
      }
    }
    return PIPES.get(known);
  }
}
