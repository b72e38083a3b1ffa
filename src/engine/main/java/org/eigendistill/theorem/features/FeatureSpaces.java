// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Two feature spaces with common eigenvectors: every pair of directions in which the student's
 * eigenvalues differ, the larger first.
 *
 * <p>By the ratios alone, the student is behind at all times on all pairs if and only if the
 * teacher's eigenvalue over the student's does not fall as the student's rises, and ahead on all if
 * and only if the teacher's own does not rise.
 */
public final class FeatureSpaces {
  /** Of the largest eigenvalue over the smallest. */
  public static final double WIDEST = 1e300;

  private final double[] student;
  private final double[] teacher;

  private FeatureSpaces(double[] student, double[] teacher) {
    this.student = student;
    this.teacher = teacher;
  }

  /**
   * Two spectra, direction by direction; arrays are copied.
   *
   * @param student eigenvalues, positive, in any order, spread over {@link #WIDEST} at most
   * @param teacher those along the same eigenvectors
   * @throws IllegalArgumentException if their numbers differ or an eigenvalue is not as told
   */
  public static FeatureSpaces of(double[] student, double[] teacher) {
    if (student.length != teacher.length) {
      throw new IllegalArgumentException(
          "%d and %d eigenvalues".formatted(student.length, teacher.length));
    }
    for (double[] spectrum : List.of(student, teacher)) {
      double least = Arrays.stream(spectrum).min().orElse(1);
      double most = Arrays.stream(spectrum).max().orElse(1);
      if (!(least > 0) || !(most / least <= WIDEST)) {
        throw new IllegalArgumentException("eigenvalues from %s to %s".formatted(least, most));
      }
    }
    return new FeatureSpaces(student.clone(), teacher.clone());
  }

  /**
   * A pair of directions.
   *
   * @param upper the index of the direction of the student's larger eigenvalue, from 0
   * @param lower that of the smaller
   * @param ratios the two ratios
   */
  public record Directions(int upper, int lower, FeaturePair ratios) {}

  /** The pairs, by their upper direction and then the lower one, both from the largest down. */
  public List<Directions> pairs() {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < student.length; i++) {
      order.add(i);
    }
    order.sort((i, j) -> Double.compare(student[j], student[i]));
    List<Directions> pairs = new ArrayList<>();
    for (int a = 0; a < order.size(); a++) {
      for (int b = a + 1; b < order.size(); b++) {
        int i = order.get(a);
        int j = order.get(b);
        if (student[j] < student[i]) {
          FeaturePair ratios = new FeaturePair(teacher[j] / teacher[i], student[j] / student[i]);
          pairs.add(new Directions(i, j, ratios));
        }
      }
    }
    return pairs;
  }

  /** How many pairs of directions have one eigenvalue of the student: N5 does not order these. */
  public long tied() {
    long all = (long) student.length * (student.length - 1) / 2;
    return all - pairs().size();
  }

  /** How far a student has come along a direction that has come so far along its largest. */
  public TopGain student(TopGain largest, int direction) {
    return along(student, largest, direction);
  }

  /** How far a teacher has come along a direction that has come so far along its largest. */
  public TopGain teacher(TopGain largest, int direction) {
    return along(teacher, largest, direction);
  }

  /**
   * A teacher's time from units of 1 over its eigenvalue along a direction to those of its largest.
   */
  public double ofLargest(double teacherTime, int direction) {
    return teacherTime * (most(teacher) / teacher[direction]);
  }

  private static TopGain along(double[] spectrum, TopGain largest, int direction) {
    double share = spectrum[direction] / most(spectrum);
    return share == 1 ? largest : TopGain.after(largest.time() * share);
  }

  private static double most(double[] spectrum) {
    return Arrays.stream(spectrum).max().orElseThrow();
  }
}
