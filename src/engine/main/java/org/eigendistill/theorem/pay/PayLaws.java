// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.pay;

import org.eigendistill.theorem.certificate.Counterexample;
import org.eigendistill.theorem.search.Law;

/** N1, N2 and N3 as laws, with their false neighbours and what refutes these. */
public final class PayLaws {
  /** No student pays where b^2 does not rise with the eigenvalue. */
  public static final Law N1 = new NeverPaysLaw(SignalShape.NEVER_RISING);

  /** The same where it rises: false. */
  public static final Law N1X = new NeverPaysLaw(SignalShape.RISING);

  /** A late switch pays where b^2 does not rise. */
  public static final Law N2 = new LateSwitchLaw(SignalShape.NEVER_RISING, true);

  /** The same where it rises: false. */
  public static final Law N2X = new LateSwitchLaw(SignalShape.RISING, true);

  /** The same where some directions do not count: false. */
  public static final Law N2Y = new LateSwitchLaw(SignalShape.NEVER_RISING, false);

  /** A long student pays where flow is beyond the best gain along the lowest eigenvalue. */
  public static final Law N3 = new LongStudentLaw(true);

  /** Nobody pays where it is not: false. */
  public static final Law N3X = new ConverseLaw();

  /** N3 without the weights in its sum: false. */
  public static final Law N3Y = new LongStudentLaw(false);

  private PayLaws() {}

  /** Against {@link #N1X}. */
  public static Counterexample n1x() {
    return NearerThanFlow.of(N1X);
  }

  /** Against {@link #N2X}. */
  public static Counterexample n2x() {
    return SwitchThatRaises.of(N2X);
  }

  /** Against {@link #N2Y}. */
  public static Counterexample n2y() {
    return SwitchWithoutWeight.of(N2Y);
  }

  /** Against {@link #N3X}. */
  public static Counterexample n3x() {
    return PaysAllTheSame.of(N3X);
  }

  /** Against {@link #N3Y}. */
  public static Counterexample n3y() {
    return LongStudentIsWorse.of(N3Y);
  }
}
