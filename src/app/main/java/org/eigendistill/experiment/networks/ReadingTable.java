// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.networks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.PageHypothesis;
import org.eigendistill.experiment.PaperClaim;
import org.eigendistill.experiment.StudyCell;
import org.eigendistill.experiment.verdict.CellVerdict;
import org.eigendistill.experiment.verdict.MeasuredCells;
import org.eigendistill.experiment.verdict.PageStudy;
import org.eigendistill.experiment.verdict.VerdictColumns;
import org.eigendistill.experiment.verdict.VerdictTable;
import org.eigendistill.neural.CellColumns;
import org.eigendistill.neural.EvaluationRows;
import org.eigendistill.neural.TripleTables;

/**
 * The table that a reader needs first: in how many cells students look as the paper says, in how
 * many a network that never saw the teacher looks so too, and what is left of it cross-fitted.
 */
final class ReadingTable {
  static final Column<String> CLAIM = Column.text("claim");
  static final Column<String> QUESTION = Column.text("question");
  static final Column<String> PAPER = Column.text("paper");
  static final Column<Integer> CELLS = Column.whole("cells");
  static final Column<String> HERE = Column.text("here");
  static final Column<String> ANOTHER = Column.text("another_network");
  static final Column<Integer> YES = Column.whole("yes");
  static final Column<Integer> OPPOSITE = Column.whole("opposite");
  static final Column<Integer> SMALL = Column.whole("none_of_this_size");
  static final Column<Integer> OPEN = Column.whole("not_known");
  static final Column<String> READING = Column.text("reading");

  static final List<Column<?>> COLUMNS =
      List.of(
          CLAIM,
          VerdictColumns.HYPOTHESIS,
          QUESTION,
          PAPER,
          CELLS,
          HERE,
          ANOTHER,
          YES,
          OPPOSITE,
          SMALL,
          OPEN,
          READING);

  /** Where there is no count. */
  private static final String NOT_COUNTED = "-";

  private static final Predicate<StudyCell> TEXTS =
      cell -> PageStudy.named(cell.study()).orElseThrow().isOfTexts();

  private final TripleTables tables;
  private final Table verdicts;
  private final Table.Builder rows = Table.with(COLUMNS);

  private ReadingTable(TripleTables tables) {
    this.tables = tables;
    this.verdicts = VerdictTable.of(new MeasuredCells(tables));
  }

  /** The table of what the page's studies left. */
  static Table of(TripleTables tables) {
    ReadingTable table = new ReadingTable(tables);
    table.confidence("images", TEXTS.negate(), "18 of 18", "13 of 18", NOT_COUNTED);
    table.confidence("texts", TEXTS, NOT_COUNTED, NOT_COUNTED, "7 of 12");
    table.bias();
    for (PageHypothesis hypothesis :
        List.of(
            PageHypothesis.H4,
            PageHypothesis.H5,
            PageHypothesis.H6,
            PageHypothesis.H6B,
            PageHypothesis.H6C)) {
      table.add(hypothesis, cell -> true, hypothesis.sentence(), NOT_COUNTED, Looks.NONE);
    }
    return table.rows.build();
  }

  /**
   * In how many cells it looks as claimed by the paper's own measure.
   *
   * @param here of students
   * @param another of another network in their place
   */
  private record Looks(Count here, Count another) {
    /** Where that is not measured. */
    static final Looks NONE = new Looks(new Count(0, 0), new Count(0, 0));
  }

  /**
   * Cells of which the mean over seeds is so.
   *
   * @param so how many
   * @param defined of how many it is known
   */
  private record Count(int so, int defined) {
    @Override
    public String toString() {
      return defined == 0 ? NOT_COUNTED : "%d of %d".formatted(so, defined);
    }
  }

  /** The rows of C1 for data of one kind. */
  private void confidence(
      String kind,
      Predicate<StudyCell> chosen,
      String lowOnTest,
      String lowOnTraining,
      String slopesOnTest) {
    low(PageHypothesis.H2B, kind, chosen, lowOnTest);
    low(PageHypothesis.H2A, kind, chosen, lowOnTraining);
    slope(PageHypothesis.H1B, kind, chosen, slopesOnTest);
    slope(PageHypothesis.H1A, kind, chosen, NOT_COUNTED);
  }

  private void low(
      PageHypothesis hypothesis, String kind, Predicate<StudyCell> chosen, String paper) {
    Predicate<Double> below = mean -> mean < 0;
    add(
        hypothesis,
        chosen,
        "%s, %s rows: less sure where the teacher is least sure"
            .formatted(kind, hypothesis.rows().label()),
        paper,
        new Looks(
            count(hypothesis.rows(), chosen, CellColumns.RAW_LOW, below),
            count(hypothesis.rows(), chosen, CellColumns.RAW_LOW_OF_ANOTHER, below)));
  }

  private void slope(
      PageHypothesis hypothesis, String kind, Predicate<StudyCell> chosen, String paper) {
    Predicate<Double> above = mean -> mean > 1;
    add(
        hypothesis,
        chosen,
        "%s, %s rows: a slope above 1".formatted(kind, hypothesis.rows().label()),
        paper,
        new Looks(
            count(hypothesis.rows(), chosen, CellColumns.RAW_SLOPE, above),
            count(hypothesis.rows(), chosen, CellColumns.RAW_SLOPE_OF_ANOTHER, above)));
  }

  private void bias() {
    Predicate<Double> behind = mean -> mean > 0;
    add(
        PageHypothesis.H3,
        cell -> true,
        "behind in lower directions at equal progress in the top one",
        NOT_COUNTED,
        new Looks(
            count(EvaluationRows.TRAIN, cell -> true, CellColumns.LAG, behind),
            count(EvaluationRows.TRAIN, cell -> true, CellColumns.NULL_LAG, behind)));
  }

  /** In how many cells the mean over seeds of the student at temperature 4 is so. */
  private Count count(
      EvaluationRows split,
      Predicate<StudyCell> chosen,
      Column<Double> measure,
      Predicate<Double> holds) {
    Table own = tables.cells().where(CellColumns.SPLIT, split);
    List<Double> means =
        PageStudy.allCells()
            .filter(chosen)
            .map(
                cell -> {
                  Table rows =
                      own.where(CellColumns.STUDY, cell.study())
                          .where(CellColumns.LABEL_NOISE, cell.noise());
                  double[] seeds =
                      rows.select(i -> MainArms.isStudent(rows.column(CellColumns.ARM).get(i)))
                          .numbers(measure);
                  return Arrays.stream(seeds).average().orElse(Double.NaN);
                })
            .filter(Double::isFinite)
            .toList();
    return new Count((int) means.stream().filter(holds).count(), means.size());
  }

  private void add(
      PageHypothesis hypothesis,
      Predicate<StudyCell> chosen,
      String question,
      String paper,
      Looks looks) {
    List<String> words = words(hypothesis, chosen);
    int yes = count(words, CellVerdict.Word.YES);
    int opposite = count(words, CellVerdict.Word.OPPOSITE);
    int small = count(words, CellVerdict.Word.NONE_OF_THIS_SIZE);
    String over =
        verdicts
            .where(VerdictColumns.HYPOTHESIS, hypothesis.id())
            .column(VerdictColumns.VERDICT)
            .get(0);
    rows.add(
        CLAIM.is(hypothesis.paper().id()),
        VerdictColumns.HYPOTHESIS.is(hypothesis.id()),
        QUESTION.is(question),
        PAPER.is(paper),
        CELLS.is(words.size()),
        HERE.is(looks.here().toString()),
        ANOTHER.is(looks.another().toString()),
        YES.is(yes),
        OPPOSITE.is(opposite),
        SMALL.is(small),
        OPEN.is(words.size() - yes - opposite - small),
        READING.is(
            hypothesis.paper() == PaperClaim.CONFIDENCE
                ? reading(words.size(), looks.another(), yes, opposite, small)
                : over));
  }

  private static int count(List<String> words, CellVerdict.Word word) {
    return (int) words.stream().filter(word.words()::equals).count();
  }

  /** Verdicts of a hypothesis's cells; none of H5, which has groups of them. */
  private List<String> words(PageHypothesis hypothesis, Predicate<StudyCell> chosen) {
    Table own = verdicts.where(VerdictColumns.HYPOTHESIS, hypothesis.id());
    return PageStudy.allCells()
        .filter(chosen)
        .map(
            cell ->
                own
                    .where(CellColumns.STUDY, cell.study())
                    .where(CellColumns.LABEL_NOISE, cell.noise())
                    .column(VerdictColumns.VERDICT)
                    .stream()
                    .findFirst())
        .flatMap(Optional::stream)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** In words, by fixed shares: a reading is no verdict. */
  private static String reading(int cells, Count another, int yes, int opposite, int small) {
    String without =
        3 * another.so() >= 2 * another.defined()
            ? "another network looks so too"
            : 3 * another.so() <= another.defined()
                ? "another network mostly does not look so"
                : "another network looks so as often as not";
    String beyond =
        yes + opposite > 0
            ? String.format(Locale.ROOT, "as claimed in %d, opposite in %d", yes, opposite)
            : 3 * small >= 2 * cells ? "nothing of this size is left" : "nothing is decided";
    return without + "; cross-fitted, " + beyond;
  }
}
