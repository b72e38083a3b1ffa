// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eigendistill.compare.estimate.Influence;
import org.eigendistill.compare.estimate.RowGroups;
import org.eigendistill.compare.measure.RawTriple;
import org.eigendistill.compare.measure.ThreeTeacherFit;
import org.eigendistill.data.Column;

/**
 * The columns of the table of cells: a row for each study, rate of label noise, seed, arm and
 * split, its measures means over ordered pairs of three teachers ({@link
 * org.eigendistill.compare.measure.TaughtNetworks}, {@link org.eigendistill.diagnose.TaughtBias}).
 * NaN where one is not known or has no meaning.
 */
public final class CellColumns {
  /** The study's name. */
  public static final Column<String> STUDY = StudyColumns.STUDY;

  /** The rate of symmetric label noise; with the study it is the cell. */
  public static final Column<Double> LABEL_NOISE = StudyColumns.LABEL_NOISE;

  /** The replicate. */
  public static final Column<Integer> SEED = StudyColumns.SEED;

  /** The arm. */
  public static final Column<Arm> ARM = StudyColumns.ARM;

  /** The rows that it was measured on. */
  public static final Column<EvaluationRows> SPLIT = StudyColumns.SPLIT;

  /** How many students: one for each teacher, or the first teacher's alone. */
  public static final Column<Integer> STUDENTS = Column.whole("students");

  /** Ordered pairs of teachers that measures are means over. */
  public static final Column<Integer> PAIRS = Column.whole("pairs");

  /** Rows that confidence is measured on. */
  public static final Column<Integer> ROWS = Column.whole("rows");

  /** Rows in which some network has a logit that is not finite. */
  public static final Column<Integer> LEFT_OUT = Column.whole("left_out");

  /** Epochs that the students were trained for. */
  public static final Column<Integer> EPOCHS = Column.whole("epochs");

  /** The mean gap of the low bands at the end, on watched training rows. */
  public static final Column<Double> BIAS_GAP = Column.number("bias_gap");

  /** Their lag at equal gain in the top band. */
  public static final Column<Double> LAG = Column.number("lag");

  /** That of a third teacher in every student's place. */
  public static final Column<Double> NULL_LAG = Column.number("null_lag");

  /** The students' lag less the third teacher's. */
  public static final Column<Double> LAG_BEYOND_NULL = Column.number("lag_beyond_null");

  /** How many low bands were measured. */
  public static final Column<Integer> BANDS_MEASURED = Column.whole("bands_measured");

  /** The students' mean accuracy: on given labels of training rows, on true ones of test rows. */
  public static final Column<Double> ACCURACY = Column.number("accuracy");

  /** The same on true labels of either. */
  public static final Column<Double> TRUE_ACCURACY = Column.number("true_accuracy");

  /** The accuracy of the first teacher's student, which switches of losses are compared with. */
  public static final Column<Double> FIRST_ACCURACY = Column.number("first_accuracy");

  /** The teachers' mean accuracy; the first's where it alone has a student. */
  public static final Column<Double> TEACHER_ACCURACY = Column.number("teacher_accuracy");

  /** The students' less the teachers'; its error over rows is that of the differences by row. */
  public static final WithError GAIN = WithError.named("gain");

  /** The teachers' mean accuracy where validation stops them. */
  public static final Column<Double> STOPPED_TEACHER_ACCURACY =
      Column.number("stopped_teacher_accuracy");

  /** The students' less that. */
  public static final Column<Double> GAIN_OVER_STOPPED = Column.number("gain_over_stopped");

  /** The students' mean accuracy on the rows to stop by, on given labels. */
  public static final Column<Double> VALIDATION_ACCURACY = Column.number("validation_accuracy");

  /** The share of rows where a student gives its teacher's class. */
  public static final Column<Double> AGREEMENT = Column.number("agreement");

  /** The same with the other teachers. */
  public static final Column<Double> AGREEMENT_WITH_OTHERS = Column.number("agreement_with_others");

  /** The one less the other. */
  public static final Column<Double> TRANSFER = Column.number("transfer");

  /** How much of its own teacher's errors a student has beyond a third teacher. */
  public static final Column<Double> COPIED_ERRORS = Column.number("copied_errors");

  /** How much of what its own teacher alone has right. */
  public static final Column<Double> COPIED_MERITS = Column.number("copied_merits");

  /** Copied errors less copied merits. */
  public static final Column<Double> ASYMMETRY = Column.number("asymmetry");

  /** The least-squares slope of students' log-odds on their own teacher's, as is usual. */
  public static final Column<Double> RAW_SLOPE = Column.number("raw_slope");

  /** That of another teacher in the student's place. */
  public static final Column<Double> RAW_SLOPE_OF_ANOTHER = Column.number("raw_slope_of_another");

  /** The mean of log-odds, student less its own teacher, in that teacher's lowest fifth. */
  public static final Column<Double> RAW_LOW = Column.number("raw_offset_1");

  /** That of another teacher in the student's place. */
  public static final Column<Double> RAW_LOW_OF_ANOTHER = Column.number("raw_offset_1_of_another");

  /** Accuracy of a run that switches its loss, less that of the first teacher's student. */
  public static final WithError OVER_STUDENT = WithError.named("over_student");

  /** The same less labels at temperature 1 alone, for as long as the run has labels. */
  public static final WithError OVER_PART = WithError.named("over_part");

  /** The same less the middle of that student and labels at temperature 1 for all of training. */
  public static final WithError HALF_RECOVERED = WithError.named("half_recovered");

  /** The accuracy of that student, less labels alone for all of training. */
  public static final WithError OVER_PLAIN = WithError.named("over_plain");

  private static final String LOG_B = "log_b";
  private static final String LOW = "offset_1";
  private static final String ERROR = "_se";

  /** Names of what {@link ThreeTeacherFit} has an error of rows for, but its null. */
  private static final List<String> ESTIMATES =
      List.of(LOG_B, "log_b_rank", "offset", LOW, "offset_2", "offset_3", "offset_4", "offset_5");

  private static final String TRANSMISSION = "transmission";

  /** Names of what it has none for. */
  private static final List<String> PLAIN =
      List.of("log_b_median", "ols", "reliability", TRANSMISSION, "null_spread");

  private static final Map<String, Column<Double>> FITTED = fits();

  /** The slope, log b of margins. */
  public static final WithError LOG_SLOPE = Fit.MARGINS.estimate(LOG_B);

  /** The same of log-odds. */
  public static final WithError LOG_SLOPE_OF_LOG_ODDS = Fit.LOG_ODDS.estimate(LOG_B);

  /**
   * The low end, the mean offset of margins in the fifth of which the other teacher is least sure.
   */
  public static final WithError LOW_END = Fit.MARGINS.estimate(LOW);

  /** The same of log-odds. */
  public static final WithError LOW_END_OF_LOG_ODDS = Fit.LOG_ODDS.estimate(LOW);

  /** The table's. */
  public static final List<Column<?>> CELLS = cells();

  private CellColumns() {}

  /**
   * The column of a number of {@link ThreeTeacherFit} by its name: of margins as it is, of log-odds
   * with _log_odds, of rows with wrong and right labels with _mislabelled and _clean; errors over
   * rows end in _se.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Column<Double> fitted(String name) {
    Column<Double> column = FITTED.get(name);
    if (column == null) {
      throw new IllegalArgumentException("'%s' is no column of a fit".formatted(name));
    }
    return column;
  }

  /** Adds a student as it looks beside its own teacher; of nothing, NaN. */
  static void addRaw(List<Column.Filled> to, Optional<RawTriple> raw) {
    Optional<RawTriple.Fifth> low = raw.flatMap(all -> all.fifths().stream().findFirst());
    to.add(RAW_SLOPE.is(raw.map(RawTriple::slope).orElse(Double.NaN)));
    to.add(RAW_SLOPE_OF_ANOTHER.is(raw.map(RawTriple::slopeOfAnother).orElse(Double.NaN)));
    to.add(RAW_LOW.is(low.map(RawTriple.Fifth::student).orElse(Double.NaN)));
    to.add(RAW_LOW_OF_ANOTHER.is(low.map(RawTriple.Fifth::another).orElse(Double.NaN)));
  }

  /**
   * A measure with its standard error over rows, in the column of its name and _se.
   *
   * @param value the measure
   * @param error its error
   */
  public record WithError(Column<Double> value, Column<Double> error) {
    private static WithError named(String name) {
      return new WithError(Column.number(name), Column.number(name + ERROR));
    }

    private static double overRows(Influence mean) {
      return Math.sqrt(mean.variance(RowGroups.single(mean.psi().length)));
    }

    /** Adds both cells; of nothing, NaN. */
    void add(List<Column.Filled> to, Optional<Influence> mean) {
      to.add(value.is(mean.map(Influence::value).orElse(Double.NaN)));
      to.add(error.is(mean.map(WithError::overRows).orElse(Double.NaN)));
    }
  }

  /** Which of the columns of fits a fit goes to. */
  enum Fit {
    /** Of margins, all rows. */
    MARGINS(""),
    /** Of log-odds, all rows. */
    LOG_ODDS("_log_odds"),
    /** Of margins, training rows with wrong labels. */
    MISLABELLED("_mislabelled"),
    /** Of margins, training rows with right labels. */
    CLEAN("_clean");

    private final String word;

    Fit(String word) {
      this.word = word;
    }

    private boolean isOfAllRows() {
      return this == MARGINS || this == LOG_ODDS;
    }

    private Column<Double> column(String name) {
      return fitted(name + word);
    }

    private WithError estimate(String name) {
      return new WithError(column(name), fitted(name + word + ERROR));
    }

    private Stream<String> names() {
      if (!isOfAllRows()) {
        return Stream.of(LOG_B + word, LOW + word);
      }
      return Stream.concat(
          ESTIMATES.stream().flatMap(name -> Stream.of(name + word, name + word + ERROR)),
          PLAIN.stream().map(name -> name + word));
    }

    /** The cells of a fit; of none, cells of NaN. */
    List<Column.Filled> cells(Optional<ThreeTeacherFit> fit) {
      List<Column.Filled> cells = new ArrayList<>();
      if (fit.isEmpty()) {
        names().forEach(name -> cells.add(fitted(name).is(Double.NaN)));
      } else if (isOfAllRows()) {
        for (String name : ESTIMATES) {
          WithError estimate = estimate(name);
          cells.add(estimate.value().is(fit.get().estimates().get(name).value()));
          cells.add(estimate.error().is(fit.get().error(name)));
        }
        for (String name : PLAIN) {
          boolean isHidden = name.equals(TRANSMISSION) && !fit.get().tellsTransmission();
          cells.add(column(name).is(isHidden ? Double.NaN : fit.get().plain().get(name)));
        }
      } else {
        for (String name : List.of(LOG_B, LOW)) {
          cells.add(column(name).is(fit.get().estimates().get(name).value()));
        }
      }
      return cells;
    }
  }

  private static Map<String, Column<Double>> fits() {
    Map<String, Column<Double>> columns = new LinkedHashMap<>();
    Stream.of(Fit.values())
        .flatMap(Fit::names)
        .forEach(name -> columns.put(name, Column.number(name)));
    return columns;
  }

  private static List<Column<?>> cells() {
    List<Column<?>> all =
        new ArrayList<>(
            List.of(
                STUDY,
                StudyColumns.DATA,
                StudyColumns.TEACHER_MODEL,
                StudyColumns.STUDENT_MODEL,
                LABEL_NOISE,
                SEED,
                ARM,
                SPLIT,
                STUDENTS,
                PAIRS,
                ROWS,
                LEFT_OUT,
                EPOCHS));
    all.addAll(FITTED.values());
    all.addAll(
        List.of(
            BIAS_GAP,
            LAG,
            NULL_LAG,
            LAG_BEYOND_NULL,
            BANDS_MEASURED,
            ACCURACY,
            TRUE_ACCURACY,
            FIRST_ACCURACY,
            TEACHER_ACCURACY,
            GAIN.value(),
            GAIN.error(),
            STOPPED_TEACHER_ACCURACY,
            GAIN_OVER_STOPPED,
            VALIDATION_ACCURACY,
            AGREEMENT,
            AGREEMENT_WITH_OTHERS,
            TRANSFER,
            COPIED_ERRORS,
            COPIED_MERITS,
            ASYMMETRY,
            RAW_SLOPE,
            RAW_SLOPE_OF_ANOTHER,
            RAW_LOW,
            RAW_LOW_OF_ANOTHER));
    for (WithError over : List.of(OVER_STUDENT, OVER_PART, HALF_RECOVERED, OVER_PLAIN)) {
      all.add(over.value());
      all.add(over.error());
    }
    return List.copyOf(all);
  }
}
