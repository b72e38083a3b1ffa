package org.eigendistill.theorem.flips;

import java.util.List;
import org.eigendistill.number.Enclosed;

/**
 * The two effects on a student that claim C4 speaks of, as means over flips.
 *
 * @param memorises whether the teacher's flipped rows follow the label they were given: 2 (1 - q)
 *     tau_T &gt; (1 - 2q) sigma_T
 * @param slope through the means of both groups of rows, student against teacher: by given labels,
 *     (sigma_S - tau_S)/(sigma_T - tau_T), where the teacher memorises; else by true labels, tau_S
 *     / tau_T, at most 1. NaN where both groups of the teacher have one mean or flipped rows the
 *     higher
 * @param steeper whether the slope is above 1: what the paper reads as exaggerated confidence
 * @param better whether the student's risk toward the labels' mean is lower
 * @param riskRatio student's risk over teacher's
 */
public record FlipEffects(
    boolean memorises, double slope, boolean steeper, boolean better, double riskRatio) {

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
    double slope =
        memorises
            ? 1 + ratio(labels.slopeChange(lost), labels.slopeChange(teacher).negate())
            : 1 - ratio(labels.freedom(lost), labels.freedom(teacher));
    return new FlipEffects(memorises, slope, slope > 1, change < 0, 1 + change / teacherRisk);
  }

  private static <N extends Enclosed<N>> double ratio(N upper, N lower) {
    return lower.value() > 0 ? upper.value() / lower.value() : Double.NaN;
  }

  /** Which effects there are. */
  public Region region() {
    return steeper ? better ? Region.BOTH : Region.SLOPE : better ? Region.RISK : Region.NEITHER;
  }
}
