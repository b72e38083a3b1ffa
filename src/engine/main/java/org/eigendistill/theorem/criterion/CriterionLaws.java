// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import java.util.List;
import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.certificate.Counterexample;
import org.eigendistill.theorem.search.Law;

/**
 * The statements N4, N4i, N4s and N4a as laws, their false neighbours, and what refutes these. N4
 * is the criterion of {@link ElasticityCriterion}; N4i gives it by
 *
 * <pre>\[ c_R (1 + a) \text{ rises with the gain } a, \qquad c_S \ge c_R, \quad c_T \ge c_R
 *    \quad \text{at equal gains}, \qquad c = \frac{e}{1 - a}. \]</pre>
 *
 * <p>N4s is of whole steps, N4a of Tikhonov regularization of any order.
 */
public final class CriterionLaws {
  /** N4, place by place. */
  public static final Law N4 = new LeadLaw();

  /** Averaged flow satisfies it. */
  public static final Law N4X = new AveragedGains();

  /** It suffices where the reference stands still. */
  public static final Law N4Y = new StandingReference();

  /** Corollary (i). */
  public static final Law N4I = new OddsPowers(true);

  /** Corollary (i) of gains that fall with the eigenvalue. */
  public static final Law N4IX = new OddsPowers(false);

  /** Whole steps. */
  public static final Law N4S = new DescentSteps(true);

  /** Whole steps shorter than the reference's. */
  public static final Law N4SX = new DescentSteps(false);

  /** Tikhonov of orders from 1 on. */
  public static final Law N4A = new TikhonovOrders(true);

  /** Tikhonov of orders below 1. */
  public static final Law N4AX = new TikhonovOrders(false);

  private CriterionLaws() {}

  /** e(u^2) > 2 e(u) of averaged flow at l t = 10. */
  public static Counterexample n4x() {
    return new LawExample(N4X, new AveragedGains.Case(10, 10));
  }

  /** l = (2, 1). */
  public static Counterexample n4y() {
    return new LawExample(N4Y, new StandingReference.Case(Fraction.of(2, 1), Fraction.of(1, 1)));
  }

  /** a = t / (t + l), t = 1 and l = (2, 1): 1/4 against 1/5. */
  public static Counterexample n4ix() {
    Fraction half = Fraction.of(1, 2);
    return new LawExample(N4IX, new OddsPowers.Case(false, half, half, half, List.of(-1, -1, -1)));
  }

  /** The reference's one step of 9/10 against many of 1/10. */
  public static Counterexample n4sx() {
    Fraction tenth = Fraction.of(1, 10);
    return new LawExample(
        N4SX,
        new DescentSteps.Case(
            false, Fraction.of(1, 2), tenth, tenth, Fraction.of(9, 10), List.of(21, 60, 1)));
  }

  /** l/d = (80, 8): y = (9, 3). */
  public static Counterexample n4ax() {
    return new LawExample(N4AX, new TikhonovOrders.HalfOrder(Fraction.of(9, 1), Fraction.of(3, 1)));
  }
}
