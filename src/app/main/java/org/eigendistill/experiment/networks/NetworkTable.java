// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.networks;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.neural.Arm;
import org.eigendistill.neural.StudyColumns;
import org.eigendistill.neural.StudyFile;
import org.eigendistill.neural.StudyTables;

/** A table of the report that studies of networks leave. */
enum NetworkTable {
  /** All arms of the full studies. */
  EFFECTS("networks", StudyFile.bundled(), StudyColumns.ARMS, StudyTables::arms),

  /** All arms of the small study. */
  SMALL_EFFECTS("networks-small", StudyFile.quick(), StudyColumns.ARMS, StudyTables::arms),

  /** Confidence plots of student and control, in tenths of rows. */
  CONFIDENCE(
      "network-confidence",
      StudyFile.bundled(),
      StudyColumns.BINS,
      tables -> drawn(tables.bins(), List.of(MainArms.STUDENT, MainArms.HARD))),

  /** Ways through the eigenspace of the data. */
  PATHS(
      "network-paths",
      StudyFile.bundled(),
      StudyColumns.PATHS,
      tables ->
          drawn(tables.paths(), Arrays.stream(ArmStyle.values()).map(ArmStyle::arm).toList()));

  /** The rate of label noise at which plots and ways are drawn. */
  private static final double NOISE = 0.2;

  private final String id;
  private final List<String> studies;
  private final List<Column<?>> columns;
  private final Function<StudyTables, Table> part;

  NetworkTable(
      String id, List<String> studies, List<Column<?>> columns, Function<StudyTables, Table> part) {
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

  /** Whether they are the full ones, which take long. */
  boolean isFull() {
    return studies.equals(StudyFile.bundled());
  }

  List<Column<?>> columns() {
    return columns;
  }

  /** It out of all that its studies leave. */
  Table of(StudyTables tables) {
    return part.apply(tables);
  }

  private static Table drawn(Table all, List<Arm> arms) {
    return NetworkRows.ofArms(all, arms, NOISE);
  }
}
