// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure;

/** The shape drawn at a point. */
public enum Mark {
  /** No mark: a line alone. */
  NONE,
  /** A disc. */
  CIRCLE,
  /** A square. */
  SQUARE,
  /** A triangle that points up. */
  TRIANGLE,
  /** A square on its corner. */
  DIAMOND,
  /** A triangle that points down. */
  NABLA;

  /** The mark of a family's member: circle first, and round again after the last. */
  public static Mark of(int index) {
    return values()[1 + Math.floorMod(index, values().length - 1)];
  }
}
