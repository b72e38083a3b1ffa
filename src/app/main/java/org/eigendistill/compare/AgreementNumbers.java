// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare;

import java.util.Arrays;
import java.util.List;
import org.eigendistill.compare.estimate.Influence;
import org.eigendistill.compare.estimate.RowGroups;
import org.eigendistill.compare.estimate.Sums;
import org.eigendistill.compare.measure.Calibration;
import org.eigendistill.compare.measure.Divergences;
import org.eigendistill.compare.measure.FittedScale;
import org.eigendistill.compare.measure.ModelLosses;
import org.eigendistill.compare.measure.ScaleTarget;
import org.eigendistill.compare.rows.KeptRows;
import org.eigendistill.compare.rows.RowMeter;

/** How near the two models are, without labels: agreement, divergences, confidence, scale. */
final class AgreementNumbers {
  private final KeptRows rows;
  private final double temperature;
  private final Divergences divergences;
  private final ModelLosses teacher;
  private final ModelLosses student;
  private final ScaleTarget target;

  AgreementNumbers(KeptRows rows, double temperature) {
    this.rows = rows;
    this.temperature = temperature;
    int[] labels = rows.labels().orElse(new int[0]);
    this.divergences = new Divergences(rows.size(), rows.classes(), temperature);
    this.teacher = new ModelLosses(0, rows.size(), labels);
    this.student = new ModelLosses(1, rows.size(), labels);
    this.target = new ScaleTarget(rows.size());
  }

  /** What is to see all rows first. */
  List<RowMeter> meters() {
    return List.of(divergences, teacher, student, target);
  }

  ModelLosses teacher() {
    return teacher;
  }

  ModelLosses student() {
    return student;
  }

  /** From teacher to student in each row, in nats. */
  double[] divergence() {
    return divergences.teacherStudent();
  }

  /** 1 where both models rank the same class first, else 0. */
  double[] agreement() {
    int[] t = rows.tops(0);
    int[] s = rows.tops(1);
    double[] same = new double[t.length];
    Arrays.setAll(same, i -> t[i] == s[i] ? 1 : 0);
    return same;
  }

  /** The agreement of models of these frequencies of classes that know nothing of each other. */
  double chance() {
    double[] t = frequencies(rows.tops(0));
    double[] s = frequencies(rows.tops(1));
    return Sums.of(Sums.products(t, s));
  }

  private double[] frequencies(int... tops) {
    double[] frequencies = new double[rows.classes()];
    for (int top : tops) {
      frequencies[top]++;
    }
    return Arrays.stream(frequencies).map(count -> count / tops.length).toArray();
  }

  void putTo(Numbers numbers) {
    RowGroups groups = rows.groups();
    Influence agreement = Influence.mean(agreement());
    double chance = chance();
    numbers.put("agreement", agreement, groups);
    numbers.put("agreement_chance", chance);
    numbers.put("kappa", (agreement.value() - chance) / (1 - chance));
    numbers.put("kl_teacher_student", Influence.mean(divergences.teacherStudent()), groups);
    numbers.put("kl_student_teacher", Influence.mean(divergences.studentTeacher()), groups);
    numbers.put("temperature", temperature);
    numbers.put(
        "kl_teacher_student_at_temperature",
        Influence.mean(divergences.teacherStudentTempered()),
        groups);
    numbers.put(
        "kl_student_teacher_at_temperature",
        Influence.mean(divergences.studentTeacherTempered()),
        groups);
    numbers.put("rows_infinite_kl", (Object) infiniteRows());
    numbers.put("total_variation", Influence.mean(divergences.totalVariation()), groups);
    numbers.put("confidence_teacher", Sums.mean(teacher.confidence()));
    numbers.put("confidence_student", Sums.mean(student.confidence()));
    numbers.put(
        "ece_dist_teacher_student",
        Calibration.distance(teacher.confidence(), student.confidence()));
    numbers.put(
        "ece_dist_student_teacher",
        Calibration.distance(student.confidence(), teacher.confidence()));
  }

  /** Rows in which one model gives 0 to a class that the other does not. */
  int infiniteRows() {
    double[] one = divergences.teacherStudent();
    double[] other = divergences.studentTeacher();
    int infinite = 0;
    for (int i = 0; i < one.length; i++) {
      infinite += Double.isFinite(one[i]) && Double.isFinite(other[i]) ? 0 : 1;
    }
    return infinite;
  }

  /**
   * The logarithm of the factor of the student's scores that brings them nearest to the teacher.
   */
  Influence logScale() {
    return FittedScale.logarithm(rows, 1, target.values());
  }
}
