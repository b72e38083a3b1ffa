// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.simulation;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Table;
import org.eigendistill.data.TableWriter;
import org.eigendistill.softmax.ConfidenceShares;
import org.eigendistill.softmax.LogitGradient;
import org.eigendistill.softmax.LogitRows;
import org.eigendistill.softmax.RowDirections;
import org.eigendistill.spectrum.Spectrum;

/**
 * A softmax teacher, trained by flow on labels until it stops, and its students, trained by flow on
 * its logits at a temperature, on one data set. Gains are toward the teacher's end: with d_k =
 * u_k'Z_t and logits centred over classes, (u_k'Z).d_k / |d_k|^2.
 */
public final class SoftmaxSimulation {
  /** In temperatures: a logit's last digit is then 1e-4 of one. */
  private static final double WIDEST = 1e12;

  private final Spectrum spectrum;
  private final double temperature;
  private final double teacherTime;
  private final double[] times;
  private final SoftmaxFlow plain;
  private final SoftmaxFlow students;
  private final Matrix end;
  private final Matrix goal;
  private final double apart;

  private SoftmaxSimulation(
      Spectrum spectrum,
      LogitGradient labels,
      double temperature,
      double teacherTime,
      double[] times,
      Progress progress) {
    this.spectrum = spectrum;
    this.temperature = temperature;
    this.teacherTime = teacherTime;
    this.times = times;
    RowDirections directions = RowDirections.of(spectrum);
    double[] all =
        DoubleStream.concat(Arrays.stream(times), DoubleStream.of(teacherTime))
            .sorted()
            .distinct()
            .toArray();
    this.plain = SoftmaxFlow.onLabels(directions, labels, all, progress);
    int stop = Arrays.binarySearch(all, teacherTime);
    this.end = plain.logits(stop);
    this.goal = plain.along(stop);
    double range = LogitRows.widest(end);
    if (!(range <= WIDEST * temperature)) {
      throw new IllegalArgumentException(
          "--temperature %s is too low beside the teacher, whose logits range over %.3g in a row: beyond %.0e temperatures doubles do not tell a student from its start"
              .formatted(temperature, range, WIDEST));
    }
    this.students = SoftmaxFlow.onTeacher(directions, end, temperature, times, progress);
    progress.update("softmax flow by a second method", 0, 0);
    this.apart =
        Math.max(
            plain.apartFrom(labels),
            students.apartFrom(LogitGradient.ofTeacherByPairs(end, temperature)));
  }

  /**
   * Trains both.
   *
   * @param classes C, at least 2
   * @param labels a class per row
   * @param temperature T of the students, positive
   * @param teacherTime when the teacher stops, positive
   * @param times of teacher and students, positive, rising
   * @throws IllegalArgumentException if the teacher's logits range over more than 1e12 temperatures
   */
  public static SoftmaxSimulation of(
      Spectrum spectrum,
      int classes,
      int[] labels,
      double temperature,
      double teacherTime,
      double[] times,
      Progress progress) {
    return new SoftmaxSimulation(
        spectrum,
        LogitGradient.ofLabels(classes, labels),
        temperature,
        teacherTime,
        times.clone(),
        progress);
  }

  /** The data's eigendirections. */
  public Spectrum spectrum() {
    return spectrum;
  }

  /** The temperature of the students. */
  public double temperature() {
    return temperature;
  }

  /** When the teacher stops. */
  public double teacherTime() {
    return teacherTime;
  }

  /** The times of teacher and students. */
  public double[] times() {
    return times.clone();
  }

  /** Plain training on labels, also at the teacher's time. */
  public SoftmaxFlow plain() {
    return plain;
  }

  /** The students. */
  public SoftmaxFlow students() {
    return students;
  }

  /** The teacher's logits, n x C. */
  public Matrix teacherEnd() {
    return end;
  }

  /** Where plain training has the time of this number. */
  int plainIndex(int time) {
    return Arrays.binarySearch(plain.times(), times[time]);
  }

  /** |d_k|, the size of the teacher's end along a direction. */
  public double size(int direction) {
    return Math.sqrt(product(goal, goal, direction));
  }

  /** A student's gain along a direction; NaN where the teacher has nothing. */
  public double gain(int time, int direction) {
    return gain(students.along(time), direction);
  }

  private double gain(Matrix along, int direction) {
    return product(along, goal, direction) / product(goal, goal, direction);
  }

  private static double product(Matrix a, Matrix b, int row) {
    double sum = 0;
    for (int c = 0; c < a.columns(); c++) {
      sum += a.get(row, c) * b.get(row, c);
    }
    return sum;
  }

  /**
   * Writes the gains of teacher and students at each time along each direction, the students'
   * beside the limit at high temperature and R1's bound of their distance from it.
   */
  public void writeGains(Path file) {
    List<String> columns =
        List.of("role", "time", "direction", "eigenvalue", "gain", "limit_gain", "bound");
    try (TableWriter out = TableWriter.open(file, columns)) {
      for (int i = 0; i < times.length; i++) {
        for (int k = 0; k < spectrum.directions(); k++) {
          begin(out, "teacher", i, k).number(gain(plain.along(plainIndex(i)), k));
          out.text("").text("").endRow();
        }
      }
      for (int i = 0; i < times.length; i++) {
        for (int k = 0; k < spectrum.directions(); k++) {
          begin(out, "student", i, k).number(gain(i, k)).number(students.limit(i, k));
          out.number(students.bound(i, k) / size(k)).endRow();
        }
      }
    }
  }

  private TableWriter begin(TableWriter out, String role, int time, int direction) {
    return out.text(role)
        .number(times[time])
        .number(direction + 1L)
        .number(spectrum.eigenvalue(direction));
  }

  /** S1's shares of the teacher's confidence line. */
  public ConfidenceShares confidence() {
    return ConfidenceShares.of(RowDirections.of(spectrum), end);
  }

  /** Each student's confidence line, and that of the limit's gains. */
  public Table confidenceTable(ConfidenceShares shares) {
    Table.Builder table = Table.of("time", "slope", "limit_slope", "low_end", "limit_low_end");
    for (int i = 0; i < times.length; i++) {
      int time = i;
      double[] limit = new double[spectrum.directions()];
      Arrays.setAll(limit, k -> students.limit(time, k));
      Matrix logits = students.logits(i);
      table.row(
          times[i],
          shares.slope(logits),
          shares.slope(limit),
          shares.lowEnd(logits),
          shares.lowEnd(limit));
    }
    return table.build();
  }

  /** The largest error bound of all courses, of logits in Frobenius norm, over the teacher's. */
  public double relativeError() {
    double most = 0;
    for (int i = 0; i < plain.times().length; i++) {
      most = Math.max(most, plain.error(i));
    }
    for (int i = 0; i < times.length; i++) {
      most = Math.max(most, students.error(i));
    }
    return most / LogitRows.centred(end).norm();
  }

  /**
   * The largest distance of any course from that by a second method (the student's with a second
   * formula of the gradient), of logits in Frobenius norm, over the teacher's.
   */
  public double secondMethodDifference() {
    return apart / LogitRows.centred(end).norm();
  }
}
