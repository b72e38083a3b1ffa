// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.measure;

import java.util.stream.IntStream;
import org.eigendistill.compare.rows.RowMeter;
import org.eigendistill.compare.rows.SoftmaxRow;

/** In which rows every score of every model is finite, but for classes masked in all rows. */
public final class FiniteScores implements RowMeter {
  private final int[] missingInRow;
  private final int[] missingOfClass;

  /** Of so many rows and classes. */
  public FiniteScores(int rows, int classes) {
    this.missingInRow = new int[rows];
    this.missingOfClass = new int[classes];
  }

  @Override
  public void row(int place, SoftmaxRow... models) {
    for (int k = 0; k < missingOfClass.length; k++) {
      for (SoftmaxRow model : models) {
        if (!Double.isFinite(model.score(k))) {
          missingInRow[place]++;
          missingOfClass[k]++;
          break;
        }
      }
    }
  }

  /** The places of these rows. */
  int[] places() {
    int rows = missingInRow.length;
    long everywhere = IntStream.of(missingOfClass).filter(count -> count == rows).count();
    return IntStream.range(0, rows).filter(i -> missingInRow[i] == everywhere).toArray();
  }
}
