// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Reference;
import org.eigendistill.figure.Style;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

/** The files: sizes, fonts, and the same bytes everywhere. */
class FigureWriterTest {
  static List<String> gallery() {
    return List.copyOf(Gallery.figures().keySet());
  }

  /** Another process, another country, no fonts installed, no screen where one is announced. */
  @Test
  void anotherMachineHasTheSameBytes(@TempDir Path folder) throws Exception {
    Path here = folder.resolve("here");
    Path there = folder.resolve("there");
    for (Map.Entry<String, Figure> figure : Gallery.figures().entrySet()) {
      FigureWriter.write(figure.getValue(), here, figure.getKey());
    }
    Path noFonts = Files.writeString(folder.resolve("fonts.conf"), "<fontconfig></fontconfig>");
    ProcessBuilder child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.language=ar",
                "-Duser.country=EG",
                "-cp",
                System.getProperty("java.class.path"),
                Gallery.class.getName(),
                there.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile());
    child.environment().put("FONTCONFIG_FILE", noFonts.toString());
    child.environment().put("DISPLAY", ":77");
    Process process = child.start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("log"))).isZero();
    File[] files = here.toFile().listFiles();
    assertThat(files).hasSize(3 * Gallery.figures().size());
    for (File file : files) {
      assertThat(there.resolve(file.getName())).hasSameBinaryContentAs(file.toPath());
    }
  }

  @Test
  void pngSaysHowLargeItIs() throws IOException {
    Figure figure = Gallery.lines().withHeight(2.5).withCaption("Gains – λ falls");
    byte[] png = FigureWriter.png(figure);
    assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(1020);
    assertThat(ImageIO.read(new ByteArrayInputStream(png)).getHeight()).isEqualTo(750);
    ByteBuffer dots = ByteBuffer.wrap(png, find(png, "pHYs") + 4, 9);
    assertThat(dots.getInt()).isEqualTo(11811);
    assertThat(dots.getInt()).isEqualTo(11811);
    assertThat(dots.get()).isEqualTo((byte) 1);
    assertThat(find(png, "tIME")).isNegative();
    assertThat(new String(png, StandardCharsets.UTF_8)).contains("Gains – λ falls");
  }

  @ParameterizedTest
  @MethodSource("gallery")
  void svgIsOutlinesOnly(String name) throws Exception {
    Figure figure = Gallery.figures().get(name);
    byte[] svg = FigureWriter.svg(figure);
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg));
    assertThat(document.getDocumentElement().getAttribute("width"))
        .isEqualTo(figure.width() == 7 ? "7in" : "3.4in");
    assertThat(document.getDoctype()).isNull();
    assertThat(document.getElementsByTagName("text").getLength()).isZero();
    assertThat(document.getElementsByTagName("image").getLength()).isZero();
    assertThat(document.getElementsByTagName("path").getLength()).isPositive();
    assertThat(new String(svg, StandardCharsets.UTF_8)).doesNotContain("NaN", "Infinity");
  }

  @ParameterizedTest
  @MethodSource("gallery")
  void pdfHoldsItsFontsAndTextAsText(String name) throws IOException {
    Figure figure = Gallery.figures().get(name);
    try (PDDocument document = Loader.loadPDF(FigureWriter.pdf(figure))) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      PDPage page = document.getPage(0);
      assertThat(page.getMediaBox().getWidth()).isEqualTo((float) (72 * figure.width()));
      List<PDFont> fonts = fonts(page);
      assertThat(fonts).isNotEmpty();
      for (PDFont font : fonts) {
        assertThat(font.isEmbedded()).as(font.getName()).isTrue();
        assertThat(font.getName()).contains("DejaVuSans");
      }
      String text = new PDFTextStripper().getText(document);
      String label = figure.panels().get(0).x().label().toString();
      assertThat(text).contains(label.split("[ $]")[0]);
      assertThat(document.getDocumentInformation().getCreationDate()).isNull();
    }
  }

  private static List<PDFont> fonts(PDPage page) throws IOException {
    List<PDFont> fonts = new ArrayList<>();
    for (COSName name : page.getResources().getXObjectNames()) {
      PDFormXObject form = (PDFormXObject) page.getResources().getXObject(name);
      for (COSName font : form.getResources().getFontNames()) {
        fonts.add(form.getResources().getFont(font));
      }
    }
    return fonts;
  }

  @Test
  void threeFilesAppearWhole(@TempDir Path folder) throws IOException {
    List<Path> files = FigureWriter.write(Gallery.lines(), folder.resolve("new"), "fig-1");
    assertThat(files)
        .extracting(f -> f.getFileName().toString())
        .containsExactly("fig-1.png", "fig-1.svg", "fig-1.pdf");
    assertThat(folder.resolve("new").toFile().list()).hasSize(3);
  }

  /** The package page's example, word for word. */
  @Test
  void theExampleDraws(@TempDir Path figures) throws IOException {
    double[] t = {0.1, 1, 10, 100};
    Panel panel =
        Panel.of(
            Axis.log("training time $t$"),
            Axis.linear("gain $g_t(\\lambda)$").between(0, 1),
            Line.of("$\\lambda_1 = 1$", t, new double[] {0.095, 0.632, 1, 1}, Style.of(0)),
            Line.of("$\\lambda_2 = 0.1$", t, new double[] {0.01, 0.095, 0.632, 1}, Style.of(1)),
            Reference.vertical(10, "teacher stops"));
    assertThat(FigureWriter.write(Figure.single(panel), figures, "gains")).hasSize(3);
    TextPlacesTest.check(Figure.single(panel));
  }

  @Test
  void idsThatNameNoFileAreRefused(@TempDir Path folder) {
    for (String id : List.of("", "../x", "a/b", ".hidden", "a b")) {
      assertThatThrownBy(() -> FigureWriter.write(Gallery.lines(), folder, id))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("cannot name");
    }
    assertThat(folder.toFile().list()).isEmpty();
  }

  private static int find(byte[] bytes, String chunk) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(chunk);
  }
}
