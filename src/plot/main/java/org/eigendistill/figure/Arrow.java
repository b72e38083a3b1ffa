// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure;

import java.util.Objects;

/**
 * An arrow from one point of a panel to another, for what a reader is to look at; a {@link Note}
 * beside it says what it is.
 *
 * @param x where it begins, horizontally
 * @param y where it begins, vertically
 * @param toX where its head is, horizontally
 * @param toY where its head is, vertically
 * @param colour of line and head
 */
public record Arrow(double x, double y, double toX, double toY, Colour colour) implements Layer {
  /** Checks that both ends are finite. */
  public Arrow {
    Objects.requireNonNull(colour);
    if (!Double.isFinite(x + y + toX + toY)) {
      throw new IllegalArgumentException(
          "an arrow from (%s, %s) to (%s, %s)".formatted(x, y, toX, toY));
    }
  }

  @Override
  public Span across() {
    return Span.of(x).and(toX);
  }

  @Override
  public Span up() {
    return Span.of(y).and(toY);
  }
}
