// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.PrintStyle;
import org.eigendistill.figure.Style;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PrintStyleTest {
  @TempDir private Path folder;

  private static Panel panel(String label) {
    return Panel.of(
        Axis.linear(label),
        Axis.linear("gain $g \\in [0, 1]$"),
        Line.of("teacher", new double[] {0, 1}, new double[] {0, 1}, Style.of(0)));
  }

  private BufferedImage png(Figure figure, PrintStyle style) throws IOException {
    FigureWriter.write(figure, style, folder, "f");
    return ImageIO.read(new ByteArrayInputStream(Files.readAllBytes(folder.resolve("f.png"))));
  }

  /** Widths of columns and text as the styles of these venues have them. */
  @ParameterizedTest
  @CsvSource({
    "NEURIPS, 3.3, 5.5",
    "ICML, 3.25, 6.75",
    "JMLR, 3.6, 6",
    "SLIDES, 8.5, 12.3",
  })
  void figuresAreAsWideAsColumns(PrintStyle.Named named, double single, double full)
      throws IOException {
    Figure one = Figure.single(panel("progress"));
    assertThat(png(one, named.style()).getWidth() / 300.0).isCloseTo(single, within(0.01));
    Figure two = Figure.wide(2, panel("progress"), panel("progress"));
    assertThat(png(two, named.style()).getWidth() / 300.0).isCloseTo(full, within(0.01));
    assertThat(png(two, named.style().withWidth(5)).getWidth()).isEqualTo(1500);
  }

  /** Letters grow with all else, so that a figure of twice the width is the same, larger. */
  @Test
  void lettersGrowAsAWhole() throws IOException {
    Figure figure = Figure.single(panel("progress"));
    BufferedImage house = png(figure, PrintStyle.HOUSE);
    BufferedImage large = png(figure, PrintStyle.HOUSE.withFont(16).withWidth(2 * Figure.SINGLE));
    assertThat(large.getWidth()).isEqualTo(2 * house.getWidth());
    assertThat(large.getHeight()).isEqualTo(2 * house.getHeight());
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsHigherThanItsPage(PrintStyle.Named named) throws IOException {
    Figure tall = Figure.wide(1, panel("a"), panel("b"), panel("c"), panel("d")).withHeight(11);
    assertThat(png(tall, named.style()).getHeight() / 300.0)
        .isLessThanOrEqualTo(named.style().highest() + 0.01);
  }

  /** Words that were made for a wide page get smaller on a narrow one before they are refused. */
  @Test
  void wordsFindRoomBySize() {
    String label = "how much of the teacher's function the student has learned";
    Figure figure = Figure.wide(2, panel(label), panel(label));
    assertThat(FigureWriter.texts(figure)).isNotEmpty();
    Sheet sheet = Sheet.of(figure, PrintStyle.Named.NEURIPS.style().withWidth(4.5));
    assertThat(sheet.width()).isCloseTo(4.5 * 72, within(1e-9));
    assertThatThrownBy(() -> FigureWriter.texts(Figure.wide(2, panel(label + label), panel(label))))
        .hasMessageContaining("longer than its axis");
  }

  /** No width and no letters cut a word off. */
  @ParameterizedTest
  @CsvSource({"3.25, 8", "2, 12", "5, 20", "1.2, 40"})
  void wordsAreWhole(double width, double font) {
    String label = "gain over the teacher, per cent";
    Figure figure = Figure.wide(2, panel(label), panel(label));
    PrintStyle style = PrintStyle.Named.ICML.style().withWidth(width).withFont(font);
    Sheet sheet = Sheet.of(figure, style);
    double scale = sheet.scale();
    for (TextBox box : sheet.texts()) {
      assertThat(box.isWithin(sheet.width() / scale, sheet.height() / scale))
          .as("%s at %s", box, scale)
          .isTrue();
    }
  }

  @Test
  void serifsAreInThePdfAndStandInsAreToo() throws IOException {
    FigureWriter.write(
        Figure.single(panel("progress")), PrintStyle.Named.ICML.style(), folder, "f");
    Set<String> fonts = new TreeSet<>();
    try (PDDocument document = Loader.loadPDF(folder.resolve("f.pdf").toFile())) {
      addFonts(document.getPage(0).getResources(), fonts);
      assertThat(new PDFTextStripper().getText(document)).contains("progress", "∈", "teacher");
    }
    assertThat(fonts).anyMatch(name -> name.contains("LiberationSerif"));
    // the sign of membership is in no Liberation
    assertThat(fonts).anyMatch(name -> name.contains("DejaVuSans"));
  }

  private static void addFonts(PDResources resources, Set<String> fonts) throws IOException {
    for (COSName name : resources.getFontNames()) {
      PDFont font = resources.getFont(name);
      assertThat(font.isEmbedded()).as(font.getName()).isTrue();
      fonts.add(font.getName());
    }
    for (COSName name : resources.getXObjectNames()) {
      if (resources.getXObject(name)
          instanceof org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject form) {
        addFonts(form.getResources(), fonts);
      }
    }
  }

  @Test
  void svgHasWordsOrShapes() throws IOException {
    Figure figure = Figure.single(panel("progress"));
    FigureWriter.write(figure, PrintStyle.Named.ICML.style(), folder, "real");
    String real = Files.readString(folder.resolve("real.svg"), StandardCharsets.UTF_8);
    assertThat(real).contains(">progress<", "Liberation Serif");
    FigureWriter.write(figure, PrintStyle.Named.ICML.style().withRealText(false), folder, "shapes");
    String shapes = Files.readString(folder.resolve("shapes.svg"), StandardCharsets.UTF_8);
    assertThat(shapes).doesNotContain("<text");
    FigureWriter.write(figure, folder, "house");
    assertThat(Files.readAllBytes(folder.resolve("house.svg"))).isEqualTo(FigureWriter.svg(figure));
  }

  @Test
  void whatIsNoStyleIsRefused() {
    assertThatThrownBy(() -> PrintStyle.HOUSE.withWidth(0.5)).hasMessageContaining("0.5");
    assertThatThrownBy(() -> PrintStyle.HOUSE.withFont(Double.NaN)).hasMessageContaining("NaN");
  }
}
