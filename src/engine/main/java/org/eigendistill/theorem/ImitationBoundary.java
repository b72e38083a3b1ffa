// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.certificate.Certificate;
import org.eigendistill.theorem.certificate.Shrinker;
import org.eigendistill.theorem.proposition.Mutation;
import org.eigendistill.theorem.proposition.Proposition;
import org.eigendistill.theorem.proposition.Scheme;

/**
 * Where an imitation weight x &lt; 1 turns exaggeration round (statement T9). For a flow student of
 * time t' on the target x * (teacher of time T) + (1 - x) * labels, with l_1 = 1, k = l_2/l_1 and a
 * = t' - T, the residuals are r = exp(-s t') E(s) at the eigenvalue s, and the student is behind
 * along l_2, matched along l_1, exactly where
 *
 * <pre>
 * \[ H(x) = \log E(k) - k \log E(1) \gt 0, \qquad E(s) = 1 + x \left(e^{a s} - e^{-T s}\right). \]
 * </pre>
 *
 * <p>H is 0 at x = 0 and positive at x = 1, and one boundary x* in [0, 1) divides reversal below it
 * from exaggeration above; x* = 0 for a &lt;= 0 (T9a), and where H rises from x = 0 on. Nearly all
 * digits of H cancel where times are short or k is near 1, of the order x k (1 - k) t'^2 being all
 * that is left, so both are divided out beforehand.
 */
public final class ImitationBoundary {
  private static final Filter FLOW = new GradientFlow();

  /** Up to this student's time the integral serves, beyond it the logarithms. */
  private static final double SHORT = 1;

  /** Far more nodes than integrands need that vary by a factor of e. */
  private static final int NODES = 16;

  private static final double[] NODE = new double[NODES];
  private static final double[] WEIGHT = new double[NODES];

  static {
    GaussIntegrator rule = new GaussIntegratorFactory().legendre(NODES, 0, 1);
    for (int i = 0; i < NODES; i++) {
      NODE[i] = rule.getPoint(i);
      WEIGHT[i] = rule.getWeight(i);
    }
  }

  /** From this t' - T on, logarithms of M serve; x* is then not small but for tiny k. */
  private static final double LONG_LEAD = 30;

  private static final double LONG_LEAD_NEAR_ONE = 2;

  private final double ratio;
  private final double student;
  private final double teacher;
  private final double lead;
  private final double fitted;

  private ImitationBoundary(double ratio, double student, double teacher) {
    this.ratio = ratio;
    this.student = student;
    this.teacher = teacher;
    this.lead = student - teacher;
    this.fitted = -Math.expm1(-student);
  }

  /**
   * The boundary x*; 0 where every weight exaggerates.
   *
   * @param ratio k, in (0, 1)
   * @param studentTime t' in units of 1/l_1, positive and finite
   * @param teacherTime T in the same units, positive and finite
   * @return x*, to a relative error of 1e-14 or an absolute one of 1e-15; 1 where it lies nearer to
   *     1 than doubles do
   */
  public static double weight(double ratio, double studentTime, double teacherTime) {
    boolean allowed = ratio > 0 && ratio < 1 && studentTime > 0 && teacherTime > 0;
    if (!allowed || !(Math.max(studentTime, teacherTime) < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "no boundary at l_2/l_1 = %s, t' = %s, T = %s"
              .formatted(ratio, studentTime, teacherTime));
    }
    if (studentTime <= teacherTime) {
      return 0;
    }
    ImitationBoundary at = new ImitationBoundary(ratio, studentTime, teacherTime);
    if (studentTime <= SHORT) {
      return at.curvature(0) >= 0 ? 0 : root(at::curvature, 0);
    }
    if (at.risesFromZero()) {
      return 0;
    }
    boolean logarithms = at.lead > (ratio > 0.5 ? LONG_LEAD_NEAR_ONE : LONG_LEAD);
    return logarithms ? root(at::byLogarithms, Math.exp(-at.lead) / 1000) : root(at::byShares, 0);
  }

  /**
   * Where a function turns from negative to positive between a weight and 1; the bits of positive
   * doubles are in their order.
   */
  private static double root(DoubleUnaryOperator f, double from) {
    long low = Double.doubleToLongBits(from);
    long high = Double.doubleToLongBits(1);
    while (high - low > 1) {
      long middle = (low + high) >>> 1;
      if (f.applyAsDouble(Double.longBitsToDouble(middle)) > 0) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return Double.longBitsToDouble(high);
  }

  /** Whether H rises from x = 0 on, where E(k) - 1 is to be k times E(1) - 1 or more. */
  private boolean risesFromZero() {
    return ratio > 0.5
        ? 1 - ratio >= drop()
        : ratio * lead + Math.log(-Math.expm1(-ratio * student) / ratio) >= top();
  }

  /** 1 - (E(k) - 1)/(E(1) - 1), a sum of positive terms of order 1 - k. */
  private double drop() {
    double rest = 1 - ratio;
    double stopped = Math.exp(-ratio * student - rest * lead) * Math.expm1(-rest * teacher);
    return (-stopped - Math.expm1(-rest * lead)) / fitted;
  }

  /** log((E(1) - 1) / x). */
  private double top() {
    return lead + Math.log(fitted);
  }

  /**
   * H by softplus(z) = log E(1) at z = log(E(1) - 1), for short leads. E(k) - 1 is itself no
   * exponential of a logarithm, which would lose digits for tiny k.
   */
  private double byShares(double x) {
    double z = Math.log(x) + top();
    return ratio > 0.5
        ? Math.log1p(-drop() / (1 + Math.exp(-z))) + (1 - ratio) * softplus(z)
        : Math.log1p(-x * Math.exp(ratio * lead) * Math.expm1(-ratio * student))
            - ratio * softplus(z);
  }

  /** log(1 + e^z). */
  private static double softplus(double z) {
    return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
  }

  /** H by M(s) = exp(-a s) E(s) = exp(-a s) + x (1 - exp(-s t')), for long leads. */
  private double byLogarithms(double x) {
    double low = Math.exp(-lead) + x * fitted;
    if (ratio <= 0.5) {
      double less = Math.expm1(-ratio * lead) - x * Math.expm1(-ratio * student);
      double kept = Math.exp(-ratio * lead) - x * Math.expm1(-ratio * student);
      return (less > -0.5 ? Math.log1p(less) : Math.log(kept)) - ratio * Math.log(low);
    }
    double rest = 1 - ratio;
    double difference =
        x * Math.exp(-ratio * student) * Math.expm1(-rest * student)
            - Math.exp(-ratio * lead) * Math.expm1(-rest * lead);
    return Math.log1p(difference / low) + rest * Math.log(low);
  }

  /**
   * H / (x k (1 - k) t'^2): minus the second difference of log E over 0, k and 1, which is the mean
   * of minus its second derivative, x exp(-T s) (a^2 exp(t' s) - T^2 - x t'^2 exp(a s)) / E(s)^2,
   * under the weight that rises from 0 at s = 0 to 1 at k and falls to 0 at 1.
   */
  private double curvature(double x) {
    double sum = 0;
    for (int i = 0; i < NODES; i++) {
      double u = NODE[i];
      double below = bend(x, ratio * u);
      double above = bend(x, 1 - (1 - ratio) * u);
      sum += WEIGHT[i] * u * (ratio * below + (1 - ratio) * above);
    }
    return sum;
  }

  private double bend(double x, double s) {
    double ahead = lead / student;
    double stop = teacher / student;
    double e = 1 + x * Math.exp(-teacher * s) * Math.expm1(student * s);
    double bend = stop * stop - ahead * ahead * Math.exp(student * s) + x * Math.exp(lead * s);
    return Math.exp(-teacher * s) * bend / (e * e);
  }

  /**
   * A certificate in exact fractions that a point lies on a side: roots z and w with l_1 T = -q log
   * z and l_1 t' = -q log w, for k = p/q.
   *
   * @param ratio k as a fraction, "1/2"
   * @param teacherRoot z as a fraction
   * @param studentRoot w as a fraction
   * @param weight x as a fraction
   * @param exaggerates whether the student is claimed to be behind, else ahead
   * @return the numbers, empty where the claim is not proved
   */
  public static Optional<String> certify(
      String ratio, String teacherRoot, String studentRoot, String weight, boolean exaggerates) {
    Proposition imitate =
        Proposition.of(Scheme.IMITATE, FLOW, FLOW, FLOW)
            .with(exaggerates ? Mutation.REVERSED : Mutation.NONE);
    List<Fraction> values = new ArrayList<>();
    for (String text : List.of(ratio, teacherRoot, studentRoot, weight)) {
      values.add(Fraction.parse(text));
    }
    return Shrinker.complete(imitate, values).filter(Certificate::verifies).map(Certificate::text);
  }
}
