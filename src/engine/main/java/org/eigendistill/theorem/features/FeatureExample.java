// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.features;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.certificate.Counterexample;

/**
 * Fractions at which a neighbour of statement N5 fails. For k = p/q and ka = m/n in lowest terms, u
 * = 1 - z^q and v = 1 - y^n are roots' powers, so that the gains below are fractions too:
 *
 * <pre>
 * \[ \text{student } a = (1 - z^p) (1 - y^m), \qquad \text{plain training } 1 - (1 - u v)^{p/q}, \]
 * </pre>
 *
 * and the student is behind if and only if (1 - a)^q &gt; (1 - u v)^p. Where the teacher's
 * eigenvectors are turned, 1 - v and y^m are what {@link FeatureCase} makes of y^n and y^m.
 *
 * @param subject what they refute
 * @param studentRatio k, in (0, 1)
 * @param teacherRatio ka, positive
 * @param studentRoot z, in (0, 1)
 * @param teacherRoot y, in (0, 1)
 * @param turn the tangent of half the angle, 0 for common eigenvectors
 */
public record FeatureExample(
    FeatureLaw subject,
    Fraction studentRatio,
    Fraction teacherRatio,
    Fraction studentRoot,
    Fraction teacherRoot,
    Fraction turn)
    implements Counterexample {
  private static final MathContext SHOWN = new MathContext(20);

  /** With k = 1/2, the other numbers as text. */
  public static FeatureExample atHalf(
      FeatureLaw law, String teacherRatio, String studentRoot, String teacherRoot, String turn) {
    return new FeatureExample(
        law,
        Fraction.of(1, 2),
        Fraction.parse(teacherRatio),
        Fraction.parse(studentRoot),
        Fraction.parse(teacherRoot),
        Fraction.parse(turn));
  }

  @Override
  public boolean verifies() {
    boolean domain =
        isShare(studentRatio)
            && isShare(studentRoot)
            && isShare(teacherRoot)
            && teacherRatio.signum() > 0
            && isShare(top());
    boolean common = turn.signum() == 0;
    boolean between =
        studentRatio.compareTo(teacherRatio) < 0 && teacherRatio.compareTo(Fraction.ONE) < 0;
    return domain
        && switch (subject) {
          case REGIMES -> false;
          case BEHIND_BELOW_ONE -> common && between && lead() > 0;
          case STAYS_AHEAD -> common && between && changes() && lead() < 0;
          case OTHER_EIGENVECTORS ->
              !common && teacherRatio.compareTo(studentRatio) <= 0 && lead() > 0;
        };
  }

  /** Below 0 where the student is behind, above 0 where it is ahead. */
  private int lead() {
    return powerOfPlain().compareTo(powerOfStudent());
  }

  /** (1 - a)^q. */
  private Fraction powerOfStudent() {
    return below().complement().power(studentRatio.denominator().intValueExact());
  }

  /** (1 - u v)^p. */
  private Fraction powerOfPlain() {
    return top().complement().power(studentRatio.numerator().intValueExact());
  }

  /** ka g_k(u) &gt; k u. */
  private boolean changes() {
    return studentRatio
            .times(own(studentRatio.denominator()))
            .compareTo(teacherRatio.times(own(studentRatio.numerator())))
        < 0;
  }

  private Fraction own(BigInteger power) {
    return studentRoot.power(power.intValueExact()).complement();
  }

  private List<Fraction> left() {
    List<Fraction> own =
        List.of(
            teacherRoot.power(teacherRatio.denominator().intValueExact()),
            teacherRoot.power(teacherRatio.numerator().intValueExact()));
    return turn.signum() == 0 ? own : FeatureCase.turned(turn, own);
  }

  /** u v, of both. */
  private Fraction top() {
    return own(studentRatio.denominator()).times(left().get(0).complement());
  }

  /** The student's gain along direction 2. */
  private Fraction below() {
    return own(studentRatio.numerator()).times(left().get(1).complement());
  }

  private static boolean isShare(Fraction value) {
    return value.signum() > 0 && value.compareTo(Fraction.ONE) < 0;
  }

  @Override
  public String text() {
    return "l2/l1 = %s; mu2/mu1 = %s; student root = %s; teacher root = %s%s"
        .formatted(
            studentRatio,
            teacherRatio,
            studentRoot,
            teacherRoot,
            turn.signum() == 0 ? "" : "; tan(turn/2) = " + turn);
  }

  @Override
  public String gains() {
    return "along l1 both u v = %s; along l2 student a = %s; (1 - a)^%s = %s, (1 - u v)^%s = %s"
        .formatted(
            decimals(top()),
            decimals(below()),
            studentRatio.denominator(),
            decimals(powerOfStudent()),
            studentRatio.numerator(),
            decimals(powerOfPlain()));
  }

  private static String decimals(Fraction value) {
    return new BigDecimal(value.numerator())
        .divide(new BigDecimal(value.denominator()), SHOWN)
        .toString();
  }

  @Override
  public String arithmetic() {
    return "exact";
  }
}
