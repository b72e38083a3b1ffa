// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk;

/** What is to be made small: a number for each filter on a fixed list of eigenvalues. */
public interface Criterion {
  /** The eigenvalues, one per direction of the filters. */
  double[] eigenvalues();

  /** The value of a filter. */
  double of(Gains filter);
}
