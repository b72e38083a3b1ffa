// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import java.util.List;
import java.util.stream.Stream;
import org.eigendistill.data.Column;

/**
 * What the rows of an arm of a replicate begin with, in every table of studies of three teachers.
 *
 * @param study its name
 * @param labelNoise the rate of symmetric label noise
 * @param seed the replicate
 * @param arm which
 */
record ArmKey(String study, double labelNoise, int seed, Arm arm) {
  /** The columns of a table that goes on with others. */
  static List<Column<?>> columns(Column<?>... others) {
    return Stream.concat(
            Stream.of(
                CellColumns.STUDY, CellColumns.LABEL_NOISE, CellColumns.SEED, CellColumns.ARM),
            Stream.of(others))
        .toList();
  }

  /** A row of it. */
  Column.Filled[] row(List<Column.Filled> others) {
    return Stream.concat(
            Stream.of(
                CellColumns.STUDY.is(study),
                CellColumns.LABEL_NOISE.is(labelNoise),
                CellColumns.SEED.is(seed),
                CellColumns.ARM.is(arm)),
            others.stream())
        .toArray(Column.Filled[]::new);
  }
}
