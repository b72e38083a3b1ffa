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
      inRoom(target, room -> replace(target, room.resolve(target.getFileName()), body));
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
    if (Trees.isThere(room(file))) {
      try {
        inRoom(file, room -> {});
      } catch (IOException e) {
        // Left for the next one.
      }
    }
  }

  private static Path room(Path target) {
    return target.resolveSibling(".%s.part".formatted(target.getFileName()));
  }

  /** Does something in the hidden folder of a file, which is empty before and gone after. */
  private static void inRoom(Path target, FileBody work) throws IOException {
    Path room = room(target);
    Path there = target.getParent();
    while (!Files.exists(there)) {
      there = there.getParent();
    }
    try {
      FolderLock lock = FolderLock.await(room.resolve(LOCK), "writing of " + target);
      try {
        sweep(room);
        work.writeTo(room);
      } finally {
        sweep(room);
        lock.close();
      }
    } catch (FolderLock.HeldException e) {
      throw new FileSystemException(room.toString(), null, "another one has it: " + e.getMessage());
    } finally {
      Trees.pruneQuietly(room, there);
    }
  }

  private static void sweep(Path room) throws IOException {
    try (Stream<Path> list = Files.list(room)) {
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
