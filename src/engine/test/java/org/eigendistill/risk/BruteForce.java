// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.eigendistill.base.Randomness;
import org.eigendistill.dynamics.Procedure;

/**
 * Least risks by formulas and searches of its own: gains written out once more, all step counts up
 * to where nothing moves any more, or grids many times as fine and random walks from their best
 * nodes.
 */
final class BruteForce {
  private static final int STEPS = 1400;
  private static final int SINGLE = 20_000;
  private static final int PAIR = 700;
  private static final int WALKS = 6;
  private static final int DRAWS = 4_000;

  private final Procedure procedure;
  private final double[] eigenvalues;
  private final double[] signal;
  private final double noise;

  /** Signal and noise as they stand in the in-sample risk, sum s_k r_k^2 + w a_k^2. */
  BruteForce(Procedure procedure, SpectralProblem problem) {
    this.procedure = procedure;
    this.eigenvalues = problem.eigenvalues();
    this.signal = problem.signal();
    for (int k = 0; k < signal.length; k++) {
      signal[k] *= eigenvalues[k] / problem.rows();
    }
    this.noise = problem.noise() / problem.rows();
  }

  private boolean isStepwise() {
    return procedure.clock().isWhole();
  }

  /** Gains at the exponential of a coordinate; infinite for the limit. */
  private double[] gains(double coordinate) {
    double time = Math.exp(coordinate);
    return map(l -> gain(l, time));
  }

  private double gain(double l, double time) {
    boolean endless = time == Double.POSITIVE_INFINITY;
    return switch (procedure.name()) {
      case "flow" -> -Math.expm1(-l * time);
      case "ridge" -> endless ? 1 : l / (l + 1 / time);
      case "averaged-flow" ->
          endless
              ? 1
              : l * time < 1e-4
                  ? l * time / 2 * (1 - l * time / 3)
                  : 1 + Math.expm1(-l * time) / (l * time);
      case "decayed-flow" -> {
        double d = procedure.numbers().get(0);
        yield l / (l + d) * -Math.expm1(-(l + d) * time);
      }
      default -> throw new IllegalStateException(procedure.name());
    };
  }

  /** Gains after 0, 1, 2, ... steps by the textbook's iteration, and the limit. */
  private double[][] steps() {
    Procedure stepwise = procedure;
    double h = stepwise.named().get("step");
    double m = stepwise.named().get("momentum");
    double[][] gains = new double[STEPS + 2][eigenvalues.length];
    for (int k = 0; k < eigenvalues.length; k++) {
      double x = h * eigenvalues[k];
      double before = 1;
      double now = 1 - x;
      for (int n = 1; n <= STEPS; n++) {
        gains[n][k] = 1 - now;
        double next =
            procedure.name().equals("nesterov")
                ? (1 - x) * ((1 + m) * now - m * before)
                : (1 + m - x) * now - m * before;
        before = now;
        now = next;
      }
      if (!(Math.abs(now) < 1e-13)) {
        throw new IllegalArgumentException("more steps are needed, %s is left".formatted(now));
      }
      gains[STEPS + 1][k] = 1;
    }
    return gains;
  }

  private double[] map(DoubleUnaryOperator f) {
    return Arrays.stream(eigenvalues).map(f).toArray();
  }

  private double risk(double[] one, double[] other) {
    double sum = 0;
    for (int k = 0; k < signal.length; k++) {
      double a = one[k] * other[k];
      sum += signal[k] * (1 - a) * (1 - a) + noise * a * a;
    }
    return sum;
  }

  private double[] labels() {
    return map(l -> 1);
  }

  /** The least risk of teachers. */
  double teacher() {
    return isStepwise() ? least(steps(), new double[][] {labels()}) : walk(SINGLE, true);
  }

  /** The least risk of students. */
  double student() {
    if (isStepwise()) {
      return least(steps(), steps());
    }
    return Math.min(walk(PAIR, false), endless());
  }

  private double least(double[][] ones, double[][] others) {
    double least = Double.POSITIVE_INFINITY;
    for (double[] one : ones) {
      for (double[] other : others) {
        least = Math.min(least, risk(one, other));
      }
    }
    return least;
  }

  private double[] coordinates(int count) {
    double low = Math.log(1e-12 / Arrays.stream(eigenvalues).max().orElseThrow());
    double high = Math.log(1e12 / Arrays.stream(eigenvalues).min().orElseThrow());
    return IntStream.range(0, count)
        .mapToDouble(i -> low + (high - low) * i / (count - 1))
        .toArray();
  }

  private double endless() {
    double[] limit = gains(Double.POSITIVE_INFINITY);
    double[] at = coordinates(SINGLE);
    double[] least = {Double.NaN, Double.POSITIVE_INFINITY};
    for (double x : at) {
      double value = risk(gains(x), limit);
      least = value < least[1] ? new double[] {x, value} : least;
    }
    Randomness random = Randomness.of(9);
    for (int i = 0; i < DRAWS; i++) {
      double x = least[0] + Math.pow(10, -6 * random.uniform()) * (random.uniform() - .5);
      double value = risk(gains(x), limit);
      least = value < least[1] ? new double[] {x, value} : least;
    }
    return least[1];
  }

  /** Grid, then random walks from its best nodes. */
  private double walk(int count, boolean alone) {
    double[] at = coordinates(count);
    double[][] gains = Arrays.stream(at).mapToObj(this::gains).toArray(double[][]::new);
    double[] none = labels();
    double[][] best =
        IntStream.range(0, count)
            .mapToObj(
                i -> {
                  double[] least = {at[i], Double.NaN, Double.POSITIVE_INFINITY};
                  for (int j = 0; j < (alone ? 1 : i + 1); j++) {
                    double value = risk(gains[i], alone ? none : gains[j]);
                    least = value < least[2] ? new double[] {at[i], at[j], value} : least;
                  }
                  return least;
                })
            .sorted(Comparator.comparingDouble(node -> node[2]))
            .limit(WALKS)
            .toArray(double[][]::new);
    Randomness random = Randomness.of(7);
    double least = Double.POSITIVE_INFINITY;
    for (double[] node : best) {
      double[] now = node;
      for (int i = 0; i < DRAWS; i++) {
        double reach = Math.pow(10, 1 - 7 * random.uniform());
        double x = now[0] + reach * (random.uniform() - .5);
        double y = now[1] + reach * (random.uniform() - .5);
        double value = risk(gains(x), alone ? none : gains(y));
        now = value < now[2] ? new double[] {x, y, value} : now;
      }
      least = Math.min(least, now[2]);
    }
    return least;
  }
}
