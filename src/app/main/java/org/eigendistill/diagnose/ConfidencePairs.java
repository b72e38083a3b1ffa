// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.eigendistill.compare.estimate.Influence;
import org.eigendistill.compare.estimate.RowGroups;

/**
 * The log-odds of the teacher's top class, the teacher's and the student's, row by row, sorted by
 * the teacher's (equal ones in order of rows). Saturated rows, whose log-odds are infinite, are
 * counted and left out; of logits there are none.
 */
public final class ConfidencePairs {
  private final int[] rows;
  private final double[] teacher;
  private final double[] student;
  private final int[] saturated;
  private final int saturatedTeacher;
  private final int saturatedStudent;
  private final int tokens;

  private ConfidencePairs(
      Predictions teacher, Predictions student, IntPredicate chosen, int tokens) {
    this.tokens = tokens;
    int n = teacher.rows();
    double[] x = new double[n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      int top = teacher.top(i);
      x[i] = teacher.logOdds(i, top);
      y[i] = student.logOdds(i, top);
    }
    int[] all = IntStream.range(0, n).filter(chosen).toArray();
    this.saturated =
        IntStream.of(all).filter(i -> Double.isInfinite(x[i]) || Double.isInfinite(y[i])).toArray();
    this.saturatedTeacher =
        (int) IntStream.of(saturated).filter(i -> Double.isInfinite(x[i])).count();
    this.saturatedStudent =
        (int) IntStream.of(saturated).filter(i -> Double.isInfinite(y[i])).count();
    this.rows =
        IntStream.of(all)
            .filter(i -> !Double.isInfinite(x[i]) && !Double.isInfinite(y[i]))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> x[i]))
            .mapToInt(i -> i)
            .toArray();
    this.teacher = IntStream.of(rows).mapToDouble(i -> x[i]).toArray();
    this.student = IntStream.of(rows).mapToDouble(i -> y[i]).toArray();
  }

  /**
   * All rows of two models' predictions.
   *
   * @throws IllegalArgumentException if rows or classes differ in number
   */
  public static ConfidencePairs of(Predictions teacher, Predictions student) {
    return of(teacher, student, row -> true);
  }

  /**
   * Some rows of them, mislabelled ones for instance.
   *
   * @param chosen which rows, counted from 0
   * @throws IllegalArgumentException if rows or classes differ in number
   */
  public static ConfidencePairs of(Predictions teacher, Predictions student, IntPredicate chosen) {
    return of(teacher, student, chosen, 0);
  }

  /**
   * The same of sequences, whose rows are drawn together.
   *
   * @param tokens how many rows each has; 0 where rows are single
   */
  static ConfidencePairs of(
      Predictions teacher, Predictions student, IntPredicate chosen, int tokens) {
    if (teacher.rows() != student.rows() || teacher.classes() != student.classes()) {
      throw new IllegalArgumentException(
          "the teacher has %d rows and %d classes, the student %d and %d"
              .formatted(teacher.rows(), teacher.classes(), student.rows(), student.classes()));
    }
    return new ConfidencePairs(teacher, student, chosen, tokens);
  }

  /** The number of rows, without saturated ones. */
  public int size() {
    return rows.length;
  }

  /** The rows' numbers, from 0, in this order. */
  public int[] rows() {
    return rows.clone();
  }

  /** The teacher's log-odds, rising. */
  public double[] teacher() {
    return teacher.clone();
  }

  /** The student's log-odds of the same rows. */
  public double[] student() {
    return student.clone();
  }

  /** The numbers, from 0, of saturated rows, by either model. */
  public int[] saturated() {
    return saturated.clone();
  }

  /** How many rows the teacher has saturated. */
  public int saturatedTeacher() {
    return saturatedTeacher;
  }

  /** How many rows the student has saturated. */
  public int saturatedStudent() {
    return saturatedStudent;
  }

  /** The student's log-odds less the teacher's, from one place in the order to before another. */
  double[] offsets(int from, int to) {
    return IntStream.range(from, to).mapToDouble(i -> student[i] - teacher[i]).toArray();
  }

  /** The least-squares line of the points from one place in the order to before another. */
  Slope slope(int from, int to) {
    return Slope.of(
        groups(from, to),
        Arrays.copyOfRange(teacher, from, to),
        Arrays.copyOfRange(student, from, to));
  }

  /** The mean offset there, copies of rows taken together in its interval. */
  Estimate offset(int from, int to) {
    return Estimate.of(Influence.mean(offsets(from, to)), groups(from, to));
  }

  /** Rows that come together: those of a sequence, else copies. */
  private RowGroups groups(int from, int to) {
    return tokens > 0
        ? RowGroups.of(IntStream.range(from, to).map(i -> rows[i] / tokens).toArray())
        : Slope.copies(
            Arrays.copyOfRange(teacher, from, to), Arrays.copyOfRange(student, from, to));
  }

  /**
   * Bins of equal numbers of rows (to within one), by the teacher's confidence, from the lowest.
   *
   * @param count from 1 to {@link #size()}
   */
  public List<ConfidenceBin> bins(int count) {
    if (count < 1 || count > size()) {
      throw new IllegalArgumentException("%d bins of %d rows".formatted(count, size()));
    }
    return IntStream.range(0, count)
        .mapToObj(b -> bin(place(b, count), place(b + 1, count)))
        .toList();
  }

  private int place(int bin, int count) {
    return (int) ((long) bin * size() / count);
  }

  private ConfidenceBin bin(int from, int to) {
    double[] offsets = offsets(from, to);
    return new ConfidenceBin(
        to - from,
        teacher[from],
        teacher[to - 1],
        Arrays.stream(teacher, from, to).sum() / (to - from),
        Arrays.stream(student, from, to).sum() / (to - from),
        offset(from, to),
        (double) Arrays.stream(offsets).filter(d -> d < 0).count() / (to - from));
  }
}
