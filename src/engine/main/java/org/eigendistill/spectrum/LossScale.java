// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

/** The factor c of the loss (c/2) ||X B - Y||^2. Every eigenvalue carries it. */
public enum LossScale {
  /** c = 1, the paper's. */
  SUM,
  /** c = 1/n, the mean over rows. */
  MEAN;

  /** The factor c for n rows. */
  public double factor(long rows) {
    return this == SUM ? 1 : 1.0 / rows;
  }
}
