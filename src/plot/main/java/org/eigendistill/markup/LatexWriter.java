// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.markup;

import java.text.Normalizer;
import java.util.Map;
import java.util.Set;

/** Writes a line of markup as LaTeX, without packages. */
public final class LatexWriter {
  private static final Map<Integer, String> SIGNS =
      Map.ofEntries(
          Map.entry((int) '&', "\\&"),
          Map.entry((int) '%', "\\%"),
          Map.entry((int) '#', "\\#"),
          Map.entry((int) '$', "\\$"),
          Map.entry((int) '_', "\\_"),
          Map.entry((int) '{', "\\{"),
          Map.entry((int) '}', "\\}"),
          Map.entry((int) '~', "\\textasciitilde{}"),
          Map.entry((int) '^', "\\textasciicircum{}"),
          Map.entry((int) '\\', "\\textbackslash{}"),
          Map.entry((int) '<', "$<$"),
          Map.entry((int) '|', "$|$"),
          Map.entry((int) '>', "$>$"),
          Map.entry((int) '²', "$^2$"),
          Map.entry((int) '′', "$'$"),
          Map.entry((int) '−', "$-$"),
          Map.entry((int) '–', "--"));

  /** Functions that LaTeX has no command for. */
  private static final Set<String> UNNAMED = Set.of("tr", "rank", "diag");

  /** A command that would take a letter after it for its own. */
  private static final String WORD = "(?s).*\\\\[A-Za-z]+";

  private static final TextWriter COMMANDS = new Commands();

  private LatexWriter() {}

  /**
   * A line.
   *
   * @throws IllegalStateException if the markup is a page
   */
  public static String line(Markup markup) {
    return COMMANDS.line(markup.line());
  }

  /** Text as it stands, its special signs escaped. */
  public static String escape(String text) {
    StringBuilder latex = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .forEach(c -> latex.append(SIGNS.getOrDefault(c, otherwise(Character.toString(c)))));
    return latex.toString();
  }

  /** Letters and signs that have names are mathematics, whatever text they stand in. */
  private static String otherwise(String sign) {
    return Symbols.name(sign).map(name -> "$\\" + name + "$").orElse(sign);
  }

  private static final class Commands extends TextWriter {
    @Override
    String text(String text) {
      return escape(text);
    }

    @Override
    String code(String text) {
      return "\\texttt{" + escape(text) + "}";
    }

    @Override
    String emphasis(boolean strong, String content) {
      return (strong ? "\\textbf{" : "\\emph{") + content + "}";
    }

    @Override
    String link(String target, String content) {
      return content;
    }

    @Override
    String formula(String content) {
      return "$" + content + "$";
    }

    @Override
    String letters(Formula.Letters letters) {
      return switch (letters.cut()) {
        case BOLD -> "\\mathbf{" + letters.text() + "}";
        case UPRIGHT -> symbol(letters.text(), "\\mathrm{" + letters.text() + "}");
        case ITALIC -> symbol(letters.text(), letters.text());
      };
    }

    @Override
    String sign(String sign) {
      return switch (sign) {
        case "−" -> "-";
        case "′" -> "'";
        case "{", "}", "%", "$", "_", "#", "&" -> "\\" + sign;
        default -> symbol(sign, sign);
      };
    }

    @Override
    String function(String name) {
      return UNNAMED.contains(name) ? "\\mathrm{" + name + "}" : "\\" + name;
    }

    @Override
    String air(double width) {
      return width < 0.2 ? "\\," : width < 1 ? "\\;" : "\\quad";
    }

    @Override
    String accented(String accent, String base) {
      return "\\" + accent + "{" + base + "}";
    }

    @Override
    String group(String content) {
      return "{" + content + "}";
    }

    @Override
    String script(boolean isBelow, String content) {
      return (isBelow ? "_{" : "^{") + content + "}";
    }

    @Override
    String between(Formula.Atom before, Formula.Atom atom, String written, String next) {
      boolean isLetter = !next.isEmpty() && Character.isLetter(next.charAt(0));
      return isLetter && written.matches(WORD) ? " " : "";
    }

    private static String symbol(String symbol, String otherwise) {
      return Symbols.name(symbol).map(name -> "\\" + name).orElse(otherwise);
    }
  }
}
