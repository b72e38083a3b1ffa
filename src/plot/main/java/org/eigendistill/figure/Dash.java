// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure;

/** How a line is broken. */
public enum Dash {
  /** Unbroken. */
  SOLID,
  /** Dashes. */
  DASHED(3.7f, 1.6f),
  /** A dash and a dot by turns. */
  DASH_DOT(5f, 1.6f, 1f, 1.6f),
  /** Dots. */
  DOTTED(1f, 1.5f),
  /** Long dashes. */
  LONG(7f, 2f);

  private final float[] pattern;

  Dash(float... pattern) {
    this.pattern = pattern;
  }

  /** Drawn and left-out lengths by turns, in line widths; empty for an unbroken line. */
  public float[] pattern(float width) {
    float[] lengths = pattern.clone();
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] *= width;
    }
    return lengths;
  }

  /** The dash of a family's member: solid first, and round again after the last. */
  public static Dash of(int index) {
    return values()[Math.floorMod(index, values().length)];
  }
}
