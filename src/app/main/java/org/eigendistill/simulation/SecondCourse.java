// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.simulation;

import org.eigendistill.base.Matrix;
import org.eigendistill.softmax.LogitGradient;
import org.eigendistill.softmax.RowDirections;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.GraggBulirschStoerIntegrator;
import org.hipparchus.ode.sampling.ODEStateInterpolator;
import org.hipparchus.ode.sampling.ODEStepHandler;

/**
 * The course of a softmax model once more, by extrapolation (Gragg, Bulirsch and Stoer) at a
 * tolerance of {@value #TOLERANCE}, on the logits along the directions themselves, A = U'Z:
 *
 * <pre>    dA/dt = -diag(l_k) U'G(U A). </pre>
 *
 * @param directions of the rows
 * @param gradient of the loss, G
 */
record SecondCourse(RowDirections directions, LogitGradient gradient) {
  static final double TOLERANCE = 1e-13;

  /**
   * The largest distance in Frobenius norm from another course.
   *
   * @param times rising, positive
   * @param along that course's logits along the directions at these times, r x C
   */
  double apart(double[] times, Matrix... along) {
    double end = times[times.length - 1];
    GraggBulirschStoerIntegrator integrator =
        new GraggBulirschStoerIntegrator(end * 1e-12, end, TOLERANCE, TOLERANCE);
    integrator.setInitialStepSize(Math.min(end, 0.1 / directions.eigenvalues()[0]));
    Distance distance = new Distance(times, along);
    integrator.addStepHandler(distance);
    int size = directions.count() * gradient.classes();
    integrator.integrate(new Equation(), new ODEState(0, new double[size]), end);
    return distance.most;
  }

  private final class Equation implements OrdinaryDifferentialEquation {
    private final double[] eigenvalues = directions.eigenvalues();

    @Override
    public int getDimension() {
      return eigenvalues.length * gradient.classes();
    }

    @Override
    public double[] computeDerivatives(double time, double[] a) {
      int classes = gradient.classes();
      double[] down = new double[gradient.rows() * classes];
      gradient.at(directions.rows(Matrix.of(eigenvalues.length, classes, a)).toArray(), down);
      Matrix projected = directions.along(Matrix.of(gradient.rows(), classes, down));
      return Matrix.fill(
              eigenvalues.length, classes, (k, c) -> -eigenvalues[k] * projected.get(k, c))
          .toArray();
    }
  }

  private static final class Distance implements ODEStepHandler {
    private final double[] times;
    private final Matrix[] along;
    private int next;
    private double most;

    Distance(double[] times, Matrix... along) {
      this.times = times;
      this.along = along;
    }

    @Override
    public void handleStep(ODEStateInterpolator step) {
      while (next < times.length && times[next] <= step.getCurrentState().getTime()) {
        double[] here = step.getInterpolatedState(times[next]).getPrimaryState();
        Matrix other = along[next];
        double apart = Matrix.of(other.rows(), other.columns(), here).plus(-1, other).norm();
        most = Math.max(most, apart);
        next++;
      }
    }
  }
}
