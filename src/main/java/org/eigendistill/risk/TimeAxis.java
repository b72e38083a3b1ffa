package org.eigendistill.risk;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eigendistill.dynamics.AveragedFlow;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Gain;
import org.eigendistill.dynamics.Model;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.dynamics.Training;

/**
 * A procedure's times on a spectrum, from hardly trained (gain at most 1e-6 everywhere) to
 * interpolation (residual below 1e-9 everywhere, and below 1e-17 where training is exponential), on
 * one coordinate: the natural logarithm of time, rising with training; minus the logarithm of the
 * penalty for ridge.
 *
 * <p>Holds lines of training, so one thread at a time.
 */
final class TimeAxis {
  private static final double UNTRAINED = 1e-6;
  private static final double FORGOTTEN = 40;
  private static final double SLOW = 1e9;
  private static final double MOST_STEPS = 0x1p52;

  private final Procedure procedure;
  private final Training.Line[] lines;
  private final Training.Line[] forgetting;
  private final Map<Double, Filter> filters = new Recent<>();
  private final Map<Double, double[]> keeps = new Recent<>();
  private final double low;
  private final double high;

  TimeAxis(Procedure procedure, double[] eigenvalues) {
    this.procedure = procedure;
    double top = Arrays.stream(eigenvalues).max().orElseThrow();
    double bottom = Arrays.stream(eigenvalues).min().orElseThrow();
    procedure.requireStable(top);
    this.lines = lines(Course.onLabels(procedure), eigenvalues);
    // From the labels toward nothing: the gain is what is kept of a start.
    this.forgetting =
        procedure.continues()
            ? lines(new Course(procedure, Model.LABELS, Model.ZERO), eigenvalues)
            : null;
    if (procedure instanceof Ridge) {
      low = -Math.log(top / UNTRAINED);
      high = Math.log(SLOW / bottom);
    } else if (procedure instanceof Procedure.Stepwise stepwise) {
      double slowest = FORGOTTEN / (stepwise.step() * bottom);
      double shaking = FORGOTTEN / (stepwise.stabilityLimit() - stepwise.step() * top);
      double rolling = 2 * FORGOTTEN / (1 - stepwise.momentum());
      low = 0;
      high = Math.log(Math.min(MOST_STEPS, slowest + shaking + rolling));
    } else {
      low = Math.log(UNTRAINED / top);
      high = Math.log((procedure instanceof AveragedFlow ? SLOW : FORGOTTEN) / bottom);
    }
  }

  /** What was last worked out: a search asks for the same few times again and again. */
  private static final class Recent<T> extends LinkedHashMap<Double, T> {
    private static final long serialVersionUID = 1;
    private static final int MOST = 32;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Double, T> eldest) {
      return size() > MOST;
    }
  }

  private static Training.Line[] lines(Course course, double[] eigenvalues) {
    return Arrays.stream(eigenvalues).mapToObj(course::along).toArray(Training.Line[]::new);
  }

  Procedure procedure() {
    return procedure;
  }

  double low() {
    return low;
  }

  double high() {
    return high;
  }

  /** Whether times are whole numbers. */
  boolean isStepwise() {
    return procedure instanceof Procedure.Stepwise;
  }

  /** The time, step count or penalty at a coordinate. */
  double time(double coordinate) {
    if (procedure instanceof Ridge) {
      return Math.exp(-coordinate);
    }
    double time = Math.exp(coordinate);
    return isStepwise() ? Math.max(1, Math.rint(time)) : time;
  }

  /** The coordinate of a time. */
  double coordinate(double time) {
    return procedure instanceof Ridge ? -Math.log(time) : Math.log(time);
  }

  /** Plain training on labels for the time at a coordinate. */
  Filter at(double coordinate) {
    return until(time(coordinate));
  }

  /** Plain training on labels for a time. */
  Filter until(double time) {
    return filters.computeIfAbsent(time, this::train);
  }

  private Filter train(double time) {
    double[] gains = new double[lines.length];
    double[] residuals = new double[lines.length];
    for (int k = 0; k < lines.length; k++) {
      Gain gain = lines[k].at(time);
      gains[k] = gain.gain();
      residuals[k] = gain.residual();
    }
    return Filter.wrap(gains, residuals);
  }

  /** What is kept of a start after training for a time, per direction; not to be written to. */
  double[] kept(double time) {
    return keeps.computeIfAbsent(time, this::forget);
  }

  private double[] forget(double time) {
    double[] kept = new double[forgetting.length];
    for (int k = 0; k < kept.length; k++) {
      kept[k] = forgetting[k].at(time).gain();
    }
    return kept;
  }
}
