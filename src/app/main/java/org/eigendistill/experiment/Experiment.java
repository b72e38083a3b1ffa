// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment;

import java.util.List;
import java.util.Optional;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.figure.Figure;

/**
 * One figure or table of the report: settings, fixed here, to a table; the table to a figure and to
 * claims. Drawing needs the table only, so a figure can be made again without computing.
 */
public interface Experiment {
  /** The name of its table and figure files. */
  String id();

  /** The name of the table it is drawn from: its own, or that of one before it in the report. */
  default String table() {
    return id();
  }

  /** Whether its table takes so long that it is only computed when all is asked for. */
  default boolean isLong() {
    return false;
  }

  /** What it shows, in a line. */
  String title();

  /** The columns of its table; a table that has others was written by another version. */
  List<Column<?>> columns();

  /** The studies of networks that its table is made of, none if it is computed without. */
  default List<String> studies() {
    return List.of();
  }

  /**
   * The columns of its table that hold differences of nearly equal numbers, or numbers that are 0
   * but for rounding: no digit of theirs need be the same on another machine.
   */
  default List<Column<?>> differences() {
    return List.of();
  }

  /**
   * Computes the table.
   *
   * @param spectra the data's eigendirections
   */
  Table compute(Spectra spectra, Progress progress);

  /** Draws the table, where it is to be drawn. */
  Optional<Figure> figure(Table table);

  /** How the table is to be read, where no figure's caption says it. */
  default String note(Table table) {
    return "";
  }

  /** Why the report does not draw the figure but names its files; empty where it does. */
  default String notDrawn() {
    return "";
  }

  /** Whether the report shows it before its claims, with its table open. */
  default boolean isReadFirst() {
    return false;
  }

  /** Whether the report prints the table, however long, beneath the figure too. */
  default boolean isListed() {
    return false;
  }

  /** The table as it is printed: without columns that only the figure needs. */
  default Table printed(Table table) {
    return table;
  }

  /** What the table says of the paper's claims. */
  default List<Claim> claims(Table table) {
    return List.of();
  }
}
