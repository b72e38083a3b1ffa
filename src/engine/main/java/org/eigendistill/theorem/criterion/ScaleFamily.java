// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import java.util.List;
import java.util.Optional;
import org.eigendistill.dynamics.Affine;
import org.eigendistill.dynamics.Clock;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Measured;
import org.eigendistill.number.Scalar;

/**
 * Gains that are a function of one product alone, by their formula,
 *
 * <pre>\[ a(l, t) = \varphi(x), \qquad x = l^p s(t) \quad \text{or} \quad l^p / s(t), \]</pre>
 *
 * s any function of the length of training: a changed clock. What e is at a gain u does not depend
 * on s, nor on l: {@code e = p d log phi / d log x} at {@code phi(x) = u}. So the criterion is
 * decided for all such s at once, at all lengths at which s is positive. All that is asked of s is
 * in the formula: it is the only way in which the length comes in.
 *
 * @param procedure whose gains
 * @param gains phi as a procedure, in whose formula x is l t, or l / d
 * @param power p, at least 1
 * @param variable x in words
 * @param isChanged whether s is another function than the length itself
 * @param pieces how s goes on where its formula changes
 */
record ScaleFamily(
    Procedure procedure,
    Procedure gains,
    int power,
    String variable,
    boolean isChanged,
    ClockPieces pieces) {

  /** Empty unless they are such a function, and the formula says so. */
  static Optional<ScaleFamily> of(Procedure procedure) {
    if (procedure.clock().isWhole()) {
      return Optional.empty();
    }
    try {
      return separated(procedure);
    } catch (Formula.NoTree | ArithmeticException none) {
      return plain(procedure);
    }
  }

  /** By units, as the formula stands. */
  private static Optional<ScaleFamily> plain(Procedure procedure) {
    String x = procedure.clock() == Clock.PENALTY ? "l/d" : "l t";
    return isByUnits(procedure)
        ? Optional.of(new ScaleFamily(procedure, procedure, 1, x, false, ClockPieces.ONE))
        : Optional.empty();
  }

  /** Whether a gain is a function of l t, or l / d, alone, by the units of its formula. */
  static boolean isByUnits(Procedure procedure) {
    try {
      for (double x : new double[] {1e-3, 1, 1e3}) {
        LocalGain.ofScale(procedure, Measured.of(x));
      }
      return true;
    } catch (Dimensioned.UnitException e) {
      return false;
    } catch (ArithmeticException beyond) {
      return true; // whoever relies on it meets the units again
    }
  }

  private static Optional<ScaleFamily> separated(Procedure procedure) {
    Separation.Parts parts = Separation.of(Formula.of(procedure));
    boolean changed = parts.clock().kind() != Formula.Kind.LENGTH || parts.pieces().count() > 1;
    String letter = changed ? "s" : procedure.clock() == Clock.PENALTY ? "d" : "t";
    String front = parts.power() == 1 ? "l" : "l^" + parts.power();
    for (Clock clock : List.of(Clock.TIME, Clock.PENALTY)) {
      Procedure gains = Procedure.of(new Written(parts.left(), clock));
      if (isByUnits(gains)) {
        String x = front + (clock == Clock.TIME ? " " : "/") + letter;
        return Optional.of(
            new ScaleFamily(procedure, gains, parts.power(), x, changed, parts.pieces()));
      }
    }
    return Optional.empty();
  }

  /** A formula as a filter; equal where residuals are, but for a factor of s. */
  private record Written(Affine<Formula> formula, Clock clock) implements Filter {
    @Override
    public String name() {
      return "formula";
    }

    @Override
    public <N extends Scalar<N>> Affine<N> update(N l, N length, List<N> numbers) {
      return new Affine<>(
          formula.pull().at(l, length),
          formula.keep().at(l, length),
          formula.shrink().at(l, length));
    }

    private Formula residual() {
      return ClockFactor.canonical(formula.residual());
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Written written
          && clock == written.clock
          && residual().equals(written.residual());
    }

    @Override
    public int hashCode() {
      return residual().hashCode();
    }
  }

  /** A length from which on a longer one has a smaller gain, as the formula changes there. */
  Optional<Fraction> fall() {
    boolean back = procedure.clock() == Clock.PENALTY;
    return (back ? pieces.falls() : pieces.rises()).stream().findFirst();
  }

  /** Whether e is the same function of the gain as another's, by the formulas. */
  boolean isAlike(ScaleFamily other) {
    return gains.equals(other.gains) && power == other.power;
  }

  /**
   * The formula in x and 1.
   *
   * @throws Formula.NoTree if there is none
   */
  Affine<Formula> formula() {
    if (gains.filter() instanceof Written written) {
      return written.formula;
    }
    throw new Formula.NoTree("no formula in one product");
  }

  /** The procedure's name, without its numbers. */
  String name() {
    return procedure.name();
  }

  @Override
  public String toString() {
    return procedure.toString();
  }
}
