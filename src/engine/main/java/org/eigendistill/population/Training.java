// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population;

import java.util.Optional;
import java.util.OptionalDouble;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.dynamics.Ridge;

/**
 * How a model is fitted to its labels, on the loss |X w - y|^2 / (2 n), the mean over rows.
 *
 * <p>All but the last two act by a spectral filter: with l an eigenvalue of the features' second
 * moment and gain(l) what training fits along it, the fit is psi(l) = gain(l) / l times the
 * gradient at 0.
 */
public sealed interface Training {
  /** An eigenvalue below this part of the largest is 0: nothing is fitted along it. */
  double NOTHING = 1e-11;

  /** Fits that act along each eigendirection alone. */
  sealed interface Filtered extends Training permits Spectral, LeastNorm {
    /**
     * The fit per unit of the gradient at 0, {@code gain(l) / l}.
     *
     * @param eigenvalue l, positive
     */
    double psi(double eigenvalue);

    /**
     * Where psi is {@code 1 / (l + d)}: the penalty d of the ridge regression that this is, which
     * one linear system solves.
     */
    default OptionalDouble penalty() {
      return OptionalDouble.empty();
    }

    /** Psi along each of several eigenvalues, 0 along those that are {@link #NOTHING}. */
    default double[] psi(double... eigenvalues) {
      double top = 0;
      for (double eigenvalue : eigenvalues) {
        top = Math.max(top, eigenvalue);
      }
      double[] psi = new double[eigenvalues.length];
      for (int i = 0; i < psi.length; i++) {
        psi[i] = eigenvalues[i] > NOTHING * top ? psi(eigenvalues[i]) : 0;
      }
      return psi;
    }
  }

  /**
   * Training by any filter for a length on its clock; length 0 fits nothing.
   *
   * @param procedure the filter with its numbers
   * @param length time, steps or penalty, in units of the mean loss
   */
  record Spectral(Procedure procedure, double length) implements Filtered {
    /** So much, beyond rounding, a residual grows. */
    private static final double GROWING = 1e-9;

    /** Checks the length. */
    public Spectral {
      if (length != 0) {
        procedure.requireTime(length);
      }
    }

    @Override
    public double psi(double eigenvalue) {
      return length == 0 ? 0 : procedure.along(eigenvalue).gainAt(length).gain() / eigenvalue;
    }

    /** What is said of a model that diverges along one of some eigenvalues; empty if none. */
    Optional<String> divergence(String model, double... eigenvalues) {
      for (double l : eigenvalues) {
        if (l > 0 && !(Math.abs(1 - l * psi(l)) <= 1 + GROWING)) {
          return Optional.of(
              "'%s' diverges: by %s residuals grow along the eigenvalue %.4g"
                  .formatted(model, procedure, l));
        }
      }
      return Optional.empty();
    }

    @Override
    public OptionalDouble penalty() {
      return length > 0 && procedure.filter() instanceof Ridge
          ? OptionalDouble.of(length)
          : OptionalDouble.empty();
    }
  }

  /** The interpolation or least-squares fit of least norm, the end of all plain training. */
  record LeastNorm() implements Filtered {
    @Override
    public double psi(double eigenvalue) {
      return 1 / eigenvalue;
    }

    @Override
    public OptionalDouble penalty() {
      return OptionalDouble.of(0);
    }
  }

  /**
   * The best fit to the population among those whose weights have at most a norm.
   *
   * @param radius that norm, at least 0
   */
  record InBall(double radius) implements Training {
    /** Checks the radius. */
    public InBall {
      if (!(radius >= 0)) {
        throw new IllegalArgumentException("a radius is at least 0, not " + radius);
      }
    }
  }

  /**
   * Stochastic gradient descent, each of as many fresh rows as steps used once, from 0.
   *
   * @param step h, positive
   */
  record OnePass(double step) implements Training {
    /** Checks the step. */
    public OnePass {
      if (!(step > 0) || step == Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException("a step is positive and finite, not " + step);
      }
    }

    /**
     * What is said of a model that diverges; empty if it does not.
     *
     * @param norm of what the pass makes of its labels
     */
    public Optional<String> divergence(String model, double norm) {
      return Double.isFinite(norm)
          ? Optional.empty()
          : Optional.of(
              "one pass of '%s' diverges: its step %s is too long".formatted(model, step));
    }
  }
}
