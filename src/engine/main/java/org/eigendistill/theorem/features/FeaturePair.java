// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.features;

import java.util.Optional;
import java.util.function.DoubleFunction;
import org.eigendistill.number.Enclosed;
import org.eigendistill.number.Enclosure;
import org.eigendistill.number.Fraction;

/**
 * Two directions that are eigenvectors of a student's features and of its teacher's, with
 * eigenvalues l_1 &gt; l_2 and mu_1, mu_2. Student and teacher are trained by flow; the student is
 * compared with flow on labels in the student's own features, matched with it along direction 1.
 * With k = l_2/l_1, k_a = mu_2/mu_1, u and v the gains of student and teacher along direction 1,
 * and g_c(u) = 1 - (1 - u)^c, it is (statement N5)
 *
 * <pre>
 * \[ \begin{gather} k_a \le k: \quad \text{behind at all times}, \\ k_a \ge 1: \quad \text{ahead at all times}, \\ k \lt k_a \le \frac{k u}{g_k(u)}: \quad \text{behind, whenever the teacher stops}, \\ \frac{k u}{g_k(u)} \lt k_a \lt 1: \quad \text{ahead for } v \lt v^*, \text{ behind for } v \gt v^*, \text{ one } v^* \text{ in } (0, 1). \end{gather} \]
 * </pre>
 *
 * <p>Nothing of this holds where the eigenvectors differ.
 *
 * @param teacherRatio k_a, positive and finite
 * @param studentRatio k, in (0, 1)
 */
public record FeaturePair(double teacherRatio, double studentRatio) {
  /** Bits of the denominators of k at which ties on the boundary are looked for in fractions. */
  private static final int SHORT = 7;

  /** Checks the domain. */
  public FeaturePair {
    if (!(teacherRatio > 0 && teacherRatio <= Double.MAX_VALUE)
        || !(studentRatio > 0 && studentRatio < 1)) {
      throw new IllegalArgumentException(
          "teacher's ratio %s, student's ratio %s".formatted(teacherRatio, studentRatio));
    }
  }

  /** What holds at all times of student and teacher. */
  public FeatureStanding standing() {
    return teacherRatio <= studentRatio
        ? FeatureStanding.BEHIND
        : teacherRatio >= 1 ? FeatureStanding.AHEAD : FeatureStanding.CHANGES;
  }

  /** What holds at one time of the student and all times of the teacher. */
  public FeatureStanding standing(TopGain student) {
    if (standing() != FeatureStanding.CHANGES) {
      return standing();
    }
    FeatureStanding told = new AgainstLeast(this, student).decided();
    return told == FeatureStanding.UNDECIDED && isOnBoundary(student)
        ? FeatureStanding.BEHIND
        : told;
  }

  /** Whether ka is above k u / g_k(u). */
  private record AgainstLeast(FeaturePair pair, TopGain student) implements Question {
    @Override
    public <N extends Enclosed<N>> FeatureStanding in(DoubleFunction<N> exact) {
      N least = leastRatio(pair.studentRatio, student, exact);
      N ratio = exact.apply(pair.teacherRatio);
      return ratio.certainlyBelow(least)
          ? FeatureStanding.BEHIND
          : least.certainlyBelow(ratio) ? FeatureStanding.CHANGES : FeatureStanding.UNDECIDED;
    }
  }

  /** ka = k u / g_k(u), where k is a short fraction: (1 - u)^p = (1 - k u / ka)^q for k = p/q. */
  private boolean isOnBoundary(TopGain student) {
    Fraction k = Fraction.of(studentRatio);
    if (student.isTime() || k.denominator().bitLength() > SHORT) {
      return false;
    }
    Fraction u = Fraction.of(student.number());
    Fraction below = k.times(u).over(Fraction.of(teacherRatio)).complement();
    return u.complement()
        .power(k.numerator().intValueExact())
        .equals(below.power(k.denominator().intValueExact()));
  }

  /** What holds at one time of the student and one of the teacher. */
  public FeatureStanding standing(TopGain student, TopGain teacher) {
    if (standing() != FeatureStanding.CHANGES) {
      return standing();
    }
    return FeatureCase.of(this, student, teacher).decided();
  }

  /**
   * psi, the logarithm of the student's gain along direction 2 over that of plain training:
   * negative where it is behind.
   *
   * @return psi, its digits kept also where it is near 0
   * @throws ArithmeticException at times above 1e9
   */
  public double advantage(TopGain student, TopGain teacher) {
    return FeatureCase.of(this, student, teacher).lower(Enclosure::of).lead().log1p().value();
  }

  /**
   * The teacher's time at which the student turns from ahead to behind; none where it does not at
   * this time of the student.
   *
   * @throws ArithmeticException where enclosures do not tell whether there is one
   */
  public Optional<ChangeOver> changeOver(TopGain student) {
    return changeOver(student, 0);
  }

  /**
   * The same, not followed further than asked for, which spares the long arithmetics.
   *
   * @param error the relative error of the time that is good enough, at least 0
   */
  public Optional<ChangeOver> changeOver(TopGain student, double error) {
    FeatureStanding over = standing(student);
    if (over == FeatureStanding.UNDECIDED) {
      throw new ArithmeticException(this + " at " + student + " lies on a boundary");
    }
    return over == FeatureStanding.CHANGES
        ? Optional.of(ChangeOverSearch.of(this, student, error))
        : Optional.empty();
  }

  /**
   * The student's time from which on there is a change-over, in units of 1/l_1; 0 where the student
   * is ahead at all times, infinite where it is behind at all times.
   *
   * @return the time, to the last double or the one before
   */
  public double firstChange() {
    if (standing() != FeatureStanding.CHANGES) {
      return standing() == FeatureStanding.AHEAD ? 0 : Double.POSITIVE_INFINITY;
    }
    return ChangeOverSearch.ends(
        Double.MIN_NORMAL,
        Double.MAX_VALUE,
        0,
        time -> standing(TopGain.after(time)),
        FeatureStanding.BEHIND)[1];
  }

  /**
   * k u / g_k(u), the teacher's ratio above which there is a change-over: it falls from 1 to k as u
   * rises from 0 to 1.
   *
   * @param studentRatio k, in (0, 1)
   * @return the ratio, to a relative error of 2^-52
   */
  public static double leastRatio(double studentRatio, TopGain student) {
    return leastRatio(studentRatio, student, Enclosure::of).value();
  }

  /**
   * The teacher's ratio at which the student is level with plain training, ahead above it and
   * behind below: log(1 - g_k(u v) / g_k(u)) / log(1 - v), which rises in v, from k u / g_k(u) to
   * 1.
   *
   * @param studentRatio k, in (0, 1)
   * @return the ratio, to a relative error of 2^-52
   * @throws ArithmeticException at times above 1e9
   */
  public static double levelRatio(double studentRatio, TopGain student, TopGain teacher) {
    Enclosure time = teacher.time(Enclosure::of);
    LowerGains<Enclosure> nothing =
        LowerGains.of(
            Enclosure.of(studentRatio),
            student.time(Enclosure::of),
            time,
            Enclosure.of(0),
            Enclosure.of(1));
    return nothing.missed().over(nothing.kept()).log().over(time).value();
  }

  static <N extends Enclosed<N>> N leastRatio(
      double studentRatio, TopGain student, DoubleFunction<N> exact) {
    N ratio = exact.apply(studentRatio);
    N time = student.time(exact);
    return ratio.times(LowerGains.fitted(time)).over(LowerGains.fitted(ratio.times(time)));
  }
}
