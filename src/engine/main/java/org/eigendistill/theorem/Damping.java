package org.eigendistill.theorem;

import org.eigendistill.number.Fraction;

/** How long the steps of descent and of the two momentum methods may be; x = h l_1. */
enum Damping {
  /**
   * The recursion has real roots of one sign, so the residual keeps its sign: x &lt; 1 for descent,
   * x &lt;= (1 - sqrt m)^2 for heavy ball, x &lt;= ((1 - m)/(1 + m))^2 for Nesterov, 0 &lt; m &lt;
   * 1; without momentum x = 1 is left out, where one step interpolates.
   */
  OVER,
  /** Steps longer than that, up to where training diverges. */
  UNDER,
  /**
   * Any step, while the residuals along l_1 are positive at every step up to the last of teacher,
   * student and reference.
   */
  BEFORE_OVERSHOOT,
  /** The same of teacher and student; the reference may have overshot. */
  PARTS_BEFORE_OVERSHOOT;

  /** Whether teacher and student stop before the first overshoot along l_1. */
  boolean boundsParts() {
    return this == BEFORE_OVERSHOOT || this == PARTS_BEFORE_OVERSHOOT;
  }

  /** Whether the reference does. */
  boolean boundsReference() {
    return this == BEFORE_OVERSHOOT;
  }

  /** Where overdamping ends. */
  static double limit(Kind kind, double momentum) {
    double root = 1 - Math.sqrt(momentum);
    double ratio = (1 - momentum) / (1 + momentum);
    return switch (kind) {
      case DESCENT -> 1;
      case HEAVY_BALL -> root * root;
      case NESTEROV -> ratio * ratio;
      default -> throw new IllegalArgumentException(kind + " has no steps");
    };
  }

  private static double largest(Kind kind, double momentum) {
    return switch (kind) {
      case DESCENT -> 2;
      case HEAVY_BALL -> 2 + 2 * momentum;
      case NESTEROV -> (2 + 2 * momentum) / (1 + 2 * momentum);
      default -> throw new IllegalArgumentException(kind + " has no steps");
    };
  }

  /**
   * The step at a share strictly between 0 and 1 of its range; no first step overshoots below 1.
   */
  double step(Kind kind, double momentum, double share) {
    double limit = limit(kind, momentum);
    double largest = largest(kind, momentum);
    return switch (this) {
      case OVER -> limit * share;
      case UNDER -> limit + (largest - limit) * share;
      case BEFORE_OVERSHOOT, PARTS_BEFORE_OVERSHOOT -> share;
    };
  }

  /** Whether a step is in the range, decided exactly. */
  boolean admits(Kind kind, Fraction momentum, Fraction step) {
    Fraction one = Fraction.ONE;
    if (step.signum() <= 0 || momentum.signum() < 0 || momentum.compareTo(one) >= 0) {
      return false;
    }
    boolean over = isOverdamped(kind, momentum, step);
    return switch (this) {
      case OVER -> over;
      case UNDER -> !over && isStable(kind, momentum, step);
      case BEFORE_OVERSHOOT, PARTS_BEFORE_OVERSHOOT -> step.compareTo(one) < 0;
    };
  }

  /** Real roots of one sign: the trace squared is at least four times the determinant. */
  private static boolean isOverdamped(Kind kind, Fraction momentum, Fraction step) {
    Fraction left = step.complement();
    if (left.signum() <= 0) {
      return false;
    }
    boolean nesterov = kind == Kind.NESTEROV;
    Fraction carried = nesterov ? momentum.times(left) : momentum;
    Fraction trace = left.plus(carried);
    return trace.times(trace).compareTo(carried.times(Fraction.of(4, 1))) >= 0;
  }

  private static boolean isStable(Kind kind, Fraction momentum, Fraction step) {
    Fraction twice = momentum.plus(Fraction.ONE).times(Fraction.of(2, 1));
    Fraction bound =
        kind == Kind.NESTEROV ? twice.over(momentum.plus(momentum).plus(Fraction.ONE)) : twice;
    return step.compareTo(bound) < 0;
  }
}
