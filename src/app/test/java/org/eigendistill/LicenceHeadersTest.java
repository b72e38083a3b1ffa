// SPDX-License-Identifier: Apache-2.0
package org.eigendistill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every file of a programmer's names its licence, the one that the build names and LICENSE has. */
class LicenceHeadersTest {
  private static final String LINE = "SPDX-License-Identifier: Apache-2.0";

  @Test
  void everySourceNamesItsLicence() throws IOException {
    List<Path> sources = new ArrayList<>(List.of(Path.of(".ci", "run")));
    sources.add(Path.of("src", "app", "launcher", "eigendistill"));
    Files.walkFileTree(
        Path.of("src"),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean isMade = folder.endsWith("target") || folder.endsWith("build");
            return isMade ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().matches(".*\\.(java|py|sh)")) {
              sources.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    assertThat(sources).hasSizeGreaterThan(1_400);
    assertThat(sources).filteredOn(file -> !namesIt(file)).isEmpty();
  }

  private static boolean namesIt(Path file) {
    try {
      List<String> first = Files.readAllLines(file).stream().limit(2).toList();
      int at = first.get(0).startsWith("#!") ? 1 : 0;
      return first.get(at).matches("(//|#) " + LINE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void licenceIsThatOfTheBuild() throws IOException {
    assertThat(Files.readString(Path.of("LICENSE"))).contains("Apache License", "Version 2.0");
    assertThat(Files.readString(Path.of("pom.xml"))).contains("<name>Apache-2.0</name>", LINE);
    assertThat(Files.readString(Path.of("CITATION.cff"))).contains("license: Apache-2.0");
  }

  /** The build's version is that of the citation and of the Python client. */
  @Test
  void versionsAreOne() throws IOException {
    String version =
        Files.readString(Path.of("pom.xml"))
            .replaceFirst("(?s).*?<artifactId>eigendistill</artifactId>\\s*<version>", "")
            .replaceFirst("(?s)<.*", "");
    assertThat(version).matches("\\d+\\.\\d+\\.\\d+");
    assertThat(Files.readString(Path.of("CITATION.cff"))).contains("\nversion: " + version + "\n");
    assertThat(Files.readString(Path.of("src", "python", "eigendistill.py")))
        .contains("__version__ = \"" + version + "\"");
    assertThat(Files.readString(Path.of("CHANGELOG.md"))).contains("\n## " + version + " (");
  }
}
