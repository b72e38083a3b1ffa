// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.base;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder into which a library unpacks its native code, and from which it loads it: private (see
 * {@link PrivateFolder}), and holding nothing but what the program's jars hold. Before anything is
 * loaded each file there is compared with the jar's by SHA-256; if one differs or is nobody's, all
 * is deleted, so that the library unpacks anew.
 *
 * <p>A file that was compared once is not again as long as its inode, size and time of change are
 * the same, which no program can set back. One process at a time checks, unpacks and loads.
 */
public final class NativeCache {
  private static final Pattern NATIVE = Pattern.compile(".*\\.(so(\\.\\d+)*|dylib|jnilib|dll)");
  private static final String LOCK = ".one-at-a-time";
  private static final String CHECKED = ".checked";
  private static final Set<String> OTHERS = Set.of(LOCK, CHECKED, ".lock"); // the last is JavaCPP's

  private final Path folder;
  private final List<Held> held;

  /** A library in a jar. */
  private record Held(Path jar, String entry, long size, long crc) {}

  private NativeCache(Path folder, List<Held> held) {
    this.folder = folder;
    this.held = held;
  }

  /**
   * The cache of the libraries that some jars on the class path hold.
   *
   * @param name the cache's own, for users who meet it
   * @param jars how the names of the jars begin
   * @throws IOException if the folder cannot be made, written or trusted; the message has the mend
   */
  public static NativeCache open(String name, Set<String> jars) throws IOException {
    return open(PrivateFolder.cacheHome().resolve("eigendistill"), name, jars);
  }

  /** The same, in a folder that is named in the place of the user's own. */
  public static NativeCache open(Path root, String name, Set<String> jars) throws IOException {
    List<Held> held = held(jars);
    // Another version of the jars has a folder of its own: neither deletes the other's.
    // A jar that is on the class path twice counts once.
    Set<String> content = new TreeSet<>();
    held.forEach(h -> content.add(h.entry + " " + h.size + " " + h.crc));
    String key =
        hex(sha().digest(String.join("\n", content).getBytes(StandardCharsets.UTF_8)))
            .substring(0, 16);
    return new NativeCache(PrivateFolder.open(root.resolve(name + "-" + key)), held);
  }

  /** Where the libraries are unpacked. */
  public Path folder() {
    return folder;
  }

  /**
   * Checks the folder, then loads.
   *
   * @throws Exception what loading throws
   */
  public synchronized <T> T load(Callable<T> loading) throws Exception {
    try (FileChannel channel =
        FileChannel.open(
            folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.lock(); // until the channel is closed
      check();
      return loading.call();
    }
  }

  /** Deletes all if anything there is not the jars'. */
  void check() throws IOException {
    Path record = folder.resolve(CHECKED);
    Set<String> known = new TreeSet<>();
    if (Files.isRegularFile(record, LinkOption.NOFOLLOW_LINKS)) {
      known.addAll(Files.readAllLines(record));
    }
    Set<String> checked = new TreeSet<>();
    for (Path file : files()) {
      Optional<String> stamp = stamp(file);
      boolean same = stamp.isPresent() && known.contains(stamp.get());
      if (!same && !isOfJars(file)) {
        empty();
        return;
      }
      stamp.ifPresent(checked::add);
    }
    if (!checked.containsAll(known)) {
      empty(); // one is missing, and a library may take its folder for whole
    } else if (!checked.equals(known)) {
      Path fresh = Files.createTempFile(folder, CHECKED, "");
      Files.write(fresh, checked);
      Files.move(fresh, record, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(p -> !Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS))
          .filter(p -> !p.getParent().equals(folder) || !isOurs(p.getFileName().toString()))
          .toList();
    }
  }

  private static boolean isOurs(String name) {
    return OTHERS.contains(name) || name.startsWith(CHECKED) || name.startsWith(".probe");
  }

  /** What changes whenever a file does; empty where nothing is known to. */
  private Optional<String> stamp(Path file) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")
        || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    Map<String, Object> found =
        Files.readAttributes(file, "unix:ino,size,ctime", LinkOption.NOFOLLOW_LINKS);
    return Optional.of(
        "%s %s %s %s"
            .formatted(
                found.get("ino"), found.get("size"), found.get("ctime"), folder.relativize(file)));
  }

  private boolean isOfJars(Path file) throws IOException {
    if (Files.isSymbolicLink(file)) {
      // JavaCPP gives some libraries a second name beside them.
      Path target = Files.readSymbolicLink(file);
      return target.getNameCount() == 1 && !target.isAbsolute() && !target.toString().equals("..");
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    byte[] found = null;
    for (Held library : held) {
      if (library.size == Files.size(file)) {
        found = found == null ? digest(Files.newInputStream(file)) : found;
        try (JarFile jar = new JarFile(library.jar.toFile())) {
          if (MessageDigest.isEqual(
              found, digest(jar.getInputStream(jar.getEntry(library.entry))))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private void empty() throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      if (!path.equals(folder) && !path.equals(folder.resolve(LOCK))) {
        Files.deleteIfExists(path);
      }
    }
  }

  private static List<Held> held(Set<String> names) throws IOException {
    List<Held> held = new ArrayList<>();
    ClassLoader loader = NativeCache.class.getClassLoader();
    for (URL url : Collections.list(loader.getResources("META-INF/MANIFEST.MF"))) {
      if (url.openConnection() instanceof JarURLConnection connection) {
        Path path = path(connection.getJarFileURL());
        if (names.stream().anyMatch(path.getFileName().toString()::startsWith)) {
          try (JarFile jar = new JarFile(path.toFile())) {
            jar.stream()
                .filter(entry -> NATIVE.matcher(entry.getName()).matches())
                .forEach(e -> held.add(new Held(path, e.getName(), e.getSize(), e.getCrc())));
          }
        }
      }
    }
    return held;
  }

  private static Path path(URL jar) throws IOException {
    try {
      return Path.of(jar.toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static byte[] digest(InputStream bytes) throws IOException {
    try (bytes) {
      MessageDigest sha = sha();
      byte[] buffer = new byte[1 << 16];
      for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
        sha.update(buffer, 0, count);
      }
      return sha.digest();
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static MessageDigest sha() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
