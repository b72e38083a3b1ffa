// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

/** By which decomposition a spectrum was found. */
public enum Route {
  /** The thin singular value decomposition of X: keeps the digits of small directions. */
  SVD,
  /**
   * Eigenvectors of X'X or XX', whichever is smaller. Squaring halves the digits: directions whose
   * singular value is below about 1e-8 of the largest are lost.
   */
  GRAM,
  /** Eigenvectors of a kernel's Gram matrix K, in the place of XX'. */
  KERNEL;

  /**
   * See {@link Spectrum#digits}.
   *
   * @param ratio s_1 / s_k
   */
  double digits(double ratio) {
    double lost =
        switch (this) {
          case SVD -> Math.log10(ratio);
          case GRAM, KERNEL -> 2 * Math.log10(ratio);
        };
    return Math.max(0, -Math.log10(Math.ulp(1.0) / 2) - lost);
  }
}
