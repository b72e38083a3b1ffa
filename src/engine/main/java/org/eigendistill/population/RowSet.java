// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population;

import org.eigendistill.base.Matrix;

/** The rows that a fit sees. */
public sealed interface RowSet {
  /**
   * Gaussian rows of the world's covariance, drawn anew in every draw.
   *
   * @param count how many, at least 1
   */
  record Gaussian(int count) implements RowSet {
    /** Checks the count. */
    public Gaussian {
      if (count < 1) {
        throw new IllegalArgumentException("at least 1 row, not " + count);
      }
    }
  }

  /**
   * Rows that are given.
   *
   * @param rows one row each, without the constant of an intercept
   */
  record Given(Matrix rows) implements RowSet {}

  /**
   * All rows there are: the second moment is the covariance itself, and label noise averages out.
   */
  record Population() implements RowSet {}
}
