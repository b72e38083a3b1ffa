// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data.tensor;

/**
 * Floats of 16 bits as doubles, exactly: each of the 65,536 patterns is a double's value. A NaN
 * stays one, whatever its payload.
 */
public final class HalfPrecision {
  private HalfPrecision() {}

  /**
   * IEEE 754's binary16. With the sign s, the exponent e of five bits and the fraction m of ten, it
   * is (-1)^s m 2^-24 where e = 0; infinite or, where m is not 0, NaN where e = 31; else (-1)^s (1
   * + m / 1024) 2^(e - 15). The largest is 65504.
   */
  public static double float16(short bits) {
    int exponent = bits >> 10 & 0x1f;
    int fraction = bits & 0x3ff;
    double size =
        switch (exponent) {
          case 0 -> Math.scalb(fraction, -24);
          case 0x1f -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
          default -> Math.scalb(0x400 + fraction, exponent - 25);
        };
    return bits < 0 ? -size : size;
  }

  /**
   * bfloat16, the upper half of a binary32. With the sign s, the exponent e of eight bits and the
   * fraction m of seven, it is (-1)^s m 2^-133 where e = 0; infinite or NaN where e = 255; else
   * (-1)^s (1 + m / 128) 2^(e - 127).
   */
  public static double bfloat16(short bits) {
    return Float.intBitsToFloat(bits << 16);
  }
}
