// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.reproduction;

import java.util.List;
import java.util.Optional;
import org.eigendistill.base.Counted;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.FormattedNumbers;

/**
 * A table beside the committed one. Numbers agree within a relative 1e-9: eigenvalues by one
 * algorithm differ by rounding only, and small ones carry most of it. Columns of differences of
 * nearly equal numbers agree within 1e-12.
 *
 * @param table its name
 * @param networks the processor of the committed one, if trained networks are behind it
 * @param state how they compare
 * @param largest the largest relative difference of two numbers: that of a and b is |a - b| over
 *     the larger of |a| and |b|; infinite where a cell is no number
 * @param where the cell where it is, and both contents; or in what else the tables differ
 */
public record TableDifference(
    String table, Optional<String> networks, State state, double largest, String where) {
  /** The relative difference of numbers that are told as the same. */
  public static final double RELATIVE = 1e-9;

  private static final double ROUNDING = 1e-12;

  /** How a table compares with the committed one. */
  public enum State {
    /** Every cell is the same. */
    IDENTICAL,
    /** Numbers differ by rounding. */
    WITHIN,
    /** They differ by more, or in their form. */
    DIFFERENT,
    /** There is no committed one. */
    UNKNOWN
  }

  static TableDifference unknown(Experiment experiment) {
    return new TableDifference(
        experiment.table(), Optional.empty(), State.UNKNOWN, 0, "not committed");
  }

  /** The same, of networks whose committed table was made on a processor. */
  TableDifference madeOn(Optional<String> processor) {
    return new TableDifference(table, processor, state, largest, where);
  }

  /** Compares an experiment's table with the committed one. */
  static TableDifference of(Experiment experiment, Table own, Table committed) {
    if (!own.columns().equals(committed.columns())) {
      return different(experiment, "other columns than the committed table");
    }
    if (own.rows().size() != committed.rows().size()) {
      return different(
          experiment,
          "%s, committed %d"
              .formatted(Counted.of(own.rows().size(), "row"), committed.rows().size()));
    }
    List<String> differences = Column.names(experiment.differences());
    State state = State.IDENTICAL;
    double largest = 0;
    String where = "";
    for (int i = 0; i < own.rows().size(); i++) {
      for (int j = 0; j < own.columns().size(); j++) {
        String a = own.rows().get(i).get(j);
        String b = committed.rows().get(i).get(j);
        if (a.equals(b)) {
          continue;
        }
        String column = own.columns().get(j);
        boolean within = isRounding(a, b, differences.contains(column));
        if (!within && state != State.DIFFERENT) {
          state = State.DIFFERENT;
          largest = 0; // from here on only what is not rounding counts
        } else if (within && state == State.IDENTICAL) {
          state = State.WITHIN;
        }
        double relative = relative(a, b);
        if ((!within || state == State.WITHIN) && relative > largest) {
          largest = relative;
          where = "%s in line %d is %s, committed %s".formatted(column, i + 2, a, b);
        }
      }
    }
    return new TableDifference(experiment.table(), Optional.empty(), state, largest, where);
  }

  private static TableDifference different(Experiment experiment, String where) {
    return new TableDifference(
        experiment.table(), Optional.empty(), State.DIFFERENT, Double.POSITIVE_INFINITY, where);
  }

  private static boolean isRounding(String a, String b, boolean difference) {
    return relative(a, b) <= RELATIVE
        || (difference && Math.abs(number(a) - number(b)) <= ROUNDING);
  }

  private static double relative(String a, String b) {
    double x = number(a);
    double y = number(b);
    if (x == y) {
      return 0;
    }
    double apart = Math.abs(x - y) / Math.max(Math.abs(x), Math.abs(y));
    return Double.isNaN(apart) ? Double.POSITIVE_INFINITY : apart;
  }

  private static double number(String cell) {
    return FormattedNumbers.is(cell) ? Table.number(cell) : Double.NaN;
  }
}
