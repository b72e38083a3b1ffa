package org.eigendistill.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eigendistill.base.BadInputException;

/** What every reader asks of a file before it reads. */
final class Sources {
  private Sources() {}

  /** The file, which is there, is a file, can be read and is not empty. */
  static Path require(Path file) {
    if (!Files.exists(file)) {
      throw BadInputException.of(file, "", "there is no such file", "Check the path.");
    }
    if (Files.isDirectory(file)) {
      throw BadInputException.of(file, "", "it is a folder", "Give a file.");
    }
    if (!Files.isReadable(file)) {
      throw BadInputException.of(file, "", "it cannot be read", "Check its permissions.");
    }
    try {
      if (Files.isRegularFile(file) && Files.size(file) == 0) {
        throw BadInputException.of(
            file, "", "the file is empty", "Give a file with numbers in it.");
      }
    } catch (IOException e) {
      throw BadInputException.of(file, "", "it cannot be read", "Check its permissions.", e);
    }
    return file;
  }
}
