// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment;

import org.eigendistill.chart.NearestDirection;

/**
 * The eigenvalues of one data set, and what a caption says of it.
 *
 * @param key the name in tables
 * @param title the name in figures
 * @param description where it comes from and its size
 * @param eigenvalues falling, positive; loss scale 1
 */
public record DataSpectrum(String key, String title, String description, double[] eigenvalues) {
  /** Keeps its own copy. */
  public DataSpectrum {
    eigenvalues = eigenvalues.clone();
  }

  @Override
  public double[] eigenvalues() {
    return eigenvalues.clone();
  }

  /** The largest eigenvalue. */
  public double top() {
    return eigenvalues[0];
  }

  /** The number of the direction, from 0, whose eigenvalue is nearest to a share of the top one. */
  public int directionAt(double share) {
    return NearestDirection.of(eigenvalues, share * eigenvalues[0]);
  }
}
