// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import java.util.List;
import org.eigendistill.data.Column;
import org.eigendistill.diagnose.TaughtBias;

/** The columns of the table of bands: a row for each study, rate, seed, arm and band of inputs. */
public final class BandColumns {
  /** Directions of the inputs, counted from 1, or rest. */
  public static final Column<String> BAND = Column.text("band");

  /** How many directions it has. */
  public static final Column<Integer> DIRECTIONS = Column.whole("directions");

  /** The teachers' mean correlation in it. */
  public static final Column<Double> TEACHERS_AGREE = Column.number("agreement");

  /** The logarithm of the students' gain at their end. */
  public static final Column<Double> LOG_GAIN = Column.number("log_gain");

  /** The same less that in the top band. */
  public static final Column<Double> GAP = Column.number("gap");

  /** All of them. */
  public static final List<Column<?>> ALL =
      ArmKey.columns(
          BAND, DIRECTIONS, TEACHERS_AGREE, LOG_GAIN, GAP, CellColumns.LAG, CellColumns.NULL_LAG);

  private BandColumns() {}

  /** The numbers of a band. */
  static List<Column.Filled> cells(TaughtBias.BiasBand band) {
    return List.of(
        BAND.is(band.name()),
        DIRECTIONS.is(band.directions()),
        TEACHERS_AGREE.is(band.agreement()),
        LOG_GAIN.is(band.logGain()),
        GAP.is(band.gap()),
        CellColumns.LAG.is(band.lag()),
        CellColumns.NULL_LAG.is(band.nullLag()));
  }
}
