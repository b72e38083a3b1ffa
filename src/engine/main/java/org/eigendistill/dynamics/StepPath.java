// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.eigendistill.number.DoubleDouble;
import org.eigendistill.number.Measured;

/**
 * The course of a {@link Recursion} along one direction.
 *
 * <p>With the gain g, its increment d, and x = h l, one step is the affine map
 *
 * <pre>    (g, d)  ->  A (g, d) + (x, x),    A = [ 1 - x   mu ]
 *                                            [  - x    mu ] </pre>
 *
 * and the residual after N steps is the first element of A^N (1, 0). Squaring the map gives N steps
 * in log2 N products, in double-double arithmetic: gain and residual each come out of their own
 * sum, so neither is a difference from 1. The residual's power of two is kept apart and never
 * underflows. The squares are kept, so that further times cost a few products with vectors only.
 */
final class StepPath implements Propagator {
  /** An oscillation whose residual stays positive for so many steps is slow against a step. */
  private static final double FAST = 64;

  /** Sums of positive doubles over so few steps are right to far more digits than this. */
  private static final double CLEARLY_BELOW = 1 - 1e-6;

  /** A factor that is known no better than this would be felt in the gains. */
  private static final double KNOWN = 0x1p-90;

  private final DoubleDouble x;
  private final DoubleDouble mu;
  private final List<Power> squares = new ArrayList<>();
  private final List<Factor> factors = new ArrayList<>();

  private StepPath(DoubleDouble x, DoubleDouble mu) {
    this.x = x;
    this.mu = mu;
    DoubleDouble kept = DoubleDouble.ONE.minus(x);
    factors.add(new Factor(kept, 0, x));
    squares.add(new Power(new Square(kept, mu, x.negate(), mu), 0, new Pair(x, x)));
  }

  /**
   * The course for x = h l and a factor mu.
   *
   * @return empty where the bound of the factor's error is not small beside a double's rounding
   */
  static Optional<Propagator> of(DoubleDouble x, Measured mu) {
    return mu.error() <= KNOWN ? Optional.of(new StepPath(x, mu.number())) : Optional.empty();
  }

  @Override
  public Update until(double time) {
    long steps = (long) time;
    return mu.equals(DoubleDouble.ZERO) ? withoutMomentum(steps) : withMomentum(steps);
  }

  private Update withMomentum(long steps) {
    Pair fitted = new Pair(DoubleDouble.ZERO, DoubleDouble.ZERO);
    Pair left = new Pair(DoubleDouble.ONE, DoubleDouble.ZERO);
    long exponent = 0;
    for (int bit = 0; steps >> bit != 0; bit++) {
      if ((steps >> bit & 1) == 0) {
        continue;
      }
      Power power = square(bit);
      fitted = power.apply(fitted);
      left = power.linear.times(left);
      int shift = left.exponent();
      left = left.scale(-shift);
      exponent += power.exponent + shift;
    }
    return update(fitted.first, left.first, exponent);
  }

  /** Where increments carry nothing over, the first elements are all there is. */
  private Update withoutMomentum(long steps) {
    DoubleDouble fitted = DoubleDouble.ZERO;
    DoubleDouble left = DoubleDouble.ONE;
    long exponent = 0;
    for (int bit = 0; steps >> bit != 0; bit++) {
      if ((steps >> bit & 1) == 0) {
        continue;
      }
      Factor factor = factor(bit);
      fitted = factor.kept.times(fitted).scale(factor.exponent).plus(factor.fitted);
      left = factor.kept.times(left);
      int shift = binaryExponent(left.high());
      left = left.scale(-shift);
      exponent += factor.exponent + shift;
    }
    return update(fitted, left, exponent);
  }

  /** Both sums, the residual being {@code left 2^exponent}. */
  private static Update update(DoubleDouble fitted, DoubleDouble left, long exponent) {
    double mantissa = left.value();
    double log =
        mantissa == 0 ? Double.NEGATIVE_INFINITY : exponent * LOG_2 + Math.log(Math.abs(mantissa));
    // The sign outlives the value: an underflowed sum of parts of two signs would lose it.
    double residual = Math.copySign(left.scale(exponent).value(), mantissa);
    return new Update(fitted.value(), residual, log, 0);
  }

  /**
   * Without momentum every step leaves the same part 1 - x of the residual, unless it overshoots;
   * where 1 - x is 0 to within rounding, its sign is that of a rounding error and taken as
   * positive.
   */
  @Override
  public double decayRate() {
    double left = factors.get(0).kept.value();
    boolean geometric = mu.equals(DoubleDouble.ZERO) && left != 0 && left >= -ROUNDING;
    return geometric ? -gainAt(1).logResidual() : Double.NaN;
  }

  /** Residuals as small as this have the sign of a rounding error. */
  static final double ROUNDING = 0x1p-52;

  /**
   * The first whole step whose gain reaches a goal below 1; NaN if 2^53 steps do not. Up to that
   * step the gain only grows, since every increment is a sum of positive terms.
   *
   * <p>Slow training is left to doubling. An oscillating residual is R rho^N cos(N w - f) with f in
   * [0, pi/2]: its first stretch below zero is from N w = f + pi/2 to f + 3 pi/2, the later at
   * least twice the earlier, so doubling N cannot leap over it.
   */
  @Override
  public OptionalDouble lengthToReach(Gain goal) {
    return OptionalDouble.of(firstStepToReach(goal));
  }

  private double firstStepToReach(Gain goal) {
    double pull = x.value();
    double carry = mu.value();
    double gain = 0;
    double increment = 0;
    for (double steps = 1; steps <= FAST; steps++) {
      increment = pull * (1 - gain) + carry * increment;
      gain += increment;
      if (gain >= goal.gain() * CLEARLY_BELOW && FirstLength.reached(gainAt(steps), goal)) {
        return steps;
      }
    }
    return FirstLength.wholeFrom(FAST, this, goal);
  }

  private Power square(int bit) {
    while (squares.size() <= bit) {
      squares.add(squares.get(squares.size() - 1).squared());
    }
    return squares.get(bit);
  }

  private Factor factor(int bit) {
    while (factors.size() <= bit) {
      factors.add(factors.get(factors.size() - 1).squared());
    }
    return factors.get(bit);
  }

  private static final double LOG_2 = Math.log(2);

  /** A column of two. */
  private record Pair(DoubleDouble first, DoubleDouble second) {
    Pair plus(Pair other) {
      return new Pair(first.plus(other.first), second.plus(other.second));
    }

    Pair scale(long exponent) {
      return new Pair(first.scale(exponent), second.scale(exponent));
    }

    int exponent() {
      return binaryExponent(Math.max(Math.abs(first.high()), Math.abs(second.high())));
    }
  }

  /** A 2 x 2 matrix. */
  private record Square(DoubleDouble a, DoubleDouble b, DoubleDouble c, DoubleDouble d) {
    Pair times(Pair vector) {
      return new Pair(
          a.times(vector.first).plus(b.times(vector.second)),
          c.times(vector.first).plus(d.times(vector.second)));
    }

    Square squared() {
      DoubleDouble bc = b.times(c);
      DoubleDouble trace = a.plus(d);
      return new Square(a.times(a).plus(bc), b.times(trace), c.times(trace), d.times(d).plus(bc));
    }

    Square scale(long exponent) {
      return new Square(a.scale(exponent), b.scale(exponent), c.scale(exponent), d.scale(exponent));
    }

    int exponent() {
      double top = Math.max(Math.abs(a.high()), Math.abs(b.high()));
      double bottom = Math.max(Math.abs(c.high()), Math.abs(d.high()));
      return binaryExponent(Math.max(top, bottom));
    }
  }

  /** The affine map {@code v -> 2^exponent linear v + shift}. */
  private record Power(Square linear, long exponent, Pair shift) {
    Pair apply(Pair vector) {
      return linear.times(vector).scale(exponent).plus(shift);
    }

    Power squared() {
      Square product = linear.squared();
      int excess = product.exponent();
      return new Power(product.scale(-excess), 2 * exponent + excess, apply(shift));
    }
  }

  /** The map {@code v -> 2^exponent kept v + fitted} of steps without momentum. */
  private record Factor(DoubleDouble kept, long exponent, DoubleDouble fitted) {
    Factor squared() {
      DoubleDouble product = kept.times(kept);
      int excess = binaryExponent(product.high());
      DoubleDouble both = kept.times(fitted).scale(exponent).plus(fitted);
      return new Factor(product.scale(-excess), 2 * exponent + excess, both);
    }
  }

  private static int binaryExponent(double magnitude) {
    return magnitude == 0 ? 0 : Math.getExponent(magnitude);
  }
}
