// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk.literature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.eigendistill.scenario.reference.Provenance;
import org.junit.jupiter.api.Test;

/**
 * Every reference that is called a formula's, worked out from that formula once more, in plain
 * arithmetic and without the engine. It runs within {@link LiteratureTest}, which has the rows:
 * they take long.
 */
abstract class FormulasTest {
  private static final double[] D = {1, 2, 5, 9, 20};
  private static final double[] B = {1, .5, 0, -.3, .1};
  private static final double PENALTY = 1.3;

  /** Of a reference that has all digits of a double. */
  private static final double ROUNDING = 1e-12;

  /** References are given to half a unit of their last digit. */
  private final Map<String, Double> values = new LinkedHashMap<>();

  @Test
  void everyReferenceOfAFormulaIsItsValue() {
    flowAgainstRidge();
    optimalSteps();
    optimalImitation();
    unboundedImitation();
    selfTraining();
    hilbertRounds();
    List<LiteratureRow> rows =
        LiteratureTest.ROWS.stream()
            .filter(row -> row.origin().provenance() == Provenance.FORMULA)
            .filter(row -> row.scenario().isEmpty() || values.containsKey(row.quantity()))
            .toList();
    assertThat(rows.stream().map(LiteratureRow::quantity))
        .containsOnlyOnceElementsOf(values.keySet());
    assertThat(rows).hasSameSizeAs(values.keySet());
    for (LiteratureRow row : rows) {
      assertThat(row.reference())
          .as(row.quantity())
          .isCloseTo(values.get(row.quantity()), within(halfUnit(row.reference())));
    }
  }

  /** Of the last decimal place that is written, and a hundredth for values between two. */
  private static double halfUnit(double reference) {
    String text = Double.toString(reference);
    int decimals = text.endsWith(".0") ? 6 : text.length() - text.indexOf('.') - 1;
    return Math.max(0.51 * Math.pow(10, -decimals), ROUNDING);
  }

  private void flowAgainstRidge() {
    DoubleUnaryOperator ratio = x -> square((1 - Math.exp(-x)) * (1 + x) / x);
    double best = lowest(x -> -ratio.applyAsDouble(x), .1, 10);
    values.put("largest ratio of risks, one direction", ratio.applyAsDouble(best));
    values.put("l t where it is reached", best);
  }

  private static double sum(IntToDoubleFunction term) {
    return IntStream.range(0, D.length).mapToDouble(term).sum();
  }

  private void optimalSteps() {
    double noise = .7;
    DoubleUnaryOperator risk =
        pen ->
            sum(
                j -> {
                  double h = D[j] / (D[j] + pen);
                  return square(B[j] * (1 - h)) + noise * h * h / D[j];
                });
    values.put("risk of ridge, penalty 1.3", risk.applyAsDouble(PENALTY));
    values.put("risk of the best ridge", risk.applyAsDouble(lowest(risk, .1, 10)));
    for (int k = 1; k <= 3; k++) {
      values.put("least risk of %d steps".formatted(k), stepsRisk(k, noise));
    }
    values.put("Wiener floor", sum(j -> B[j] * B[j] * noise / D[j] / (B[j] * B[j] + noise / D[j])));
  }

  /**
   * Gains h + sum_i w_i (h^(i+1) - h), i = 1..k: the risk is a parabola in w, at its least where
   * the gradient vanishes.
   */
  private static double stepsRisk(int k, double noise) {
    double[][] equations = new double[k][k + 1];
    for (int a = 0; a < k; a++) {
      for (int c = 0; c <= k; c++) {
        int row = a;
        int column = c;
        equations[a][c] =
            sum(
                j -> {
                  double weight = B[j] * B[j] + noise / D[j];
                  double wanted = B[j] * B[j] - weight * gain(j);
                  return move(j, row) * (column == k ? wanted : weight * move(j, column));
                });
      }
    }
    double[] w = solved(equations);
    return sum(
        j -> {
          double gain = gain(j);
          for (int i = 0; i < k; i++) {
            gain += w[i] * move(j, i);
          }
          return square(B[j] * (1 - gain)) + noise * gain * gain / D[j];
        });
  }

  private static double gain(int j) {
    return D[j] / (D[j] + PENALTY);
  }

  private static double move(int j, int i) {
    return Math.pow(gain(j), i + 2) - gain(j);
  }

  private void optimalImitation() {
    values.put("largest deviation of the student's gain from h (1 - x l)", 0.0);
    values.put("best weight, noise .7", weight(.7));
    values.put("best weight, noise 7", weight(7));
  }

  private static double weight(double noise) {
    IntToDoubleFunction l = j -> PENALTY / (D[j] + PENALTY);
    double over =
        sum(
            j ->
                gain(j)
                    * l.applyAsDouble(j)
                    * (noise / (D[j] + PENALTY) - B[j] * B[j] * l.applyAsDouble(j)));
    return over / sum(j -> square(gain(j) * l.applyAsDouble(j)) * (B[j] * B[j] + noise / D[j]));
  }

  /** By quadrature over the Marchenko-Pastur law of p / n = 1/2, with |b|^2 = v = 1. */
  private void unboundedImitation() {
    for (double pen : new double[] {.1, .5, 2}) {
      double ratio = .5;
      DoubleUnaryOperator h = s -> s / (s + pen);
      double teacher =
          1
              + law(s -> square(1 - h.applyAsDouble(s)))
              + ratio * law(s -> square(h.applyAsDouble(s)) / s);
      double student =
          1
              + law(s -> square(1 - square(h.applyAsDouble(s))))
              + ratio * law(s -> Math.pow(h.applyAsDouble(s), 4) / s);
      double cross =
          1
              + law(s -> (1 - h.applyAsDouble(s)) * (1 - square(h.applyAsDouble(s))))
              + ratio * law(s -> Math.pow(h.applyAsDouble(s), 3) / s);
      double bend = teacher + student - 2 * cross;
      Map<String, Double> found = new LinkedHashMap<>();
      found.put("kappa", pen / (1 - ratio * law(h)));
      found.put("cross risk", cross);
      found.forEach(
          (name, value) ->
              values.put("%s, penalty %s (limit; n = 400, p = 200)".formatted(name, pen), value));
      found.clear();
      found.put("excess risk of the teacher", teacher - 1);
      found.put("excess risk of the student", student - 1);
      found.put("best weight", (teacher - cross) / bend);
      found.put("excess risk at the best weight", teacher - square(teacher - cross) / bend - 1);
      found.forEach(
          (name, value) -> values.put("%s, penalty %s (limit)".formatted(name, pen), value));
    }
    // A theorem's, not a formula's.
    assertThat(values.remove("best weight, penalty 0.5 (limit)")).isCloseTo(0, within(1e-12));
  }

  /** The mean of a function of the eigenvalue; by the midpoint rule, exponentially exact. */
  private static double law(DoubleUnaryOperator f) {
    double ratio = .5;
    double half = 2 * Math.sqrt(ratio);
    int points = 2000;
    double sum = 0;
    for (int i = 0; i < points; i++) {
      double angle = Math.PI * (i + .5) / points;
      double s = 1 + ratio + half * Math.cos(angle);
      sum += f.applyAsDouble(s) * square(half * Math.sin(angle)) / (2 * Math.PI * ratio * s);
    }
    return sum * Math.PI / points;
  }

  private void selfTraining() {
    double s = 30;
    double tau = 1;
    double variance = 1.5 * 1.5 / tau + tau * s / square(s + tau);
    for (int t = 0; t < 4; t++) {
      if (t > 0) {
        variance = variance / (1 + tau) + tau * Math.pow(s / (s + tau), 2 * t + 2) / s;
      }
      double bias = s * square(1 - Math.pow(s / (s + tau), t + 1));
      values.put(
          "risk after %d rounds, spike 30 (limit; n = 400, p = 800)".formatted(t), bias + variance);
    }
  }

  private void hilbertRounds() {
    double[] d = {20, 9, 5, 2, 1};
    double[] y = {3, 2, 1.5, 1, .5};
    List<Double> penalties = new ArrayList<>();
    while (Arrays.stream(y).map(FormulasTest::square).sum() > 1) {
      double low = 0;
      double high = 1e9;
      for (int i = 0; i < 200; i++) {
        double c = (low + high) / 2;
        double[] target = y;
        double missing =
            IntStream.range(0, d.length).mapToDouble(k -> square(c / (c + d[k]) * target[k])).sum();
        low = missing < 1 ? c : low;
        high = missing < 1 ? high : c;
      }
      double c = low;
      double[] last = y;
      penalties.add(c);
      y = IntStream.range(0, d.length).mapToDouble(k -> d[k] / (c + d[k]) * last[k]).toArray();
    }
    values.put("rounds before collapse", (double) penalties.size());
    for (int m = 0; m < penalties.size(); m++) {
      values.put("penalty of round %d".formatted(m + 1), penalties.get(m));
    }
  }

  private static double square(double x) {
    return x * x;
  }

  /** Where a function with one minimum is lowest. */
  private static double lowest(DoubleUnaryOperator f, double low, double high) {
    for (int i = 0; i < 200; i++) {
      double third = (high - low) / 3;
      if (f.applyAsDouble(low + third) < f.applyAsDouble(high - third)) {
        high -= third;
      } else {
        low += third;
      }
    }
    return (low + high) / 2;
  }

  /** Gauss-Jordan elimination of k equations in k unknowns. */
  private static double[] solved(double[][] equations) {
    int k = equations.length;
    for (int p = 0; p < k; p++) {
      for (int r = 0; r < k; r++) {
        double factor = equations[r][p] / equations[p][p];
        for (int c = p; r != p && c <= k; c++) {
          equations[r][c] -= factor * equations[p][c];
        }
      }
    }
    return IntStream.range(0, k).mapToDouble(i -> equations[i][k] / equations[i][i]).toArray();
  }
}
