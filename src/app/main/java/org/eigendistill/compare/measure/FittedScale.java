package org.eigendistill.compare.measure;

import java.util.Arrays;
import org.eigendistill.compare.estimate.Influence;
import org.eigendistill.compare.estimate.Sums;
import org.eigendistill.compare.rows.KeptRows;

/**
 * The factor beta of a model's scores z at which, in the mean over rows, their expectation under
 * their own softmax is a target's: {@code mean(E_{beta z} z - target) = 0}. With the label's score
 * as target it is 1 over the temperature that fits the labels best; with the expectation of z under
 * another model's probabilities it is the scale at which z comes nearest to that model, by KL.
 *
 * <p>By Newton's method in log beta within a bracket from 1e-3 to 1e3, on every fiftieth row or so
 * first where there are many. The mean rises with beta, so the root is the only one; at the ends
 * there is none, and beta is not defined.
 */
public final class FittedScale {
  private static final double WIDEST = Math.log(1e3);

  /** After a step this small, the next is below rounding. */
  private static final double SMALL = 1e-8;

  private static final int MOST_STEPS = 100;

  /** So many rows do for a first guess. */
  private static final int FEW = 4000;

  private final KeptRows rows;
  private final int model;
  private final double[] target;
  private final double[] expectation;
  private double variance;

  private FittedScale(KeptRows rows, int model, double... target) {
    this.rows = rows;
    this.model = model;
    this.target = target;
    this.expectation = new double[target.length];
  }

  /**
   * The logarithm of beta.
   *
   * @param target a number for each row
   */
  public static Influence logarithm(KeptRows rows, int model, double... target) {
    if (target.length == 0 || !Arrays.stream(target).allMatch(Double::isFinite)) {
      return Influence.undefined(target.length);
    }
    FittedScale fit = new FittedScale(rows, model, target);
    int stride = Math.max(1, target.length / FEW);
    double start = stride < 5 ? 0 : fit.root(0, stride);
    double root = fit.root(Double.isNaN(start) ? 0 : start, 1);
    return Double.isNaN(root) ? Influence.undefined(target.length) : fit.influence(root);
  }

  private double root(double start, int stride) {
    double low = -WIDEST;
    double high = WIDEST;
    double x = start;
    for (int step = 0; step < MOST_STEPS; step++) {
      double off = off(x, stride);
      if (off > 0 && x <= -WIDEST || off < 0 && x >= WIDEST) {
        return Double.NaN;
      }
      if (off < 0) {
        low = x;
      } else {
        high = x;
      }
      double next = x - off / (Math.exp(x) * variance);
      if (!(next >= low && next <= high)) {
        boolean isOuter = off < 0 ? high == WIDEST : low == -WIDEST;
        next = isOuter && !Double.isNaN(next) ? Math.copySign(WIDEST, next) : (low + high) / 2;
      }
      if (Math.abs(next - x) < SMALL) {
        if (stride == 1) {
          off(next, 1);
        }
        return next;
      }
      x = next;
    }
    return x;
  }

  /** The mean of expectations less targets; keeps expectations and the mean variance. */
  private double off(double logBeta, int stride) {
    double beta = Math.exp(logBeta);
    Sums off = new Sums();
    Sums spread = new Sums();
    rows.scores(
        model,
        (place, scores, at) -> {
          if (place % stride == 0) {
            spread.add(expect(beta, place, scores, at));
            off.add(expectation[place] - target[place]);
          }
        });
    int count = (target.length + stride - 1) / stride;
    variance = spread.value() / count;
    return off.value() / count;
  }

  /** Sets a row's expectation, and gives its variance. */
  private double expect(double beta, int place, double[] scores, int at) {
    int end = at + rows.classes();
    double most = Double.NEGATIVE_INFINITY;
    for (int j = at; j < end; j++) {
      most = Math.max(most, scores[j]);
    }
    double sum = 0;
    double first = 0;
    double second = 0;
    for (int j = at; j < end; j++) {
      double below = scores[j] - most;
      if (below > Double.NEGATIVE_INFINITY) {
        double e = Math.exp(beta * below);
        sum += e;
        first += e * below;
        second += e * below * below;
      }
    }
    double mean = first / sum;
    expectation[place] = most + mean;
    return second / sum - mean * mean;
  }

  private Influence influence(double root) {
    double[] psi = new double[target.length];
    for (int i = 0; i < psi.length; i++) {
      psi[i] = -(expectation[i] - target[i]) / (target.length * variance * Math.exp(root));
    }
    return new Influence(root, psi);
  }
}
