// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The libraries that lie in lib/ beside the jar, which its manifest names. */
final class Libraries {
  private Libraries() {}

  /** What is to be said where some are not there; empty where all are, or there is no jar. */
  static Optional<String> missing() {
    try {
      Optional<Path> jar = place(Libraries.class);
      return jar.isEmpty() ? Optional.empty() : missing(jar.get());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The jar or folder that a class comes from, where that is known. */
  static Optional<Path> place(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    try {
      return source == null ? Optional.empty() : Optional.of(Path.of(source.getLocation().toURI()));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  static Optional<String> missing(Path jar) throws IOException {
    if (!Files.isRegularFile(jar)) {
      return Optional.empty();
    }
    List<String> gone =
        named(jar).filter(name -> !Files.isReadable(jar.resolveSibling(name))).toList();
    if (gone.isEmpty()) {
      return Optional.empty();
    }
    boolean all = !Files.isDirectory(jar.resolveSibling("lib"));
    return Optional.of(
        "%s missing beside %s. Keep them together, or build again."
            .formatted(
                all
                    ? "lib/ is"
                    : gone.get(0)
                        + (gone.size() == 1
                            ? " is"
                            : " and %d more are".formatted(gone.size() - 1)),
                jar.getFileName()));
  }

  private static Stream<String> named(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      String path =
          Optional.ofNullable(file.getManifest())
              .map(manifest -> manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH))
              .orElse("");
      return Stream.of(path.split(" ")).filter(name -> !name.isBlank());
    }
  }
}
