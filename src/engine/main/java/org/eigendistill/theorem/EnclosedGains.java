package org.eigendistill.theorem;

import java.math.BigDecimal;
import org.eigendistill.dynamics.AveragedFlow;
import org.eigendistill.dynamics.DecayedFlow;
import org.eigendistill.dynamics.GradientDescent;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.HeavyBall;
import org.eigendistill.dynamics.Nesterov;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.number.Enclosure;

/**
 * Gains of the seven procedures, trained on labels from zero, enclosed to about 50 digits: the same
 * formulas written a second time, apart from the dynamics room.
 */
final class EnclosedGains {
  private EnclosedGains() {}

  /**
   * The gain.
   *
   * @param procedure the procedure; its doubles are taken at their exact values
   * @param time time, whole steps or penalty, positive
   * @param eigenvalue l, positive
   */
  static Enclosure of(Procedure procedure, BigDecimal time, BigDecimal eigenvalue) {
    Enclosure l = Enclosure.of(eigenvalue);
    Enclosure t = Enclosure.of(time);
    if (procedure.filter() instanceof GradientFlow) {
      return l.times(t).negate().exp().complement();
    }
    if (procedure.filter() instanceof Ridge) {
      return l.over(l.plus(t));
    }
    if (procedure.filter() instanceof DecayedFlow) {
      Enclosure rate = l.plus(Enclosure.of(procedure.numbers().get(0)));
      return l.over(rate).times(rate.times(t).negate().exp().complement());
    }
    if (procedure.filter() instanceof AveragedFlow) {
      return averaged(l.times(t));
    }
    return stepwise(procedure, time.intValueExact(), eigenvalue);
  }

  /** {@code 1 - (1 - exp(-x)) / x}. */
  static Enclosure averaged(Enclosure x) {
    return x.negate().exp().complement().over(x).complement();
  }

  /**
   * The recursion in exact decimals: a product of doubles has finitely many digits. Thus no
   * dependency widens the enclosure.
   */
  private static Enclosure stepwise(Procedure procedure, int steps, BigDecimal l) {
    BigDecimal x = new BigDecimal(procedure.named().get("step")).multiply(l);
    BigDecimal momentum = new BigDecimal(procedure.named().get("momentum"));
    BigDecimal carried = carried(procedure, x, momentum);
    BigDecimal residual = BigDecimal.ONE;
    BigDecimal increment = BigDecimal.ZERO;
    for (int n = 0; n < steps; n++) {
      increment = x.multiply(residual).add(carried.multiply(increment));
      residual = residual.subtract(increment);
    }
    return Enclosure.of(BigDecimal.ONE.subtract(residual));
  }

  private static BigDecimal carried(Procedure procedure, BigDecimal x, BigDecimal momentum) {
    if (procedure.filter() instanceof GradientDescent) {
      return BigDecimal.ZERO;
    }
    if (procedure.filter() instanceof HeavyBall) {
      return momentum;
    }
    if (procedure.filter() instanceof Nesterov) {
      return BigDecimal.ONE.subtract(x).multiply(momentum);
    }
    throw new IllegalArgumentException(procedure.name());
  }
}
