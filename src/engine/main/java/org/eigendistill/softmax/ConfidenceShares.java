// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.softmax;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.number.Interval;

/**
 * Statement S1 on data: the shares that the directions of the rows have in a teacher's confidence
 * line and in its low end, the fifth of the rows of which it is least sure. What the directions
 * leave of the rows' space is one group more, of gain 0.
 */
public final class ConfidenceShares {
  private static final int FIFTH = 5;

  /** Eigenvalues nearer to each other count as one. */
  private static final double SAME = 1e-9;

  /** Tails this near to 0, beside the whole, count as 0. */
  private static final double ROUNDING = 1e-10;

  /** Rows whose confidence agrees to 12 digits are equally sure. */
  private static final double ALIKE = 1e-24;

  private final ConfidenceLine<Interval> line;
  private final List<Interval> low;
  private final List<Interval> slopes;
  private final List<Interval> lows;
  private final List<Interval> tails;
  private final List<Interval> lowTails;

  private ConfidenceShares(RowDirections directions, Matrix teacher) {
    this.line = ConfidenceLine.of(intervals(teacher));
    Interval square = dot(line.confidence(), line.confidence());
    if (!(line.spread().low() > ALIKE * square.high())) {
      throw new IllegalArgumentException(
          "its teacher is equally sure of all rows, so that there is no confidence line");
    }
    this.low = leastSure(line.confidence());
    List<List<Interval>> vectors =
        IntStream.range(0, directions.count())
            .mapToObj(k -> points(directions.vectors().column(k)))
            .toList();
    this.slopes = vectors.stream().map(line::slopeShare).toList();
    this.lows = vectors.stream().map(u -> line.lowShare(low, u)).toList();
    boolean isComplete = directions.count() == teacher.rows();
    double[] eigenvalues = directions.eigenvalues();
    this.tails = tails(slopes, Interval.ONE, isComplete, eigenvalues);
    this.lowTails = tails(lows, dot(low, line.confidence()), isComplete, eigenvalues);
  }

  /**
   * Of a teacher.
   *
   * @param teacher its logits, n x C
   * @throws IllegalArgumentException if all rows are of one confidence to 12 digits
   */
  public static ConfidenceShares of(RowDirections directions, Matrix teacher) {
    return new ConfidenceShares(directions, teacher);
  }

  private static List<Interval> points(double... values) {
    return Arrays.stream(values).mapToObj(Interval::point).toList();
  }

  private static List<List<Interval>> intervals(Matrix matrix) {
    return IntStream.range(0, matrix.rows()).mapToObj(i -> points(matrix.row(i))).toList();
  }

  private static List<Interval> leastSure(List<Interval> confidence) {
    int count = Math.max(1, confidence.size() / FIFTH);
    boolean[] isLow = new boolean[confidence.size()];
    IntStream.range(0, confidence.size())
        .boxed()
        .sorted((i, j) -> Double.compare(confidence.get(i).low(), confidence.get(j).low()))
        .limit(count)
        .forEach(i -> isLow[i] = true);
    return IntStream.range(0, isLow.length)
        .mapToObj(i -> isLow[i] ? Interval.ONE : Interval.ZERO)
        .toList();
  }

  private static Interval dot(List<Interval> a, List<Interval> b) {
    Interval sum = Interval.ZERO;
    for (int i = 0; i < a.size(); i++) {
      sum = sum.plus(a.get(i).times(b.get(i)));
    }
    return sum;
  }

  /** From the whole downwards, so that what directions leave is never summed. */
  private static List<Interval> tails(
      List<Interval> shares, Interval whole, boolean isComplete, double... eigenvalues) {
    List<Interval> tails = new ArrayList<>();
    Interval rest = whole;
    for (int k = 0; k < shares.size(); k++) {
      if (k == 0 || eigenvalues[k] < eigenvalues[k - 1] * (1 - SAME)) {
        tails.add(rest);
      }
      rest = rest.minus(shares.get(k));
    }
    if (!isComplete) {
      tails.add(rest);
    }
    return tails;
  }

  /** pi of a direction. */
  public double slopeShare(int k) {
    return middle(slopes.get(k));
  }

  /** The tails Pi from each distinct eigenvalue on, and of what the directions leave. */
  public double[] slopeTails() {
    return tails.stream().mapToDouble(ConfidenceShares::middle).toArray();
  }

  /** The tails Q, over the number of rows: by how much the low end can lie above its teacher. */
  public double[] lowTails() {
    return lowTails.stream().mapToDouble(tail -> middle(tail) / lowRows()).toArray();
  }

  /** Whether every student whose gains fall with the eigenvalue has a slope of at most 1. */
  public boolean isNeverSteep() {
    return hasNoneBelow(tails);
  }

  /** Whether every such student is on average at most at its teacher in the low end. */
  public boolean isNeverAbove() {
    return hasNoneBelow(lowTails);
  }

  /** Directions are known to rounding only, and what they leave is often 0. */
  private static boolean hasNoneBelow(List<Interval> tails) {
    double whole = Math.abs(middle(tails.get(0)));
    return tails.stream().allMatch(tail -> middle(tail) >= -ROUNDING * whole);
  }

  /** The slope of the student of these gains along the directions. */
  public double slope(double... gains) {
    return IntStream.range(0, gains.length).mapToDouble(k -> gains[k] * slopeShare(k)).sum();
  }

  /** The mean of y - x in the low end of the student of these gains. */
  public double lowEnd(double... gains) {
    double kept =
        IntStream.range(0, gains.length).mapToDouble(k -> gains[k] * middle(lows.get(k))).sum();
    return (kept - middle(dot(low, line.confidence()))) / lowRows();
  }

  /**
   * The slope of a student's own plot.
   *
   * @param student its logits, n x C
   */
  public double slope(Matrix student) {
    return middle(line.slope(line.read(intervals(LogitRows.centred(student)))));
  }

  /** The mean of y - x in the low end of a student's own plot. */
  public double lowEnd(Matrix student) {
    List<Interval> read = line.read(intervals(LogitRows.centred(student)));
    return (middle(dot(low, read)) - middle(dot(low, line.confidence()))) / lowRows();
  }

  /** The most that logits within a distance, in norm, of others can change their slope by. */
  public double slopeWithin(double distance) {
    return distance / Math.sqrt(middle(line.spread()));
  }

  /** The most that logits within a distance, in norm, of others can change their low end by. */
  public double lowEndWithin(double distance) {
    return distance / Math.sqrt(lowRows());
  }

  private double lowRows() {
    return low.stream().mapToDouble(Interval::low).sum();
  }

  private static double middle(Interval interval) {
    return interval.low() + (interval.high() - interval.low()) / 2;
  }
}
