package org.eigendistill.dynamics;

/** The laws that procedures' numbers obey. */
final class Checks {
  private Checks() {}

  static void step(double step) {
    if (!(step > 0) || step == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("the step must be positive and finite, not " + step);
    }
  }

  static void momentum(double momentum) {
    if (!(momentum >= 0 && momentum < 1)) {
      throw new IllegalArgumentException(
          "the momentum must be at least 0 and below 1, not " + momentum);
    }
  }

  static void penalty(double penalty) {
    if (!(penalty >= 0) || penalty == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "the penalty must be at least 0 and finite, not " + penalty);
    }
  }
}
