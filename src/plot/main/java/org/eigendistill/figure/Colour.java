// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure;

import java.util.List;

/**
 * An opaque colour of the sRGB space.
 *
 * @param rgb red, green and blue, eight bits each, as in {@code 0x0072B2}
 */
public record Colour(int rgb) {
  /** Black. */
  public static final Colour BLACK = new Colour(0x000000);

  /** White. */
  public static final Colour WHITE = new Colour(0xFFFFFF);

  /** The grey of reference lines. */
  public static final Colour GREY = new Colour(0x6E6E6E);

  /**
   * The colours of Okabe and Ito (Color Universal Design, 2008), which readers of every colour
   * vision tell apart, but for their yellow, too pale for a line on white paper.
   */
  private static final List<Colour> OKABE_ITO =
      List.of(
          new Colour(0x0072B2),
          new Colour(0xD55E00),
          new Colour(0x009E73),
          new Colour(0xCC79A7),
          new Colour(0xE69F00),
          new Colour(0x56B4E9),
          new Colour(0x000000));

  /** Refuses what is no 24-bit number. */
  public Colour {
    if (rgb < 0 || rgb > 0xFFFFFF) {
      throw new IllegalArgumentException("colour 0x%X is not 24 bits".formatted(rgb));
    }
  }

  /**
   * The colour of an unordered family's member: blue, vermilion, green, purple, orange, sky blue,
   * black, and round again.
   *
   * @param index 0 or more
   */
  public static Colour of(int index) {
    return OKABE_ITO.get(Math.floorMod(index, OKABE_ITO.size()));
  }

  /**
   * The colour of an ordered family's member: through the hues of viridis from its dark end, the
   * light ones darkened, which white paper would swallow.
   *
   * @param index from 0 to {@code count - 1}
   * @param count how many members there are, at least 1
   */
  public static Colour ramp(int index, int count) {
    if (index < 0 || index >= count) {
      throw new IllegalArgumentException("member %d of a family of %d".formatted(index, count));
    }
    return ColourMap.RAMP.at(count == 1 ? 0 : (double) index / (count - 1));
  }

  /** The relative luminance, from 0 (black) to 1 (white), as WCAG 2 defines it. */
  public double luminance() {
    return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
  }

  /** The colour a fraction of the way from this one to another, in sRGB. */
  public Colour towards(Colour other, double fraction) {
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int from = (rgb >> shift) & 0xFF;
      int to = (other.rgb >> shift) & 0xFF;
      mixed |= (int) Math.round(from + fraction * (to - from)) << shift;
    }
    return new Colour(mixed);
  }

  private static double linear(int channel) {
    double value = (channel & 0xFF) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
