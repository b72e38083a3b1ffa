// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.base;

import java.util.stream.IntStream;

/** Numbers that fall by a power of their place, the same to the bit on every machine. */
public final class PowerLaw {
  private PowerLaw() {}

  /**
   * The number {@code k^-exponent}.
   *
   * @param k the place, from 1
   */
  public static double at(int k, double exponent) {
    return StrictMath.pow(k, -exponent);
  }

  /** The numbers {@code k^-exponent} of the places k = 1 to {@code count}. */
  public static double[] first(int count, double exponent) {
    return IntStream.rangeClosed(1, count).mapToDouble(k -> at(k, exponent)).toArray();
  }
}
