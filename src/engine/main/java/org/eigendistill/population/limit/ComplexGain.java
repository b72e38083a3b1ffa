// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population.limit;

import java.util.List;
import org.apache.commons.math3.complex.Complex;
import org.eigendistill.dynamics.Affine;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.population.NotKnownException;
import org.eigendistill.population.Training;
import org.eigendistill.population.Training.Spectral;

/** A filter's gain off the real axis, and how far to the left of 0 it can be taken there. */
final class ComplexGain {
  /** Left of 0 residuals grow, as exp(-l t) does; a contour goes to where one has grown to this. */
  private static final double GROWN = Math.exp(1.5);

  /** Where a residual is no longer a real number that grows, a contour stays at this part of it. */
  private static final double BEFORE = 0.3;

  /** Each place that is looked at is so much further than the last. */
  private static final double FURTHER = 1.03;

  /** Beyond this nothing but exponential growth is left; a pole has been met before. */
  private static final double FAR_GROWN = Math.exp(5);

  private static final double NEAREST = 1e-24;

  /** What is no growing number so near to 0 is not one from 0 on. */
  private static final double NEAR = 1e-20;

  private static final double REAL = 1e-9;

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
    double grown = top;
    double before = 1;
    for (double left = top * NEAREST; left < top / BEFORE; left *= FURTHER) {
      Complex residual = residual(-left);
      double real = residual.getReal();
      boolean plain =
          Math.abs(residual.getImaginary()) <= REAL * Math.abs(real) && real >= before * (1 - REAL);
      if (!plain && left < top * NEAR) {
        throw pole();
      }
      if (!plain) { // beyond a pole or a branch point
        return Math.min(grown, BEFORE * left / FURTHER);
      }
      if (real >= GROWN && grown == top) {
        grown = Math.min(top, left);
      }
      if (real >= FAR_GROWN) { // of exponential growth this is where it had grown so far already
        return Math.min(grown, BEFORE * left);
      }
      before = real;
    }
    return grown;
  }

  private Complex residual(double at) {
    try {
      return update(ComplexNumber.of(at)).residual().number();
    } catch (ArithmeticException e) {
      return Complex.NaN; // a pole
    }
  }

  /**
   * Makes sure that the gain has no pole within a contour: Cauchy's formula gives it back.
   *
   * @param values at the contour's nodes
   */
  void requireAnalytic(Contour contour, Complex... values) {
    for (double at : contour.probes()) {
      Complex real = at(new Complex(at))[0];
      if (!contour.givesBack(at, real.getReal(), values)) {
        throw pole();
      }
    }
  }

  private NotKnownException pole() {
    return new NotKnownException(
        "%s, whose gain has a pole or grows without bound near the eigenvalues"
            .formatted(procedure));
  }
}
