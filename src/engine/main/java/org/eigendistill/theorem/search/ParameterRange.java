// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.search;

import org.eigendistill.dynamics.Parameter;

/** The numbers among which a search draws a {@link Parameter}, by its domain. */
final class ParameterRange {
  /** The natural logarithm of the odds of shares near 0 and 1: up to 1e-5 from either. */
  private static final double LOG_ODDS = 11.5;

  private static final double MOST_COUNT = 12;

  private ParameterRange() {}

  /** The value at a coordinate in [0, 1], evenly on a log scale (shares: of their odds). */
  static double at(Parameter parameter, double u) {
    return switch (parameter.domain()) {
      case SHARE -> share(u);
      case COUNT -> whole(MOST_COUNT, u);
      case POSITIVE, AT_LEAST_ZERO -> Math.pow(10, -4 + 8 * u);
    };
  }

  /** Shares strictly between 0 and 1. */
  static double share(double u) {
    return 1 / (1 + Math.exp(LOG_ODDS * (1 - 2 * u)));
  }

  /** Where a share lies. */
  static double coordinateOfShare(double share) {
    return (1 + Math.log(share / (1 - share)) / LOG_ODDS) / 2;
  }

  /** Whole numbers from 1 to the most. */
  static double whole(double most, double u) {
    return Math.max(1, Math.rint(Math.pow(most + 0.49, u)));
  }
}
