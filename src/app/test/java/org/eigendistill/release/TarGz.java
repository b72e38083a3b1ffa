// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.release;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Packs a folder, links included, so that the bytes depend on names and contents alone: in the
 * order of names, with one time, no owner, and of the permissions whether a file can be run.
 */
final class TarGz {
  private static final int FILE = 0100644;
  private static final int PROGRAM = 0100755;
  private static final int BUFFER = 1 << 16;

  private TarGz() {}

  /**
   * Packs.
   *
   * @param folder what the names in the archive begin with its name
   * @param stamp the time of every file, whole seconds
   */
  static void pack(Path folder, Path archive, Instant stamp) throws IOException {
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(folder)) {
      paths = walk.sorted((one, two) -> name(folder, one).compareTo(name(folder, two))).toList();
    }
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(archive), BUFFER);
        TarArchiveOutputStream out = new TarArchiveOutputStream(new GZIPOutputStream(file))) {
      out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      out.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      for (Path path : paths) {
        TarArchiveEntry entry = entry(name(folder, path), path);
        entry.setModTime(stamp.toEpochMilli());
        out.putArchiveEntry(entry);
        if (!entry.isDirectory() && !entry.isSymbolicLink()) {
          Files.copy(path, out);
        }
        out.closeArchiveEntry();
      }
    }
  }

  private static String name(Path folder, Path path) {
    return folder
        .toAbsolutePath()
        .getParent()
        .relativize(path.toAbsolutePath())
        .toString()
        .replace('\\', '/');
  }

  private static TarArchiveEntry entry(String name, Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      TarArchiveEntry link = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
      link.setLinkName(Files.readSymbolicLink(path).toString());
      return link;
    }
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      return new TarArchiveEntry(name + "/");
    }
    TarArchiveEntry file = new TarArchiveEntry(name);
    file.setSize(Files.size(path));
    file.setMode(Files.isExecutable(path) ? PROGRAM : FILE);
    return file;
  }
}
