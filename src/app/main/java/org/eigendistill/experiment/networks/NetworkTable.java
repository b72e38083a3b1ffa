// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.networks;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.NetworkStudies;
import org.eigendistill.experiment.verdict.DoseTable;
import org.eigendistill.experiment.verdict.MeasuredCells;
import org.eigendistill.experiment.verdict.PageStudy;
import org.eigendistill.experiment.verdict.VerdictColumns;
import org.eigendistill.experiment.verdict.VerdictTable;
import org.eigendistill.neural.Arm;
import org.eigendistill.neural.BandColumns;
import org.eigendistill.neural.CellColumns;
import org.eigendistill.neural.RunColumns;
import org.eigendistill.neural.StudyColumns;
import org.eigendistill.neural.StudyFile;

/** A table of the report that studies of networks leave. */
enum NetworkTable {
  /** All arms of the full studies. */
  EFFECTS(
      "networks",
      StudyFile.bundled(),
      StudyColumns.ARMS,
      (studies, names) -> studies.tables(names).arms()),

  /** All arms of the small study of three teachers. */
  SMALL(
      "networks-small",
      StudyFile.small(),
      CellColumns.CELLS,
      (studies, names) -> studies.triples(names).cells()),

  /** Confidence plots of student and control, in tenths of rows. */
  CONFIDENCE(
      "network-confidence",
      StudyFile.bundled(),
      StudyColumns.BINS,
      (studies, names) ->
          drawn(studies.tables(names).bins(), List.of(MainArms.STUDENT, MainArms.HARD))),

  /** Ways through the eigenspace of the data. */
  PATHS(
      "network-paths",
      StudyFile.bundled(),
      StudyColumns.PATHS,
      (studies, names) ->
          drawn(
              studies.tables(names).paths(),
              Arrays.stream(ArmStyle.values()).map(ArmStyle::arm).toList())),

  /** Every replicate of the page's studies, arm by arm. */
  CELLS(
      "network-cells",
      PageStudy.names(),
      CellColumns.CELLS,
      (studies, names) -> studies.triples(names).cells()),

  /** The same band by band. */
  BANDS(
      "network-bands",
      PageStudy.names(),
      BandColumns.ALL,
      (studies, names) -> studies.triples(names).bands()),

  /** What the page's rules make of both. */
  VERDICTS(
      "network-verdicts",
      PageStudy.names(),
      VerdictColumns.COLUMNS,
      (studies, names) -> VerdictTable.of(new MeasuredCells(studies.triples(names)))),

  /** What a reader needs first: as the paper measures, beside another network, cross-fitted. */
  READINGS(
      "network-readings",
      PageStudy.names(),
      ReadingTable.COLUMNS,
      (studies, names) -> ReadingTable.of(studies.triples(names))),

  /** How much surer students are than their teachers. */
  DIFFERENCES(
      "network-differences",
      PageStudy.names(),
      DifferenceTable.COLUMNS,
      (studies, names) -> DifferenceTable.of(studies.triples(names))),

  /** Ways by steps. */
  WAYS(
      "network-ways",
      PageStudy.names(),
      WayTable.COLUMNS,
      (studies, names) -> WayTable.of(studies.triples(names).ways(), NetworkWays.arms())),

  /** Every network that was trained, with a digest. */
  RUNS(
      "network-runs",
      PageStudy.names(),
      RunColumns.ALL,
      (studies, names) -> studies.triples(names).runs()),

  /** Students by how long they are trained. */
  DOSE(
      "network-dose",
      PageStudy.names(),
      DoseTable.COLUMNS,
      (studies, names) -> DoseTable.of(new MeasuredCells(studies.triples(names))));

  /** The rate of label noise at which plots and ways are drawn. */
  private static final double NOISE = 0.2;

  private final String id;
  private final List<String> studies;
  private final List<Column<?>> columns;
  private final BiFunction<NetworkStudies, List<String>, Table> part;

  NetworkTable(
      String id,
      List<String> studies,
      List<Column<?>> columns,
      BiFunction<NetworkStudies, List<String>, Table> part) {
    this.id = id;
    this.studies = studies;
    this.columns = columns;
    this.part = part;
  }

  /** Its name. */
  String id() {
    return id;
  }

  /** The studies that it is made of. */
  List<String> studies() {
    return studies;
  }

  /** Whether they are full ones, which take long. */
  boolean isFull() {
    return this != SMALL;
  }

  /** Whether its studies have one teacher a seed. */
  boolean isOfOneTeacher() {
    return studies.equals(StudyFile.bundled());
  }

  List<Column<?>> columns() {
    return columns;
  }

  /** It out of all that its studies leave. */
  Table of(NetworkStudies all) {
    return part.apply(all, studies);
  }

  private static Table drawn(Table all, List<Arm> arms) {
    return NetworkRows.ofArms(all, arms, NOISE);
  }
}
