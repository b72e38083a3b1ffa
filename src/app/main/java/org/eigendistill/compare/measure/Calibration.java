// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.measure;

/**
 * How far a model's confidence, its largest probability, is from how often it is right.
 *
 * @param byWidth the expected calibration error in 15 bins of equal width
 * @param byMass the same in 15 bins of equal numbers of rows
 * @param massFloor what a perfectly calibrated model of this confidence would show there
 * @param debiasedRootMeanSquare root mean square in those bins, with chance taken out
 */
public record Calibration(
    double byWidth, double byMass, double massFloor, double debiasedRootMeanSquare) {
  private static final int BINS = 15;
  private static final int DISTANCE_BINS = 21;

  /**
   * Measures a model.
   *
   * @param confidence each row's largest probability
   * @param right 1 where the model is right, else 0
   */
  public static Calibration of(double[] confidence, double... right) {
    ConfidenceBins mass = ConfidenceBins.ofMass(BINS, confidence);
    return new Calibration(
        ConfidenceBins.ofWidth(BINS, confidence).distance(right, confidence),
        mass.distance(right, confidence),
        mass.floor(confidence),
        mass.debiasedRootMeanSquare(confidence, right));
  }

  /**
   * How far two models' confidences are apart, in 21 bins of equal width of the second's (Busbridge
   * and others, Distillation scaling laws, arXiv 2502.08606, equation 39).
   */
  public static double distance(double[] one, double... binned) {
    return ConfidenceBins.ofWidth(DISTANCE_BINS, binned).distance(one, binned);
  }
}
