package org.eigendistill.dynamics;

/**
 * How long plain training on labels would have taken to reach a gain, direction by direction:
 *
 * <pre>    t_eff(l) = - log r(l) / l. </pre>
 *
 * <p>Exaggeration of the bias on every pair of directions is exactly: t_eff increases with l. For a
 * flow student (time t') of a flow teacher (time T) it tends to min(t', T) for large l and to l t'
 * T for small: distillation runs a slower clock where the data vary little.
 */
public final class EffectiveTime {
  private EffectiveTime() {}

  /**
   * Effective time on the clock of gradient flow.
   *
   * @param gain a model's gain
   * @param eigenvalue the direction's eigenvalue, positive
   * @return the time, infinite where the residual is 0
   */
  public static double of(Gain gain, double eigenvalue) {
    return -gain.logResidual() / eigenvalue;
  }

  /**
   * Effective time on a procedure's own clock: steps of gradient descent, for {@link
   * GradientDescent} with h l &lt; 1, by l' = -log(1 - h l); flow time otherwise.
   */
  public static double of(Procedure procedure, Gain gain, double eigenvalue) {
    return -gain.logResidual() / rate(procedure, eigenvalue);
  }

  private static double rate(Procedure procedure, double eigenvalue) {
    if (procedure instanceof GradientDescent descent && descent.step() * eigenvalue < 1) {
      return -Math.log1p(-descent.step() * eigenvalue);
    }
    return eigenvalue;
  }

  /**
   * By how much the effective time of a flow student of a flow teacher stays below min(t', T), as a
   * natural logarithm, so that it is resolved even where the effective time itself has reached its
   * limit in doubles:
   *
   * <pre>    min(t', T) - t_eff = log(1 + exp(-l |T - t'|) (1 - exp(-l min))) / l. </pre>
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
