// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.rows;

/**
 * One model's scores of one row and their softmax, {@code p_j = exp(z_j - log sum exp z)}. One is
 * used again and again, for rows that pass.
 */
public final class SoftmaxRow {
  /** Below the largest by so much, exponentials have lost digits. */
  private static final double DEEP = 600;

  private final double[] scores;
  private final double[] probabilities;
  private int top;
  private double most;
  private double sum;
  private double logOthers;
  private double total;
  private int unmasked;

  /** Of so many classes, at least 2. */
  public SoftmaxRow(int classes) {
    this.scores = new double[classes];
    this.probabilities = new double[classes];
  }

  /**
   * Takes a row.
   *
   * @param from scores of which one is finite
   * @param at where the row begins
   * @param temperature that they are divided by
   */
  public void load(double[] from, int at, double temperature) {
    int classes = scores.length;
    most = Double.NEGATIVE_INFINITY;
    double second = Double.NEGATIVE_INFINITY;
    top = 0;
    for (int j = 0; j < classes; j++) {
      double z = temperature == 1 ? from[at + j] : from[at + j] / temperature;
      scores[j] = z;
      if (z > most) {
        second = most;
        most = z;
        top = j;
      } else if (z > second) {
        second = z;
      }
    }
    total = 0;
    unmasked = 0; // until it is asked for
    double others = 0;
    for (int j = 0; j < classes; j++) {
      double e = Math.exp(scores[j] - most);
      probabilities[j] = e;
      others += j == top ? 0 : e;
    }
    sum = 1 + others;
    for (int j = 0; j < classes; j++) {
      probabilities[j] /= sum;
    }
    logOthers = most - second < DEEP ? most + Math.log(others) : deep(second);
  }

  /** The logarithm of the sum over all but the top, far below it. */
  private double deep(double second) {
    if (second == Double.NEGATIVE_INFINITY) {
      return second;
    }
    double others = 0;
    for (int j = 0; j < scores.length; j++) {
      others += j == top ? 0 : Math.exp(scores[j] - second);
    }
    return second + Math.log(others);
  }

  /** The same row at a temperature. */
  public void load(SoftmaxRow other, double temperature) {
    load(other.scores, 0, temperature);
  }

  /** How many classes. */
  public int classes() {
    return scores.length;
  }

  /** The class of the largest score, the first of equal ones. */
  public int top() {
    return top;
  }

  /** A class's score; -inf of one that is masked, or of probability 0. */
  public double score(int kind) {
    return scores[kind];
  }

  /** A class's probability. */
  public double probability(int kind) {
    return probabilities[kind];
  }

  /** The logarithm of the sum of exponentials of all scores. */
  public double logSum() {
    return most + Math.log(sum);
  }

  /** {@code z_c - log(sum over j != c of exp z_j)}; infinite where a probability is 0 or 1. */
  public double logOdds(int kind) {
    if (kind == top) {
      return scores[kind] - logOthers;
    }
    return scores[kind] - most - Math.log(sum * (1 - probabilities[kind]));
  }

  /**
   * The score less the mean of all that are no masks.
   *
   * @param isMasking whether -inf is a mask; else it is probability 0 and the margin is not finite
   */
  public double margin(int kind, boolean isMasking) {
    if (unmasked == 0) {
      for (double z : scores) {
        if (z != Double.NEGATIVE_INFINITY) {
          total += z;
          unmasked++;
        }
      }
    }
    return unmasked < scores.length && !isMasking ? Double.NaN : scores[kind] - total / unmasked;
  }
}
