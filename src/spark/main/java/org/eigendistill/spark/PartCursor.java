// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Rows of several parts, one part after another.
 *
 * @param <P> a part: a file, or a piece of one
 */
final class PartCursor<P> implements RowCursor {
  /** Opens a part at a row, counted through all parts. */
  @FunctionalInterface
  interface Opening<P> {
    RowCursor at(P part, long row);
  }

  private final List<P> parts;
  private final ToLongFunction<P> firstRow;
  private final ToLongFunction<P> rows;
  private final Opening<P> opening;
  private long row;
  private int part;
  private RowCursor open;

  PartCursor(
      List<P> parts,
      ToLongFunction<P> firstRow,
      ToLongFunction<P> rows,
      long row,
      Opening<P> opening) {
    this.parts = parts;
    this.firstRow = firstRow;
    this.rows = rows;
    this.row = row;
    this.opening = opening;
  }

  @Override
  public double[] next() {
    while (row >= end()) {
      close();
      part++;
    }
    if (open == null) {
      open = opening.at(parts.get(part), row);
    }
    row++;
    return open.next();
  }

  private long end() {
    P current = parts.get(part);
    return firstRow.applyAsLong(current) + rows.applyAsLong(current);
  }

  @Override
  public void close() {
    if (open != null) {
      RowCursor done = open;
      open = null;
      done.close();
    }
  }
}
