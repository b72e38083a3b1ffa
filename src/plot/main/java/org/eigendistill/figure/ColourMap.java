// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure;

/** A way from a fraction between 0 and 1 to a colour. */
public enum ColourMap {
  /**
   * Viridis of van der Walt and Smith (2015, placed in the public domain under CC0), at 33 of its
   * 256 steps: dark violet, blue, green, yellow, of evenly rising lightness.
   */
  VIRIDIS(
      0x440154, 0x470d60, 0x48186a, 0x482374, 0x472d7b, 0x453781, 0x424086, 0x3e4989, 0x3b528b,
      0x375b8d, 0x33638d, 0x2f6b8e, 0x2c728e, 0x297a8e, 0x26828e, 0x23898e, 0x21918c, 0x1f978b,
      0x1f9f88, 0x21a685, 0x27ad81, 0x31b57b, 0x3dbc74, 0x4cc26c, 0x5cc863, 0x6ece58, 0x81d34d,
      0x95d840, 0xaadc32, 0xc0df25, 0xd5e21a, 0xeae51a, 0xfde725),

  /**
   * Blue, near white, vermilion: for values on the two sides of a {@linkplain ColourScale centre}.
   */
  DIVERGING(
      0x0b3c6f, 0x1f5f9b, 0x3f84bf, 0x74a9d3, 0xafcfe6, 0xf5f5f3, 0xf3cbb0, 0xe89f74, 0xd5713f,
      0xb1481b, 0x7c2c08),

  /**
   * The hues of viridis, its light end darkened: lines have a contrast of 3 to 1 on white paper.
   */
  RAMP(
      0x440154, 0x482374, 0x424086, 0x375b8d, 0x2c728e, 0x23898e, 0x1f9482, 0x2a9a6b, 0x559f42,
      0x7a9d22),

  /** From pale to dark blue: for counts of points, where none is white. */
  DENSITY(0xdbe9f3, 0xa9cbe3, 0x6fa8d0, 0x3b82b8, 0x175f9a, 0x0a3d6b, 0x062442);

  private final int[] steps;

  ColourMap(int... steps) {
    this.steps = steps;
  }

  /**
   * The colour at a fraction, linear between the map's steps; fractions outside 0 to 1 get the
   * colour of the nearer end.
   *
   * @throws IllegalArgumentException if the fraction is NaN
   */
  public Colour at(double fraction) {
    if (Double.isNaN(fraction)) {
      throw new IllegalArgumentException("no colour for NaN");
    }
    double place = Math.min(1, Math.max(0, fraction)) * (steps.length - 1);
    int step = Math.min((int) place, steps.length - 2);
    return new Colour(steps[step]).towards(new Colour(steps[step + 1]), place - step);
  }
}
