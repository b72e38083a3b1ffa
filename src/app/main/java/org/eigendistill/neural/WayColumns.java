// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import java.util.List;
import org.eigendistill.data.Column;
import org.eigendistill.diagnose.DirectionBand;

/**
 * The columns of the table of ways: a row for each study, rate, seed, arm and step at which its
 * functions were looked at. Gains are shares of what the teachers have at their end ({@link
 * org.eigendistill.diagnose.TaughtBias}), means over ordered pairs of teachers.
 */
public final class WayColumns {
  /** Steps done. */
  public static final Column<Long> STEP = Column.count("step");

  /** The gain along the first direction of the inputs. */
  public static final Column<Double> TOP = Column.number("top");

  /** The gain in the band of lower ones that {@link #BAND} names. */
  public static final Column<Double> LOW = Column.number("low");

  /** That band: the fourth, directions 22 to 85, or the last if there are fewer. */
  public static final Column<String> BAND = BandColumns.BAND;

  private static final int FOURTH = 3;

  /** All of them. */
  public static final List<Column<?>> ALL = ArmKey.columns(STEP, BAND, TOP, LOW);

  private WayColumns() {}

  /** The numbers of a step; bands are without the rest. */
  static List<Column.Filled> cells(long step, List<DirectionBand> bands, double... gains) {
    int low = Math.min(FOURTH, bands.size() - 1);
    return List.of(
        STEP.is(step), BAND.is(bands.get(low).name()), TOP.is(gains[0]), LOW.is(gains[low]));
  }
}
