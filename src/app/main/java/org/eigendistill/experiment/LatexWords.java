package org.eigendistill.experiment;

import java.text.Normalizer;
import java.util.Map;
import java.util.regex.Pattern;

/** Words as LaTeX sets them; what stands between dollar signs is LaTeX already. */
final class LatexWords {
  private static final Map<Integer, String> SIGNS =
      Map.ofEntries(
          Map.entry((int) '&', "\\&"),
          Map.entry((int) '%', "\\%"),
          Map.entry((int) '#', "\\#"),
          Map.entry((int) '_', "\\_"),
          Map.entry((int) '{', "\\{"),
          Map.entry((int) '}', "\\}"),
          Map.entry((int) '~', "\\textasciitilde{}"),
          Map.entry((int) '^', "\\textasciicircum{}"),
          Map.entry((int) '\\', "\\textbackslash{}"),
          Map.entry((int) '<', "$<$"),
          Map.entry((int) '|', "$|$"),
          Map.entry((int) '>', "$>$"),
          Map.entry((int) 'λ', "$\\lambda$"),
          Map.entry((int) 'σ', "$\\sigma$"),
          Map.entry((int) 'τ', "$\\tau$"),
          Map.entry((int) 'α', "$\\alpha$"),
          Map.entry((int) '≈', "$\\approx$"),
          Map.entry((int) '≤', "$\\leq$"),
          Map.entry((int) '≥', "$\\geq$"),
          Map.entry((int) '×', "$\\times$"),
          Map.entry((int) '·', "$\\cdot$"),
          Map.entry((int) '²', "$^2$"),
          Map.entry((int) '∞', "$\\infty$"),
          Map.entry((int) '−', "$-$"),
          Map.entry((int) '–', "--"));

  /** A Greek letter of a caption, with its index. */
  private static final Pattern LETTER =
      Pattern.compile("(?<![A-Za-z\\\\$])(lambda|sigma|tau|alpha)(?:_([0-9a-z]))?(?![A-Za-z])");

  private LatexWords() {}

  /** Plain words, with math between dollar signs where there is any. */
  static String prose(String text) {
    String[] parts = LETTER.matcher(text).replaceAll("\\$\\\\$1_{$2}\\$").split("\\$", -1);
    StringBuilder latex = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      boolean math = i % 2 == 1 && i < parts.length - 1;
      latex.append(math ? "$" + parts[i].replace("_{}", "") + "$" : escape(parts[i]));
    }
    return latex.toString();
  }

  private static String escape(String text) {
    StringBuilder latex = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .forEach(c -> latex.append(SIGNS.getOrDefault(c, Character.toString(c))));
    return latex.toString();
  }
}
