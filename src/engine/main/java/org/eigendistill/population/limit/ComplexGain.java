package org.eigendistill.population.limit;

import java.util.List;
import org.apache.commons.math3.complex.Complex;
import org.eigendistill.dynamics.Affine;
import org.eigendistill.dynamics.Clock;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.population.NotKnownException;
import org.eigendistill.population.Training;
import org.eigendistill.population.Training.Spectral;

/** A filter's gain off the real axis, and how far to the left of 0 it can be taken there. */
final class ComplexGain {
  /** Left of 0 gains grow; a contour goes to where the residual has grown to this. */
  private static final double GROWN = Math.exp(1.5);

  /** Gains of a penalty d have a pole at -d; a contour passes at this part of it. */
  private static final double BEFORE_POLE = 0.3;

  private static final int BISECTIONS = 60;

  private final Procedure procedure;
  private final double length;

  private ComplexGain(Spectral training) {
    this.procedure = training.procedure();
    this.length = training.length();
  }

  /**
   * Of a fit.
   *
   * @throws NotKnownException if it is no filter of finite length
   */
  static ComplexGain of(Training training) {
    if (training instanceof Spectral spectral && spectral.length() > 0) {
      return new ComplexGain(spectral);
    }
    throw new NotKnownException(
        training instanceof Spectral
            ? "training of length 0"
            : "fits of least norm to rows that come again (take a long time or a small penalty)");
  }

  /** Gain and residual, each by itself. */
  Complex[] at(Complex z) {
    Affine<ComplexNumber> update = update(new ComplexNumber(z));
    return new Complex[] {update.gain().number(), update.residual().number()};
  }

  private Affine<ComplexNumber> update(ComplexNumber z) {
    List<ComplexNumber> numbers =
        procedure.numbers().stream().map(n -> ComplexNumber.of(n)).toList();
    return procedure.filter().update(z, ComplexNumber.of(length), numbers);
  }

  /**
   * How far left of 0 a contour may go.
   *
   * @param top the largest eigenvalue; no further than that
   */
  double reach(double top) {
    if (procedure.clock() == Clock.PENALTY) {
      return Math.min(top, BEFORE_POLE * length);
    }
    if (grown(top)) {
      double low = Math.log(top) - 80;
      double high = Math.log(top);
      for (int i = 0; i < BISECTIONS; i++) {
        double middle = (low + high) / 2;
        if (grown(Math.exp(middle))) {
          high = middle;
        } else {
          low = middle;
        }
      }
      return Math.exp(low);
    }
    return top;
  }

  private boolean grown(double left) {
    try {
      double residual = update(ComplexNumber.of(-left)).residual().number().abs();
      return !(residual < GROWN);
    } catch (ArithmeticException e) {
      return true; // a pole
    }
  }
}
