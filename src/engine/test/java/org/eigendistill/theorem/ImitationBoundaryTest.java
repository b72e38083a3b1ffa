// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Random;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.testing.LongReal;
import org.junit.jupiter.api.Test;

/** The boundary in the imitation weight, against the dynamics room and against closed forms. */
class ImitationBoundaryTest {
  private static final Filter FLOW = new GradientFlow();
  private static final Filter RIDGE = new Ridge();

  /** At l_2/l_1 = 1/2 the boundary is a root of a quadratic, solved here by hand. */
  @Test
  void isTheRootOfAQuadraticAtOneHalf() {
    for (double student : new double[] {0.5, 2, 6}) {
      for (double teacher : new double[] {0.01, 0.1, 0.4}) {
        double s = Math.exp(-student / 2);
        double r = s * s;
        double z = Math.exp(-teacher / 2);
        // (s + x z (1 - s))^2 = r + x z^2 (1 - r), divided by x z.
        double root = (z * (1 - r) - 2 * s * (1 - s)) / (z * (1 - s) * (1 - s));
        assertThat(ImitationBoundary.weight(0.5, student, teacher))
            .isCloseTo(Math.max(0, root), within(1e-9));
      }
    }
  }

  /**
   * Against the definition in decimals of 110 digits: H changes its sign within the stated error,
   * at times from 1e-20 to 1e5 (where exp(t') has long overflowed), ratios from 1e-12 to 1 - 2^-50,
   * and teachers near the one at which the boundary comes to 0.
   */
  @Test
  void isTheRootInFiftyDigits() {
    Random random = new Random(9);
    int inside = 0;
    for (int i = 0; i < 240; i++) {
      double near = Math.pow(10, -15 * random.nextDouble());
      double ratio =
          switch (i % 4) {
            case 0 -> 1 - near;
            case 1 -> 0.9 * Math.pow(10, -12 * random.nextDouble());
            default -> 0.001 + 0.998 * random.nextDouble();
          };
      double student =
          Math.pow(10, i % 3 == 0 ? -20 + 20 * random.nextDouble() : -1 + 6 * random.nextDouble());
      double end = student * threshold(ratio, student);
      double teacher =
          i % 2 == 0
              ? student * random.nextDouble()
              : end * (1 - Math.pow(10, -4 * random.nextDouble()));
      if (!(teacher > 0)) {
        continue;
      }
      double weight = ImitationBoundary.weight(ratio, student, teacher);
      String where = "k %s, t' %s, T %s: %s".formatted(ratio, student, teacher, weight);
      double error = 1e-14;
      if (weight > error) {
        assertThat(sign(ratio, student, teacher, weight - error)).as(where).isNegative();
        inside += weight < 1 ? 1 : 0;
      }
      if (weight + error < 1) {
        assertThat(sign(ratio, student, teacher, weight + error)).as(where).isPositive();
      }
    }
    assertThat(inside).isGreaterThan(100);
  }

  /** The share of t' below which the teacher's time leaves weights that reverse, roughly. */
  private static double threshold(double ratio, double student) {
    double gains = Math.expm1(-ratio * student) / (ratio * Math.expm1(-student));
    double share = 1 - Math.log(gains) / ((1 - ratio) * student);
    return student < 1e-3 || ratio > 0.999 ? 0.5 : share;
  }

  /** The sign of log E(k) - k log E(1), E(s) = exp(-s a) + x (1 - exp(-s t')), a = t' - T. */
  private static int sign(double ratio, double student, double teacher, double weight) {
    BigDecimal k = new BigDecimal(ratio);
    BigDecimal t = new BigDecimal(student);
    BigDecimal a = t.subtract(new BigDecimal(teacher));
    BigDecimal x = new BigDecimal(weight);
    BigDecimal below = log(k.multiply(a), k.multiply(t), x);
    return below.subtract(k.multiply(log(a, t, x))).signum();
  }

  private static BigDecimal log(BigDecimal lead, BigDecimal time, BigDecimal x) {
    return LongReal.log(decay(lead).add(x.multiply(BigDecimal.ONE.subtract(decay(time)))));
  }

  private static BigDecimal decay(BigDecimal x) {
    return x.doubleValue() > 1e4 ? BigDecimal.ZERO : LongReal.exp(x.negate());
  }

  /** Where exp(t') overflows, and where all but the last bit of 1 - k is gone. */
  @Test
  void longTimesAndRatiosNearOne() {
    for (double student : new double[] {700, 739, 740, 745, 746, 1e4, 1e300}) {
      assertThat(ImitationBoundary.weight(0.5, student, 3)).isCloseTo(1, within(1e-15));
      assertThat(ImitationBoundary.weight(1e-3, student, student - 0.5)).isZero();
    }
    // For k to 1 it is the root of d/dk, worked out apart in 60 digits for t' = 5, T = 0.1.
    assertThat(ImitationBoundary.weight(1 - 0x1p-53, 5, 0.1))
        .isCloseTo(0.9963406162894658, within(1e-14));
    // For short times (1 - 2 T / t'), to the first order.
    assertThat(ImitationBoundary.weight(0.3, 1e-12, 1e-13)).isCloseTo(0.8, within(1e-11));
    assertThatThrownBy(() -> ImitationBoundary.weight(1, 2, 1)).hasMessageContaining("no boundary");
    assertThatThrownBy(() -> ImitationBoundary.weight(0.5, Double.POSITIVE_INFINITY, 1))
        .hasMessageContaining("no boundary");
  }

  /** For k to 0, H / k comes to x t' - log E(1), since E(s) - 1 is x t' s to the first order. */
  @Test
  void tinyRatios() {
    for (double ratio : new double[] {1e-60, 1e-184, 1e-300}) {
      for (double student : new double[] {0.5, 1.0194433486930554, 2, 4.184334534793356, 20, 40}) {
        for (double share : new double[] {1e-20, 1e-4, 0.04, 0.3}) {
          double teacher = share * student;
          double weight = ImitationBoundary.weight(ratio, student, teacher);
          String where = "k %s, t' %s, T %s: %s".formatted(ratio, student, teacher, weight);
          if (weight > 1e-14) {
            assertThat(limitSign(student, teacher, weight - 1e-14)).as(where).isNegative();
          }
          if (weight + 1e-14 < 1) {
            assertThat(limitSign(student, teacher, weight + 1e-14)).as(where).isPositive();
          }
        }
      }
    }
  }

  private static int limitSign(double student, double teacher, double weight) {
    BigDecimal t = new BigDecimal(student);
    BigDecimal lead = t.subtract(new BigDecimal(teacher));
    BigDecimal x = new BigDecimal(weight);
    BigDecimal top = lead.add(log(lead, t, x)); // log E(1)
    return x.multiply(t).subtract(top).signum();
  }

  /** A student no longer trained than its teacher exaggerates at every weight (T9a). */
  @Test
  void isZeroForShortStudents() {
    assertThat(ImitationBoundary.weight(0.2, 1, 1)).isZero();
    assertThat(ImitationBoundary.weight(0.9, 2, 5)).isZero();
  }

  @Test
  void certifiesTrueClaimsOnly() {
    assertThat(ImitationBoundary.certify("1/2", "1/2", "1/7", "1/2", false)).isPresent();
    assertThat(ImitationBoundary.certify("1/2", "1/2", "1/7", "1/2", true)).isEmpty();
    assertThat(ImitationBoundary.certify("1/2", "1/7", "1/2", "1/2", true)).isPresent();
    assertThat(ImitationBoundary.certify("1/2", "1/7", "1/2", "1/2", false)).isEmpty();
  }

  /** Flow at ratio 1/10: gains 0.9 and 1 - 0.1^0.1; matched at 0.81 on top. */
  @Test
  void strengthOfFlow() {
    double below = 1 - Math.pow(0.1, 0.1);
    double expected = (1 - Math.pow(0.19, 0.1)) / (below * below);
    assertThat(Strength.of(FLOW, FLOW, FLOW)).isCloseTo(expected, within(1e-12));
    // Ridge: 0.9 at penalty 1/9; two of them match 1/9 + 1/9 + 1/81 on top.
    double ridge = 0.1 / (0.1 + 1 / 9.0);
    double plain = 0.1 / (0.1 + 19 / 81.0);
    assertThat(Strength.of(RIDGE, RIDGE, RIDGE)).isCloseTo(plain / (ridge * ridge), within(1e-12));
  }
}
