// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.paint;

/**
 * Where one piece of text was drawn, as tight bounds of its ink in points (1/72 inch) from the
 * figure's upper left corner.
 *
 * @param text the text as it was given
 * @param x the left edge
 * @param y the upper edge
 * @param width the width, 0 for text without ink
 * @param height the height
 */
public record TextBox(String text, double x, double y, double width, double height) {
  /** Whether the two boxes share more than a border. */
  public boolean overlaps(TextBox other) {
    return x < other.x + other.width
        && other.x < x + width
        && y < other.y + other.height
        && other.y < y + height;
  }

  /** Whether the box lies within a page of the given size in points. */
  public boolean isWithin(double pageWidth, double pageHeight) {
    return x >= 0 && y >= 0 && x + width <= pageWidth && y + height <= pageHeight;
  }
}
