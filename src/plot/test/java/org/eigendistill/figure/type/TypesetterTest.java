package org.eigendistill.figure.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.eigendistill.markup.Markup;
import org.eigendistill.markup.Symbols;
import org.junit.jupiter.api.Test;

/** Words and formulas as glyphs at their places. */
class TypesetterTest {
  private static String glyphs(String text) {
    return Typesetter.set(Markup.of(text), 10).runs().stream()
        .map(TypesetLine.GlyphRun::text)
        .collect(Collectors.joining());
  }

  @Test
  void wordsStandAsTheyAre() {
    assertThat(glyphs("cross-entropy, 50% \\$5")).isEqualTo("cross-entropy, 50% $5");
    assertThat(Typesetter.set(Markup.of("plain"), 10).runs()).hasSize(1);
  }

  @Test
  void mathHasItsOwnSigns() {
    assertThat(glyphs("risk $-\\lambda_1^{2} \\le \\|\\hat{w}\\|$")).isEqualTo("risk −λ12≤‖wˆ‖");
  }

  @Test
  void scriptsAreSmallerAndStandOverEachOther() {
    TypesetLine text = Typesetter.set(Markup.of("$w_1^2$"), 10);
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
    TypesetLine letter = Typesetter.set(Markup.of("$w$"), 10);
    TypesetLine accented = Typesetter.set(Markup.of("$\\hat{w}$"), 10);
    assertThat(accented.width()).isEqualTo(letter.width());
    assertThat(accented.ink().getMinY()).isLessThan(letter.ink().getMinY());
  }

  @Test
  void emphasisIsAFace() {
    TypesetLine text = Typesetter.set(Markup.of("as **ever** *so*"), 10);
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
