package org.eigendistill.risk.advice;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * What a student gains over the teacher on the same rows: the mean of d_i = teacher's loss -
 * student's loss, with Student's interval of 95 %,
 *
 * <pre>    mean d  +-  t_{0.975, m-1} sd(d) / sqrt m .</pre>
 *
 * Rows must be independent of one another and of how the two models were chosen. For m under about
 * 20 and losses with heavy tails the interval is rough.
 *
 * @param rows m, at least 2
 * @param teacher the teacher's mean loss
 * @param student the student's mean loss
 * @param low the interval's lower end
 * @param high its upper end
 */
public record PairedGain(int rows, double teacher, double student, double low, double high) {
  /** Gains below this share of the teacher's loss are rounding or the search's last digit. */
  private static final double NEGLIGIBLE = 1e-6;

  private static final double QUANTILE = 0.975;

  /** Compares losses row by row. */
  public static PairedGain of(double[] teacher, double[] student) {
    int m = teacher.length;
    if (m < 2 || student.length != m) {
      throw new IllegalArgumentException("%d losses against %d".formatted(m, student.length));
    }
    double[] differences = new double[m];
    for (int i = 0; i < m; i++) {
      differences[i] = teacher[i] - student[i];
    }
    double mean = mean(differences);
    double half =
        new TDistribution(m - 1.0).inverseCumulativeProbability(QUANTILE)
            * standardError(differences);
    return new PairedGain(m, mean(teacher), mean(student), mean - half, mean + half);
  }

  /** The mean of d. */
  public double difference() {
    return teacher - student;
  }

  /** The gain in per cent of the teacher's loss; 0 where that is 0. */
  public double percent() {
    return inPercent(difference());
  }

  /** A difference of losses in per cent of the teacher's, itself taken as given. */
  public double inPercent(double loss) {
    return teacher > 0 ? 100 * loss / teacher : 0;
  }

  /** On which side of 0 the interval lies. */
  public Verdict verdict() {
    if (isNegligible(difference(), teacher)) {
      return Verdict.NO_EVIDENCE;
    }
    return low > 0 ? Verdict.PAYS : high < 0 ? Verdict.HURTS : Verdict.NO_EVIDENCE;
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

  /** The standard error of a mean, {@code sd / sqrt m}. */
  static double standardError(double[] values) {
    double mean = mean(values);
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return Math.sqrt(sum / (values.length - 1) / values.length);
  }
}
