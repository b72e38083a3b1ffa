// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.simulation;

import java.util.Arrays;
import java.util.Optional;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Progress;
import org.eigendistill.softmax.LimitDrive;
import org.eigendistill.softmax.LogitGradient;
import org.eigendistill.softmax.RowDirections;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.hipparchus.ode.sampling.ODEStateInterpolator;
import org.hipparchus.ode.sampling.ODEStepHandler;

/**
 * Gradient flow of a softmax loss on a linear model from zero, with a bound of its error. The
 * logits are Z = U diag(l_k / l_1)^(1/2) W, W the weights along the directions in units in which
 * the top singular value is 1, and
 *
 * <pre>    dW/dt = -l_1 diag(l_k / l_1)^(1/2) U'G(Z), </pre>
 *
 * the gradient flow of a convex function of W, so that two courses never part: what the computed
 * course W_h is off by is at most the integral of its residual |dW_h/dt - right side|, in norm, and
 * so are the logits. The integral is taken by Gauss's rule of {@value #POINTS} points on each step.
 *
 * <p>By Dormand and Prince's method of order 8 at a tolerance of {@value #TOLERANCE}, absolute and
 * relative. So small a tolerance is for the bound: within a step the course is known by an
 * interpolation of order 7, whose residual is 1e3 to 1e5 times what the steps' ends are off by. The
 * method is explicit, so the cost rises with l_1 t. What rounding does to the gradient itself is in
 * no residual; {@link SecondCourse} shows it.
 */
public final class SoftmaxFlow {
  static final double TOLERANCE = 1e-15;
  private static final int POINTS = 4;
  private static final double[] NODES = {
    0.06943184420297371, 0.33000947820757187, 0.6699905217924281, 0.9305681557970263
  };
  private static final double[] WEIGHTS = {
    0.17392742256872692, 0.32607257743127307, 0.32607257743127307, 0.17392742256872692
  };

  private final RowDirections directions;
  private final LogitGradient gradient;
  private final Optional<LimitDrive> drive;
  private final double[] times;
  private final double[] roots;
  private final double[] rates;
  private final Matrix[] along;
  private final double[] errors;
  private final double[][] bounds;
  private long steps;
  private long evaluations;

  private SoftmaxFlow(
      RowDirections directions,
      LogitGradient gradient,
      Optional<LimitDrive> drive,
      double... times) {
    this.directions = directions;
    this.gradient = gradient;
    this.drive = drive;
    this.times = times.clone();
    double[] eigenvalues = directions.eigenvalues();
    this.roots = Arrays.stream(eigenvalues).map(l -> Math.sqrt(l / eigenvalues[0])).toArray();
    this.rates = Arrays.stream(eigenvalues).map(l -> l / gradient.classes()).toArray();
    this.along = new Matrix[times.length];
    this.errors = new double[times.length];
    this.bounds = new double[times.length][];
  }

  /**
   * Trains on labels.
   *
   * @param times rising, positive
   */
  public static SoftmaxFlow onLabels(
      RowDirections directions, LogitGradient labels, double[] times, Progress progress) {
    return new SoftmaxFlow(directions, labels, Optional.empty(), times).run(progress);
  }

  /**
   * Trains a student of a teacher, with R1's bound beside it.
   *
   * @param teacher its logits, n x C
   * @param temperature T, positive
   * @param times rising, positive
   */
  public static SoftmaxFlow onTeacher(
      RowDirections directions,
      Matrix teacher,
      double temperature,
      double[] times,
      Progress progress) {
    return new SoftmaxFlow(
            directions,
            LogitGradient.ofTeacher(teacher, temperature),
            Optional.of(new LimitDrive(teacher, temperature)),
            times)
        .run(progress);
  }

  private SoftmaxFlow run(Progress progress) {
    double end = times[times.length - 1];
    DormandPrince853Integrator integrator =
        new DormandPrince853Integrator(end * 1e-12, end, TOLERANCE, TOLERANCE);
    integrator.setInitialStepSize(Math.min(end, 0.1 / directions.eigenvalues()[0]));
    integrator.addStepHandler(new Recorder(progress));
    integrator.integrate(
        new Equation(), new ODEState(0, new double[roots.length * gradient.classes()]), end);
    evaluations += integrator.getEvaluations();
    return this;
  }

  /** The logits along the directions, diag(l_k / l_1)^(1/2) W, r x C. */
  private Matrix along(double... w) {
    int classes = gradient.classes();
    return Matrix.fill(roots.length, classes, (k, c) -> roots[k] * w[k * classes + c]);
  }

  /** The right side at weights whose logits are known. */
  private double[] slope(double... logits) {
    int classes = gradient.classes();
    double[] down = new double[logits.length];
    gradient.at(logits, down);
    Matrix projected = directions.along(Matrix.of(gradient.rows(), classes, down));
    double top = directions.eigenvalues()[0];
    return Matrix.fill(roots.length, classes, (k, c) -> -top * roots[k] * projected.get(k, c))
        .toArray();
  }

  private final class Equation implements OrdinaryDifferentialEquation {
    @Override
    public int getDimension() {
      return roots.length * gradient.classes();
    }

    @Override
    public double[] computeDerivatives(double time, double[] w) {
      return slope(directions.rows(along(w)).toArray());
    }
  }

  /** Adds the residual up, carries R1's bound on, and keeps what is asked for. */
  private final class Recorder implements ODEStepHandler {
    private final Progress progress;
    private int next;
    private double error;
    private double[] bound = new double[roots.length];

    Recorder(Progress progress) {
      this.progress = progress;
    }

    @Override
    public void handleStep(ODEStateInterpolator step) {
      double from = step.getPreviousState().getTime();
      double length = step.getCurrentState().getTime() - from;
      double off = 0;
      for (int i = 0; i < POINTS; i++) {
        ODEStateAndDerivative at = step.getInterpolatedState(from + NODES[i] * length);
        double[] logits = directions.rows(along(at.getPrimaryState())).toArray();
        error += WEIGHTS[i] * length * apart(at.getPrimaryDerivative(), slope(logits));
        off = Math.max(off, drive.map(d -> d.at(logits)).orElse(0.0));
      }
      off = Math.max(off, ends(step));
      steps++;
      evaluations += POINTS;
      double[] before = bound;
      while (next < times.length && times[next] <= from + length) {
        along[next] = along(step.getInterpolatedState(times[next]).getPrimaryState());
        errors[next] = error;
        bounds[next] = carried(before, off, times[next] - from);
        next++;
      }
      bound = carried(before, off, length);
      progress.update("softmax flow", next, times.length);
    }

    private double ends(ODEStateInterpolator step) {
      if (drive.isEmpty()) {
        return 0;
      }
      double before = at(step.getPreviousState());
      return Math.max(before, at(step.getCurrentState()));
    }

    private double at(ODEStateAndDerivative state) {
      return drive.orElseThrow().at(directions.rows(along(state.getPrimaryState())).toArray());
    }

    private double[] carried(double[] before, double off, double length) {
      double[] after = new double[before.length];
      Arrays.setAll(
          after,
          k ->
              before[k] * Math.exp(-rates[k] * length)
                  - (off == 0 ? 0 : off * Math.expm1(-rates[k] * length)));
      return after;
    }
  }

  private static double apart(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }

  /**
   * The largest distance in norm, over all times, from a course by another method.
   *
   * @param other the same gradient by another formula, or this one
   */
  public double apartFrom(LogitGradient other) {
    return new SecondCourse(directions, other).apart(times, along);
  }

  /** The times. */
  public double[] times() {
    return times.clone();
  }

  /** The logits along the directions at a time, U'Z, r x C. */
  public Matrix along(int time) {
    return along[time];
  }

  /** The logits of the rows at a time, n x C. */
  public Matrix logits(int time) {
    return directions.rows(along[time]);
  }

  /** A bound of the error of the logits at a time, in Frobenius norm. */
  public double error(int time) {
    return errors[time];
  }

  /**
   * R1's bound of the logits' distance from the limit along a direction, the drive taken as the
   * largest of six points of each step; 0 on labels.
   */
  public double bound(int time, int direction) {
    return bounds[time][direction];
  }

  /** The gain in the limit, 1 - exp(-l_k t / C). */
  public double limit(int time, int direction) {
    return -Math.expm1(-rates[direction] * times[time]);
  }

  /** How many steps the integration took. */
  public long steps() {
    return steps;
  }

  /** How often the gradient was worked out. */
  public long evaluations() {
    return evaluations;
  }
}
