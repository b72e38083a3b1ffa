// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.chart;

/** The direction that is shown for a share of the top eigenvalue. */
public final class NearestDirection {
  private NearestDirection() {}

  /**
   * The direction whose eigenvalue is nearest to a wanted one, in logarithm.
   *
   * @param eigenvalues positive
   * @return its number, from 0; the first of those equally near
   */
  public static int of(double[] eigenvalues, double wanted) {
    int best = 0;
    for (int k = 1; k < eigenvalues.length; k++) {
      if (Math.abs(Math.log(eigenvalues[k] / wanted))
          < Math.abs(Math.log(eigenvalues[best] / wanted))) {
        best = k;
      }
    }
    return best;
  }
}
