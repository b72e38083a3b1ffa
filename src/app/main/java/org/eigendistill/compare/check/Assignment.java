// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.check;

import java.util.Arrays;

/**
 * To each row of a square table a column of its own, so that the sum of what stands there is
 * largest: the Hungarian method by shortest augmenting paths (Jonker and Volgenant, Computing 38,
 * 1987), in time of the cube.
 */
final class Assignment {
  private static final int NONE = -1;

  private final double[][] value;
  private final int size;
  private final double[] rowPrice;
  private final double[] columnPrice;

  /** For each column its row; the last, outside the table, is where a search begins. */
  private final int[] rowOf;

  private Assignment(double[][] value) {
    this.value = value;
    this.size = value.length;
    this.rowPrice = new double[size];
    this.columnPrice = new double[size];
    this.rowOf = new int[size + 1];
    Arrays.fill(rowOf, NONE);
  }

  /** For each row its column. */
  static int[] largest(double[][] value) {
    Assignment assignment = new Assignment(value);
    for (int i = 0; i < value.length; i++) {
      assignment.add(i);
    }
    int[] columns = new int[value.length];
    for (int j = 0; j < value.length; j++) {
      columns[assignment.rowOf[j]] = j;
    }
    return columns;
  }

  private void add(int row) {
    int[] before = new int[size + 1];
    double[] least = new double[size];
    boolean[] isDone = new boolean[size + 1];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    int column = size;
    rowOf[column] = row;
    while (rowOf[column] != NONE) {
      isDone[column] = true;
      int next = nearest(column, before, least, isDone);
      double distance = least[next];
      for (int j = 0; j <= size; j++) {
        if (isDone[j]) {
          rowPrice[rowOf[j]] += distance;
          if (j < size) {
            columnPrice[j] -= distance;
          }
        } else {
          least[j] -= distance;
        }
      }
      column = next;
    }
    while (column != size) {
      int from = before[column];
      rowOf[column] = rowOf[from];
      column = from;
    }
  }

  /** The unseen column nearest to those that are done, after their last is looked at. */
  private int nearest(int column, int[] before, double[] least, boolean... isDone) {
    int row = rowOf[column];
    int nearest = NONE;
    for (int j = 0; j < size; j++) {
      if (isDone[j]) {
        continue;
      }
      double reduced = -value[row][j] - rowPrice[row] - columnPrice[j];
      if (reduced < least[j]) {
        least[j] = reduced;
        before[j] = column;
      }
      if (nearest == NONE || least[j] < least[nearest]) {
        nearest = j;
      }
    }
    return nearest;
  }
}
