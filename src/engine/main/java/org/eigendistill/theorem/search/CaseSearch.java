// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.search;

import java.util.function.BooleanSupplier;
import org.eigendistill.theorem.proposition.Proposition;
import org.eigendistill.theorem.proposition.Subject;

/** Looks for violations of what a statement says, by seeded cases. */
public interface CaseSearch {
  /** The search that fits a subject. */
  static CaseSearch of(Subject subject, long seed) {
    return subject instanceof Law law
        ? new LawSearch(law, seed)
        : Search.of((Proposition) subject, seed);
  }

  /** Draws cases until the given number more is decided, or a bounded number of draws is spent. */
  CaseSearch cover(long cases);

  /** One directed search from the lowest margin so far, where the space has directions. */
  CaseSearch direct();

  /** Looks on, each time from a fresh start, for as long as told. */
  CaseSearch hunt(BooleanSupplier goOn);

  /** What was seen so far. */
  Tally tally();
}
