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

  @TempDir private static Path folder;

  @Test
  void everyFileIsMadeAgain() throws Exception {
    Path fresh = redrawn();
    List<Path> files = files(COMMITTED);
    assertThat(files(fresh)).isEqualTo(files);
    assertThat(files.stream().filter(f -> f.toString().endsWith(".pdf"))).hasSizeGreaterThan(5);
    for (Path file : files) {
      if (file.toString().endsWith(".png")) { // JDKs compress in their own ways
        assertThat(pixels(fresh.resolve(file))).isEqualTo(pixels(COMMITTED.resolve(file)));
      } else if (!file.toString().equals(Jar.MANIFEST)) { // it has the time
        assertThat(fresh.resolve(file)).hasSameBinaryContentAs(COMMITTED.resolve(file));
      }
    }
    Jar.Run checked = Jar.run(folder, "verify", COMMITTED.toAbsolutePath().toString());
    assertThat(checked.exit()).as(checked.out()).isZero();
  }

  private static int[] pixels(Path png) throws Exception {
    BufferedImage image = ImageIO.read(png.toFile());
    int width = image.getWidth();
    return image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
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
          .sorted(Comparator.naturalOrder())
          .toList();
    }
  }
}
