// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.measure;

import java.util.BitSet;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eigendistill.compare.estimate.RowGroups;
import org.eigendistill.compare.rows.KeptRows;

/**
 * A teacher with its student and two other teachers, the controls: what {@link ThreeTeacherFit}
 * takes of one student.
 */
public final class TaughtTriple {
  private static final int CONTROLS = 2;

  private final int[] rows;
  private final int[] places;
  private final ReferenceClasses sure;
  private final RowGroups groups;

  private TaughtTriple(KeptRows kept, FiniteScores finite, ReferenceClasses sure) {
    this.places = finite.places();
    this.rows = IntStream.of(places).map(kept::row).toArray();
    this.sure = sure;
    this.groups = kept.groups();
  }

  /**
   * The triple of a pair beside two controls; none beside fewer or more.
   *
   * @param finite which rows are whole
   * @param sure how sure each model is
   */
  public static Optional<TaughtTriple> of(
      KeptRows rows, FiniteScores finite, ReferenceClasses sure) {
    return rows.models() == 2 + CONTROLS
        ? Optional.of(new TaughtTriple(rows, finite, sure))
        : Optional.empty();
  }

  /** The numbers in the files of the rows whose scores are all finite. */
  BitSet rows() {
    BitSet set = new BitSet();
    for (int row : rows) {
      set.set(row);
    }
    return set;
  }

  /** The places of those of some rows. */
  int[] places(BitSet some) {
    return IntStream.range(0, rows.length)
        .filter(i -> some.get(rows[i]))
        .map(i -> places[i])
        .toArray();
  }

  /** The groups of rows at some places. */
  RowGroups groups(int... at) {
    return groups.among(at);
  }

  /** The pair as each of the two other teachers sees it. */
  OrderedPair[] pairs(boolean isMargin, int... at) {
    ReferenceClasses.Sureness values = isMargin ? sure.margins() : sure.logOdds();
    OrderedPair[] pairs = new OrderedPair[CONTROLS];
    for (int j = 0; j < CONTROLS; j++) {
      pairs[j] =
          OrderedPair.of(
              take(values.ofControls(j, 0), at),
              take(values.ofControls(j, 2 + j), at),
              take(values.ofControls(j, 1), at),
              take(values.ofControls(j, 2 + (CONTROLS - 1 - j)), at));
    }
    return pairs;
  }

  private static double[] take(double[] values, int... at) {
    return IntStream.of(at).mapToDouble(i -> values[i]).toArray();
  }
}
