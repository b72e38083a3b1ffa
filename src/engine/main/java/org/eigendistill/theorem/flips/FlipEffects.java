// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.flips;

import java.util.List;
import org.eigendistill.number.Enclosed;

/**
 * The two effects on a student that claim C4 speaks of, as means over flips.
 *
 * @param memorises whether the teacher's flipped rows follow the label they were given: 2 (1 - q)
 *     tau_T &gt; (1 - 2q) sigma_T
 * @param slopeExcess the slope less 1, which is never taken from 1: through the means of both
 *     groups of rows, student against teacher: by given labels, (sigma_S - tau_S)/(sigma_T -
 *     tau_T), where the teacher memorises; else by true labels, tau_S / tau_T, at most 1. NaN where
 *     both groups of the teacher have one mean or flipped rows the higher
 * @param riskExcess student's risk over teacher's, less 1, likewise
 */
public record FlipEffects(boolean memorises, double slopeExcess, double riskExcess) {

  /** Both effects, or which. */
  public enum Region {
    /** A slope above 1 and a lower risk. */
    BOTH("both"),
    /** A slope above 1 alone. */
    SLOPE("slope only"),
    /** A lower risk alone. */
    RISK("risk only"),
    /** None. */
    NEITHER("neither");

    private final String word;

    Region(String word) {
      this.word = word;
    }

    /** That of a slope less 1 and a ratio of risks less 1. */
    public static Region of(double slopeExcess, double riskExcess) {
      return slopeExcess > 0 ? riskExcess < 0 ? BOTH : SLOPE : riskExcess < 0 ? RISK : NEITHER;
    }

    /** The name in tables. */
    public String word() {
      return word;
    }
  }

  /**
   * Effects on a student.
   *
   * @param labels the labels
   * @param teacher its gains a_T, in [0, 1]
   * @param lost d = a_T - a_S, in [0, a_T]
   * @param rest the risk along directions that are left out, (1 - 2q)^2 times their energy
   */
  public static <N extends Enclosed<N>> FlipEffects of(
      FlippedLabels<N> labels, List<N> teacher, List<N> lost, double rest) {
    boolean memorises = labels.flippedMargin(teacher).value() < 0;
    double teacherRisk = labels.risk(teacher).value() + rest;
    double change = labels.riskChange(teacher, lost).value();
    double excess =
        memorises
            ? ratio(labels.slopeChange(lost), labels.slopeChange(teacher).negate())
            : -ratio(labels.freedom(lost), labels.freedom(teacher));
    return new FlipEffects(memorises, excess, change / teacherRisk);
  }

  /** The slope, rounded. */
  public double slope() {
    return 1 + slopeExcess;
  }

  /** Whether the slope is above 1: what the paper reads as exaggerated confidence. */
  public boolean steeper() {
    return slopeExcess > 0;
  }

  /** Student's risk over teacher's, rounded. */
  public double riskRatio() {
    return 1 + riskExcess;
  }

  /** Whether the student's risk toward the labels' mean is lower. */
  public boolean better() {
    return riskExcess < 0;
  }

  private static <N extends Enclosed<N>> double ratio(N upper, N lower) {
    return lower.value() > 0 ? upper.value() / lower.value() : Double.NaN;
  }

  /** Which effects there are. */
  public Region region() {
    return Region.of(slopeExcess, riskExcess);
  }
}
