// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure;

/**
 * What colour a value gets. The fraction of the {@link ColourMap} is, for a value v,
 *
 * <ul>
 *   <li>linear: (v - low) / (high - low);
 *   <li>logarithmic: log(v / low) / log(high / low);
 *   <li>centred at c: 1/2 + (v - c) / (2 max(|low - c|, |high - c|)), so that equal distances from
 *       the centre look equally strong on both sides.
 * </ul>
 *
 * @param map the colours
 * @param low the least value on the colour bar
 * @param high the greatest, above {@code low}
 * @param logarithmic whether the scale is logarithmic, which needs {@code low > 0}
 * @param centre the centre's value, or NaN for a scale without one
 */
public record ColourScale(
    ColourMap map, double low, double high, boolean logarithmic, double centre) {

  /** Checks the law above. */
  public ColourScale {
    java.util.Objects.requireNonNull(map);
    if (!(low < high) || Double.isInfinite(low) || Double.isInfinite(high)) {
      throw new IllegalArgumentException(
          "a colour scale from %s to %s covers nothing".formatted(low, high));
    }
    if (logarithmic && !(low > 0)) {
      throw new IllegalArgumentException("a logarithmic colour scale cannot start at " + low);
    }
    if (logarithmic && !Double.isNaN(centre)) {
      throw new IllegalArgumentException("a logarithmic colour scale has no centre");
    }
  }

  /** A linear scale along viridis. */
  public static ColourScale linear(double low, double high) {
    return new ColourScale(ColourMap.VIRIDIS, low, high, false, Double.NaN);
  }

  /** A logarithmic scale along viridis; both ends are above 0. */
  public static ColourScale log(double low, double high) {
    return new ColourScale(ColourMap.VIRIDIS, low, high, true, Double.NaN);
  }

  /** A linear scale of two hues that meet in near white at the centre. */
  public static ColourScale centred(double centre, double low, double high) {
    return new ColourScale(ColourMap.DIVERGING, low, high, false, centre);
  }

  /** The same scale on other colours. */
  public ColourScale withMap(ColourMap other) {
    return new ColourScale(other, low, high, logarithmic, centre);
  }

  /** The fraction of the map for a value; outside the scale it may be below 0 or above 1. */
  public double fraction(double value) {
    if (logarithmic) {
      return Math.log(value / low) / Math.log(high / low);
    }
    if (Double.isNaN(centre)) {
      return (value - low) / (high - low);
    }
    double reach = Math.max(Math.abs(low - centre), Math.abs(high - centre));
    return 0.5 + (value - centre) / (2 * reach);
  }

  /** The colour of a value; beyond the scale it is that of the nearer end. */
  public Colour colour(double value) {
    return map.at(fraction(value));
  }
}
