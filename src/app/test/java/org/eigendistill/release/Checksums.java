// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eigendistill.output.FileDigest;

/** The SHA-256 of each file of a folder, in the form that {@code sha256sum -c} takes. */
final class Checksums {
  static final String NAME = "SHA256SUMS";

  private Checksums() {}

  /** Writes them beside the files, by name. */
  static void write(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> list = Files.list(folder)) {
      files = list.filter(file -> !file.endsWith(NAME)).sorted().toList();
    }
    StringBuilder lines = new StringBuilder();
    for (Path file : files) {
      lines.append(FileDigest.of(file).sha256() + "  " + file.getFileName() + "\n");
    }
    Files.writeString(folder.resolve(NAME), lines);
  }
}
