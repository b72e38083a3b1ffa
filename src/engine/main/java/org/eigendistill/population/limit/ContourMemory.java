// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population.limit;

import org.eigendistill.base.Matrix;
import org.eigendistill.base.Remembered;

/**
 * What integrals of other weights or times have in common: contours with their effective penalties,
 * and what two points of one make of each other.
 *
 * @param known what has been worked out
 */
record ContourMemory(Remembered known) {
  private static final double ARRAYS = 6;

  private record ContourKey(Matrix values, Matrix counts, double rows, double left, int nodes) {}

  private record PairKey(Contour contour, Matrix energies) {}

  /** See {@link Contour#of}. */
  Contour contour(Levels levels, double rows, double left, int nodes) {
    Matrix values = Matrix.ofColumn(levels.values());
    Matrix counts = Matrix.ofColumn(levels.counts());
    return known.of(
        new ContourKey(values, counts, rows, left, nodes),
        Contour.class,
        Double.BYTES * (ARRAYS * nodes / 2 + 2 * values.rows()),
        () -> Contour.of(levels, rows, left, nodes));
  }

  /** Sums over pairs of points of a contour of this memory, Q of all pairs at hand if it fits. */
  PairSums pairs(Levels levels, double rows, Contour contour, double... energies) {
    PairSums sums = new PairSums(levels, rows, contour, energies);
    double bytes = sums.tableBytes();
    PairKey key = new PairKey(contour, Matrix.ofColumn(energies));
    return known.hasRoomFor(bytes) ? known.of(key, PairSums.class, bytes, sums::withTable) : sums;
  }
}
