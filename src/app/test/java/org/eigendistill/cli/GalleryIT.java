// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.eigendistill.testing.Wanted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gallery that is committed, made again from its committed tables alone. */
class GalleryIT {
  private static final Path COMMITTED = Path.of("figures");

  /** What else than tables is no output: the record of their runs, and what tells a clone. */
  private static final List<String> RECORDS = List.of("manifest.json", "claims.json");

  /** The JDK by which the gallery was made. */
  private static final int COMMITTED_BY = 17;

  @TempDir private static Path folder;

  @Test
  void everyFileIsMadeAgain() throws Exception {
    Path fresh = redrawn();
    List<Path> files = files(COMMITTED);
    assertThat(files(fresh)).isEqualTo(files);
    assertThat(files.stream().filter(f -> f.toString().endsWith(".pdf"))).hasSizeGreaterThan(5);
    for (Path file : files) {
      boolean otherJdk = Runtime.version().feature() != COMMITTED_BY;
      if (otherJdk && file.toString().endsWith(".png")) {
        looksLike(fresh.resolve(file), COMMITTED.resolve(file));
      } else if (!file.toString().equals(Jar.MANIFEST)) { // it has the time
        assertThat(fresh.resolve(file)).hasSameBinaryContentAs(COMMITTED.resolve(file));
      }
    }
    Jar.Run checked = Jar.run(folder, "verify", COMMITTED.toAbsolutePath().toString());
    assertThat(checked.exit()).as(checked.out()).isZero();
  }

  /**
   * JDKs compress in their own ways, and shade the edge of a line otherwise here and there: of all
   * 50 million pixels 25 has 39 others than 17, by at most 17 of 255.
   */
  private static void looksLike(Path png, Path committed) throws Exception {
    BufferedImage found = ImageIO.read(png.toFile());
    BufferedImage right = ImageIO.read(committed.toFile());
    int width = right.getWidth();
    int height = right.getHeight();
    assertThat(List.of(found.getWidth(), found.getHeight())).isEqualTo(List.of(width, height));
    int others = 0;
    int largest = 0;
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        int difference = difference(found.getRGB(x, y), right.getRGB(x, y));
        others += difference > 0 ? 1 : 0;
        largest = Math.max(largest, difference);
      }
    }
    System.out.printf(
        "%s: %d of %,d pixels differ, by at most %d of 255%n",
        png.getFileName(), others, width * height, largest);
    assertThat(largest).as("largest difference in %s", png).isLessThanOrEqualTo(32);
    assertThat(others).as("pixels of %s that differ", png).isLessThan(width * height / 10_000);
  }

  /** The largest difference of red, green, blue and opacity. */
  private static int difference(int a, int b) {
    int largest = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      largest = Math.max(largest, Math.abs((a >> shift & 255) - (b >> shift & 255)));
    }
    return largest;
  }

  @Test
  void latexCompiles() throws Exception {
    Wanted.program("pdflatex");
    Path latex = redrawn().resolve("latex");
    for (int pass = 0; pass < 2; pass++) {
      Path log = folder.resolve("tex.log");
      Process tex =
          new ProcessBuilder("pdflatex", "-interaction=nonstopmode", "paper.tex")
              .directory(latex.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      assertThat(tex.waitFor()).as(Files.readString(log)).isZero();
    }
    assertThat(latex.resolve("paper.pdf")).isNotEmptyFile();
    assertThat(Files.readString(latex.resolve("paper.log")))
        .doesNotContain("undefined references")
        .doesNotContain("multiply defined")
        .doesNotContain("Missing character");
    for (Path file : files(latex)) {
      if (!file.toString().endsWith(".tex")) {
        Files.delete(latex.resolve(file));
      }
    }
  }

  private static Path redrawn() throws Exception {
    Path fresh = folder.resolve("figures");
    if (!Files.exists(fresh)) {
      Files.createDirectories(fresh.resolve("data"));
      for (Path file : files(COMMITTED)) {
        if (file.toString().endsWith(".csv") || RECORDS.contains(file.toString())) {
          Files.copy(COMMITTED.resolve(file), fresh.resolve(file));
        }
      }
      Jar.Run run = Jar.run(folder, "reproduce", "--redraw", "--update", "--quiet");
      assertThat(run.exit()).as(run.err()).isZero();
    }
    return fresh;
  }

  private static List<Path> files(Path root) throws Exception {
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(Files::isRegularFile)
          .map(root::relativize)
          // what the program's own copy is made of
          .filter(file -> !file.toString().equals("explorer.html"))
          .sorted(Comparator.naturalOrder())
          .toList();
    }
  }
}
