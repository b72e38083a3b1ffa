// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import org.eigendistill.compare.estimate.Influence;
import org.eigendistill.data.Column;

/**
 * The first teacher's students: what a switch of losses gains over those of them that do not
 * switch, on the same rows, so that what these rows have in common is in no error.
 */
final class FirstStudents {
  /** Shares of training are written with few digits. */
  private static final double SAME_SHARE = 1e-9;

  private final Map<EvaluationRows, Map<PlannedArm, Influence>> accuracies = new HashMap<>();

  /**
   * Adds one.
   *
   * @param answers by row, 1 where it is right
   */
  void add(PlannedArm planned, EvaluationRows split, double... answers) {
    accuracies.computeIfAbsent(split, any -> new HashMap<>()).put(planned, Influence.mean(answers));
  }

  /** What an arm has over the others, once all are there; NaN of one that does not switch. */
  List<Column.Filled> cells(Optional<PlannedArm> planned, EvaluationRows split) {
    Optional<PlannedArm> switching = planned.filter(each -> each.arm().treatment().switches());
    Optional<Influence> own = switching.map(each -> accuracies.get(split).get(each));
    Optional<Influence> student =
        switching.flatMap(each -> one(split, Arm.student(each.taughtAt())::equals));
    Optional<Influence> part =
        switching.flatMap(each -> one(split, arm -> isLabelsFor(each.shareOfLabels(), arm)));
    Optional<Influence> plain = switching.flatMap(each -> one(split, Arm.PLAIN::equals));
    List<Column.Filled> cells = new ArrayList<>();
    CellColumns.OVER_STUDENT.add(cells, both(own, student, Influence::minus));
    CellColumns.OVER_PART.add(cells, both(own, part, Influence::minus));
    Optional<Influence> middle = both(student, plain, Influence::plus).map(sum -> sum.times(0.5));
    CellColumns.HALF_RECOVERED.add(cells, both(own, middle, Influence::minus));
    CellColumns.OVER_PLAIN.add(cells, both(student, plain, Influence::minus));
    return cells;
  }

  private static boolean isLabelsFor(double share, Arm arm) {
    return arm.treatment() == Arm.Treatment.PLAIN_FOR
        && Math.abs(arm.dose().orElseThrow() - share) < SAME_SHARE;
  }

  private Optional<Influence> one(EvaluationRows split, Predicate<Arm> chosen) {
    return accuracies.get(split).entrySet().stream()
        .filter(each -> chosen.test(each.getKey().arm()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static Optional<Influence> both(
      Optional<Influence> one, Optional<Influence> other, BinaryOperator<Influence> sum) {
    return one.flatMap(a -> other.map(b -> sum.apply(a, b)));
  }
}
