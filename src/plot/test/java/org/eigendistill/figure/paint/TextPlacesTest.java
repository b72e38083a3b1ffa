// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.HeatMap;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.PrintStyle;
import org.eigendistill.figure.Reference;
import org.eigendistill.figure.ScalarField;
import org.eigendistill.figure.Style;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No text is cut off or lies on other text. */
class TextPlacesTest {
  static List<String> gallery() {
    return List.copyOf(Gallery.figures().keySet());
  }

  @ParameterizedTest
  @MethodSource("gallery")
  void textIsWholeAndApart(String name) {
    check(Gallery.figures().get(name));
  }

  @ParameterizedTest
  @MethodSource("gallery")
  void alsoWithTheLegendBeside(String name) {
    check(Gallery.figures().get(name).withLegend(Figure.Legend.BESIDE).withWidth(7));
  }

  @ParameterizedTest
  @MethodSource("gallery")
  void alsoWithALegendUnderEachColumn(String name) {
    check(Gallery.figures().get(name).withLegend(Figure.Legend.UNDER_EACH).withWidth(7));
  }

  static void check(Figure figure) {
    Sheet painter = Sheet.of(figure, PrintStyle.HOUSE);
    List<TextBox> texts = FigureWriter.texts(figure);
    assertThat(texts).isNotEmpty();
    for (int i = 0; i < texts.size(); i++) {
      TextBox box = texts.get(i);
      assertThat(box.isWithin(painter.width(), painter.height())).as(box.toString()).isTrue();
      for (TextBox other : texts.subList(0, i)) {
        boolean aslant = box.height() > 12 && box.width() > 12;
        assertThat(!aslant && box.overlaps(other)).as(box + " on " + other).isFalse();
      }
    }
  }

  @Test
  void everyTextIsThere() {
    List<String> texts = FigureWriter.texts(Gallery.lines()).stream().map(TextBox::text).toList();
    assertThat(texts)
        .contains("training time $t$", "gain $g_t(\\lambda)$", "least squares")
        .contains("$\\lambda_1 = 3.0$", "$\\lambda_5 = 0.03$")
        .contains("0.01", "0.1", "1", "10", "100", "1000");
    assertThat(FigureWriter.texts(Gallery.panels()).stream().map(TextBox::text))
        .contains("(a)", "(b)", "(c)", "(d)", "gradient flow", "teacher stops");
  }

  @Test
  void aSharedLabelIsOnceInTheLegend() {
    List<String> texts = FigureWriter.texts(Gallery.panels()).stream().map(TextBox::text).toList();
    assertThat(texts.stream().filter("direction 1"::equals)).hasSize(1);
    assertThat(
            FigureWriter.texts(Gallery.panels().withLegend(Figure.Legend.NONE)).stream()
                .map(TextBox::text))
        .doesNotContain("direction 1");
  }

  /** Colours that mean the same in a row are explained once, and else by each map. */
  @Test
  void oneColourBarForMapsOfOneScale() {
    double[] places = {1, 2};
    ScalarField field = ScalarField.of(places, places, new double[][] {{0, 1}, {2, 3}});
    ScalarField wider = ScalarField.of(places, places, new double[][] {{0, 1}, {2, 9}});
    assertThat(bars(field, field, field)).isEqualTo(1);
    assertThat(bars(field, wider, field)).isEqualTo(3);
  }

  private static long bars(ScalarField... fields) {
    List<Panel> panels =
        Arrays.stream(fields)
            .map(
                field ->
                    Panel.of(Axis.linear("x"), Axis.linear("y"), HeatMap.of(field, "the scale")))
            .toList();
    return FigureWriter.texts(Figure.wide(3, panels)).stream()
        .map(TextBox::text)
        .filter("the scale"::equals)
        .count();
  }

  @Test
  void namesAtLineEndsStayOutOfTheLegend() {
    List<String> texts = FigureWriter.texts(Gallery.bands()).stream().map(TextBox::text).toList();
    assertThat(texts.stream().filter("student"::equals)).hasSize(1);
  }

  @Test
  void endLabelsMoveApartAsLittleAsNeeded() {
    assertThat(EndLabels.apart(new double[] {10, 50}, 0, 100)).containsExactly(10, 50);
    assertThat(EndLabels.apart(new double[] {50, 50}, 0, 100)).containsExactly(45.75, 54.25);
    double[] places = EndLabels.apart(new double[] {99, 100, 100}, 0, 100);
    assertThat(places[2]).isLessThanOrEqualTo(100);
    double[] many = new double[8];
    Arrays.fill(many, 3);
    double[] spread = EndLabels.apart(many, 0, 100);
    assertThat(spread[0]).isGreaterThanOrEqualTo(0);
    for (int i = 1; i < 8; i++) {
      assertThat(spread[i] - spread[i - 1]).isGreaterThan(8.4);
    }
  }

  @Test
  void aLabelInTwoStylesIsRefused() {
    Panel blue = inAStyle("a", 0);
    Panel red = inAStyle("a", 1);
    assertThatThrownBy(() -> FigureWriter.texts(Figure.wide(2, blue, red)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'a', which is drawn in two styles");
    assertThat(FigureWriter.texts(Figure.wide(2, blue, blue))).isNotEmpty();
  }

  @Test
  void underEachColumnALabelMayHaveAStyleOfItsOwn() {
    Figure figure =
        Figure.wide(3, inAStyle("a", 0), inAStyle("a", 1), inAStyle("b", 2), inAStyle("a", 0))
            .withLegend(Figure.Legend.UNDER_EACH);
    List<TextBox> texts = FigureWriter.texts(figure);
    List<TextBox> labels = texts.stream().filter(t -> t.text().matches("[ab]")).toList();
    assertThat(labels.stream().map(TextBox::text)).containsExactly("a", "a", "b");
    for (int i = 0; i < 3; i++) {
      double third = 72 * Figure.DOUBLE / 3;
      assertThat(labels.get(i).x()).isBetween(third * (i + .2), third * (i + .8));
    }
    double lowest = texts.stream().mapToDouble(TextBox::y).max().orElseThrow();
    assertThat(labels.get(1).y()).isEqualTo(labels.get(0).y()).isEqualTo(lowest);
    Figure oneColumn =
        Figure.wide(1, inAStyle("a", 0), inAStyle("a", 1)).withLegend(Figure.Legend.UNDER_EACH);
    assertThatThrownBy(() -> FigureWriter.texts(oneColumn)).hasMessageContaining("two styles");
  }

  private static Panel inAStyle(String label, int style) {
    double[] x = {1, 2};
    return Panel.of(Axis.linear(""), Axis.linear(""), Line.of(label, x, x, Style.of(style)));
  }

  @Test
  void aFigureTooSmallForItsWordsIsRefused() {
    assertThatThrownBy(() -> FigureWriter.texts(Gallery.panels().withWidth(1).withHeight(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not wide enough");
  }

  @Test
  void anAxisLabelTooLongForItsAxisIsRefused() {
    Panel panel =
        Panel.of(
            Axis.linear("x"),
            Axis.linear("a label that goes on and on and will never find room on so short an axis"),
            Reference.horizontal(1, ""),
            Reference.vertical(1, ""));
    assertThatThrownBy(() -> FigureWriter.texts(Figure.single(panel).withHeight(1.5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("longer than its axis");
  }

  @Test
  void wordsThatLeaveTheirPanelAreRefused() {
    Reference line = Reference.horizontal(1, "words that run on from panel (a) into panel (b)");
    double[] x = {0, 2};
    Panel panel =
        Panel.of(Axis.linear("x"), Axis.linear("y"), Line.of("a", x, x, Style.of(0)), line);
    assertThat(FigureWriter.texts(Figure.wide(1, panel).withWidth(7))).isNotEmpty();
    assertThatThrownBy(() -> FigureWriter.texts(Figure.wide(3, panel, panel, panel)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("longer than it");
  }
}
