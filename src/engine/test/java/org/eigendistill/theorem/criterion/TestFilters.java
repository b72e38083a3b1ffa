// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import java.util.List;
import java.util.Optional;
import org.eigendistill.dynamics.Affine;
import org.eigendistill.dynamics.Clock;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.GradientDescent;
import org.eigendistill.dynamics.Parameter;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.dynamics.Recursion;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Scalar;

/** Filters that only these tests know. */
final class TestFilters {
  private TestFilters() {}

  /** Tikhonov of an order, r = (1 + l t / order)^-order. */
  static Procedure tikhonov(double order) {
    return Procedure.of(new Tikhonov(), order);
  }

  /** The moving average of flow's iterate, at a rate. */
  static Procedure average(double rate) {
    return Procedure.of(new MovingAverage(), rate);
  }

  /** Flow with the eigenvalue's inverse in its place: gains that fall as it rises. */
  record Inverse() implements Filter {
    @Override
    public String name() {
      return "inverse-of-test";
    }

    @Override
    public <N extends Scalar<N>> Affine<N> update(N l, N time, List<N> numbers) {
      N x = time.over(l).negate();
      return Affine.keeping(x.expm1().negate(), x.exp());
    }
  }

  /** Tikhonov of an order. */
  record Tikhonov() implements Filter {
    @Override
    public String name() {
      return "tikhonov-of-test";
    }

    @Override
    public List<Parameter> parameters() {
      return List.of(Parameter.of("order", "order", Parameter.Domain.POSITIVE));
    }

    @Override
    public <N extends Scalar<N>> Affine<N> update(N l, N time, List<N> numbers) {
      N order = numbers.get(0);
      N log = order.times(l.times(time).over(order).log1p()).negate();
      return Affine.keeping(log.expm1().negate(), log.exp());
    }
  }

  /** The moving average of flow's iterate. */
  record MovingAverage() implements Filter {
    @Override
    public String name() {
      return "moving-average-of-test";
    }

    @Override
    public List<Parameter> parameters() {
      return List.of(Parameter.of("rate", "rate", Parameter.Domain.POSITIVE));
    }

    @Override
    public <N extends Scalar<N>> Affine<N> update(N l, N time, List<N> numbers) {
      N x = l.times(time);
      N y = numbers.get(0).times(time);
      N between = Scalar.decayed(x, y);
      return Affine.keeping(
          x.times(x.negate().phi(1).minus(between)), y.negate().exp().plus(y.times(between)));
    }
  }

  /** A filter's formula, or a recursion's factor, under another name. */
  static Filter renamed(Filter filter) {
    return filter instanceof Recursion recursion
        ? new RenamedSteps(recursion)
        : new Renamed(filter);
  }

  /** Another recursion's factor under another name. */
  record RenamedSteps(Recursion steps) implements Recursion {
    @Override
    public String name() {
      return "nobody";
    }

    @Override
    public List<Parameter> parameters() {
      return steps.parameters();
    }

    @Override
    public <N extends Scalar<N>> N carried(N x, List<N> numbers) {
      return steps.carried(x, numbers);
    }
  }

  /** Another filter's formula under another name. */
  record Renamed(Filter filter) implements Filter {
    @Override
    public String name() {
      return "nobody";
    }

    @Override
    public Clock clock() {
      return filter.clock();
    }

    @Override
    public List<Parameter> parameters() {
      return filter.parameters();
    }

    @Override
    public <N extends Scalar<N>> Affine<N> update(N l, N length, List<N> numbers) {
      return filter.update(l, length, numbers);
    }
  }

  /** Descent that does not say that it is a recursion. */
  record Steps() implements Filter {
    private static final Filter DESCENT = new GradientDescent();

    @Override
    public String name() {
      return "steps-of-test";
    }

    @Override
    public Clock clock() {
      return Clock.STEPS;
    }

    @Override
    public List<Parameter> parameters() {
      return DESCENT.parameters();
    }

    @Override
    public <N extends Scalar<N>> Affine<N> update(N l, N length, List<N> numbers) {
      return DESCENT.update(l, length, numbers);
    }
  }

  /** Ridge's gain and a bump: it leaves (1 - x^2 e^-x) / (1 + x), which rises for a while. */
  record Bump() implements Filter {
    @Override
    public String name() {
      return "bump-of-test";
    }

    @Override
    public <N extends Scalar<N>> Affine<N> update(N l, N time, List<N> numbers) {
      N x = l.times(time);
      N left = x.times(x).times(x.negate().exp()).complement().over(x.lift(Fraction.ONE).plus(x));
      return Affine.keeping(left.complement(), left);
    }
  }

  /**
   * Flow, but for l t between 3.3 and 3.301, where it goes by
   *
   * <pre>    s(x) = x + height (x - 3.3)^2 (3.301 - x)^2 </pre>
   *
   * in place of x: smooth to the second derivative's jump. At a height of 4e9 the slope of s stays
   * within .23 and 1.77, so gains rise, and yet the criterion fails in there (e goes down to .23 of
   * flow's); at 8e9 the slope goes down to -.54: gains fall.
   */
  record Hidden(long height) implements Filter {
    @Override
    public String name() {
      return "hidden-of-test";
    }

    @Override
    public <N extends Scalar<N>> Affine<N> update(N l, N time, List<N> numbers) {
      N x = l.times(time);
      N low = x.lift(Fraction.of(33, 10));
      N high = x.lift(Fraction.of(3301, 1000));
      if (low.isBelow(x) && x.isBelow(high)) {
        N inside = x.minus(low).times(high.minus(x));
        return Affine.decay(x.plus(inside.times(inside).times(x.lift(Fraction.of(height, 1)))));
      }
      return Affine.decay(x);
    }
  }

  /**
   * Flow up to l t = X, then it leaves exp(-X) / (1 + l t - X): its slope does not jump there, but
   * e falls to nothing where flow's rises.
   */
  record Spliced(long end) implements Filter {
    @Override
    public String name() {
      return "spliced-of-test";
    }

    @Override
    public <N extends Scalar<N>> Affine<N> update(N l, N time, List<N> numbers) {
      N x = l.times(time);
      N from = x.lift(Fraction.of(end, 1));
      if (x.isAtMost(from)) {
        return Affine.decay(x);
      }
      N left = from.negate().exp().over(x.minus(from).plus(x.lift(Fraction.ONE)));
      return Affine.keeping(left.complement(), left);
    }
  }

  /** Flow whose time, from 1 on, is so much later: a clock that jumps there. */
  record Jumping(Fraction by) implements Filter {
    @Override
    public String name() {
      return "jumping-of-test";
    }

    @Override
    public <N extends Scalar<N>> Affine<N> update(N l, N time, List<N> numbers) {
      return time.isBelow(time.lift(Fraction.ONE))
          ? Affine.decay(l.times(time))
          : Affine.decay(l.times(time.plus(time.lift(by))));
    }
  }

  /** Descent that carries a tenth of its increments over where h l is in (.42, .44), else none. */
  record CarriesSomewhere() implements Recursion {
    @Override
    public String name() {
      return "carries-somewhere-of-test";
    }

    @Override
    public List<Parameter> parameters() {
      return new GradientDescent().parameters();
    }

    @Override
    public <N extends Scalar<N>> N carried(N x, List<N> numbers) {
      boolean inside =
          x.lift(Fraction.of(42, 100)).isBelow(x) && x.isBelow(x.lift(Fraction.of(44, 100)));
      return x.lift(inside ? Fraction.of(1, 10) : Fraction.ZERO);
    }
  }

  /** Averaged flow by steps that says it is descent. */
  record SaysDescent() implements Filter {
    @Override
    public String name() {
      return "says-descent-of-test";
    }

    @Override
    public Clock clock() {
      return Clock.STEPS;
    }

    @Override
    public List<Parameter> parameters() {
      return new GradientDescent().parameters();
    }

    @Override
    public <N extends Scalar<N>> Affine<N> update(N l, N steps, List<N> numbers) {
      N left = l.times(numbers.get(0)).times(steps).negate().phi(1);
      return Affine.keeping(left.complement(), left);
    }

    @Override
    public Optional<Recursion> recursion() {
      return Optional.of(new GradientDescent());
    }
  }

  /** Flow of the square of the eigenvalue. */
  record Squared() implements Filter {
    @Override
    public String name() {
      return "squared-of-test";
    }

    @Override
    public <N extends Scalar<N>> Affine<N> update(N l, N time, List<N> numbers) {
      return Affine.decay(l.times(time).times(l));
    }
  }

  /** Flow whose rate rises over the first unit of time and stays: another formula from there on. */
  record WarmUp() implements Filter {
    @Override
    public String name() {
      return "warm-up-of-test";
    }

    @Override
    public <N extends Scalar<N>> Affine<N> update(N l, N time, List<N> numbers) {
      N half = time.lift(Fraction.of(1, 2));
      N unit = time.lift(Fraction.ONE);
      if (unit.isAtMost(time)) {
        return Affine.decay(l.times(time.minus(half)));
      }
      return Affine.decay(l.times(time.times(time).times(half)));
    }
  }

  /** Flow for a while, then ridge: no one clock. */
  record TwoKinds() implements Filter {
    @Override
    public String name() {
      return "two-kinds-of-test";
    }

    @Override
    public <N extends Scalar<N>> Affine<N> update(N l, N time, List<N> numbers) {
      N unit = time.lift(Fraction.ONE);
      N x = l.times(time);
      return unit.isAtMost(time)
          ? Affine.decay(x)
          : Affine.keeping(x.over(unit.plus(x)), unit.over(unit.plus(x)));
    }
  }

  /** Flow by a clock that goes back a little, between 0.69 and 0.71. */
  record Backward() implements Filter {
    @Override
    public String name() {
      return "backward-of-test";
    }

    @Override
    public <N extends Scalar<N>> Affine<N> update(N l, N time, List<N> numbers) {
      N apart = time.minus(time.lift(Fraction.of(7, 10)));
      N bump = apart.times(apart).times(time.lift(Fraction.of(1_000_000, 1))).negate().exp();
      return Affine.decay(
          l.times(time.minus(time.times(bump).times(time.lift(Fraction.of(1, 50))))));
    }
  }

  /** A gain that does not move. */
  record Still() implements Filter {
    @Override
    public String name() {
      return "still-of-test";
    }

    @Override
    public <N extends Scalar<N>> Affine<N> update(N l, N time, List<N> numbers) {
      N sum = l.plus(l.lift(Fraction.ONE));
      return Affine.keeping(l.over(sum), l.lift(Fraction.ONE).over(sum));
    }
  }
}
