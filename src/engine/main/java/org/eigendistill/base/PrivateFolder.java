// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.base;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.Function;

/**
 * A folder that nobody else can write to, nor put another in the place of: it is the user's own, no
 * symbolic link, and neither it nor any folder above it is writable by others (but for those, as
 * /tmp, where only the owner of a file may move it). Missing folders are made, open to the user
 * alone.
 *
 * <p>On systems without POSIX permissions, as Windows, only links are refused; there the folder
 * lies in the user's profile, which is closed to others.
 */
public final class PrivateFolder {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
  private static final int OTHERS_WRITE = 022;
  private static final int STICKY = 01000;

  private PrivateFolder() {}

  /**
   * Where programs keep what they can make again: XDG_CACHE_HOME, on Windows LOCALAPPDATA, else
   * .cache in the home folder.
   *
   * @throws IOException if none of them is known; the message has the mend
   */
  public static Path cacheHome() throws IOException {
    return cacheHome(System::getenv, System.getProperty("user.home"));
  }

  static Path cacheHome(Function<String, String> environment, String userHome) throws IOException {
    for (String[] known :
        new String[][] {
          {environment.apply("XDG_CACHE_HOME"), ""},
          {environment.apply("LOCALAPPDATA"), ""},
          {environment.apply("HOME"), ".cache"},
          {userHome, ".cache"}
        }) {
      try {
        if (known[0] != null && Path.of(known[0]).isAbsolute()) {
          return Path.of(known[0]).resolve(known[1]);
        }
      } catch (InvalidPathException e) {
        // the next is tried
      }
    }
    throw new IOException(
        "there is no home folder for its files. Set XDG_CACHE_HOME to a folder of yours");
  }

  /**
   * The folder, made if it is not there.
   *
   * @throws IOException if it cannot be made, written or trusted; the message names the folder and
   *     the mend
   */
  public static Path open(Path folder) throws IOException {
    Path own = folder.toAbsolutePath().normalize();
    Deque<Path> missing = new ArrayDeque<>();
    for (Path at = own; at != null && !Files.exists(at, LinkOption.NOFOLLOW_LINKS); ) {
      missing.push(at);
      at = at.getParent();
    }
    Path made = own;
    try {
      for (Path at : missing) {
        made = at;
        make(at);
      }
      made = own;
      Object user = user(own);
      if (!Files.isDirectory(own, LinkOption.NOFOLLOW_LINKS)) {
        throw refused(own, "is a symbolic link or no folder");
      }
      if (POSIX) {
        requireTrusted(own, user);
        requireTrusted(own.toRealPath(), user);
      }
    } catch (Refusal e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(
          "%s cannot be made or written (%s). Set XDG_CACHE_HOME to a folder of yours that can"
              .formatted(made, e.getClass().getSimpleName().replace("Exception", "")),
          e);
    }
    return own;
  }

  private static void make(Path folder) throws IOException {
    FileAttribute<?>[] mine =
        POSIX
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
            }
            : new FileAttribute<?>[0];
    try {
      Files.createDirectory(folder, mine);
    } catch (FileAlreadyExistsException e) {
      // another run was faster; what it made is looked at as anything else
    }
  }

  /** Who owns what this process makes there; throws where it can make nothing. */
  private static Object user(Path folder) throws IOException {
    Path probe = Files.createTempFile(folder, ".probe", "");
    try {
      return POSIX ? Files.getAttribute(probe, "unix:uid") : "";
    } finally {
      Files.delete(probe);
    }
  }

  /** A folder and all above it, as they are named. */
  private static void requireTrusted(Path folder, Object user) throws IOException {
    for (Path at = folder; at != null; at = at.getParent()) {
      Map<String, Object> found =
          Files.readAttributes(at, "unix:uid,mode,isSymbolicLink", LinkOption.NOFOLLOW_LINKS);
      int mode = (Integer) found.get("mode");
      boolean own = at.equals(folder);
      Object owner = found.get("uid");
      if (!owner.equals(user) && (own || !owner.equals(0))) {
        throw refused(at, "belongs to another user");
      }
      boolean link = (Boolean) found.get("isSymbolicLink"); // has all permissions, and none count
      if (!link && (mode & OTHERS_WRITE) != 0 && (own || (mode & STICKY) == 0)) {
        throw refused(at, "can be written by others (chmod go-w mends it)");
      }
    }
  }

  private static Refusal refused(Path folder, String reason) {
    return new Refusal(
        "%s %s. Mend it, or set XDG_CACHE_HOME to a folder of yours".formatted(folder, reason));
  }

  /** A folder that is not trusted. */
  private static final class Refusal extends IOException {
    private static final long serialVersionUID = 1L;

    Refusal(String message) {
      super(message);
    }
  }
}
