// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.Locale;
import org.eigendistill.figure.PrintStyle;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How figures are set for print; every command that writes some has it. */
class PrintOptions {
  @Spec(Spec.Target.MIXEE)
  CommandSpec spec;

  @Option(
      names = "--style",
      paramLabel = "neurips|icml|jmlr|slides",
      description =
          "Figures for print: as wide as columns and text there, in letters that go with it, words"
              + " in .svg as text. neurips and icml: 8 points with serifs, jmlr 9; slides: 18"
              + " without.")
  private StyleChoice style;

  @Option(
      names = "--width",
      paramLabel = "IN",
      description = "Width of every figure in inches, 1 to 20.")
  private Double width;

  @Option(
      names = "--font-size",
      paramLabel = "PT",
      description =
          "Size of axis labels in points, 4 to 40; ticks and legends have 7/8 of it, lines grow with"
              + " it. Where words have no room it gets smaller.")
  private Double font;

  @Option(
      names = "--svg-text",
      paramLabel = "real|shapes",
      description =
          "Words in .svg as text, to be found and changed, or as shapes that look alike everywhere"
              + " (default: shapes; real with --style).")
  private TextChoice text;

  /** The names that --style takes. */
  enum StyleChoice {
    neurips,
    icml,
    jmlr,
    slides
  }

  /** The names that --svg-text takes. */
  enum TextChoice {
    real,
    shapes
  }

  /** The first of these options that was given; empty where none was. */
  final String given() {
    return style != null
        ? "--style"
        : width != null
            ? "--width"
            : font != null ? "--font-size" : text != null ? "--svg-text" : "";
  }

  /**
   * Refuses options of figures where none is drawn.
   *
   * @param task what draws none
   * @throws ParameterException if one was given
   */
  final void refuse(String task) {
    if (!given().isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "%s is of figures, and %s draws none.".formatted(given(), task));
    }
  }

  /** What was asked for; the program's own style where nothing was. */
  final PrintStyle printed() {
    PrintStyle asked =
        style == null
            ? PrintStyle.HOUSE
            : PrintStyle.Named.valueOf(style.name().toUpperCase(Locale.ROOT)).style();
    if (width != null) {
      Limits.require(spec, "--width", width, 1, 20, "Larger figures are posters of their own.");
      asked = asked.withWidth(width);
    }
    if (font != null) {
      Limits.require(spec, "--font-size", font, 4, 40, "Larger letters leave no room for data.");
      asked = asked.withFont(font);
    }
    return text == null ? asked : asked.withRealText(text == TextChoice.real);
  }
}
