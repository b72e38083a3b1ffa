// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk;

import java.util.ArrayList;
import java.util.List;
import org.eigendistill.base.Matrix;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Model;
import org.eigendistill.dynamics.Procedure;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * The best imitation weights x_1, ..., x_k of k students in a row, each trained for the same time
 * on {@code x_i student_{i-1} + (1 - x_i) labels}; student 0 is the teacher.
 *
 * <p>With a the gain of one training and r = 1 - a, the last student has the gain {@code a (1 - r
 * q(a))}, where q = c_0 + c_1 a + ... + c_{k-1} a^{k-1} is free, and
 *
 * <pre>\[ x_k = c_0, \quad x_{k-1} = \frac{c_1}{c_0}, \quad \ldots, \quad x_1
 *    = \frac{c_{k-1}}{c_{k-2}}. \]</pre>
 *
 * <p>So the risk is quadratic in c and the optimum is a linear solve (Pareek, Du, Oh 2024, arXiv
 * 2407.04600). It is done on polynomials made orthogonal in the risk's own inner product, so that
 * {@link #risk} keeps its digits; the weights themselves go through the powers of a, which are
 * nearly dependent, and lose digits with {@link #condition}. {@link #reached} is the risk of the
 * weights as they are, run through the whole row of students.
 *
 * @param weights x_1, ..., x_k; any finite numbers
 * @param risk the least risk that k students can reach
 * @param reached the risk that the weights as doubles do reach
 * @param condition the condition number of the powers of a, each scaled to length 1
 * @param digits about how many digits of the weights are left, {@code 15.9 - log10 condition}, at
 *     least 0
 */
public record StepWeights(
    List<Double> weights, double risk, double reached, double condition, double digits) {
  private static final double DIGITS = 15.9;

  /** Keeps its own copy. */
  public StepWeights {
    weights = List.copyOf(weights);
  }

  /**
   * Finds the best weights.
   *
   * @param form the risk
   * @param procedure of teacher and students
   * @param time of each, in the procedure's own terms
   * @param steps k, from 1 to the number of directions
   */
  public static StepWeights best(RiskForm form, Procedure procedure, double time, int steps) {
    if (steps < 1 || steps > form.directions()) {
      throw new IllegalArgumentException(
          "from 1 to %d steps make a difference, not %d".formatted(form.directions(), steps));
    }
    Model single = Course.onLabels(procedure).at(time);
    double[] eigenvalues = form.eigenvalues();
    Gains base = Gains.of(single, eigenvalues);
    Basis basis = Basis.of(form, base, steps);
    double[] c = new double[steps];
    double[] gains = base.gains();
    double[] residuals = new double[gains.length];
    for (int k = 0; k < residuals.length; k++) {
      residuals[k] = base.residual(k);
    }
    for (int j = 0; j < basis.vectors.size(); j++) {
      double[] d = basis.vectors.get(j);
      double theta = form.bestAlong(Gains.wrap(gains, residuals), d);
      for (int k = 0; k < d.length; k++) {
        gains[k] -= theta * d[k];
        residuals[k] += theta * d[k];
      }
      for (int i = 0; i <= j; i++) {
        c[i] += theta * basis.polynomials.get(j)[i];
      }
    }
    List<Double> weights = weights(c);
    Model last = single;
    for (double weight : weights) {
      last = Course.on(last.blendedWithLabels(weight), procedure).at(time);
    }
    double condition = basis.condition(form);
    return new StepWeights(
        weights,
        form.of(Gains.wrap(gains, residuals)),
        form.of(Gains.of(last, eigenvalues)),
        condition,
        Math.max(0, DIGITS - Math.log10(condition)));
  }

  /** x_1, ..., x_k; where a coefficient is 0 what comes before it has no effect and is 0 too. */
  private static List<Double> weights(double[] c) {
    List<Double> weights = new ArrayList<>();
    for (int j = c.length - 1; j > 0; j--) {
      weights.add(c[j - 1] == 0 ? 0 : c[j] / c[j - 1]);
    }
    weights.add(c[0]);
    return weights;
  }

  /** Directions a r p_j(a) that are orthogonal in the risk, with the coefficients of p_j. */
  private record Basis(List<double[]> powers, List<double[]> vectors, List<double[]> polynomials) {
    static Basis of(RiskForm form, Gains base, int steps) {
      List<double[]> powers = new ArrayList<>();
      List<double[]> vectors = new ArrayList<>();
      List<double[]> polynomials = new ArrayList<>();
      double[] power = base.imitated(base);
      for (int j = 0; j < steps; j++) {
        powers.add(power);
        power = times(base, power);
        // a times the last orthogonal vector spans the same as the next power, and is steadier.
        double[] next = j == 0 ? powers.get(0).clone() : times(base, vectors.get(j - 1));
        double[] polynomial = new double[steps];
        if (j == 0) {
          polynomial[0] = 1;
        } else {
          System.arraycopy(polynomials.get(j - 1), 0, polynomial, 1, steps - 1);
        }
        // Twice is enough.
        for (int round = 0; round < 2; round++) {
          for (int i = 0; i < vectors.size(); i++) {
            subtract(
                next,
                polynomial,
                inner(form, next, vectors.get(i)),
                vectors.get(i),
                polynomials.get(i));
          }
        }
        double length = Math.sqrt(inner(form, next, next));
        if (!(length > 0)) {
          break;
        }
        scale(next, 1 / length);
        scale(polynomial, 1 / length);
        vectors.add(next);
        polynomials.add(polynomial);
      }
      return new Basis(powers, vectors, polynomials);
    }

    /** The ratio of extreme singular values of the scaled powers, in the risk's inner product. */
    double condition(RiskForm form) {
      int n = powers.size();
      Matrix triangle =
          Matrix.fill(
              vectors.size(),
              n,
              (i, j) ->
                  inner(form, vectors.get(i), powers.get(j))
                      / Math.sqrt(inner(form, powers.get(j), powers.get(j))));
      return vectors.size() < n
          ? Double.POSITIVE_INFINITY
          : NormOps_DDRM.conditionP2(DMatrixRMaj.wrap(triangle.rows(), n, triangle.toArray()));
    }

    private static double inner(RiskForm form, double[] a, double[] b) {
      double[] product = form.times(b);
      double[] noise = form.noise();
      double sum = 0;
      for (int k = 0; k < a.length; k++) {
        sum += a[k] * (product[k] + noise[k] * b[k]);
      }
      return sum;
    }

    private static double[] times(Gains base, double[] vector) {
      double[] product = new double[vector.length];
      for (int k = 0; k < product.length; k++) {
        product[k] = base.gain(k) * vector[k];
      }
      return product;
    }

    private static void subtract(
        double[] vector,
        double[] polynomial,
        double factor,
        double[] from,
        double[] fromPolynomial) {
      for (int k = 0; k < vector.length; k++) {
        vector[k] -= factor * from[k];
      }
      for (int i = 0; i < polynomial.length; i++) {
        polynomial[i] -= factor * fromPolynomial[i];
      }
    }

    private static void scale(double[] values, double factor) {
      for (int k = 0; k < values.length; k++) {
        values[k] *= factor;
      }
    }
  }
}
