// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One notation, and each medium's own. */
class MarkupTest {
  private static final String HATS = "$\\lambda_1 \\le \\hat{w}^2$";

  @Test
  void oneFormulaInAllMedia() {
    Markup text = Markup.of(HATS);
    assertThat(HtmlWriter.line(text)).isEqualTo("λ<sub>1</sub> ≤ w\u0302<sup>2</sup>");
    assertThat(LatexWriter.line(text)).isEqualTo("$\\lambda_{1}\\le\\hat{w}^{2}$");
    assertThat(PlainWriter.write(text)).isEqualTo("lambda_1 ≤ hat(w)^2");
  }

  @Test
  void wordsInAllMedia() {
    Markup text = Markup.of("at **once**, *so* that `a_b < 1`: [5 %](a.csv?b&c)");
    assertThat(HtmlWriter.line(text))
        .isEqualTo(
            "at <strong>once</strong>, <em>so</em> that <code>a_b &lt; 1</code>:"
                + " <a href=\"a.csv?b&amp;c\">5 %</a>");
    assertThat(LatexWriter.line(text))
        .isEqualTo("at \\textbf{once}, \\emph{so} that \\texttt{a\\_b $<$ 1}: 5 \\%");
    assertThat(PlainWriter.write(text)).isEqualTo("at once, so that a_b < 1: 5 %");
  }

  @Test
  void aPageHasHeadingsParagraphsAndLists() {
    Markup page = Markup.page("# One\n\ntwo\nlines\n\n- a $T$\n- **b**\n");
    assertThat(HtmlWriter.page(page))
        .isEqualTo(
            "<h1>One</h1>\n<p>two\nlines</p>\n"
                + "<ul>\n<li>a T</li>\n<li><strong>b</strong></li>\n</ul>");
    assertThat(PlainWriter.write(page)).isEqualTo("One\n\ntwo\nlines\n\n- a T\n- b");
    assertThatThrownBy(() -> LatexWriter.line(page)).isInstanceOf(IllegalStateException.class);
  }

  /** A column, a file, a word of a user's: nothing in it is notation. */
  @Test
  void textOfDataStandsAsItIs() {
    String text = "$5 *or* `6`_7 # \\ <b> [x](y) 1. & alpha";
    assertThat(PlainWriter.write(Markup.text(text))).isEqualTo(text);
    assertThat(HtmlWriter.line(Markup.text(text)))
        .isEqualTo("$5 *or* `6`_7 # \\ &lt;b&gt; [x](y) 1. &amp; alpha");
    assertThat(LatexWriter.line(Markup.text("$5_a < {6} # ~^\\ η ≤ ∞")))
        .isEqualTo(
            "\\$5\\_a $<$ \\{6\\} \\# \\textasciitilde{}\\textasciicircum{}\\textbackslash{}"
                + " $\\eta$ $\\le$ $\\infty$");
  }

  /** What a page would take for a list, a heading or a rule is a label like others. */
  @ParameterizedTest
  @ValueSource(
      strings = {"1. first", "- 3", "# 4", "---", "risk_ratio of a_b", "2 * 3 * 4", "0 < x"})
  void aLineHasNoBlocks(String text) {
    assertThat(Markup.of(text)).isEqualTo(Markup.text(text));
  }

  @ParameterizedTest
  @CsvSource({
    "$\\log x$, $\\log x$, log x",
    "$\\log(x)$, $\\log(x)$, log(x)",
    "$\\alpha\\beta x$, $\\alpha\\beta x$, alpha beta x",
    "$\\mathbf{y}_{k+1}$, $\\mathbf{y}_{k+1}$, y_(k+1)",
    "$\\|x\\|^2$, $\\|x\\|^{2}$, ‖x‖^2",
    "$-x'$, $-x'$, −x′",
    "$\\Sigma\\%$, $\\Sigma\\%$, Sigma%",
    "$t_{eff}$, $t_{eff}$, t_eff",
    "$\\varepsilon\\varphi$, $\\epsilon\\phi$, epsilon phi",
    "$2\\lambda_1 T$, $2\\lambda_{1}T$, 2 lambda_1 T",
  })
  void formulas(String source, String latex, String plain) {
    assertThat(LatexWriter.line(Markup.of(source))).isEqualTo(latex);
    assertThat(PlainWriter.write(Markup.of(source))).isEqualTo(plain);
  }

  /** What LaTeX is given is the notation again. */
  @Test
  void latexFormulasAreReadAsTheSame() {
    for (String command : Symbols.SIGNS.keySet()) {
      String source = "$a\\" + command + " b_{k}$";
      Markup read = Markup.of(source);
      assertThat(LatexWriter.line(Markup.of(LatexWriter.line(read))))
          .as(source)
          .isEqualTo(LatexWriter.line(read));
    }
    for (String command : Symbols.GREEK.keySet()) {
      Markup read = Markup.of("$\\" + command + " b$");
      assertThat(Markup.of(LatexWriter.line(read))).as(command).isEqualTo(read);
    }
  }

  @Test
  void linesAreJoined() {
    Markup whole = Markup.of("at $T$").and(Markup.text("a*b*")).and(Markup.EMPTY);
    assertThat(PlainWriter.write(whole)).isEqualTo("at T a*b*");
    assertThat(Markup.EMPTY.and(whole)).isEqualTo(whole);
    assertThat(Markup.of("a").and(Markup.of("b"))).isEqualTo(Markup.of("a b"));
    assertThat(whole).hasToString("at $T$ a*b*");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$x | '$' is missing",
        "$\\nosuch$ | '\\nosuch' is unknown",
        "$x_{1$ | '}' is missing",
        "$x}$ | '}' stands alone",
        "$x_$ | a script is missing",
        "$\\mathrm$ | a group in braces is missing",
        "$\\hat$ | the letter under an accent is missing"
      })
  void faults(String source, String message) {
    assertThatThrownBy(() -> Markup.of(source))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  /** Nothing is left out unseen. */
  @Test
  void whatIsNotInTheNotationIsRefused() {
    for (String text : List.of("![a](b)", "[a]: b", "a\n\nb")) {
      assertThatThrownBy(() -> Markup.of(text))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> Markup.page("1. a")).hasMessageContaining("OrderedList");
  }

  @Test
  void treesAreImmutable() {
    List<Inline> content = new java.util.ArrayList<>(Markup.of("a").line());
    Block.Paragraph paragraph = new Block.Paragraph(content);
    content.clear();
    assertThat(paragraph.content()).hasSize(1);
  }
}
