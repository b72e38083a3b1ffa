// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.deep;

import org.eigendistill.dynamics.Gain;
import org.eigendistill.number.Enclosed;
import org.eigendistill.number.Enclosure;
import org.eigendistill.number.Measured;

/** A mode's training, written once for every arithmetic, to the digits of doubles. */
interface ModeQuestion {
  /** Errors up to this in what is shown, relative ones; of a progress below 1 relative as well. */
  double GOOD = 0x1p-50;

  /** How far toward labels the mode has come. */
  <N extends Enclosed<N>> Approach<N> in(Arithmetic<N> in);

  /** In double-doubles where their bounds are small enough, else in 75 digits. */
  default ModeState answer(ModeGrowth growth, Mode mode) {
    try {
      Parts<Measured> parts = parts(Arithmetic.MEASURED, growth, mode);
      Measured progress = parts.progress();
      if (progress.error() <= GOOD
          && progress.relativeError() <= GOOD
          && parts.value().relativeError() <= GOOD
          && parts.time().relativeError() <= GOOD) {
        return parts.state();
      }
    } catch (ArithmeticException beyond) {
      // More digits, and a longer range.
    }
    Parts<Enclosure> parts = parts(Arithmetic.ENCLOSURE, growth, mode);
    return parts.state();
  }

  private <N extends Enclosed<N>> Parts<N> parts(Arithmetic<N> in, ModeGrowth growth, Mode mode) {
    Approach<N> approach = in(in);
    N whole =
        approach.progress().value() < 0
            ? growth.time(in, approach.reversed()).negate()
            : growth.time(in, approach);
    N time = whole.over(in.number(mode.eigenvalue()));
    return new Parts<>(approach.progress(), approach.value(), time);
  }

  /** What is shown. */
  record Parts<N extends Enclosed<N>>(N progress, N value, N time) {
    ModeState state() {
      double gain = Approach.fitted(progress).value();
      double residual = progress.negate().exp().value();
      return new ModeState(
          value.value(), new Gain(gain, residual, -progress.value()), time.value());
    }
  }
}
