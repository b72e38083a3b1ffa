// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.deep;

import org.eigendistill.number.Enclosed;

/**
 * Finds the progress q that takes a given time. With Theta the time as a function of q, Theta' =
 * 1/f(u), and f between its values at start and aim bounds q on both sides. Newton steps in log q
 * within these bounds, halved where a step would leave them; then Newton steps in the arithmetic
 * asked for, each of which doubles the digits.
 */
final class ProgressSearch {
  private static final int MOST = 200;
  private static final double NEAR = 1e-11;
  private static final double LEAST = 1e-307;

  private final ModeGrowth growth;
  private final double start;
  private final double aim;

  private ProgressSearch(ModeGrowth growth, double start, double aim) {
    this.growth = growth;
    this.start = start;
    this.aim = aim;
  }

  static <N extends Enclosed<N>> N of(ModeGrowth growth, Arithmetic<N> in, N start, N aim, N time) {
    double near = new ProgressSearch(growth, start.value(), aim.value()).near(time.value());
    N progress = in.number(near);
    for (int turn = 0; turn < in.turns(); turn++) {
      Approach<N> approach = new Approach<>(start, aim, progress);
      N over = growth.time(in, approach).minus(time);
      progress = progress.minus(over.times(growth.rate(approach.value())));
    }
    return progress;
  }

  /** To eleven digits. */
  private double near(double time) {
    double one = time * slope(start);
    double other = time * slope(aim);
    double low = Math.max(LEAST, Math.min(one, other) * 0.999);
    double high = Math.max(LEAST, Math.max(one, other) * 1.001);
    double progress = Math.sqrt(low) * Math.sqrt(high);
    for (int turn = 0; turn < MOST; turn++) {
      double over = time(progress) - time;
      if (over > 0) {
        high = progress;
      } else {
        low = progress;
      }
      double step = -over * slope(value(progress)) / progress;
      double next = progress * Math.exp(step);
      if (Math.abs(step) < NEAR || high / low - 1 < NEAR) {
        return progress;
      }
      progress = next > low && next < high ? next : Math.sqrt(low) * Math.sqrt(high);
    }
    return progress;
  }

  private double value(double progress) {
    return start * Math.exp(-progress) - aim * Math.expm1(-progress);
  }

  private double slope(double value) {
    double rate = growth.rate(Arithmetic.INTERVAL.number(value)).value();
    return Double.isFinite(rate) ? rate : growth.rate(Arithmetic.ENCLOSURE.number(value)).value();
  }

  private double time(double progress) {
    try {
      double quick = in(Arithmetic.INTERVAL, progress);
      if (Double.isFinite(quick)) {
        return quick;
      }
    } catch (ArithmeticException beyond) {
      // More digits, and a longer range.
    }
    return in(Arithmetic.ENCLOSURE, progress);
  }

  private <N extends Enclosed<N>> double in(Arithmetic<N> in, double progress) {
    return growth
        .time(in, new Approach<>(in.number(start), in.number(aim), in.number(progress)))
        .value();
  }
}
