// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.explorer.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The files that the page was made of, a line each with its SHA-256, and the digest of that list,
 * which the page carries: a page is stale when a file on its list has changed.
 *
 * @param text the list
 * @param digest its SHA-256
 */
record SourceList(String text, String digest) {
  /**
   * Of the sources of classes, and of all that makes the page.
   *
   * @param root the repository
   * @param classes outer classes, by name
   */
  static SourceList of(Path root, SortedSet<String> classes) throws IOException {
    SortedSet<String> files = new TreeSet<>();
    for (String name : classes) {
      String file = name.replace('.', '/') + ".java";
      String in =
          Files.exists(root.resolve("src/engine/main/java/" + file)) ? "engine" : "explorer";
      files.add("src/%s/main/java/%s".formatted(in, file));
    }
    try (Stream<Path> own = Files.walk(root.resolve("src/explorer/main"))) {
      own.filter(Files::isRegularFile)
          .forEach(file -> files.add(root.relativize(file).toString().replace('\\', '/')));
    }
    StringBuilder text = new StringBuilder();
    for (String file : files) {
      text.append(sha256(Files.readAllBytes(root.resolve(file)))).append("  ").append(file);
      text.append('\n');
    }
    return new SourceList(
        text.toString(), sha256(text.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
