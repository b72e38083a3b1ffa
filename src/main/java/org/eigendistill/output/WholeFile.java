package org.eigendistill.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.eigendistill.base.BadInputException;

/** Writes a single file, whole or not at all. */
public final class WholeFile {
  private WholeFile() {}

  /**
   * Writes a hidden file of a random name beside, brings it onto the disk, and moves it into place
   * in one step. A device or a pipe is written to as it is; where a link leads, the file is
   * replaced and the link stays.
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
      Path folder = Files.createDirectories(target.getParent());
      Path part = folder.resolve(".%s.%s.part".formatted(target.getFileName(), UUID.randomUUID()));
      try {
        body.writeTo(part);
        Disk disk = Disk.of(folder);
        disk.syncFile(part);
        Files.move(
            part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        disk.syncFolder(folder);
      } finally {
        Trees.dropQuietly(part);
      }
    } catch (IOException e) {
      throw unwritten(file, e);
    } catch (UncheckedIOException e) {
      throw unwritten(file, e.getCause());
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
