// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import java.util.function.ToDoubleFunction;

/**
 * How long plain training on labels would have taken to reach a gain, direction by direction, on
 * one {@link Clock} for all directions. With r = 1 - a, for the flows it is the time of gradient
 * flow
 *
 * <pre>\[ t_{\mathrm{eff}}(l) = - \frac{\log r(l)}{l}, \]</pre>
 *
 * for ridge one over the penalty, {@code 1/d = (1 - r) / (l r)}, and for stepwise procedures a real
 * number of steps: {@code log r / log(1 - h l)} for descent; else log r is interpolated linearly
 * between the two whole steps of plain training around it.
 *
 * <p>Exaggeration of the bias on every pair of directions, against that plain training, is exactly:
 * t_eff increases with l. For a flow student (time t') of a flow teacher (time T) it tends to
 * min(t', T) for large l and to l t' T for small: distillation runs a slower clock where the data
 * vary little.
 *
 * <p>NaN where there is no such length: the model has overshot (r &lt; 0), or plain steps overshoot
 * before they come to r. Infinite where r = 0 and plain training comes there in the limit alone.
 * Where h l = 1 to within rounding, the first step fits all there is: with momentum plain training
 * overshoots from there on; without it the sign of 1 - h l is that of a rounding error and taken as
 * positive, and if it is exactly 0 every number of steps has the same gain, so there is no length.
 */
public final class EffectiveTime {
  private EffectiveTime() {}

  /**
   * Effective time on the clock of gradient flow.
   *
   * @param gain a model's gain
   * @param eigenvalue the direction's eigenvalue, positive
   * @return the time, negative where the gain is
   */
  public static double of(Gain gain, double eigenvalue) {
    return gain.residualSign() < 0 ? Double.NaN : -gain.logResidual() / eigenvalue;
  }

  /** Effective length on a procedure's clock: see {@link #along}. */
  public static double of(Procedure procedure, Gain gain, double eigenvalue) {
    return along(procedure, eigenvalue).applyAsDouble(gain);
  }

  /**
   * Effective length on a procedure's clock along one direction, for many gains; for one thread.
   *
   * @param procedure plain training's; the flows with decay or averaging count gradient flow's
   *     time, and all filters of a penalty ridge's
   * @param eigenvalue the direction's eigenvalue, positive
   */
  public static ToDoubleFunction<Gain> along(Procedure procedure, double eigenvalue) {
    return switch (procedure.clock()) {
      case TIME -> gain -> of(gain, eigenvalue);
      case PENALTY -> gain -> inversePenalty(gain, eigenvalue);
      case STEPS -> steps(procedure, eigenvalue);
    };
  }

  private static double inversePenalty(Gain gain, double eigenvalue) {
    if (gain.residualSign() < 0) {
      return Double.NaN;
    }
    double odds =
        gain.residual() >= Double.MIN_NORMAL
            ? gain.gain() / gain.residual()
            : Math.exp(-gain.logResidual());
    return odds / eigenvalue;
  }

  private static ToDoubleFunction<Gain> steps(Procedure procedure, double eigenvalue) {
    Propagator path = procedure.along(eigenvalue);
    Gain first = path.gainAt(1);
    double rate = path.decayRate();
    boolean geometric = !Double.isNaN(rate);
    boolean atOnce = Math.abs(first.residual()) <= StepPath.ROUNDING;
    if (!geometric && (atOnce || first.residualSign() < 0)) {
      return gain -> Double.NaN;
    }
    double smallest = atOnce ? -StepPath.ROUNDING : 0;
    return gain -> {
      if (gain.residualSign() < 0 && !(gain.residual() > smallest)) {
        return Double.NaN;
      }
      return geometric
          ? -gain.logResidual() / rate
          : interpolated(path, gain, FirstLength.of(Clock.STEPS, path, eigenvalue, gain));
    };
  }

  private static double interpolated(Propagator path, Gain gain, double upper) {
    if (Double.isNaN(upper)) {
      boolean never = gain.logResidual() == Double.NEGATIVE_INFINITY;
      return never ? Double.POSITIVE_INFINITY : Double.NaN;
    }
    Gain from = upper == 1 ? Gain.NONE : path.gainAt(upper - 1);
    Gain to = path.gainAt(upper);
    boolean overshot = to.residualSign() < 0 || to.logResidual() == Double.NEGATIVE_INFINITY;
    if (overshot || gain.logResidual() > 0) {
      return Double.NaN;
    }
    double share =
        (from.logResidual() - gain.logResidual()) / (from.logResidual() - to.logResidual());
    return upper - 1 + share;
  }

  /**
   * By how much the effective time of a flow student of a flow teacher stays below min(t', T), as a
   * natural logarithm, so that it is resolved even where the effective time itself has reached its
   * limit in doubles:
   *
   * <pre>\[ \min(t', T) - t_{\mathrm{eff}} = \frac{1}{l} \log\left(1 + e^{-l |T
   *    - t'|} \left(1 - e^{-l \min(t', T)}\right)\right). \]</pre>
   *
   * <p>It follows from r = r_s + r_T - r_s r_T with the larger residual divided out.
   *
   * @param eigenvalue l, positive
   * @param studentTime t', positive
   * @param teacherTime T, positive
   */
  public static double logFlowLag(double eigenvalue, double studentTime, double teacherTime) {
    double shorter = Math.min(studentTime, teacherTime);
    double gap = eigenvalue * Math.abs(teacherTime - studentTime);
    double logTerm = -gap + Math.log(-Math.expm1(-eigenvalue * shorter));
    // log1p(e) = e to relative precision e / 2, so below 1e-17 the logarithm is the term's own.
    double logLog = logTerm < -40 ? logTerm : Math.log(Math.log1p(Math.exp(logTerm)));
    return logLog - Math.log(eigenvalue);
  }
}
