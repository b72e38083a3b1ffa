// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.eigendistill.base.BadInputException;

/** Writes a single file, whole or not at all. */
public final class WholeFile {
  private static final String LOCK = "lock";

  private WholeFile() {}

  /**
   * Writes the file into a hidden folder beside, which is held by a {@link FolderLock}, brings it
   * onto the disk, and moves it into place in one step. What a killed process left in that folder
   * goes. A device or a pipe is written to as it is; where a link leads, the file is replaced and
   * the link stays.
   *
   * @throws BadInputException if it cannot be written; then all is as it was
   */
  public static void write(Path file, FileBody body) {
    if (Files.isDirectory(file)) {
      throw BadInputException.of(file, "", "it is a folder", "Name a file to write to.");
    }
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        body.writeTo(file);
        return;
      }
      Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath().normalize();
      inHidden(target, hidden -> replace(target, hidden.resolve(target.getFileName()), body));
    } catch (IOException e) {
      throw unwritten(file, e);
    } catch (UncheckedIOException e) {
      throw unwritten(file, e.getCause());
    }
  }

  private static void replace(Path target, Path part, FileBody body) throws IOException {
    body.writeTo(part);
    Disk disk = Disk.of(target.getParent());
    disk.syncFile(part);
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    disk.syncFolderQuietly(target.getParent());
  }

  /** Deletes a file, and what a killed process may have left of writing it, as far as that goes. */
  public static void deleteQuietly(Path file) {
    Trees.dropQuietly(file);
    if (Trees.isThere(hidden(file))) {
      try {
        inHidden(file, hidden -> {});
      } catch (IOException e) {
        // Left for the next one.
      }
    }
  }

  private static Path hidden(Path target) {
    return target.resolveSibling(".%s.part".formatted(target.getFileName()));
  }

  /** Does something in the hidden folder of a file, which is empty before and gone after. */
  private static void inHidden(Path target, FileBody work) throws IOException {
    Path hidden = hidden(target);
    Path there = target.getParent();
    while (!Files.exists(there)) {
      there = there.getParent();
    }
    try {
      FolderLock lock = FolderLock.await(hidden.resolve(LOCK), "writing of " + target);
      try {
        sweep(hidden);
        work.writeTo(hidden);
      } finally {
        sweep(hidden);
        lock.close();
      }
    } catch (FolderLock.HeldException e) {
      throw new FileSystemException(
          hidden.toString(), null, "another one has it: " + e.getMessage());
    } finally {
      Trees.pruneQuietly(hidden, there);
    }
  }

  private static void sweep(Path hidden) throws IOException {
    try (Stream<Path> list = Files.list(hidden)) {
      list.filter(path -> !path.endsWith(LOCK)).toList().forEach(Trees::deleteQuietly);
    }
  }

  private static BadInputException unwritten(Path file, IOException cause) {
    return BadInputException.of(
        file,
        "",
        "it could not be written (%s)".formatted(WriteFaults.reason(cause)),
        "Free space or name another file.",
        cause);
  }
}
