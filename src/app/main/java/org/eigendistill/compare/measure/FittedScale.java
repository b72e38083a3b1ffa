// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.measure;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.eigendistill.compare.estimate.Influence;
import org.eigendistill.compare.estimate.Sums;
import org.eigendistill.compare.rows.KeptRows;
import org.eigendistill.compare.rows.ScoreMeter;

/**
 * The factor beta of a model's scores z at which, in the mean over rows, their expectation under
 * their own softmax is a target's: {@code mean(E_{beta z} z - target) = 0}. With the label's score
 * as target it is 1 over the temperature that fits the labels best; with the expectation of z under
 * another model's probabilities it is the scale at which z comes nearest to that model, by KL.
 *
 * <p>Scores are taken less the largest of their row, so that both sides keep their digits where
 * models are nearly certain; the sides are compared by logarithms, which are then nearly straight
 * in beta. By Halley's method in log beta within a bracket from 1e-3 to 1e3, whose error is cubed
 * in each step; on a sample of rows first where there are many. The mean rises with beta, so the
 * root is the only one; at the ends there is none, and beta is not defined.
 */
public final class FittedScale {
  private static final double WIDEST = Math.log(1e3);

  /** After a step this small, what is left of the error is below rounding. */
  private static final double SMALL = 1e-6;

  private static final int MOST_STEPS = 100;

  /** So many numbers are held as a sample of many rows, for a first guess. */
  private static final int SAMPLE = 1 << 22;

  /** With fewer rows to each of the sample, a first guess saves nothing. */
  private static final int WORTHWHILE = 5;

  /** Gives rows to a meter; its places are those of the targets. */
  private interface Pass {
    void forEach(ScoreMeter meter);
  }

  private final int classes;
  private final Pass pass;
  private final double[] target;
  private final double[] expectation;

  /** The mean of targets. */
  private final double goal;

  private double second;
  private double third;

  private FittedScale(int classes, Pass pass, double... target) {
    this.classes = classes;
    this.pass = pass;
    this.target = target;
    this.goal = Sums.mean(target);
    this.expectation = new double[target.length];
  }

  /**
   * The logarithm of beta.
   *
   * @param target a number for each row, less the row's largest score: not above 0
   */
  public static Influence logarithm(KeptRows rows, int model, double... target) {
    int n = target.length;
    if (n == 0 || !Arrays.stream(target).allMatch(Double::isFinite)) {
      return Influence.undefined(n);
    }
    int classes = rows.classes();
    int stride = n / Math.max(1, SAMPLE / classes);
    double start = stride < WORTHWHILE ? 0 : ofSample(rows, model, stride, target);
    FittedScale fit = new FittedScale(classes, meter -> rows.scores(model, meter), target);
    double root = fit.root(Double.isNaN(start) ? 0 : start);
    return Double.isNaN(root) ? Influence.undefined(n) : fit.influence(root);
  }

  private static double ofSample(KeptRows rows, int model, int stride, double... target) {
    int classes = rows.classes();
    int count = (target.length + stride - 1) / stride;
    double[] held = new double[count * classes];
    rows.scores(
        model,
        (place, scores, at) -> {
          if (place % stride == 0) {
            System.arraycopy(scores, at, held, place / stride * classes, classes);
          }
        });
    return new FittedScale(
            classes,
            meter -> {
              for (int i = 0; i < count; i++) {
                meter.row(i, held, i * classes);
              }
            },
            IntStream.range(0, count).mapToDouble(i -> target[i * stride]).toArray())
        .root(0);
  }

  private double root(double start) {
    if (!(goal < 0)) {
      return Double.NaN; // no finite scale is sure enough
    }
    double low = -WIDEST;
    double high = WIDEST;
    double x = start;
    for (int step = 0; step < MOST_STEPS; step++) {
      double off = off(x);
      if (off > 0 && x <= -WIDEST || off < 0 && x >= WIDEST) {
        return Double.NaN;
      }
      if (off < 0) {
        low = x;
      } else {
        high = x;
      }
      double next = x + halley(x, off);
      if (!(next >= low && next <= high)) {
        boolean isOuter = off < 0 ? high == WIDEST : low == -WIDEST;
        next = isOuter && !Double.isNaN(next) ? Math.copySign(WIDEST, next) : (low + high) / 2;
      }
      double moved = Math.abs(next - x);
      x = next;
      if (moved < SMALL) {
        off(x);
        return x;
      }
    }
    return x;
  }

  /**
   * Halley's step in log beta toward equal logarithms of both sides, or Newton's where the bend
   * would turn it round.
   */
  private double halley(double x, double off) {
    double beta = Math.exp(x);
    double side = off + goal;
    double height = Math.log1p(off / goal);
    double rise = beta * second / side;
    double bend = (beta * second + beta * beta * third) / side - rise * rise;
    double turn = 1 - height * bend / (2 * rise * rise);
    return -height / rise / (turn > 0.5 ? turn : 1);
  }

  /** The mean of expectations less targets; keeps expectations and mean moments about them. */
  private double off(double logBeta) {
    double beta = Math.exp(logBeta);
    Sums off = new Sums();
    Sums squares = new Sums();
    Sums cubes = new Sums();
    pass.forEach(
        (place, scores, at) -> {
          int end = at + classes;
          double most = Double.NEGATIVE_INFINITY;
          for (int j = at; j < end; j++) {
            most = Math.max(most, scores[j]);
          }
          double sum = 0;
          double one = 0;
          double two = 0;
          double three = 0;
          for (int j = at; j < end; j++) {
            double below = scores[j] - most;
            if (below > Double.NEGATIVE_INFINITY) {
              double e = Math.exp(beta * below);
              sum += e;
              one += e * below;
              two += e * below * below;
              three += e * below * below * below;
            }
          }
          double mean = one / sum;
          double square = two / sum;
          expectation[place] = mean;
          off.add(mean - target[place]);
          squares.add(square - mean * mean);
          cubes.add(three / sum - 3 * mean * square + 2 * mean * mean * mean);
        });
    second = squares.value() / target.length;
    third = cubes.value() / target.length;
    return off.value() / target.length;
  }

  private Influence influence(double root) {
    double[] psi = new double[target.length];
    for (int i = 0; i < psi.length; i++) {
      psi[i] = -(expectation[i] - target[i]) / (target.length * second * Math.exp(root));
    }
    return new Influence(root, psi);
  }
}
