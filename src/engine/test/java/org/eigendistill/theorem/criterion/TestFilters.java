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

    @Override
    public Optional<Recursion> recursion() {
      return filter.recursion();
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
}
