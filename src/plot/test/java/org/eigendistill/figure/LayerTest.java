// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eigendistill.figure.paint.FigureWriter;
import org.eigendistill.figure.paint.Gallery;
import org.junit.jupiter.api.Test;

/** What a description refuses, and in which words. */
class LayerTest {
  private static final double NO = Double.NaN;
  private static final double[] ONE_TWO = {1, 2};

  private static void refused(String message, ThrowingCallable making) {
    assertThatThrownBy(making)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void emptySeries() {
    double[] none = {};
    double[] unknown = {NO, NO};
    refused("line 'a' has no values to draw", () -> Line.of("a", none, none, Style.of(0)));
    refused("line 'a' has no values", () -> Line.of("a", ONE_TWO, unknown, Style.of(0)));
    refused("scatter 'b' has no values", () -> Scatter.of("b", unknown, ONE_TWO, Style.of(0)));
    refused("density has no values", () -> Density.of(none, none));
    refused("bars 'c' has no values", () -> Bars.of("c", none, Colour.of(0)));
    refused(
        "intervals 'd' has no values",
        () -> Intervals.forest("d", unknown, unknown, unknown, Style.of(0)));
    refused("has nothing to draw", () -> Panel.of(Axis.linear("x"), Axis.linear("y")));
  }

  @Test
  void listsOfDifferentLengths() {
    refused(
        "lists of 2 and of 3 values",
        () -> Line.of("a", ONE_TWO, new double[] {1, 2, 3}, Style.of(0)));
  }

  @Test
  void infiniteValues() {
    refused(
        "value 1 is Infinity: give NaN",
        () -> Line.of("a", ONE_TWO, new double[] {1, Double.POSITIVE_INFINITY}, Style.of(0)));
  }

  @Test
  void whatALogarithmicAxisCannotShow() {
    Line line = Line.of("risk", ONE_TWO, new double[] {1, 0}, Style.of(0));
    refused(
        "line 'risk' has y = 0.0, which the logarithmic axis 'r' cannot show: give NaN",
        () -> Panel.of(Axis.linear("x"), Axis.log("r"), line));
    refused("reference", () -> Panel.of(Axis.log("x"), Axis.log("r"), Reference.vertical(-1, "")));
    refused("cannot run from 0.0", () -> Axis.log("x").between(0, 1));
    refused("cannot start at 0.0", () -> ColourScale.log(0, 1));
    Line gap = Line.of("risk", ONE_TWO, new double[] {1, NO}, Style.of(0));
    assertThat(Panel.of(Axis.linear("x"), Axis.log("r"), gap).layers()).containsExactly(gap);
  }

  @Test
  void whatStandsNowhere() {
    refused(
        "upside down at 1.0",
        () -> Band.of("b", ONE_TWO, ONE_TWO, new double[] {0, 3}, Colour.of(0)));
    refused(
        "outside its interval",
        () ->
            Intervals.of(
                "i", ONE_TWO, ONE_TWO, new double[] {1, 3}, new double[] {1, 4}, Style.of(0)));
    refused("does not rise", () -> ScalarField.of(new double[] {1, 1}, ONE_TWO, new double[2][2]));
    refused("covers nothing", () -> ColourScale.linear(1, 1));
    refused(
        "2 categories",
        () ->
            Panel.of(
                Axis.categories("", List.of("a", "b")),
                Axis.linear("y"),
                Bars.of("", new double[] {1, 2, 3}, Colour.of(0))));
    refused("1 panels in 2 columns", () -> Figure.wide(2, Gallery.lines().panels().get(0)));
    refused("width 0.5", () -> Gallery.lines().withWidth(0.5));
    refused("cannot run from 1.0 to 1.0", () -> Axis.linear("x").between(1, 1));
  }

  @Test
  void whatHasNoAxisToStandOn() {
    Bars bars = Bars.of("b", ONE_TWO, Colour.of(0));
    refused("category axis", () -> Panel.of(Axis.linear("x"), Axis.linear("y"), bars));
    refused(
        "category axis",
        () -> Panel.of(Axis.categories("", List.of("a", "b")), Axis.linear("y"), bars.lying()));
    refused(
        "outside its error bar", () -> bars.withErrors(new double[] {0, 0}, new double[] {1, 1}));
    Panel empty = Panel.of(Axis.linear("x"), Axis.linear("y"), Reference.diagonal(""));
    refused("give its range", () -> FigureWriter.texts(Figure.single(empty)));
  }

  @Test
  void faultyMath() {
    for (String text :
        List.of("$x", "$\\nosuch$", "$x_{1$", "$x}$", "$x_$", "$\\mathrm$", "$\\hat$")) {
      refused("formula", () -> Note.of(text, 0, 0));
    }
  }

  @Test
  void arraysAreCopied() {
    double[] y = {1, 2};
    Line line = Line.of("a", ONE_TWO, y, Style.of(0));
    y[0] = 9;
    line.y().toArray()[1] = 9;
    assertThat(line.y()).isEqualTo(Coordinates.of(1, 2));
  }

  @Test
  void membersOfAFamilyAreToldApart() {
    assertThat(java.util.stream.IntStream.range(0, 35).mapToObj(Style::of)).doesNotHaveDuplicates();
    for (int i = 1; i < 10; i++) {
      assertThat(Colour.ramp(i, 10).luminance()).isGreaterThan(Colour.ramp(i - 1, 10).luminance());
    }
    // a contrast of 3 to 1 on white, as WCAG 2 asks of drawings
    assertThat(1.05 / (Colour.ramp(9, 10).luminance() + 0.05)).isGreaterThan(3);
  }

  @Test
  void aCentredScaleIsEvenHanded() {
    ColourScale scale = ColourScale.centred(1, 0, 5);
    assertThat(scale.fraction(1)).isEqualTo(0.5);
    assertThat(scale.fraction(2) - 0.5).isEqualTo(0.5 - scale.fraction(0));
    assertThat(scale.colour(99)).isEqualTo(scale.colour(5));
    assertThat(ColourScale.log(1, 100).fraction(10)).isEqualTo(0.5);
  }
}
