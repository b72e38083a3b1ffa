// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.linear;

import java.util.Map;
import java.util.function.Function;
import org.eigendistill.data.Table;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Panel;

/** Figures with a panel for each data set of a table, side by side. */
final class DataPanels {
  private static final Map<String, String> NAMES =
      Map.of(
          "power law", "synthetic power law",
          "synthetic", "synthetic power law",
          "fashion-mnist", "Fashion-MNIST",
          "spam", "SpamAssassin",
          "longley", "Longley");

  private DataPanels() {}

  /**
   * Draws one panel per value of the column "data".
   *
   * @param panel makes a panel of that data set's rows
   */
  static Figure figure(Table table, String caption, Function<Table, Panel> panel) {
    Panel[] panels =
        table.values(LinearColumns.DATA).stream()
            .map(data -> panel.apply(table.where(LinearColumns.DATA, data)))
            .toArray(Panel[]::new);
    return Figure.wide(panels.length, panels).withCaption(caption);
  }

  /** What figures call a data set that tables call by its key or title. */
  static String name(String data) {
    return NAMES.getOrDefault(data, data);
  }

  /** The title of the rows' data set. */
  static String title(Table rows) {
    return name(rows.column(LinearColumns.TITLE).get(0));
  }
}
