// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.proposition;

import java.util.List;
import org.eigendistill.dynamics.Clock;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.number.Enclosure;
import org.eigendistill.number.Exact;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Scalar;

/**
 * What counts the length of a filter's training in a certificate, for l_1 = 1 and a rational l_2:
 * the length itself, unless a root makes gains rational that no time does.
 *
 * <ul>
 *   <li>root: time is the multiple u tau of tau = -log(root), u being the least such that every
 *       decay along l_1 and l_2 is a whole power of the root ({@link Exact#unit}). For flow and l_2
 *       = p/q in lowest terms u is q, so that exp(-T) = root^q and exp(-l_2 T) = root^p. A smaller
 *       root is a longer time;
 *   <li>steps, penalty: the number of steps, the penalty;
 *   <li>time: of what is rational at no time; its gains are enclosed.
 * </ul>
 *
 * @param filter the filter
 * @param exact whether its gains are rational at rational readings
 */
public record RationalClock(Filter filter, boolean exact) {
  private static final Fraction HALF = Fraction.of(1, 2);

  /** Finds out by trying. */
  public static RationalClock of(Filter filter) {
    RationalClock trial = new RationalClock(filter, true);
    List<Fraction> numbers =
        filter.parameters().stream().map(parameter -> parameter.domain().example()).toList();
    try {
      trial.rational(numbers, trial.isRoot() ? HALF : Fraction.of(2, 1), HALF, false);
      return trial;
    } catch (ArithmeticException irrational) {
      return new RationalClock(filter, false);
    }
  }

  /** Whether readings are roots: exp(-tau) in the place of a time. */
  public boolean isRoot() {
    return exact && filter.clock() == Clock.TIME;
  }

  /** root, steps, penalty or time. */
  public String word() {
    return isRoot() ? "root" : filter.clock().word();
  }

  /** Whether a number can be a reading. */
  public boolean admits(Fraction reading) {
    return reading.signum() > 0
        && (!isRoot() || reading.compareTo(Fraction.ONE) < 0)
        && (!filter.clock().isWhole() || reading.isWhole());
  }

  /**
   * The gain along l_1 (top) or l_2.
   *
   * @throws ArithmeticException if it is not rational
   */
  public Fraction rational(List<Fraction> numbers, Fraction reading, Fraction ratio, boolean top) {
    Exact length = isRoot() ? Exact.time(reading, unit(numbers, ratio)) : Exact.of(reading);
    return exactGain(top ? Fraction.ONE : ratio, length, numbers).fraction();
  }

  /**
   * The same as an enclosure, of what is rational the tightest.
   *
   * @throws ArithmeticException if the reading is a root and no time is a multiple of its logarithm
   */
  public Enclosure enclosed(List<Fraction> numbers, Fraction reading, Fraction ratio, boolean top) {
    if (exact) {
      try {
        return Enclosure.of(rational(numbers, reading, ratio, top));
      } catch (ArithmeticException irrational) {
        if (isRoot()) {
          throw irrational;
        }
      }
    }
    List<Enclosure> lifted = numbers.stream().map(Enclosure::of).toList();
    return gain(Enclosure.of(top ? Fraction.ONE : ratio), Enclosure.of(reading), lifted);
  }

  /** What times are multiples of, in units of -log(root). */
  Fraction unit(List<Fraction> numbers, Fraction ratio) {
    return Exact.unit(
        time -> List.of(exactGain(Fraction.ONE, time, numbers), exactGain(ratio, time, numbers)));
  }

  /** The reading of a time or length that is no fraction. */
  public double at(double length, List<Fraction> numbers, Fraction ratio) {
    return isRoot() ? Math.exp(-length / unit(numbers, ratio).value()) : length;
  }

  private Exact exactGain(Fraction l, Exact length, List<Fraction> numbers) {
    return gain(Exact.of(l), length, numbers.stream().map(Exact::of).toList());
  }

  private <N extends Scalar<N>> N gain(N l, N length, List<N> numbers) {
    return filter.update(l, length, numbers).gain();
  }
}
