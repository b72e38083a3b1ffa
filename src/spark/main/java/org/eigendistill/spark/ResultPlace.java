// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eigendistill.base.BadInputException;

/** A folder of the driver's machine that is written whole or not at all. */
final class ResultPlace {
  private ResultPlace() {}

  /** What is written. */
  @FunctionalInterface
  interface Writing {
    void into(Path folder) throws IOException;
  }

  /** The place of a folder that is not there yet. */
  static Path free(String name) {
    Path place = Path.of(name).toAbsolutePath();
    if (Files.exists(place)) {
      throw BadInputException.of(name, "", "it is there", "Name a folder that is not.");
    }
    return place;
  }

  static void write(Path place, Writing writing) {
    try {
      Files.createDirectories(place.getParent());
      Path made = Files.createTempDirectory(place.getParent(), "eigendistill-");
      try {
        writing.into(made);
        Files.move(made, place);
      } finally {
        delete(made);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes a folder with all that is in it, if it is there. */
  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      List<Path> all;
      try (Stream<Path> found = Files.walk(folder)) {
        all = found.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path each : all) {
        Files.delete(each);
      }
    }
  }
}
