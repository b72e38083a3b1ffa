// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.estimate;

/**
 * Sums in twice the precision of doubles (Neumaier 1974; Ogita, Rump and Oishi, SIAM Journal on
 * Scientific Computing 26, 2005: the error is one rounding and n^2 2^-106 of the magnitudes), so
 * that the order of rows shows in no digit.
 */
public final class Sums {
  private double sum;
  private double rest;

  /** Nothing yet. */
  public Sums() {}

  /** Adds a number, which is finite. */
  public void add(double value) {
    double total = sum + value;
    double taken = total - sum;
    rest += sum - (total - taken) + (value - taken);
    sum = total;
  }

  /** The sum so far. */
  public double value() {
    return sum + rest;
  }

  /** The sum of finite numbers. */
  public static double of(double... values) {
    Sums sums = new Sums();
    for (double value : values) {
      sums.add(value);
    }
    return sums.value();
  }

  /** The mean of finite numbers; NaN of none. */
  public static double mean(double... values) {
    return of(values) / values.length;
  }

  /** The numbers less their mean. */
  public static double[] centred(double... values) {
    double mean = mean(values);
    double[] centred = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      centred[i] = values[i] - mean;
    }
    return centred;
  }

  /** The products of two numbers each. */
  public static double[] products(double[] a, double[] b) {
    double[] products = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      products[i] = a[i] * b[i];
    }
    return products;
  }

  /** The differences of two numbers each. */
  public static double[] differences(double[] a, double[] b) {
    double[] differences = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      differences[i] = a[i] - b[i];
    }
    return differences;
  }
}
