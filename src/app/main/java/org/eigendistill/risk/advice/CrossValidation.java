// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk.advice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Dataset;
import org.eigendistill.risk.Gains;
import org.eigendistill.risk.Quadratic;
import org.eigendistill.spectrum.Spectrum;

/**
 * The mean squared error at left-out rows: the rows are dealt into folds, each fold is predicted by
 * a fit of the others. As a function of the gains it is a sum over the folds of quadratic forms,
 *
 * <pre>
 *     R(a) = 1/n sum_f  q_f - 2 h_f'a + a'A_f a,    A = (S'S) o (b* b*'),  h_k = sum_c b*_kc s_k'y_c,
 * </pre>
 *
 * so each filter costs r^2 / 2 multiplications per fold whatever the number of rows. It is summed
 * in the gains: along directions that are hardly determined b* is huge, and there training gains
 * little.
 *
 * <p>The folds' eigenvalues stand in one list. A fit of fewer rows has smaller eigenvalues; they
 * are scaled up to those of all rows, so that a time means the same training in every fold and in
 * the whole.
 */
public final class CrossValidation implements Quadratic {
  private static final int LARGE = 1000;

  private final List<Fold> folds;
  private final double[] eigenvalues;
  private final int rows;
  private final int deals;

  /**
   * One fold.
   *
   * @param first the number of its first direction
   * @param rows the rows left out
   * @param products A, row by row
   * @param linear h
   * @param constant q
   */
  private record Fold(
      int first,
      int size,
      int[] rows,
      double[] products,
      double[] linear,
      double constant,
      HeldRows held) {
    static Fold of(int first, int[] rows, HeldRows held) {
      Matrix b = held.leastSquares();
      Matrix scores = held.scores().gram();
      Matrix values = b.times(b.transpose());
      Matrix along = held.scores().transposeTimes(held.targets());
      int r = b.rows();
      double[] linear = new double[r];
      for (int k = 0; k < r; k++) {
        for (int c = 0; c < b.columns(); c++) {
          linear[k] += b.get(k, c) * along.get(k, c);
        }
      }
      double norm = held.targets().norm();
      return new Fold(
          first,
          r,
          rows,
          Matrix.fill(r, r, (i, j) -> scores.get(i, j) * values.get(i, j)).toArray(),
          linear,
          norm * norm,
          held);
    }

    /** {@code x'A y}; half the work where both are the same. */
    double form(double[] x, double[] y) {
      double sum = 0;
      for (int i = 0; i < size; i++) {
        int to = x == y ? i : size;
        double row = dot(i * size, y, to);
        sum += x[first + i] * (x == y ? 2 * row + products[i * size + i] * y[first + i] : row);
      }
      return sum;
    }

    /** The start of a row of A times y, in four strands. */
    private double dot(int at, double[] y, int to) {
      double s0 = 0;
      double s1 = 0;
      double s2 = 0;
      double s3 = 0;
      int j = 0;
      for (; j + 3 < to; j += 4) {
        s0 += products[at + j] * y[first + j];
        s1 += products[at + j + 1] * y[first + j + 1];
        s2 += products[at + j + 2] * y[first + j + 2];
        s3 += products[at + j + 3] * y[first + j + 3];
      }
      for (; j < to; j++) {
        s0 += products[at + j] * y[first + j];
      }
      return (s0 + s1) + (s2 + s3);
    }

    double linear(double[] x) {
      double sum = 0;
      for (int k = 0; k < size; k++) {
        sum += linear[k] * x[first + k];
      }
      return sum;
    }
  }

  private CrossValidation(List<Fold> folds, double[] eigenvalues, int rows, int deals) {
    this.folds = folds;
    this.eigenvalues = eigenvalues;
    this.rows = rows;
    this.deals = deals;
  }

  /**
   * Fits the rows outside of each fold, for each way to deal the rows: the more deals, the less
   * hangs on one.
   *
   * @param dealt the fold of each row, from 0, for each deal; rows that belong together are to be
   *     in the same
   */
  static CrossValidation of(Dataset rows, Fitting fitting, List<int[]> dealt, Progress progress) {
    int n = rows.rows();
    List<Fold> folds = new ArrayList<>();
    List<double[]> eigenvalues = new ArrayList<>();
    int first = 0;
    for (int deal = 0; deal < dealt.size(); deal++) {
      int[] fold = dealt.get(deal);
      int[] used = Arrays.stream(fold).distinct().sorted().toArray();
      for (int f = 0; f < used.length; f++) {
        progress.update(
            "cross-validation: decomposing",
            (long) deal * used.length + f,
            (long) dealt.size() * used.length);
        int out = used[f];
        int[] kept = IntStream.range(0, n).filter(i -> fold[i] != out).toArray();
        int[] left = IntStream.range(0, n).filter(i -> fold[i] == out).toArray();
        Fitting.Fitted fitted = fitting.fit(rows.rows(kept));
        folds.add(Fold.of(first, left, fitted.see(rows.rows(left))));
        eigenvalues.add(asOfAll(fitted.spectrum(), n));
        first += fitted.spectrum().directions();
      }
    }
    double[] all = eigenvalues.stream().flatMapToDouble(Arrays::stream).toArray();
    return new CrossValidation(List.copyOf(folds), all, n, dealt.size());
  }

  /** Eigenvalues as n rows would have them: sums grow with the rows, means do not. */
  private static double[] asOfAll(Spectrum spectrum, int n) {
    double scale = spectrum.lossFactor() == 1 ? (double) n / spectrum.rows() : 1;
    return Arrays.stream(spectrum.eigenvalues()).map(l -> scale * l).toArray();
  }

  @Override
  public double[] eigenvalues() {
    return eigenvalues.clone();
  }

  @Override
  public double of(Gains filter) {
    double[] gains = filter.gains();
    return sum(fold -> fold.constant - 2 * fold.linear(gains) + fold.form(gains, gains))
        / rows
        / deals;
  }

  @Override
  public double bestAlong(Gains base, double[] d) {
    double[] gains = base.gains();
    double slope = sum(fold -> fold.form(d, gains) - fold.linear(d));
    double curvature = sum(fold -> fold.form(d, d));
    return curvature > 0 ? slope / curvature : 0;
  }

  /** Adds up the folds in their order, each worked out by itself where that is worth a thread. */
  private double sum(ToDoubleFunction<Fold> part) {
    boolean large = eigenvalues.length > LARGE;
    double[] parts = (large ? folds.parallelStream() : folds.stream()).mapToDouble(part).toArray();
    double sum = 0;
    for (double value : parts) {
      sum += value;
    }
    return sum;
  }

  /** The squared error of each row, the mean over the deals; the rows' mean is {@link #of}. */
  double[] losses(Gains filter) {
    double[] losses = new double[rows];
    for (Fold fold : folds) {
      double[] own = fold.held.losses(filter, fold.first);
      for (int i = 0; i < own.length; i++) {
        losses[fold.rows[i]] += own[i] / deals;
      }
    }
    return losses;
  }
}
