// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.page;

import java.util.Optional;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.figure.Figure;
import org.eigendistill.markup.Markup;

/**
 * One experiment's part of the report.
 *
 * @param experiment which
 * @param table its table
 * @param caption the whole caption
 * @param figure the figure, captioned, where it is drawn
 */
public record Exhibit(Experiment experiment, Table table, Markup caption, Optional<Figure> figure) {
  /** Longer tables are left to their files. */
  private static final int ROWS_IN_PRINT = 60;

  /** Wider ones too. */
  private static final int COLUMNS_IN_PRINT = 10;

  /** Draws and captions a table. */
  public static Exhibit of(Experiment experiment, Table table) {
    Optional<Figure> figure = experiment.figure(table);
    Markup drawn = figure.map(Figure::caption).orElse(Markup.EMPTY);
    Markup caption = Caption.of(experiment, drawn, table);
    return new Exhibit(experiment, table, caption, figure.map(f -> f.withCaption(caption)));
  }

  /** The caption on the report: where the figure is not drawn there, why, in place of its words. */
  Markup reported() {
    String reason = experiment.notDrawn();
    return reason.isEmpty() || figure.isEmpty()
        ? caption
        : Caption.of(
            experiment,
            Markup.text(
                "%s The figure is not drawn on this page; it lies beside it.".formatted(reason)),
            table);
  }

  /** The name of its files. */
  public String id() {
    return experiment.id();
  }

  String title() {
    return experiment.title();
  }

  /** The table as it is printed. */
  Table printed() {
    return experiment.printed(table);
  }

  /**
   * Whether the table is printed as a whole: where it is asked for, or stands alone and is short.
   */
  boolean isPrinted() {
    boolean isShort =
        table.rows().size() <= ROWS_IN_PRINT && table.columns().size() <= COLUMNS_IN_PRINT;
    return experiment.isListed() || (figure.isEmpty() && isShort);
  }
}
