// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import java.util.List;
import org.eigendistill.data.Column;

/**
 * The columns of what studies leave. Accuracies are shares of rows; slopes and offsets are those of
 * {@link org.eigendistill.diagnose.Confidence}, lags and ratios those of {@link
 * org.eigendistill.diagnose.Bias}, against the teacher at its end; NaN where one is not known.
 */
public final class StudyColumns {
  /** The study's name. */
  public static final Column<String> STUDY = Column.text("study");

  /** Its data. */
  public static final Column<String> DATA = Column.text("data");

  static final Column<String> TEACHER_MODEL = Column.text("teacher_model");
  static final Column<String> STUDENT_MODEL = Column.text("student_model");

  /** The rate of symmetric label noise. */
  public static final Column<Double> LABEL_NOISE = Column.number("label_noise");

  /** The seed, from 1. */
  public static final Column<Integer> SEED = Column.whole("seed");

  /** The arm. */
  public static final Column<Arm> ARM = Column.of("arm", Arm::name, Arm::named);

  /** The epoch after which it is looked at. */
  public static final Column<Integer> EPOCH = Column.whole("epoch");

  /** On the labels that it was trained on. */
  public static final Column<Double> TRAIN_ACCURACY = Column.number("train_accuracy");

  static final Column<Double> TRUE_TRAIN_ACCURACY = Column.number("true_train_accuracy");
  static final Column<Double> VALIDATION_ACCURACY = Column.number("validation_accuracy");

  /** On test rows. */
  public static final Column<Double> TEST_ACCURACY = Column.number("test_accuracy");

  /** The same less the teacher's. */
  public static final Column<Double> TEST_GAIN = Column.number("test_gain");

  static final Column<Double> SLOPE_TRAIN = Column.number("slope_train");
  static final Column<Double> SLOPE_TEST = Column.number("slope_test");
  static final Column<Double> LOW_SLOPE_TEST = Column.number("low_slope_test");
  static final Column<Double> HIGH_SLOPE_TEST = Column.number("high_slope_test");
  static final Column<Double> LOW_OFFSET_TRAIN = Column.number("low_offset_train");
  static final Column<Double> LOW_OFFSET_TEST = Column.number("low_offset_test");
  static final Column<Double> HIGH_OFFSET_TEST = Column.number("high_offset_test");
  static final Column<Double> MISLABELLED_OFFSET = Column.number("mislabelled_offset");
  static final Column<Double> CLEAN_OFFSET = Column.number("clean_offset");

  /** The mean lag of lower bands. */
  public static final Column<Double> LAG = Column.number("lag");

  static final Column<Double> MOVEMENT_RATIO = Column.number("movement_ratio");

  /** The rows of a confidence plot. */
  public static final Column<EvaluationRows> SPLIT =
      Column.word("split", EvaluationRows.class, EvaluationRows::word);

  /** The tenth of its rows, from 1 for those of which the teacher is least sure. */
  public static final Column<Integer> BIN = Column.whole("bin");

  /** The teacher's mean log-odds in it. */
  public static final Column<Double> TEACHER = Column.number("teacher");

  /** The network's. */
  public static final Column<Double> STUDENT = Column.number("student");

  /** Progress in the top band. */
  public static final Column<Double> TOP = Column.number("top");

  /** Progress in a lower one. */
  public static final Column<Double> LOW = Column.number("low");

  /** Those of the table of arms. */
  public static final List<Column<?>> ARMS =
      List.of(
          STUDY,
          DATA,
          TEACHER_MODEL,
          STUDENT_MODEL,
          LABEL_NOISE,
          SEED,
          ARM,
          EPOCH,
          TRAIN_ACCURACY,
          TRUE_TRAIN_ACCURACY,
          VALIDATION_ACCURACY,
          TEST_ACCURACY,
          TEST_GAIN,
          SLOPE_TRAIN,
          SLOPE_TEST,
          LOW_SLOPE_TEST,
          HIGH_SLOPE_TEST,
          LOW_OFFSET_TRAIN,
          LOW_OFFSET_TEST,
          HIGH_OFFSET_TEST,
          MISLABELLED_OFFSET,
          CLEAN_OFFSET,
          LAG,
          MOVEMENT_RATIO);

  /** Those of the table of confidence plots. */
  public static final List<Column<?>> BINS =
      List.of(STUDY, LABEL_NOISE, SEED, ARM, SPLIT, BIN, TEACHER, STUDENT);

  /** Those of the table of ways through the eigenspace. */
  public static final List<Column<?>> PATHS =
      List.of(STUDY, LABEL_NOISE, SEED, ARM, EPOCH, TOP, LOW);

  private StudyColumns() {}

  /** The slope of the confidence plot. */
  public static Column<Double> slope(EvaluationRows rows) {
    return rows == EvaluationRows.TRAIN ? SLOPE_TRAIN : SLOPE_TEST;
  }

  /** The mean offset in the fifth of rows of which the teacher is least sure. */
  public static Column<Double> lowOffset(EvaluationRows rows) {
    return rows == EvaluationRows.TRAIN ? LOW_OFFSET_TRAIN : LOW_OFFSET_TEST;
  }
}
