package org.eigendistill.dynamics;

import org.eigendistill.number.DoubleDouble;

/**
 * A way of training a linear model on squared loss, as a spectral filter: it acts on each
 * eigendirection alone, through the eigenvalue only.
 *
 * <p>A procedure's <em>time</em> is what its trajectory runs over: continuous time t &gt; 0 for the
 * flows; a whole number of steps for {@link GradientDescent}, {@link HeavyBall} and {@link
 * Nesterov} (N steps of descent of length h come near flow's t = h N); the penalty d &gt; 0 for
 * {@link Ridge}, which runs backward: a smaller penalty is further trained.
 *
 * <p>All procedures are values; the numbers they hold are checked when they are made.
 */
public sealed interface Procedure
    permits GradientFlow, DecayedFlow, AveragedFlow, Ridge, Procedure.Stepwise {

  /** The course along a direction of this eigenvalue, at least 0. */
  Path along(double eigenvalue);

  /** The name on the command line. */
  String name();

  /**
   * The time at which plain training on labels from zero has the given gain along a direction; for
   * stepwise procedures the first whole step at which the gain is reached or passed.
   *
   * @param eigenvalue the direction's eigenvalue, positive
   * @param goal a gain strictly between 0 and 1
   * @return the time, NaN where the procedure never gets there, or infinity where only later than
   *     doubles reach
   */
  double timeToReach(double eigenvalue, Gain goal);

  /**
   * Checks one time.
   *
   * @throws IllegalArgumentException if it is not positive and finite, or not whole where steps are
   *     counted
   */
  default void requireTime(double time) {
    if (!(time > 0) || time == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "%s needs a positive, finite %s, not %s".formatted(name(), timeName(), time));
    }
  }

  /** What counts the length of training. */
  default Clock clock() {
    return Clock.TIME;
  }

  /** What a time is called: time, number of steps or penalty. */
  default String timeName() {
    return clock().noun();
  }

  /**
   * Checks that training converges on a spectrum.
   *
   * @param topEigenvalue the largest eigenvalue
   * @throws DivergenceException if a step is too long for it
   */
  default void requireStable(double topEigenvalue) {}

  /** Whether a student of this procedure can go on from where another model stopped. */
  default boolean continues() {
    return true;
  }

  /**
   * A procedure that goes by whole steps of length h: gradient descent with or without momentum.
   *
   * <p>All three obey one recursion for the gain g and its increment d, x = h l:
   *
   * <pre>    d_N = x (1 - g_{N-1}) + mu d_{N-1},   g_N = g_{N-1} + d_N,   g_0 = d_0 = 0 </pre>
   *
   * with mu = 0 (descent), m (heavy ball) or (1 - x) m (Nesterov). Momentum starts at rest, in
   * every phase of a schedule anew.
   */
  sealed interface Stepwise extends Procedure permits GradientDescent, HeavyBall, Nesterov {
    /** The step h, positive, in units of 1 / eigenvalue. */
    double step();

    /** The momentum m, from 0 up to but not including 1. */
    double momentum();

    /** The recursion's factor mu, from x = h l. */
    DoubleDouble carriedMomentum(DoubleDouble x);

    /** The largest x = h l, exclusive, for which the recursion converges. */
    double stabilityLimit();

    /**
     * By what factor the swing of a direction's residual shrinks at each step: residuals are sums
     * of powers of the roots z of {@code z^2 - (1 - x + mu) z + mu = 0}, which swing where z is
     * complex or negative; 0 where neither is.
     */
    default double ringing(double eigenvalue) {
      DoubleDouble x = DoubleDouble.product(step(), eigenvalue);
      double mu = carriedMomentum(x).value();
      double half = (1 - x.value() + mu) / 2;
      double square = half * half - mu;
      return square < 0 ? Math.sqrt(mu) : Math.max(0, Math.sqrt(square) - half);
    }

    @Override
    default StepPath along(double eigenvalue) {
      DoubleDouble x = DoubleDouble.product(step(), eigenvalue);
      return new StepPath(x, carriedMomentum(x));
    }

    @Override
    default double timeToReach(double eigenvalue, Gain goal) {
      return along(eigenvalue).firstStepToReach(goal);
    }

    @Override
    default void requireTime(double time) {
      Procedure.super.requireTime(time);
      if (time != Math.rint(time) || time > 0x1p53) {
        throw new IllegalArgumentException(
            "%s counts whole steps up to 2^53, not %s".formatted(name(), time));
      }
    }

    @Override
    default Clock clock() {
      return Clock.STEPS;
    }

    @Override
    default void requireStable(double topEigenvalue) {
      if (!(step() * topEigenvalue < stabilityLimit())) {
        throw new DivergenceException(this, topEigenvalue, stabilityLimit() / topEigenvalue);
      }
    }
  }
}
