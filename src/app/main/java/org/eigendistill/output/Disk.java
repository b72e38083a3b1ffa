// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.output;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Brings files, and folders with the names in them, onto the disk itself. Some file systems know no
 * such thing for folders; there it is left to them.
 */
final class Disk {
  private final boolean syncsFolders;

  private Disk(boolean syncsFolders) {
    this.syncsFolders = syncsFolders;
  }

  /** The disk of a folder, on which it is tried whether folders can be brought there. */
  static Disk of(Path folder) {
    try {
      force(folder, StandardOpenOption.READ);
      return new Disk(true);
    } catch (IOException e) {
      return new Disk(false);
    }
  }

  void syncFile(Path file) throws IOException {
    force(file, StandardOpenOption.WRITE);
  }

  void syncFolder(Path folder) throws IOException {
    if (syncsFolders) {
      force(folder, StandardOpenOption.READ);
    }
  }

  /** Where all is done already, and a fault is no reason to say otherwise. */
  void syncFolderQuietly(Path folder) {
    try {
      syncFolder(folder);
    } catch (IOException e) {
      // Whether the name survives the machine's end is up to the disk.
    }
  }

  /** All files and folders under a folder, and itself. */
  void syncAll(Path root) throws IOException {
    for (String name : Trees.names(root)) {
      syncFile(root.resolve(name));
    }
    for (Path folder : Trees.folders(root)) {
      syncFolder(folder);
    }
  }

  private static void force(Path path, StandardOpenOption how) throws IOException {
    try (FileChannel channel = FileChannel.open(path, how)) {
      channel.force(true);
    }
  }
}
