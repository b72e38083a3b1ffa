// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.measure;

import org.eigendistill.compare.rows.RowMeter;
import org.eigendistill.compare.rows.SoftmaxRow;

/**
 * How far apart teacher and student are in each row, in nats: {@code KL(p, q) = sum p log(p / q)}
 * either way, at temperature 1 and at another, and {@code half sum |p - q|}.
 */
public final class Divergences implements RowMeter {
  private final double temperature;
  private final SoftmaxRow teacher;
  private final SoftmaxRow student;
  private final double[] teacherStudent;
  private final double[] studentTeacher;
  private final double[] teacherStudentTempered;
  private final double[] studentTeacherTempered;
  private final double[] totalVariation;

  /** Of so many rows and classes. */
  public Divergences(int rows, int classes, double temperature) {
    this.temperature = temperature;
    this.teacher = new SoftmaxRow(classes);
    this.student = new SoftmaxRow(classes);
    this.teacherStudent = new double[rows];
    this.studentTeacher = new double[rows];
    this.teacherStudentTempered = new double[rows];
    this.studentTeacherTempered = new double[rows];
    this.totalVariation = new double[rows];
  }

  @Override
  public void row(int place, SoftmaxRow... models) {
    SoftmaxRow t = models[0];
    SoftmaxRow s = models[1];
    teacherStudent[place] = divergence(t, s);
    studentTeacher[place] = divergence(s, t);
    double distance = 0;
    for (int j = 0; j < t.classes(); j++) {
      distance += Math.abs(t.probability(j) - s.probability(j));
    }
    totalVariation[place] = distance / 2;
    teacher.load(t, temperature);
    student.load(s, temperature);
    teacherStudentTempered[place] = divergence(teacher, student);
    studentTeacherTempered[place] = divergence(student, teacher);
  }

  private static double divergence(SoftmaxRow p, SoftmaxRow q) {
    double shift = q.logSum() - p.logSum();
    double sum = 0;
    for (int j = 0; j < p.classes(); j++) {
      double u = p.probability(j);
      if (u > 0) {
        sum += u * (p.score(j) - q.score(j) + shift);
      }
    }
    return sum;
  }

  /** From teacher to student; infinite where the student gives 0 to what the teacher does not. */
  public double[] teacherStudent() {
    return teacherStudent.clone();
  }

  /** From student to teacher. */
  public double[] studentTeacher() {
    return studentTeacher.clone();
  }

  /** From teacher to student at the temperature, not times its square. */
  public double[] teacherStudentTempered() {
    return teacherStudentTempered.clone();
  }

  /** From student to teacher at the temperature. */
  public double[] studentTeacherTempered() {
    return studentTeacherTempered.clone();
  }

  /** Half the sum of differences of probabilities. */
  public double[] totalVariation() {
    return totalVariation.clone();
  }
}
