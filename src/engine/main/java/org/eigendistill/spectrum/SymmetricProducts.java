// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import org.eigendistill.base.Matrix;

/**
 * A positive semidefinite matrix K, n x n, that is known by its products alone: it need not fit
 * into memory, or onto one machine.
 */
public interface SymmetricProducts {
  /** n. */
  int rows();

  /** The sum of the diagonal, which is that of all eigenvalues. */
  double trace();

  /**
   * K times a block of columns, n x b.
   *
   * @throws IllegalArgumentException if the block has another number of rows
   */
  Matrix times(Matrix block);
}
