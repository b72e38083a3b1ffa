// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.rows;

/**
 * What a row of two models holds, in 128 bits: rows of one digest are taken for copies. By accident
 * two of a million rows have one with a probability below 1e-26.
 *
 * @param first half of the bits
 * @param second the other half
 */
record RowDigest(long first, long second) {
  private static final long ODD = 0x9E3779B97F4A7C15L;
  private static final long OTHER = 0xC2B2AE3D27D4EB4FL;

  /** Of some classes' scores of two models; -0 is 0. */
  static RowDigest of(double[] one, double[] other, int at, int classes) {
    long a = classes;
    long b = ~classes;
    for (double[] model : new double[][] {one, other}) {
      for (int j = at; j < at + classes; j++) {
        long bits = Double.doubleToRawLongBits(model[j] + 0.0);
        a = (a ^ bits) * ODD;
        a ^= a >>> 29;
        b = (b + bits) * OTHER;
        b ^= b >>> 31;
      }
    }
    return new RowDigest(a, b);
  }
}
