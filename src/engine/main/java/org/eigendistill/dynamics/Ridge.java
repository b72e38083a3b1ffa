package org.eigendistill.dynamics;

/**
 * Ridge regression at penalty d: the minimizer of c ||y - X b||^2 + d ||b||^2 has gain
 *
 * <pre>    a(l) = l / (l + d),    r(l) = d / (l + d). </pre>
 *
 * <p>The place of time is taken by the penalty. Ridge forgets its start, so it cannot continue
 * another model.
 */
public record Ridge() implements Procedure {
  @Override
  public Path along(double eigenvalue) {
    return penalty -> {
      double sum = eigenvalue + penalty;
      return new Update(eigenvalue / sum, 0, Double.NEGATIVE_INFINITY, penalty / sum);
    };
  }

  /** {@code d = l r / a}. */
  @Override
  public double timeToReach(double eigenvalue, Gain goal) {
    return goal.residual() > 0 ? eigenvalue * (goal.residual() / goal.gain()) : Double.NaN;
  }

  @Override
  public Clock clock() {
    return Clock.PENALTY;
  }

  @Override
  public boolean continues() {
    return false;
  }

  @Override
  public String name() {
    return "ridge";
  }
}
