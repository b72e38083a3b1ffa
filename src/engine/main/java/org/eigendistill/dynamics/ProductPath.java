// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleToLongFunction;
import java.util.function.LongFunction;
import org.eigendistill.number.DoubleDouble;

/**
 * The course of steps of changing length along one direction: step j leaves 1 - x_j of what there
 * was. In double-double, gain and residual each by itself, the residual's power of two kept apart;
 * some {@value #REMEMBERED} places of the whole course are remembered, so that another length costs
 * no more steps than lie between two of them.
 */
final class ProductPath implements Propagator {
  private static final long REMEMBERED = 512;
  private static final double LOG_2 = Math.log(2);

  private final long apart;
  private final DoubleToLongFunction taken;
  private final LongFunction<DoubleDouble> parts;
  private final List<Reached> reached = new ArrayList<>();

  /**
   * The course.
   *
   * @param total all steps of the course
   * @param taken how many steps a length takes
   * @param parts x_j by j, counted from 0
   */
  ProductPath(long total, DoubleToLongFunction taken, LongFunction<DoubleDouble> parts) {
    this.apart = 1 + total / REMEMBERED;
    this.taken = taken;
    this.parts = parts;
    reached.add(new Reached(DoubleDouble.ZERO, DoubleDouble.ONE, 0));
  }

  /** What is fitted, and left: {@code left 2^exponent}. */
  private record Reached(DoubleDouble fitted, DoubleDouble left, long exponent) {
    Reached step(DoubleDouble part) {
      DoubleDouble more = left.times(part).scale(exponent);
      DoubleDouble rest = left.times(DoubleDouble.ONE.minus(part));
      int shift = rest.high() == 0 ? 0 : Math.getExponent(rest.high());
      return new Reached(fitted.plus(more), rest.scale(-shift), exponent + shift);
    }

    Update update() {
      double mantissa = left.value();
      double log =
          mantissa == 0
              ? Double.NEGATIVE_INFINITY
              : exponent * LOG_2 + Math.log(Math.abs(mantissa));
      double residual = Math.copySign(left.scale(exponent).value(), mantissa);
      double gain = fitted.value();
      boolean early = Math.abs(gain) < 0.5;
      return new Update(gain, residual, early ? Math.log1p(-gain) : log, 0);
    }
  }

  @Override
  public Update until(double length) {
    long steps = taken.applyAsLong(length);
    int block = (int) (steps / apart);
    while (reached.size() <= block) {
      long from = (reached.size() - 1) * apart;
      reached.add(walked(reached.get(reached.size() - 1), from, from + apart));
    }
    return walked(reached.get(block), block * apart, steps).update();
  }

  private Reached walked(Reached start, long from, long to) {
    Reached at = start;
    for (long j = from; j < to; j++) {
      at = at.step(parts.apply(j));
    }
    return at;
  }
}
