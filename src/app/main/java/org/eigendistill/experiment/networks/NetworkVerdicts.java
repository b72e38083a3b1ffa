// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Claim;
import org.eigendistill.experiment.Evidence;
import org.eigendistill.experiment.Grids;
import org.eigendistill.experiment.PageHypothesis;
import org.eigendistill.experiment.verdict.CellVerdict;
import org.eigendistill.experiment.verdict.PageMeasure;
import org.eigendistill.experiment.verdict.VerdictClaims;
import org.eigendistill.experiment.verdict.VerdictColumns;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Intervals;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Mark;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Reference;
import org.eigendistill.figure.Style;
import org.eigendistill.neural.CellColumns;

/** What the rules of the page say of its hypotheses, cell by cell: a forest plot. */
final class NetworkVerdicts extends NetworkExperiment {
  private static final double HEIGHT_OF_A_CELL = 0.115;

  private static final int ROWS = 3;
  private static final String SLOPE = "slope (log b)";
  private static final String LOW_END = "low end (margin)";
  private static final String COOLER = "slope at T = 4 less at 1";

  /** Cells that are decided either way, those within the bounds, then those that are not. */
  private enum Decided {
    YES("as claimed", Style.of(0), word -> word.equals(CellVerdict.Word.YES.words())),
    OPPOSITE(
        "opposite",
        Style.of(1).withMark(Mark.SQUARE),
        word -> word.equals(CellVerdict.Word.OPPOSITE.words())),
    SMALL(
        "none of this size",
        Style.of(3).withOpenMark(Mark.SQUARE),
        word -> word.equals(CellVerdict.Word.NONE_OF_THIS_SIZE.words())),
    NOT(
        "not decided",
        Style.of(2).withOpenMark(Mark.CIRCLE),
        word -> !YES.holds.test(word) && !OPPOSITE.holds.test(word) && !SMALL.holds.test(word));

    private final String label;
    private final Style style;
    private final Predicate<String> holds;

    Decided(String label, Style style, Predicate<String> holds) {
      this.label = label;
      this.style = style;
      this.holds = holds;
    }
  }

  NetworkVerdicts() {
    super(
        NetworkTable.VERDICTS.id(),
        NetworkTable.VERDICTS,
        "Networks by rules that stood before: every cell");
  }

  @Override
  public Optional<Figure> figure(Table table) {
    Table cells = part(table, PageHypothesis.H1B, PageMeasure.SLOPE);
    if (cells.rows().isEmpty()) {
      return Optional.empty();
    }
    Drawing draw = new Drawing(table, cells);
    List<Panel> panels =
        List.of(
            draw.panel(PageHypothesis.H1A, PageMeasure.SLOPE, SLOPE, true),
            draw.panel(PageHypothesis.H2A, PageMeasure.LOW_END, LOW_END, false),
            draw.panel(PageHypothesis.H7A, PageMeasure.SLOPE, COOLER, false),
            draw.panel(PageHypothesis.H1B, PageMeasure.SLOPE, SLOPE, true),
            draw.panel(PageHypothesis.H2B, PageMeasure.LOW_END, LOW_END, false),
            draw.panel(PageHypothesis.H7B, PageMeasure.SLOPE, COOLER, false),
            draw.panel(PageHypothesis.H3, PageMeasure.BIAS, "bias at the end (log gain)", true),
            draw.panel(
                PageHypothesis.H3,
                PageMeasure.LAG_BEYOND_NULL,
                "lag beyond a third teacher's",
                false),
            draw.panel(PageHypothesis.H5, PageMeasure.GAIN, "gain in test accuracy", false));
    return Optional.of(
        Figure.wide(3, panels)
            .withHeight(ROWS * (0.8 + HEIGHT_OF_A_CELL * cells.rows().size()))
            .withCaption(
                "Students at temperature 4 beside three teachers of their recipe, by study and rate"
                    + " of label noise: means over five to ten fixed seeds with 95 % t intervals, with errors over rows"
                    + " where seeds share them. All measures are 0 of another network of the"
                    + " teacher's kind. (a, d) Slope of margins, log b (M1). (b, e) Low end (M2):"
                    + " margin less the teacher's in the fifth of which another teacher is least"
                    + " sure. (c, f) The slope at temperature 4 less that at 1; "
                    + without(table, cells)
                    + " (g) Bias (M3): log"
                    + " gain of lower bands less that of the top one. (h) Lag (M4): how far lower"
                    + " bands are behind at equal gain in the top one, beyond a third teacher. (i)"
                    + " Gain (M5): test accuracy less the teachers', at noise 0, where no cell is"
                    + " decided by itself. Marks are filled where the cell is decided after Holm"
                    + " within its hypothesis, in (g, h) by all parts together; intervals are not"
                    + " adjusted, so that some without a decision lie beside 0. None of this size: not"
                    + " decided, and 90 % intervals of all parts nearer to 0 than "
                    + bounds()
                    + ", as was set before. Rows of (g, h) without"
                    + " a mark: the measure is not defined in all seeds."));
  }

  /** What an effect has to be beyond. */
  private static String bounds() {
    return Stream.of(
            PageMeasure.SLOPE,
            PageMeasure.LOW_END,
            PageMeasure.BIAS,
            PageMeasure.LAG,
            PageMeasure.GAIN)
        .map(measure -> "%s (%s)".formatted(measure.bound(), measure.id()))
        .collect(Collectors.joining(", "));
  }

  private static Table part(Table table, PageHypothesis hypothesis, PageMeasure measure) {
    List<String> studies = table.column(CellColumns.STUDY);
    return table
        .select(i -> !studies.get(i).equals(VerdictColumns.ALL))
        .where(VerdictColumns.HYPOTHESIS, hypothesis.id())
        .where(VerdictColumns.PART, measure.id());
  }

  /** Which rows of H7 are empty, and that they were meant to be. */
  private static String without(Table table, Table cells) {
    List<String> made =
        part(table, PageHypothesis.H7A, PageMeasure.SLOPE).column(CellColumns.STUDY);
    List<String> others =
        cells.values(CellColumns.STUDY).stream().filter(study -> !made.contains(study)).toList();
    return others.isEmpty()
        ? "all studies have students at 1."
        : "rows without a mark are of studies that by design have no student at temperature 1 ("
            + String.join(", ", others)
            + ").";
  }

  /**
   * All panels have the same cells.
   *
   * @param table of verdicts
   * @param cells a row for each
   */
  private record Drawing(Table table, Table cells) {
    Panel panel(PageHypothesis hypothesis, PageMeasure measure, String label, boolean named) {
      Table part = part(table, hypothesis, measure);
      List<Layer> layers = new ArrayList<>(List.of(Reference.vertical(0, "")));
      for (Decided decided : Decided.values()) {
        double[] means = where(part, VerdictColumns.MEAN, decided);
        if (Arrays.stream(means).anyMatch(Double::isFinite)) {
          layers.add(
              Intervals.forest(
                  decided.label,
                  means,
                  where(part, VerdictColumns.LOW, decided),
                  where(part, VerdictColumns.HIGH, decided),
                  decided.style));
        }
      }
      return Panel.of(Axis.linear(label), Axis.categories("", names(named)), layers)
          .titled("%s, %s rows".formatted(hypothesis.id(), hypothesis.rows().label()));
    }

    private List<String> names(boolean named) {
      List<String> studies = cells.column(CellColumns.STUDY);
      double[] rates = cells.numbers(CellColumns.LABEL_NOISE);
      return IntStream.range(0, rates.length)
          .mapToObj(i -> named ? studies.get(i) + ", noise " + Grids.text(rates[i]) : " ")
          .toList();
    }

    /** NaN, which is not drawn, in cells of other words and in those that the part has not. */
    private double[] where(Table part, Column<Double> column, Decided decided) {
      List<String> studies = cells.column(CellColumns.STUDY);
      double[] rates = cells.numbers(CellColumns.LABEL_NOISE);
      return IntStream.range(0, rates.length)
          .mapToDouble(
              i -> {
                Table own =
                    part.where(CellColumns.STUDY, studies.get(i))
                        .where(CellColumns.LABEL_NOISE, rates[i]);
                return !own.rows().isEmpty()
                        && decided.holds.test(own.column(VerdictColumns.VERDICT).get(0))
                    ? own.numbers(column)[0]
                    : Double.NaN;
              })
          .toArray();
    }
  }

  @Override
  public List<Claim> claims(Table table) {
    return VerdictClaims.of(
        table, Evidence.of(Evidence.Models.THREE_TEACHERS, NetworkTable.VERDICTS.id()));
  }
}
