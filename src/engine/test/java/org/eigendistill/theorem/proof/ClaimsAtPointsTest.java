// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.eigendistill.number.Interval;
import org.eigendistill.number.Jet;
import org.junit.jupiter.api.Test;

/**
 * The functions that are proved positive are the ones that their claims name: at points they equal
 * the same quantities worked out another way, in doubles.
 */
class ClaimsAtPointsTest {
  private static final int POINTS = 25;
  private static final long SEED = 7;

  /** What the other way loses: differences of nearly equal doubles, or of a difference quotient. */
  private static final double CLOSE = 1e-7;

  private interface Claim {
    List<List<Jet<Interval>>> at(List<Jet<Interval>> point);
  }

  private static List<Double> values(Claim claim, double... point) {
    List<Jet<Interval>> jets = new ArrayList<>();
    for (int i = 0; i < point.length; i++) {
      jets.add(Jet.variable(Interval.point(point[i]), i, point.length));
    }
    List<Double> values = new ArrayList<>();
    for (List<Jet<Interval>> clause : claim.at(jets)) {
      for (Jet<Interval> function : clause) {
        values.add(function.level().middle());
      }
    }
    return values;
  }

  private static void agree(
      Claim claim, double[] low, double[] high, Function<double[], List<Double>> plainly) {
    Random random = new Random(SEED);
    for (int n = 0; n < POINTS; n++) {
      double[] point = new double[low.length];
      for (int i = 0; i < point.length; i++) {
        point[i] = low[i] + (high[i] - low[i]) * random.nextDouble();
      }
      List<Double> expected = plainly.apply(point);
      List<Double> found = values(claim, point);
      assertThat(found).hasSameSizeAs(expected);
      for (int i = 0; i < found.size(); i++) {
        double scale = Math.max(1, Math.abs(expected.get(i)));
        assertThat(found.get(i)).isCloseTo(expected.get(i), within(CLOSE * scale));
      }
    }
  }

  private static double[] numbers(double... numbers) {
    return numbers;
  }

  private static double fitted(double x) {
    return 1 - Math.exp(-x);
  }

  /** Plain flow as far as the student along l_1, along l_2, less the student. */
  @Test
  void flow() {
    agree(
        BoxClaims::flow,
        numbers(0.1, 0.2, 0.2),
        numbers(0.9, 4, 4),
        p -> {
          double time = -Math.log(1 - fitted(p[1]) * fitted(p[2]));
          return List.of(fitted(p[0] * time) - fitted(p[0] * p[1]) * fitted(p[0] * p[2]));
        });
  }

  /** The share of what is left after steps of b' = b + h (1 - b), with momentum. */
  private static double[] gains(double x, double m, boolean nesterov, int steps) {
    double[] gains = new double[steps + 1];
    double before = 0;
    for (int n = 1; n <= steps; n++) {
      double ahead = gains[n - 1] + m * (gains[n - 1] - before);
      double where = nesterov ? ahead : gains[n - 1];
      before = gains[n - 1];
      gains[n] = ahead + x * (1 - where);
    }
    return gains;
  }

  private static double longest(double m, boolean nesterov) {
    double root = nesterov ? (1 - m) / (1 + m) : 1 - Math.sqrt(m);
    return root * root;
  }

  /** Teacher and student of 2 to 4 steps, plain training of fewer than the teacher. */
  @Test
  void momentum() {
    for (boolean nesterov : new boolean[] {false, true}) {
      agree(
          point -> BoxClaims.momentum(point, nesterov),
          numbers(0.1, 0.1, 0.2),
          numbers(0.9, 0.8, 1),
          p -> {
            double x = p[2] * longest(p[1], nesterov);
            double[] top = gains(x, p[1], nesterov, 4);
            double[] below = gains(p[0] * x, p[1], nesterov, 4);
            List<Double> expected = new ArrayList<>();
            for (int student = 2; student <= 4; student++) {
              for (int teacher = 2; teacher <= student; teacher++) {
                for (int n = 1; n < teacher; n++) {
                  expected.add(top[student] * top[teacher] - top[n]);
                  expected.add(below[n] - below[student] * below[teacher]);
                }
              }
            }
            return expected;
          });
    }
  }

  /** The elasticity of flow's curve, and its slope by a difference. */
  @Test
  void elasticity() {
    agree(
        ProofClaims::elasticitySlope,
        numbers(0.05, 0.1),
        numbers(0.95, 0.9),
        p -> {
          double step = 1e-4;
          double rise = elasticity(p[0], p[1] + step) / elasticity(p[0], p[1] - step);
          double wide = elasticity(p[0], p[1] + 2 * step) / elasticity(p[0], p[1] - 2 * step);
          return List.of((8 * Math.log(rise) - Math.log(wide)) / (12 * step));
        });
  }

  private static double elasticity(double k, double u) {
    return k * u * Math.pow(1 - u, k - 1) / (1 - Math.pow(1 - u, k));
  }

  @Test
  void ridge() {
    agree(
        ProofClaims::ridge,
        numbers(0.05, 0.1, 0.1),
        numbers(0.95, 10, 10),
        p -> {
          double k = p[0];
          double goal = 1 / (1 + p[1]) * (1 / (1 + p[2]));
          double penalty = 1 / goal - 1; // of plain ridge with this gain along l_1 = 1
          return List.of(k / (k + penalty) - k / (k + p[1]) * (k / (k + p[2])));
        });
  }

  /**
   * The student that switches to labels: with A = exp(lead), z = exp(k lead) and b = exp(-w), the
   * norm as the statement's proof has it.
   */
  @Test
  void lateSwitch() {
    agree(
        ProofClaims::lateSwitch,
        numbers(0.05, 0.1, 0.1),
        numbers(0.95, 4, 4),
        p -> {
          double k = p[0];
          double a = Math.exp(p[1]);
          double b = Math.exp(-p[2]);
          double z = Math.pow(a, k);
          double low = Math.pow(b, k);
          return List.of(Math.pow(a * (1 - b) + b, k) - z * (1 - low) - low);
        });
  }

  @Test
  void curves() {
    agree(
        ProofClaims::aboveTangent,
        numbers(0.05, 0.05),
        numbers(0.95, 0.95),
        p -> List.of(1 - Math.pow(1 - p[1], p[0]) - p[0] * p[1]));
    agree(
        ProofClaims::bernoulli,
        numbers(0.05, 0.05),
        numbers(0.95, 20),
        p -> List.of(1 + p[0] / p[1] - Math.pow(1 + 1 / p[1], p[0])));
    agree(
        ProofClaims::flowAveraged,
        numbers(0.1),
        numbers(30),
        p -> List.of(Math.log(p[0] / fitted(p[0])) + p[0] / Math.expm1(p[0]) - 1));
    agree(
        ProofClaims::averagedRidge,
        numbers(0.1),
        numbers(30),
        p -> List.of(Math.pow(fitted(p[0]) / p[0], 2) - Math.exp(-p[0])));
    agree(ProofClaims::decayedRidge, numbers(0.1), numbers(30), p -> List.of(p[0] - fitted(p[0])));
    agree(
        ProofClaims::flowDecayed,
        numbers(0.05, 0.1),
        numbers(0.9, 0.95),
        p -> {
          double s = p[0] * p[1];
          double left = (-(1 - s) * Math.log(1 - s) - s) / (p[0] * p[0]);
          return List.of(left + (1 - p[1]) * Math.log(1 - p[1]) + p[1]);
        });
  }

  /** Elasticities of the odds o_n = q_(n-1)/q_n - 1 in x, by a difference, and how they rise. */
  @Test
  void odds() {
    for (boolean nesterov : new boolean[] {false, true}) {
      agree(
          point -> ProofClaims.oddsRise(point, nesterov),
          numbers(0.1, 0.2),
          numbers(0.8, 0.95),
          p -> {
            double x = p[1] * longest(p[0], nesterov);
            double step = 1e-3;
            List<Double> rises = new ArrayList<>();
            for (int n = 2; n <= 5; n++) {
              rises.add(
                  elasticity(x, p[0], nesterov, n, step)
                      - elasticity(x, p[0], nesterov, n - 1, step));
            }
            return rises;
          });
    }
  }

  private static double elasticity(double x, double m, boolean nesterov, int n, double step) {
    double[] logs = new double[4];
    double[] at = {-2, -1, 1, 2};
    for (int i = 0; i < at.length; i++) {
      double[] gains = gains(x * Math.exp(at[i] * step), m, nesterov, n);
      logs[i] = Math.log((1 - gains[n - 1]) / (1 - gains[n]) - 1);
    }
    return (8 * (logs[2] - logs[1]) - (logs[3] - logs[0])) / (12 * step);
  }
}
