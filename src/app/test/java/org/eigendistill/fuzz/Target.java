// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.fuzz;

import java.nio.file.Files;
import java.nio.file.Path;

/** A reader that is given any bytes whatever. */
@FunctionalInterface
public interface Target {
  /**
   * Reads the bytes.
   *
   * @param folder of the target's own, for readers that want a file
   * @throws Exception anything but what {@link Reading} allows is a fault of the reader's
   */
  void read(byte[] bytes, Path folder) throws Exception;

  /** A reader of a file of the given name. */
  static Target file(String name, OfFile reader) {
    return (bytes, folder) -> reader.read(Files.write(folder.resolve(name), bytes));
  }

  /** A reader of a file. */
  @FunctionalInterface
  interface OfFile {
    /** Reads the file. */
    void read(Path file) throws Exception;
  }
}
