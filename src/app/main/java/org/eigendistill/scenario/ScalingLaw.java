// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.scenario;

/**
 * The distillation scaling law of Busbridge and others (arXiv 2502.08606) with the coefficients
 * that they fitted: a student's cross-entropy from its size, its tokens, and its teacher's
 * cross-entropy.
 *
 * @param parameters N
 * @param tokens D
 */
record ScalingLaw(double parameters, double tokens) {
  private static final double FLOOR = 1.220;
  private static final double ASYMPTOTE = 2.549;
  private static final double EXPONENT = 522.6;
  private static final double SHARPNESS = 0.090;
  private static final double RATIO = 1.315;

  /** The cross-entropy of training on text alone. */
  double supervised() {
    return FLOOR + sum(3355, 0.408, 18186, 0.431, 0.452);
  }

  /** The cross-entropy of a student of a teacher with a cross-entropy. */
  double student(double teacher) {
    double far = Math.pow(teacher / (supervised() * RATIO), 1 / SHARPNESS);
    return teacher
        + Math.pow(teacher, -ASYMPTOTE)
            * Math.exp(-EXPONENT * SHARPNESS * Math.log1p(far))
            * sum(2243, 0.321, 24181, 0.637, 0.764);
  }

  private double sum(double a, double alpha, double b, double beta, double gamma) {
    return Math.pow(a / Math.pow(parameters, alpha) + b / Math.pow(tokens, beta), gamma);
  }
}
