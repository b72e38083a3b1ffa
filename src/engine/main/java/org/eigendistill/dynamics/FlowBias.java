// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

/**
 * Whether flow students of stopped flow teachers exaggerate the bias on <em>every</em> pair of
 * directions: the paper's theorem (T1), decided by numbers.
 *
 * <p>Matched along the direction of larger eigenvalue, the student is behind along the smaller
 * exactly where the effective time t_eff increases with the eigenvalue ({@link EffectiveTime}). Two
 * effective times are compared as they are where they differ by more than rounding; near their
 * limit min(t', T), by how much each stays below it, which is known to full relative precision.
 *
 * <p>Gradient descent with h l &lt; 1 is covered by the rates l' = -log(1 - h l) in the place of
 * eigenvalues and whole step counts in the place of times.
 *
 * @param comparisons the pairs of directions times the pairs of times that were compared
 * @param behind those in which the student is strictly behind along the smaller eigenvalue
 * @param ahead those in which it is strictly ahead
 * @param unresolved those that doubles cannot decide; equal eigenvalues are not compared at all
 * @param log10SmallestMargin the decimal logarithm of the smallest relative difference of effective
 *     times, (t_eff(l_1) - t_eff(l_2)) / t_eff(l_1), among those behind; plus infinity if none is
 */
public record FlowBias(
    long comparisons, long behind, long ahead, long unresolved, double log10SmallestMargin) {
  private static final double RESOLUTION = 0x1p-46;

  /** Nothing compared yet. */
  public static final FlowBias NONE = new FlowBias(0, 0, 0, 0, Double.POSITIVE_INFINITY);

  /**
   * Compares all pairs of directions for one teacher and one student.
   *
   * @param rates eigenvalues, or rates of descent, falling, positive
   * @param teacherTime T, positive
   * @param studentTime t', positive
   */
  public static FlowBias of(double[] rates, double teacherTime, double studentTime) {
    int r = rates.length;
    double[] effective = new double[r];
    double[] logLag = new double[r];
    Model student = Distillation.of(GradientFlow.of(), teacherTime).students().at(studentTime);
    for (int k = 0; k < r; k++) {
      effective[k] = EffectiveTime.of(student.along(rates[k]), rates[k]);
      logLag[k] = EffectiveTime.logFlowLag(rates[k], studentTime, teacherTime);
    }
    long behind = 0;
    long ahead = 0;
    long unresolved = 0;
    double margin = Double.POSITIVE_INFINITY;
    for (int i = 0; i < r; i++) {
      for (int j = i + 1; j < r; j++) {
        if (rates[i] == rates[j]) {
          continue;
        }
        double difference = effective[i] - effective[j];
        double order =
            Math.abs(difference) > RESOLUTION * effective[i]
                ? difference
                : resolved(logLag[j], logLag[i]);
        if (order > 0) {
          behind++;
          margin = Math.min(margin, logMargin(effective[i], difference, logLag[i], logLag[j]));
        } else if (order < 0) {
          ahead++;
        } else {
          unresolved++;
        }
      }
    }
    return new FlowBias(behind + ahead + unresolved, behind, ahead, unresolved, margin);
  }

  /** Both together. */
  public FlowBias plus(FlowBias other) {
    return new FlowBias(
        comparisons + other.comparisons,
        behind + other.behind,
        ahead + other.ahead,
        unresolved + other.unresolved,
        Math.min(log10SmallestMargin, other.log10SmallestMargin));
  }

  /** Whether every comparison was decided, and for exaggeration. */
  public boolean holdsEverywhere() {
    return comparisons > 0 && behind == comparisons;
  }

  private static double resolved(double a, double b) {
    return Math.abs(a - b) > RESOLUTION * Math.max(1, Math.max(Math.abs(a), Math.abs(b)))
        ? a - b
        : 0;
  }

  private static double logMargin(
      double effective, double difference, double topLogLag, double lowLogLag) {
    double natural =
        difference > RESOLUTION * effective
            ? Math.log(difference)
            : lowLogLag + Math.log(-Math.expm1(topLogLag - lowLogLag));
    return (natural - Math.log(effective)) / Math.log(10);
  }
}
