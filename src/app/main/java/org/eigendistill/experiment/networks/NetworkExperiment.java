// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.networks;

import java.util.List;
import java.util.function.BiFunction;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.Spectra;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Panel;
import org.eigendistill.neural.StudyColumns;

/** A figure of the report that is drawn from a table of studies of networks. */
abstract class NetworkExperiment implements Experiment {
  private final String id;
  private final NetworkTable table;
  private final String title;

  /** Draws what its name and title say. */
  NetworkExperiment(String id, NetworkTable table, String title) {
    this.id = id;
    this.table = table;
    this.title = title;
  }

  @Override
  public final String id() {
    return id;
  }

  @Override
  public final String table() {
    return table.id();
  }

  @Override
  public final boolean isLong() {
    return table.isFull();
  }

  @Override
  public final String notDrawn() {
    return table.isOfOneTeacher()
        ? "Of an older study with one teacher, so that a student cannot be told from another network."
        : "";
  }

  @Override
  public final String title() {
    return title;
  }

  @Override
  public final List<Column<?>> columns() {
    return table.columns();
  }

  @Override
  public final List<String> studies() {
    return table.studies();
  }

  @Override
  public final Table compute(Spectra spectra, Progress progress) {
    return table.of(spectra.networks());
  }

  /**
   * A panel for each study.
   *
   * @param across how many stand side by side
   * @param height of a row of panels, in inches
   * @param rest what the figure is higher than its rows
   * @param panel draws the rows of a study under its title
   */
  static Figure byStudy(
      Table table, int across, double height, double rest, BiFunction<Table, String, Panel> panel) {
    List<Panel> panels =
        table.values(StudyColumns.STUDY).stream()
            .map(
                study ->
                    panel.apply(table.where(StudyColumns.STUDY, study), NetworkRows.title(study)))
            .toList();
    int rows = (panels.size() + across - 1) / across;
    return Figure.wide(across, panels).withHeight(height * rows + rest);
  }
}
