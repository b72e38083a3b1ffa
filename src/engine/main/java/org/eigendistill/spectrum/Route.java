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
  KERNEL
}
