// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare;

import java.util.Arrays;
import org.eigendistill.compare.estimate.Influence;
import org.eigendistill.compare.estimate.RowGroups;
import org.eigendistill.compare.estimate.Sums;
import org.eigendistill.compare.measure.Calibration;
import org.eigendistill.compare.measure.FittedScale;
import org.eigendistill.compare.measure.ModelLosses;
import org.eigendistill.compare.measure.SmoothCalibration;
import org.eigendistill.compare.rows.KeptRows;

/** What labels tell: accuracy, losses, calibration, and which errors pass on. */
final class LabelNumbers {
  private final KeptRows rows;
  private final AgreementNumbers agreement;
  private final RowGroups groups;

  /** Of rows that have labels. */
  LabelNumbers(KeptRows rows, AgreementNumbers agreement) {
    this.rows = rows;
    this.agreement = agreement;
    this.groups = rows.groups();
  }

  void putTo(Numbers numbers) {
    ModelLosses teacher = agreement.teacher();
    ModelLosses student = agreement.student();
    numbers.put("accuracy_teacher", Influence.mean(teacher.right()), groups);
    numbers.put("accuracy_student", Influence.mean(student.right()), groups);
    numbers.put(
        "accuracy_gap", Influence.mean(Sums.differences(student.right(), teacher.right())), groups);
    Influence warmth = put(numbers, "teacher", 0, teacher);
    Influence other = put(numbers, "student", 1, student);
    numbers.putRatio("temperature_ratio", other.minus(warmth), groups);
    putErrors(numbers);
  }

  /** One model's numbers; gives the logarithm of its temperature. */
  private Influence put(Numbers numbers, String name, int model, ModelLosses losses) {
    double[] logLoss = losses.logLoss();
    numbers.put("nll_" + name, Influence.mean(logLoss), groups);
    numbers.put(
        "rows_infinite_nll_" + name,
        (Object) (int) Arrays.stream(logLoss).filter(v -> !Double.isFinite(v)).count());
    numbers.put("brier_" + name, Influence.mean(losses.brier()), groups);
    Calibration calibration = Calibration.of(losses.confidence(), losses.right());
    numbers.put("ece_width_" + name, calibration.byWidth());
    numbers.put("ece_mass_" + name, calibration.byMass());
    numbers.put("ece_mass_floor_" + name, calibration.massFloor());
    numbers.put("rms_calibration_debiased_" + name, calibration.debiasedRootMeanSquare());
    numbers.put("smooth_ece_" + name, SmoothCalibration.error(losses.confidence(), losses.right()));
    Influence warmth = FittedScale.logarithm(rows, model, losses.labelScore()).times(-1);
    numbers.putRatio("fitted_temperature_" + name, warmth, groups);
    return warmth;
  }

  /** What the student has of the teacher's errors, and of what the teacher has right. */
  private void putErrors(Numbers numbers) {
    double[] same = agreement.agreement();
    double[] right = agreement.teacher().right();
    double[] wrong = Arrays.stream(right).map(is -> 1 - is).toArray();
    numbers.put("agreement_teacher_right", Influence.mean(same, right), groups);
    numbers.put("agreement_teacher_wrong", Influence.mean(same, wrong), groups);
    numbers.put("teacher_errors", (Object) (int) Sums.of(wrong));
    if (rows.models() > 2) {
      double[] base = controlsAgreement();
      double[] excess = Sums.differences(same, base);
      Influence copied = Influence.mean(excess, wrong);
      Influence passed = Influence.mean(excess, right);
      numbers.put("copied_errors", copied, groups);
      numbers.put("copied_rights", passed, groups);
      numbers.put("transfer_asymmetry", copied.minus(passed), groups);
      numbers.put("agreement_teacher_wrong_control", Influence.mean(base, wrong).value());
      numbers.put("agreement_teacher_right_control", Influence.mean(base, right).value());
    }
  }

  /** The share of controls that rank the teacher's top class first. */
  private double[] controlsAgreement() {
    int[] teacher = rows.tops(0);
    double[] share = new double[teacher.length];
    int controls = rows.models() - 2;
    for (int k = 0; k < controls; k++) {
      int[] control = rows.tops(2 + k);
      for (int i = 0; i < share.length; i++) {
        share[i] += control[i] == teacher[i] ? 1 : 0;
      }
    }
    return Arrays.stream(share).map(count -> count / controls).toArray();
  }
}
