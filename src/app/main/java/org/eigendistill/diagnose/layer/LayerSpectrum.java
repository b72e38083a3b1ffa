// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose.layer;

import java.util.Arrays;
import java.util.Optional;
import org.eigendistill.base.Matrix;
import org.eigendistill.spectrum.EigenSolver;

/**
 * The singular values of a layer's weights W, units x inputs, in three numbers.
 *
 * @param norm |W|, Frobenius
 * @param spectralNorm the largest singular value
 * @param stableRank {@code |W|^2 / (largest singular value)^2}, from 1 to the rank; NaN where W = 0
 * @param tail the power law of the largest eigenvalues of W'W; none of fewer than {@value
 *     PowerLawTail#FEWEST}
 */
public record LayerSpectrum(
    double norm, double spectralNorm, double stableRank, Optional<PowerLawTail> tail) {
  /** The spectrum of a matrix, by the eigenvalues of WW' or W'W, whichever is smaller. */
  public static LayerSpectrum of(Matrix weights, EigenSolver solver) {
    boolean isWide = weights.columns() > weights.rows();
    double[] values =
        solver.symmetric(solver.gram(isWide ? weights.transpose() : weights)).values();
    double most = Math.max(0, Arrays.stream(values).max().orElseThrow());
    double norm = weights.norm();
    return new LayerSpectrum(
        norm, Math.sqrt(most), most > 0 ? norm * norm / most : Double.NaN, PowerLawTail.of(values));
  }
}
