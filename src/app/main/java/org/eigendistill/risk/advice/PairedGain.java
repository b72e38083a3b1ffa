// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk.advice;

import org.eigendistill.base.StudentT;
import org.eigendistill.data.Groups;

/**
 * What a student gains over the teacher on the same rows: the mean of d_i = teacher's loss -
 * student's loss over m rows in G groups of m_g, with Student's interval of 95 %,
 *
 * <pre>
 *     mean d  +-  t_{0.975, G* - 1} e,        G* = m^2 / sum_g m_g^2,
 *     e^2 = (G - 1) / G sum_g ((D_g - m_g mean d) / (m - m_g))^2,    D_g = sum of d over g.
 * </pre>
 *
 * <p>The error e is the jackknife's over groups, G* the number of groups of one size that carry as
 * much. For groups of one size G* = G and {@code e^2 = G / (G - 1) sum_g (D_g - m_g mean d)^2 /
 * m^2}; each row by itself, e is {@code sd(d) / sqrt m}. Where sizes differ, that simpler error and
 * G - 1 degrees of freedom miss far too often: with two groups of ten rows and nine single ones
 * 0.21 in the place of 0.05, these 0.045. Groups must be independent of one another and of how the
 * two models were chosen; within them rows may depend on one another in any way. For G* under about
 * 20 and losses with heavy tails the interval is rough.
 *
 * @param rows m
 * @param groups G, at least 2
 * @param effectiveGroups G*, from 1 to G
 * @param teacher the teacher's mean loss
 * @param student the student's mean loss
 * @param error the standard error e of the difference
 */
public record PairedGain(
    int rows, int groups, double effectiveGroups, double teacher, double student, double error) {
  /**
   * Gains up to this share of the teacher's loss, 0.01 %, are nobody's gain: lengths are searched
   * to three digits, and a student may be the teacher but for their last.
   */
  private static final double NEGLIGIBLE = 1e-4;

  /** Where one group is nearly all, Student's quantile (10^5 here) is without bounds. */
  private static final double LEAST_DEGREES = 0.25;

  /**
   * The gain in standard errors that a two-sided test at 5 % finds in 80 % of the cases: 1.96 +
   * 0.84.
   */
  private static final double DETECTABLE = 2.8;

  /** Compares losses row by row. */
  public static PairedGain of(double[] teacher, double[] student, Groups groups) {
    int m = teacher.length;
    if (groups.count() < 2 || student.length != m || groups.rows() != m) {
      throw new IllegalArgumentException(
          "%d losses against %d, %s".formatted(m, student.length, groups));
    }
    double[] differences = new double[m];
    for (int i = 0; i < m; i++) {
      differences[i] = teacher[i] - student[i];
    }
    return new PairedGain(
        m,
        groups.count(),
        effective(groups),
        mean(teacher),
        mean(student),
        standardError(differences, groups));
  }

  private static double effective(Groups groups) {
    double squares = 0;
    for (double size : groups.sizes()) {
      squares += size * size;
    }
    return (double) groups.rows() * groups.rows() / squares;
  }

  /** The mean of d. */
  public double difference() {
    return teacher - student;
  }

  /** The interval's lower end. */
  public double low() {
    return difference() - half();
  }

  /** Its upper end. */
  public double high() {
    return difference() + half();
  }

  private double half() {
    double degrees = Math.max(effectiveGroups - 1, LEAST_DEGREES);
    return StudentT.reach(error, degrees);
  }

  /** The gain in per cent of the teacher's loss; 0 where that is 0. */
  public double percent() {
    return inPercent(difference());
  }

  /** A difference of losses in per cent of the teacher's, itself taken as given. */
  public double inPercent(double loss) {
    return teacher > 0 ? 100 * loss / teacher : 0;
  }

  /**
   * The smallest true gain, in per cent of the teacher's loss, that so many rows show in 80 % of
   * the cases (in fewer where groups are few): 2.8 standard errors. It is that of a student which
   * differs from the teacher as much as this one does; the nearer the two, the smaller the error.
   */
  public double smallestPercent() {
    return inPercent(DETECTABLE * error);
  }

  /**
   * Whether the two models are next to one: neither their difference nor 2.8 of its errors is above
   * 0.01 % of the loss. Such rows say nothing of students that differ.
   */
  public boolean isNothing() {
    return isNegligible(difference(), teacher) && isNegligible(DETECTABLE * error, teacher);
  }

  /** On which side of 0 the interval lies; of a difference up to 0.01 % nothing is said. */
  public Payoff payoff() {
    if (isNegligible(difference(), teacher)) {
      return Payoff.NO_EVIDENCE;
    }
    return low() > 0 ? Payoff.PAYS : high() < 0 ? Payoff.HURTS : Payoff.NO_EVIDENCE;
  }

  static boolean isNegligible(double difference, double loss) {
    return Math.abs(difference) <= NEGLIGIBLE * loss;
  }

  static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** The standard error e of a mean over rows in groups. */
  static double standardError(double[] values, Groups groups) {
    double mean = mean(values);
    double[] centred = new double[values.length];
    for (int i = 0; i < centred.length; i++) {
      centred[i] = values[i] - mean;
    }
    double[] sums = groups.sums(centred);
    int[] sizes = groups.sizes();
    double sum = 0;
    for (int g = 0; g < sums.length; g++) {
      double change = sums[g] / (values.length - sizes[g]); // of the mean, without this group
      sum += change * change;
    }
    return Math.sqrt(sum * (sums.length - 1) / sums.length);
  }
}
