// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

import java.util.List;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.compare.rows.ModelScores;
import org.eigendistill.data.NamedMatrix;
import org.eigendistill.data.RowBlocks;

/**
 * What one model says of n rows and C classes, and the log-odds {@code phi(c) = log(u_c / (1 -
 * u_c))} of its probabilities u.
 *
 * <p>From logits z, {@code phi(c) = z_c - log(sum over j != c of exp z_j)}: 1 - u is never formed,
 * so phi is finite for all finite logits; its error is a few ulp of the largest |z| in the row.
 * From probabilities, {@code phi(c) = log u_c - log(sum over j != c of u_j)}: the sum of the others
 * keeps the digits that 1 - u has lost, and makes phi the same for rows that were not quite
 * normalized. It is infinite where floats have rounded u_c or all others to 0: such a row is
 * saturated. Of logits, -inf and what is at most {@value ModelScores#MASK} are masks.
 *
 * <p>A single column stands for two classes: a logit z for (0, z), a probability u for (1 - u, u).
 */
public final class Predictions {
  private final Matrix values;
  private final boolean logits;

  private Predictions(Matrix values, boolean logits) {
    if (values.rows() == 0 || values.columns() == 0) {
      throw new IllegalArgumentException("no predictions");
    }
    for (int i = 0; i < values.rows(); i++) {
      for (int j = 0; j < values.columns(); j++) {
        double value = values.get(i, j);
        if (!Double.isFinite(value) && !(logits && value == Double.NEGATIVE_INFINITY)) {
          throw new IllegalArgumentException(
              "row %d, column %d is not finite".formatted(i + 1, j + 1));
        }
      }
    }
    this.values = values;
    this.logits = logits;
  }

  /**
   * Predictions by logits, of any scale and offset.
   *
   * @param logits n x C
   * @throws IllegalArgumentException if there are none or one is not finite, nor -inf, a mask
   */
  public static Predictions ofLogits(Matrix logits) {
    return new Predictions(logits, true);
  }

  /**
   * Predictions by probabilities.
   *
   * @param probabilities n x C, none negative; rows that do not sum to 1 are taken as proportions
   * @throws IllegalArgumentException if there are none, or one is negative or not finite, or a
   *     single column has one above 1, or a row is zero
   */
  public static Predictions ofProbabilities(Matrix probabilities) {
    for (int i = 0; i < probabilities.rows(); i++) {
      double sum = 0;
      for (int j = 0; j < probabilities.columns(); j++) {
        double u = probabilities.get(i, j);
        if (u < 0 || (u > 1 && probabilities.columns() == 1)) {
          throw new IllegalArgumentException(
              "row %d, column %d is %s, no probability".formatted(i + 1, j + 1, u));
        }
        sum += u;
      }
      if (sum == 0 && probabilities.columns() > 1) {
        throw new IllegalArgumentException("row %d is all zero".formatted(i + 1));
      }
    }
    return new Predictions(probabilities, false);
  }

  /** Models on the same rows, where a class that one masks in a row is masked for all. */
  static List<Predictions> united(List<Predictions> models) {
    if (models.stream().noneMatch(Predictions::masks)) {
      return models;
    }
    return models.stream()
        .map(
            model ->
                model.logits
                    ? ofLogits(
                        Matrix.fill(
                            model.rows(),
                            model.values.columns(),
                            (i, j) ->
                                models.stream().anyMatch(other -> other.isMask(i, j))
                                    ? Double.NEGATIVE_INFINITY
                                    : model.values.get(i, j)))
                    : model)
        .toList();
  }

  /** Whether a class is masked in some row. */
  boolean masks() {
    return IntStream.range(0, rows())
        .anyMatch(i -> IntStream.range(0, values.columns()).anyMatch(j -> isMask(i, j)));
  }

  private boolean isMask(int row, int kind) {
    return logits && values.get(row, kind) <= ModelScores.MASK;
  }

  /** The same as scores that are compared. */
  ModelScores scores(String source) {
    RowBlocks blocks = RowBlocks.of(new NamedMatrix(source, List.of(), values));
    return logits ? ModelScores.ofLogits(blocks) : ModelScores.ofProbabilities(blocks);
  }

  /** The number of rows. */
  public int rows() {
    return values.rows();
  }

  /** The number of classes, at least 2. */
  public int classes() {
    return Math.max(2, values.columns());
  }

  /** The class ranked first in a row, the first of several that are equal. */
  public int top(int row) {
    if (values.columns() == 1) {
      return values.get(row, 0) > (logits ? 0 : 0.5) ? 1 : 0;
    }
    int top = 0;
    for (int j = 1; j < values.columns(); j++) {
      if (values.get(row, j) > values.get(row, top)) {
        top = j;
      }
    }
    return top;
  }

  /**
   * The share of rows whose top class is the label.
   *
   * @param labels a class per row
   */
  public double accuracy(int... labels) {
    if (labels.length != rows()) {
      throw new IllegalArgumentException("%d labels of %d rows".formatted(labels.length, rows()));
    }
    return (double) IntStream.range(0, rows()).filter(i -> top(i) == labels[i]).count() / rows();
  }

  /** The log-odds of a class in a row; infinite only where probabilities are saturated. */
  public double logOdds(int row, int kind) {
    if (values.columns() == 1) {
      double z = logits ? values.get(row, 0) : logOdds(values.get(row, 0));
      return kind == 1 ? z : -z;
    }
    return logits ? fromLogits(row, kind) : fromProbabilities(row, kind);
  }

  private double fromLogits(int row, int kind) {
    double most = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < values.columns(); j++) {
      if (j != kind) {
        most = Math.max(most, values.get(row, j));
      }
    }
    double sum = 0;
    for (int j = 0; j < values.columns(); j++) {
      if (j != kind) {
        sum += Math.exp(values.get(row, j) - most);
      }
    }
    return values.get(row, kind) - most - Math.log(sum);
  }

  private double fromProbabilities(int row, int kind) {
    double others = 0;
    for (int j = 0; j < values.columns(); j++) {
      if (j != kind) {
        others += values.get(row, j);
      }
    }
    return Math.log(values.get(row, kind)) - Math.log(others);
  }

  private static double logOdds(double u) {
    return Math.log(u) - Math.log1p(-u);
  }
}
