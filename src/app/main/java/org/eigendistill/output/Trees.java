// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Files and folders under a folder. */
final class Trees {
  private Trees() {}

  /** Whether anything has this name, a link that leads nowhere included. */
  static boolean isThere(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** Whether this is a file itself, not a link to one. */
  static boolean isFile(Path path) {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** Whether this is a folder itself, not a link to one. */
  static boolean isFolder(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** Whether a name means something in a folder, whatever the folder: neither above it nor it. */
  static boolean isInside(String name) {
    Path path = Path.of(name);
    return !name.isEmpty()
        && path.getRoot() == null
        && path.equals(path.normalize())
        && !path.startsWith("..");
  }

  /** Whether what lies on the way from a folder to a file in it are folders, or not there yet. */
  static boolean isReachedByFolders(Path root, Path file) {
    for (Path at = file.getParent(); !at.equals(root); at = at.getParent()) {
      if (isThere(at) && !isFolder(at)) {
        return false;
      }
    }
    return true;
  }

  /** All files under a folder by their names in it, with forward slashes, in order. */
  static List<String> names(Path root) throws IOException {
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(path -> !Files.isDirectory(path))
          .map(path -> name(root, path))
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** All folders under a folder and itself, the innermost first. */
  static List<Path> folders(Path root) throws IOException {
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(Files::isDirectory).sorted(Comparator.reverseOrder()).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  static String name(Path root, Path path) {
    return root.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
  }

  /** Moves a file in one step, in the place of another if need be. */
  static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw new FileSystemException(
          from.toString(), to.toString(), "they lie on different file systems");
    }
  }

  /** Deletes a folder and all in it, as far as that goes; the rest is for the next sweep. */
  static void deleteQuietly(Path root) {
    try (Stream<Path> walk = Files.walk(root)) {
      walk.sorted(Comparator.reverseOrder()).forEach(Trees::dropQuietly);
    } catch (IOException | UncheckedIOException e) {
      // It is gone already, or left.
    }
  }

  /** Deletes a file or an empty folder, if that goes. */
  static boolean dropQuietly(Path path) {
    try {
      return Files.deleteIfExists(path);
    } catch (IOException e) {
      return false;
    }
  }

  /** Deletes folders from one up to another, which stays, as long as they are empty. */
  static void pruneQuietly(Path from, Path top) {
    for (Path at = from; at != null && !at.equals(top) && at.startsWith(top); at = at.getParent()) {
      if (isThere(at) && !(isFolder(at) && dropQuietly(at))) {
        return;
      }
    }
  }
}
