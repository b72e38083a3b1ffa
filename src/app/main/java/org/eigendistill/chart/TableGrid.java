// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.chart;

import java.util.function.DoubleUnaryOperator;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.figure.ScalarField;

/** A table with a row for each cell of a map, as a grid to be drawn. */
public final class TableGrid {
  private TableGrid() {}

  /**
   * Takes three columns.
   *
   * @param rows a row for each cell, line by line from below, each from left to right
   * @param across the column of places on the horizontal axis
   * @param up that of places on the vertical axis
   * @param value that of values; what is infinite is left out
   */
  public static ScalarField of(
      Table rows, Column<Double> across, Column<Double> up, Column<Double> value) {
    return of(rows, across, up, value, DoubleUnaryOperator.identity());
  }

  /** The same of what is made of each value. */
  static ScalarField of(
      Table rows,
      Column<Double> across,
      Column<Double> up,
      Column<Double> value,
      DoubleUnaryOperator shown) {
    double[] x = distinct(rows, across);
    double[] y = distinct(rows, up);
    double[][] z = new double[y.length][x.length];
    double[] values = rows.numbers(value);
    for (int i = 0; i < values.length; i++) {
      z[i / x.length][i % x.length] =
          Double.isFinite(values[i]) ? shown.applyAsDouble(values[i]) : Double.NaN;
    }
    return ScalarField.of(x, y, z);
  }

  private static double[] distinct(Table rows, Column<Double> column) {
    return rows.values(column).stream().mapToDouble(place -> place).toArray();
  }
}
