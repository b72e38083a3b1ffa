// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that lies in a folder: files with their bytes, folders under their names with a slash. Two
 * are equal if they are but for the times that stand in JSON files.
 */
public final class Tree {
  private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z";
  private static final String SECONDS = "\"seconds\" : [0-9.E-]+";

  private final Map<String, byte[]> files;

  private Tree(Map<String, byte[]> files) {
    this.files = Collections.unmodifiableMap(files);
  }

  /** What lies in a folder now; nothing, if it is not there. */
  public static Tree of(Path root) {
    Map<String, byte[]> files = new TreeMap<>();
    if (!Files.exists(root)) {
      return new Tree(files);
    }
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path path : walk.filter(path -> !path.equals(root)).toList()) {
        String name = root.relativize(path).toString();
        if (Files.isDirectory(path)) {
          files.put(name + "/", new byte[0]);
        } else {
          files.put(name, Files.readAllBytes(path));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Tree(files);
  }

  /** Makes a folder hold this and nothing else. */
  public void write(Path root) {
    try {
      delete(root);
      Files.createDirectories(root);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path path = root.resolve(file.getKey());
        if (file.getKey().endsWith("/")) {
          Files.createDirectories(path);
        } else {
          Files.createDirectories(path.getParent());
          Files.write(path, file.getValue());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes a folder with all in it, if it is there. */
  public static void delete(Path root) throws IOException {
    if (Files.exists(root)) {
      try (Stream<Path> walk = Files.walk(root)) {
        for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  /** What of this has names of a kind. */
  public Tree of(Predicate<String> wanted) {
    return new Tree(
        files.entrySet().stream()
            .filter(file -> wanted.test(file.getKey()))
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, Map.Entry::getValue, (one, two) -> one, TreeMap::new)));
  }

  /** The names of files, and of folders with a slash. */
  public List<String> names() {
    return List.copyOf(files.keySet());
  }

  private static byte[] timeless(String name, byte[] bytes) {
    return name.endsWith(".json")
        ? new String(bytes, StandardCharsets.ISO_8859_1)
            .replaceAll(TIME, "TIME")
            .replaceAll(SECONDS, "SECONDS")
            .getBytes(StandardCharsets.ISO_8859_1)
        : bytes;
  }

  /** Whether another tree has the same files of some names, with the same bytes. */
  public boolean sameBytes(Tree other, Predicate<String> wanted) {
    Map<String, byte[]> own = of(wanted).files;
    Map<String, byte[]> its = other.of(wanted).files;
    return own.keySet().equals(its.keySet())
        && own.keySet().stream().allMatch(name -> Arrays.equals(own.get(name), its.get(name)));
  }

  /** What differs, in words; empty if nothing does. */
  public List<String> difference(Tree other) {
    List<String> words = new ArrayList<>();
    TreeSet<String> names = new TreeSet<>(files.keySet());
    names.addAll(other.files.keySet());
    for (String name : names) {
      byte[] own = files.get(name);
      byte[] its = other.files.get(name);
      if (own == null || its == null) {
        words.add((own == null ? "lacks " : "has ") + name);
      } else if (!Arrays.equals(timeless(name, own), timeless(name, its))) {
        words.add("differs in %s (%d and %d bytes)".formatted(name, own.length, its.length));
      }
    }
    return words;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tree tree && difference(tree).isEmpty();
  }

  @Override
  public int hashCode() {
    return files.keySet().hashCode();
  }

  @Override
  public String toString() {
    return names().toString();
  }
}
