// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.networks;

import java.util.List;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.diagnose.Estimate;
import org.eigendistill.neural.Arm;
import org.eigendistill.neural.CellColumns;
import org.eigendistill.neural.WayColumns;

/** Ways of the page's studies through bands of directions, means over seeds at each step. */
final class WayTable {
  /** How many seeds a mean is over. */
  static final Column<Integer> SEEDS = Column.whole("seeds");

  /** The lower end of the 95 % t interval of the gain in the lower band. */
  static final Column<Double> LOW_FROM = Column.number("low_95");

  /** The upper end. */
  static final Column<Double> LOW_TO = Column.number("high_95");

  static final List<Column<?>> COLUMNS =
      List.of(
          CellColumns.STUDY,
          CellColumns.LABEL_NOISE,
          CellColumns.ARM,
          WayColumns.STEP,
          WayColumns.BAND,
          SEEDS,
          WayColumns.TOP,
          WayColumns.LOW,
          LOW_FROM,
          LOW_TO);

  private WayTable() {}

  /**
   * The means.
   *
   * @param ways by {@link WayColumns}
   * @param arms those that are kept
   */
  static Table of(Table ways, List<Arm> arms) {
    Table.Builder means = Table.with(COLUMNS);
    for (String study : ways.values(CellColumns.STUDY)) {
      Table ofStudy = ways.where(CellColumns.STUDY, study);
      for (double noise : ofStudy.values(CellColumns.LABEL_NOISE)) {
        Table cell = ofStudy.where(CellColumns.LABEL_NOISE, noise);
        for (Arm arm : arms) {
          Table own = cell.where(CellColumns.ARM, arm);
          for (long step : own.values(WayColumns.STEP)) {
            Table seeds = own.where(WayColumns.STEP, step);
            Estimate low = Estimate.mean(seeds.numbers(WayColumns.LOW));
            means.add(
                CellColumns.STUDY.is(study),
                CellColumns.LABEL_NOISE.is(noise),
                CellColumns.ARM.is(arm),
                WayColumns.STEP.is(step),
                WayColumns.BAND.is(seeds.column(WayColumns.BAND).get(0)),
                SEEDS.is(seeds.rows().size()),
                WayColumns.TOP.is(Estimate.mean(seeds.numbers(WayColumns.TOP)).value()),
                WayColumns.LOW.is(low.value()),
                LOW_FROM.is(low.low()),
                LOW_TO.is(low.high()));
          }
        }
      }
    }
    return means.build();
  }
}
