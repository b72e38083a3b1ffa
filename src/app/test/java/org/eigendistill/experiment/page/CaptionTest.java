// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.reproduction.CommittedTables;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.paint.FigureWriter;
import org.eigendistill.markup.HtmlWriter;
import org.eigendistill.markup.LatexWriter;
import org.eigendistill.markup.Markup;
import org.eigendistill.markup.PlainWriter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Captions name what is drawn. */
class CaptionTest {
  private static final Pattern WORD =
      Pattern.compile("(?i)\\b(red|orange|yellow|green|blue|purple|black|white|gr[ea]y)\\b");

  private static final Pattern INK = Pattern.compile("#([0-9a-fA-F]{6})\\b|rgb\\(([^)]*)\\)");

  @TempDir private Path folder;

  static List<String> all() {
    return CommittedTables.experiments().stream().map(Experiment::id).toList();
  }

  /** The figure of the committed table; none where it is not drawn. */
  private static Figure figure(String id) {
    Experiment experiment = CommittedTables.named(id);
    return experiment.figure(CommittedTables.table(experiment)).orElse(null);
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyColourThatIsNamedIsDrawn(String id) throws Exception {
    Figure figure = figure(id);
    Matcher words = WORD.matcher(figure == null ? "" : PlainWriter.write(figure.caption()));
    if (words.find()) {
      FigureWriter.write(figure, folder, id);
      Set<String> inks = inks(Files.readString(folder.resolve(id + ".svg")));
      do {
        assertThat(inks).as(figure.caption().toString()).contains(words.group(1).toLowerCase());
      } while (words.find());
    }
  }

  /** One letter for eigenvalues, in math on the page and in LaTeX. */
  @ParameterizedTest
  @MethodSource("all")
  void eigenvaluesAreLambda(String id) {
    Figure figure = figure(id);
    Markup caption = figure == null ? Markup.EMPTY : figure.caption();
    assertThat(PlainWriter.write(caption)).doesNotContainPattern("\\bl_[0-9a-z]");
    assertThat(HtmlWriter.line(caption)).doesNotContain("lambda");
    assertThat(LatexWriter.line(caption)).doesNotContainPattern("(?<!\\\\)lambda");
  }

  /** The names of a drawing's colours. */
  private static Set<String> inks(String svg) {
    Set<String> names = new TreeSet<>();
    Matcher inks = INK.matcher(svg);
    while (inks.find()) {
      String[] parts = inks.group(2) == null ? new String[0] : inks.group(2).split(",");
      int[] rgb = new int[3];
      for (int i = 0; i < 3; i++) {
        rgb[i] =
            parts.length == 3
                ? Integer.parseInt(parts[i].trim())
                : Integer.parseInt(inks.group(1).substring(2 * i, 2 * i + 2), 16);
      }
      names.add(name(rgb));
    }
    return names;
  }

  /** The name of a colour by its hue, in the usual circle of degrees. */
  private static String name(int... rgb) {
    float[] hsb = java.awt.Color.RGBtoHSB(rgb[0], rgb[1], rgb[2], null);
    if (hsb[1] < 0.1) {
      return hsb[2] < 0.2 ? "black" : hsb[2] > 0.97 ? "white" : "grey";
    }
    double hue = 360 * hsb[0];
    return hue < 15 || hue >= 345
        ? "red"
        : hue < 45
            ? "orange"
            : hue < 70 ? "yellow" : hue < 170 ? "green" : hue < 260 ? "blue" : "purple";
  }
}
