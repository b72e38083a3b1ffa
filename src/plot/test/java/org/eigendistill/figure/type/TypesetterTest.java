// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eigendistill.figure.Lettering;
import org.eigendistill.markup.Markup;
import org.eigendistill.markup.Symbols;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words and formulas as glyphs at their places. */
class TypesetterTest {
  private static String glyphs(String text) {
    return new Typesetter(Lettering.SANS)
        .set(Markup.of(text), 10).runs().stream()
            .map(TypesetLine.GlyphRun::text)
            .collect(Collectors.joining());
  }

  @Test
  void wordsStandAsTheyAre() {
    assertThat(glyphs("cross-entropy, 50% \\$5")).isEqualTo("cross-entropy, 50% $5");
    assertThat(new Typesetter(Lettering.SANS).set(Markup.of("plain"), 10).runs()).hasSize(1);
  }

  @Test
  void mathHasItsOwnSigns() {
    assertThat(glyphs("risk $-\\lambda_1^{2} \\le \\|\\hat{w}\\|$")).isEqualTo("risk −λ12≤‖wˆ‖");
  }

  @Test
  void scriptsAreSmallerAndStandOverEachOther() {
    TypesetLine text = new Typesetter(Lettering.SANS).set(Markup.of("$w_1^2$"), 10);
    TypesetLine.GlyphRun base = text.runs().get(0);
    TypesetLine.GlyphRun down = text.runs().get(1);
    TypesetLine.GlyphRun up = text.runs().get(2);
    assertThat(base.font().getFontName()).contains("Oblique");
    assertThat(down.font().getSize2D()).isEqualTo(7);
    assertThat(down.x()).isEqualTo(up.x());
    assertThat(down.y()).isPositive();
    assertThat(up.y()).isNegative();
  }

  @Test
  void anAccentStandsOverItsLetter() {
    TypesetLine letter = new Typesetter(Lettering.SANS).set(Markup.of("$w$"), 10);
    TypesetLine accented = new Typesetter(Lettering.SANS).set(Markup.of("$\\hat{w}$"), 10);
    assertThat(accented.width()).isEqualTo(letter.width());
    assertThat(accented.ink().getMinY()).isLessThan(letter.ink().getMinY());
  }

  /** Air in tenths of the size, as the setting of formulas has it: none within scripts. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$a=b$ | 2.5, 2.5",
        "$a+b$ | 1.8, 1.8",
        "$-a$ | 0",
        "$a,b$ | 0, 1.5",
        "$a\\log b$ | 1.7, 1.7",
        "$\\log\\lambda$ | 1.7",
        "$a\\,b\\;c\\quad d$ | 1.7, 3, 10",
        "$x_1$ | 0.3",
        "$x_{a=b}$ | 0.3, 0, 0",
      })
  void signsHaveAirAboutThem(String text, String gaps) {
    List<TypesetLine.GlyphRun> runs =
        new Typesetter(Lettering.SANS).set(Markup.of(text), 10).runs();
    List<Double> found = new ArrayList<>();
    for (int i = 1; i < runs.size(); i++) {
      TypesetLine.GlyphRun before = runs.get(i - 1);
      double width = before.font().getStringBounds(before.text(), Typeface.METRICS).getWidth();
      found.add(Math.rint(1e6 * (runs.get(i).x() - before.x() - width)) / 1e6);
    }
    assertThat(found)
        .hasToString(Arrays.stream(gaps.split(", ")).map(Double::valueOf).toList().toString());
  }

  @Test
  void emphasisIsAFace() {
    TypesetLine text = new Typesetter(Lettering.SANS).set(Markup.of("as **ever** *so*"), 10);
    assertThat(text.runs().stream().map(run -> run.font().getFontName()))
        .containsExactly("DejaVu Sans", "DejaVu Sans Bold", "DejaVu Sans", "DejaVu Sans Oblique");
  }

  @Test
  void everySignHasAGlyph() {
    Symbols.SIGNS.values().forEach(TypesetterTest::drawable);
    Symbols.GREEK.values().forEach(TypesetterTest::drawable);
    Symbols.ACCENTS.values().forEach(TypesetterTest::drawable);
    for (String letter : Symbols.GREEK.values()) {
      assertThat(Typeface.ITALIC.at(1).canDisplayUpTo(letter)).as(letter).isEqualTo(-1);
    }
  }

  private static void drawable(String sign) {
    assertThat(Typeface.UPRIGHT.at(1).canDisplayUpTo(sign)).as(sign).isEqualTo(-1);
  }
}
