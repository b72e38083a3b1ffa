// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The committed explorer is made of the sources as they are. */
class ExplorerPageTest {
  private static final String AGAIN =
      "the explorer is stale: mvn -Pexplorer -pl src/explorer -am -DskipTests package makes"
          + " figures/explorer.html again";

  private static final int MOST_BYTES = 1_000_000;

  private static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }

  @Test
  void isOfTheseSources() throws Exception {
    Path list = Path.of("src/explorer/sources.txt");
    assertThat(ExplorerPage.sources()).as(AGAIN).isEqualTo(sha256(list));
    List<String> lines = Files.readAllLines(list);
    assertThat(lines).hasSizeGreaterThan(100);
    for (String line : lines) {
      Path file = Path.of(line.substring(66));
      assertThat(file).as(AGAIN).exists();
      assertThat(line).as(AGAIN).startsWith(sha256(file));
    }
    // what is new among the page's own parts is on the list too
    try (Stream<Path> own = Files.walk(Path.of("src/explorer/main"))) {
      assertThat(own.filter(Files::isRegularFile).map(Path::toString))
          .as(AGAIN)
          .allMatch(file -> lines.stream().anyMatch(line -> line.endsWith("  " + file)));
    }
  }

  @Test
  void isOneSmallFileThatIsCommitted() throws Exception {
    Path file = Path.of("figures", ExplorerPage.FILE);
    assertThat(Files.size(file)).isLessThan(MOST_BYTES);
    assertThat(Files.readString(file)).isEqualTo(ExplorerPage.text());
    assertThat(ExplorerPage.is(file)).isTrue();
    assertThat(ExplorerPage.is(Path.of("README.md"))).isFalse();
  }

  /**
   * The browser's class library formats no exponents: a sentence of the engine that asks for them
   * would end there in a fault of the formatter.
   */
  @Test
  void itsSourcesFormatAsTheBrowserCan() throws Exception {
    Pattern missing = Pattern.compile("%[-#+0,(]*[0-9]*([.][0-9]+)?[aAeEgG]");
    assertThat(missing.matcher("of %.6g times").find()).isTrue();
    for (String line : Files.readAllLines(Path.of("src/explorer/sources.txt"))) {
      Path file = Path.of(line.substring(66));
      if (file.toString().endsWith(".java")) {
        assertThat(Files.readString(file))
            .as("%s: Numerals.significant writes such numbers", file)
            .doesNotContainPattern(missing);
      }
    }
  }
}
