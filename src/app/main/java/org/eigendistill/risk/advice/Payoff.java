// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk.advice;

import java.util.Locale;

/** What held-out rows say of a student against the best teacher. */
public enum Payoff {
  /** The interval of its gain lies above 0. */
  PAYS,
  /** The interval lies below 0. */
  HURTS,
  /** The interval holds 0, or nothing can be told from these data. */
  NO_EVIDENCE;

  /** The word for it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
