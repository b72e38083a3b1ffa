// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program that was run to its end.
 *
 * @param out what it wrote, errors among it
 */
record Program(int exit, String out) {
  private static final int MINUTES = 10;

  /** Runs one in a folder, with names of the environment set. */
  static Program run(Path folder, Map<String, String> environment, List<String> words)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("program", ".out");
    try {
      ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
      builder.environment().putAll(environment);
      Process process = builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new NoReleaseException("no end after %d min: %s".formatted(MINUTES, words));
      }
      return new Program(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8));
    } finally {
      Files.deleteIfExists(out);
    }
  }

  /** What it wrote, of one that ended well. */
  String require(String what) {
    if (exit != 0) {
      throw new NoReleaseException("%s ended with %d:%n%s".formatted(what, exit, out));
    }
    return out;
  }
}
