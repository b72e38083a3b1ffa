// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.eigendistill.dynamics.Affine;
import org.eigendistill.dynamics.Clock;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Scalar;
import org.junit.jupiter.api.Test;

/** Clocks that change at some lengths, and how gains are told to be functions of one product. */
class ClockPiecesTest {
  /** What the filter of this test does. */
  private enum Form {
    /** Flow by t to 1, 2 t - 1 to 2, then 3 t - 3: asked first whether t is below 2. */
    NESTED,
    /** As flow, but at t = 1 alone. */
    POINT,
    /** Flow that asks whether t^2 is below 1. */
    SQUARE,
    /** Flow by t to 1, by 2 t - 1 to 2, and undefined from there on. */
    ENDS,
    /** Flow by e^t - 1 to 1, then by the same number and what t is past 1. */
    IRRATIONAL,
    /** Flow that loses what it does not keep. */
    LOSES,
    /** Flow, where l t is compared with 1. */
    COMPARES,
    /** Ridge, where l / d is compared with 1. */
    COMPARES_PENALTY,
    /** d / (d + l), with 1 less this as its gain. */
    PENALTY_ALONE,
    /** d / (d + l^2). */
    SQUARE_ALONE,
    /** l / (l + d^2), with 1 less this as what is left. */
    GAIN_ALONE,
    /** Flow from l t = 1 on; before, with a logarithm of l t - 1, which is none. */
    NO_VALUE
  }

  private record Formed(Form form) implements Filter {
    @Override
    public String name() {
      return "formed-of-test";
    }

    @Override
    public Clock clock() {
      return switch (form) {
        case COMPARES_PENALTY, PENALTY_ALONE, SQUARE_ALONE, GAIN_ALONE -> Clock.PENALTY;
        default -> Clock.TIME;
      };
    }

    @Override
    public <N extends Scalar<N>> Affine<N> update(N l, N t, List<N> numbers) {
      N one = t.lift(Fraction.ONE);
      N two = t.lift(Fraction.of(2, 1));
      return switch (form) {
        case NESTED ->
            Affine.decay(
                l.times(
                    t.isBelow(two)
                        ? t.isBelow(one) ? t : t.times(two).minus(one)
                        : t.times(t.lift(Fraction.of(3, 1))).minus(t.lift(Fraction.of(3, 1)))));
        case POINT -> {
          boolean at = t.isAtMost(one) && one.isAtMost(t);
          yield Affine.decay(l.times(at ? t.times(two) : t));
        }
        case SQUARE -> Affine.decay(l.times(t.times(t).isBelow(one) ? t : t.times(t)));
        case ENDS -> {
          if (two.isAtMost(t)) {
            throw new ArithmeticException("over");
          }
          yield Affine.decay(l.times(t.isBelow(one) ? t : t.times(two).minus(one)));
        }
        case IRRATIONAL ->
            Affine.decay(l.times(t.isBelow(one) ? t.expm1() : t.minus(one).plus(one.expm1())));
        case LOSES -> {
          N x = l.times(t).negate();
          yield Affine.forgetting(x.expm1().negate(), x.exp());
        }
        case COMPARES -> Affine.decay(l.times(t).isBelow(one) ? l.times(t) : t.times(l));
        case COMPARES_PENALTY -> {
          N x = l.over(t);
          N left = one.over(x.isBelow(one) ? one.plus(x) : x.plus(one));
          yield Affine.forgetting(left.complement(), left);
        }
        case PENALTY_ALONE -> {
          N left = t.over(t.plus(l));
          yield Affine.forgetting(left.complement(), left);
        }
        case SQUARE_ALONE -> {
          N left = t.over(t.plus(l.times(l)));
          yield Affine.forgetting(left.complement(), left);
        }
        case GAIN_ALONE -> {
          N gain = l.over(l.plus(t.times(t)));
          yield Affine.forgetting(gain, gain.complement());
        }
        case NO_VALUE -> {
          boolean late = one.isAtMost(l.times(t));
          N x = l.times(t);
          yield Affine.decay(late ? x : x.plus(x.minus(one).log()));
        }
      };
    }
  }

  private static Procedure of(Form form) {
    return Procedure.of(new Formed(form));
  }

  private static ScaleFamily family(Form form) {
    return ScaleFamily.of(of(form)).orElseThrow();
  }

  private static final Fraction HALF = Fraction.of(1, 2);

  private static ClockPieces jumping(Fraction by) {
    return ScaleFamily.of(Procedure.of(new TestFilters.Jumping(by))).orElseThrow().pieces();
  }

  /** 1 = 2 1 - 1, and 2 2 - 1 = 3 2 - 3: no jump at 1 and 2, whatever is asked first. */
  @Test
  void threePieces() {
    ClockPieces pieces = family(Form.NESTED).pieces();
    assertThat(pieces).isEqualTo(new ClockPieces(3, true, List.of(), List.of()));
  }

  /** A clock that goes back leaves more than before, one that goes forth less. */
  @Test
  void jumps() {
    assertThat(jumping(Fraction.ZERO)).isEqualTo(new ClockPieces(2, true, List.of(), List.of()));
    assertThat(jumping(HALF))
        .isEqualTo(new ClockPieces(2, false, List.of(), List.of(Fraction.ONE)));
    assertThat(jumping(HALF.negate()))
        .isEqualTo(new ClockPieces(2, false, List.of(Fraction.ONE), List.of()));
  }

  /** e - 1 is no fraction: that the clock has no jump at 1 is true and not shown. */
  @Test
  void irrationalPlaces() {
    assertThat(family(Form.IRRATIONAL).pieces())
        .isEqualTo(new ClockPieces(2, false, List.of(), List.of()));
  }

  @Test
  void whatIsNotKnown() {
    ClockPieces unknown = new ClockPieces(2, false, List.of(), List.of());
    assertThat(family(Form.POINT).pieces()).isEqualTo(unknown);
    assertThat(family(Form.ENDS).pieces()).isEqualTo(unknown);
    List<Affine<Formula>> formulas = Formula.of(of(Form.SQUARE));
    assertThat(formulas).hasSize(2);
    Formula clock = formulas.get(0).keep().length();
    assertThat(ClockPieces.of(formulas, List.of(clock, clock))).isEqualTo(unknown);
    assertThat(ClockPieces.of(formulas.subList(0, 1), List.of(clock))).isEqualTo(ClockPieces.ONE);
  }

  /** What is lost is not flow's, though as much is left. */
  @Test
  void flowLosesNothing() {
    assertThat(FlowFormula.is(GradientFlow.of())).isTrue();
    assertThat(FlowFormula.is(of(Form.NESTED))).isTrue();
    assertThat(family(Form.LOSES).isAlike(ScaleFamily.of(GradientFlow.of()).orElseThrow()))
        .isTrue();
    assertThat(FlowFormula.is(of(Form.LOSES))).isFalse();
    assertThat(FlowFormula.is(Ridge.of())).isFalse();
  }

  /** What compares l t has no tree; it is a function of l t by its units all the same. */
  @Test
  void byUnitsAlone() {
    ScaleFamily flow = family(Form.COMPARES);
    assertThat(flow.variable()).isEqualTo("l t");
    assertThat(flow.gains()).isEqualTo(of(Form.COMPARES));
    assertThat(flow.power()).isEqualTo(1);
    assertThat(flow.isChanged()).isFalse();
    assertThat(flow.fall()).isEmpty();
    assertThat(flow).hasToString("formed-of-test");
    assertThat(flow.name()).isEqualTo("formed-of-test");
    assertThatThrownBy(flow::formula)
        .isInstanceOf(Formula.NoTree.class)
        .hasMessage("no formula in one product");
    assertThat(family(Form.COMPARES_PENALTY).variable()).isEqualTo("l/d");
    // At l t = 1/1000 there is no value, as the logarithm is of a negative number.
    assertThat(ScaleFamily.isByUnits(of(Form.NO_VALUE))).isTrue();
    assertThat(ScaleFamily.isByUnits(of(Form.SQUARE_ALONE))).isFalse();
  }

  /** 3/(3 + 2) = 3/5 at l = 2, d = 3: in x = 2/3, 1/(1 + 2/3). With l^2 = x it is of power 2. */
  @Test
  void lettersStandAlone() {
    ScaleFamily plain = family(Form.PENALTY_ALONE);
    assertThat(plain.power()).isEqualTo(1);
    assertThat(plain.variable()).isEqualTo("l/d");
    assertThat(residual(plain, Fraction.of(2, 3))).isEqualTo(Fraction.of(3, 5));
    ScaleFamily squared = family(Form.SQUARE_ALONE);
    assertThat(squared.power()).isEqualTo(2);
    assertThat(squared.variable()).isEqualTo("l^2/d");
    assertThat(residual(squared, Fraction.of(3, 1))).isEqualTo(Fraction.of(1, 4));
    // x / (x + s) leaves 2/3 at x = 1, s = 2.
    ScaleFamily gain = family(Form.GAIN_ALONE);
    assertThat(gain.variable()).isEqualTo("l/s");
    assertThat(gain.formula().residual().at(Fraction.ONE, Fraction.of(2, 1)))
        .isEqualTo(Fraction.of(2, 3));
    assertThat(squared.gains().name()).isEqualTo("formula");
    assertThat(squared.formula().keep().isZero()).isTrue();
    assertThat(squared.isAlike(plain)).isFalse();
    // The same in x, but of another power of l.
    assertThat(squared.gains()).isEqualTo(plain.gains());
    assertThat(squared.gains()).hasSameHashCodeAs(plain.gains());
    ScaleFamily flow = ScaleFamily.of(GradientFlow.of()).orElseThrow();
    assertThat(flow.gains().filter().hashCode()).isNotEqualTo(plain.gains().filter().hashCode());
  }

  private static Fraction residual(ScaleFamily family, Fraction x) {
    return family.gains().update(x, Fraction.ONE).residual();
  }
}
