// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.output;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eigendistill.base.BadInputException;

/**
 * What a publication does. Once this stands on the disk the new result is the result: whatever
 * breaks the moves off, they can be gone on with.
 *
 * @param staging the name of the folder of the new files, and with {@link #OLD} of the old ones
 * @param put names of files that come, manifest.json last
 * @param gone names of files that go and do not come again, with what they were
 */
record Journal(
    @JsonProperty String staging,
    @JsonProperty List<String> put,
    @JsonProperty Map<String, FileDigest> gone) {
  static final String FILE = "journal";
  static final String OLD = ".old";
  private static final String PART = "journal.part";

  Journal {
    put = List.copyOf(put);
    gone = new LinkedHashMap<>(gone);
  }

  /** Puts the journal into its folder, in one step and onto the disk. */
  void write(Path folder, Disk disk) throws IOException {
    Path part = folder.resolve(PART);
    try {
      try (OutputStream out = Files.newOutputStream(part)) {
        out.write(StrictJson.mapper().writeValueAsBytes(this));
      }
      disk.syncFile(part);
      Files.move(part, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Trees.dropQuietly(part);
    }
    disk.syncFolder(folder);
  }

  /** Whether a publication in a folder has been broken off. */
  static boolean isIn(Path folder) {
    return Trees.isThere(folder.resolve(FILE));
  }

  /**
   * Reads the journal of a folder.
   *
   * @throws BadInputException if it is none
   */
  static Journal of(Path folder) {
    Path file = folder.resolve(FILE);
    try (InputStream in = Files.newInputStream(file)) {
      Journal journal = StrictJson.mapper().readValue(in, Journal.class);
      Stream.concat(journal.put.stream(), journal.gone.keySet().stream())
          .forEach(Journal::requireInside);
      requireInside(journal.staging);
      return journal;
    } catch (IOException | RuntimeException e) {
      throw BadInputException.of(
          file,
          "",
          "it is not the journal of a publication",
          "Move %s away; what it holds never came to its place.".formatted(folder),
          e);
    }
  }

  private static void requireInside(String name) {
    if (!Trees.isInside(name)) {
      throw new IllegalArgumentException(name);
    }
  }
}
