// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eigendistill.compare.measure.RawTriple;
import org.eigendistill.compare.measure.TaughtNetworks;
import org.eigendistill.compare.measure.ThreeTeacherFit;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.diagnose.BandGains;
import org.eigendistill.diagnose.TaughtBias;

/** What figures show of a replicate's arms: fifths of rows, ways by steps, and clouds of rows. */
final class DrawnTables {
  private final boolean hasClouds;
  private final BandGains by;
  private final Table.Builder fifths = Table.with(FifthColumns.ALL);
  private final Table.Builder steps = Table.with(WayColumns.ALL);
  private final Table.Builder clouds = Table.with(CloudColumns.ALL);

  /**
   * Tables without rows.
   *
   * @param hasClouds whether the replicate is the study's first
   * @param by bands of the inputs
   */
  DrawnTables(boolean hasClouds, BandGains by) {
    this.hasClouds = hasClouds;
    this.by = by;
  }

  /** The three tables beside others. */
  TripleTables with(Table cells, Table bands, Table runs) {
    return new TripleTables(cells, bands, fifths.build(), steps.build(), clouds.build(), runs);
  }

  /** Adds the way of an arm's runs, which have their steps in common. */
  void way(ArmKey arm, TaughtBias.Teachers teachers, List<Optional<Run>> runs) {
    List<Optional<StepPath>> paths =
        runs.stream().map(run -> run.map(each -> each.path().orElseThrow())).toList();
    List<Long> at = paths.stream().flatMap(Optional::stream).findFirst().orElseThrow().steps();
    List<double[]> gains =
        teachers.way(paths.stream().map(path -> path.map(StepPath::logits)).toList());
    for (int t = 0; t < at.size(); t++) {
      steps.add(arm.row(WayColumns.cells(at.get(t), by.bands().list(), gains.get(t))));
    }
  }

  /** Adds fifths by margins, and on test rows of the first seed a cloud. */
  void confidence(
      ArmKey arm, EvaluationRows split, TaughtNetworks networks, ThreeTeacherFit margins) {
    List<RawTriple.Fifth> raw = networks.raw(ThreeTeacherFit.Sure.MARGIN).fifths();
    for (int q = 1; q <= raw.size(); q++) {
      List<Column.Filled> cells = new ArrayList<>(List.of(CellColumns.SPLIT.is(split)));
      cells.addAll(
          FifthColumns.cells(q, raw.get(q - 1), margins.estimates().get("offset_" + q).value()));
      fifths.add(arm.row(cells));
    }
    if (hasClouds && split == EvaluationRows.TEST) {
      for (double[] one : networks.sample(ThreeTeacherFit.Sure.MARGIN, CloudColumns.MOST_ROWS)) {
        clouds.add(
            arm.row(
                List.of(
                    CloudColumns.TEACHER.is(one[0]),
                    CloudColumns.STUDENT.is(one[1]),
                    CloudColumns.ANOTHER.is(one[2]))));
      }
    }
  }
}
