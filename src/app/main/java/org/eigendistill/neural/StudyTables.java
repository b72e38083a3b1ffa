package org.eigendistill.neural;

import java.util.List;
import org.eigendistill.data.Table;

/**
 * What a set of studies leaves.
 *
 * @param arms a row for each study, rate of label noise, seed and arm
 * @param bins tenths by the teacher's confidence: mean log-odds of teacher and student
 * @param paths progress through the eigenspace, in the top band and a lower one
 */
public record StudyTables(Table arms, Table bins, Table paths) {
  /** The columns of {@link #arms}. */
  public static final List<String> ARMS =
      List.of(
          "study",
          "data",
          "teacher_model",
          "student_model",
          "label_noise",
          "seed",
          "arm",
          "epoch",
          "train_accuracy",
          "true_train_accuracy",
          "validation_accuracy",
          "test_accuracy",
          "test_gain",
          "slope_train",
          "slope_test",
          "low_slope_test",
          "high_slope_test",
          "low_offset_train",
          "low_offset_test",
          "high_offset_test",
          "mislabelled_offset",
          "clean_offset",
          "lag",
          "movement_ratio");

  /** The columns of {@link #bins}. */
  public static final List<String> BINS =
      List.of("study", "label_noise", "seed", "arm", "split", "bin", "teacher", "student");

  /** The columns of {@link #paths}. */
  public static final List<String> PATHS =
      List.of("study", "label_noise", "seed", "arm", "epoch", "top", "low");
}
