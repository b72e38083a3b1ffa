// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.search;

import java.util.Objects;

/**
 * One case of a {@link Law}, decided.
 *
 * @param outcome what the case says of the law
 * @param numbers the case, whose {@code toString} names its numbers; written only where the case is
 *     shown
 */
public record Attempt(Outcome outcome, Object numbers) {
  /** Checks that both are there. */
  public Attempt {
    Objects.requireNonNull(outcome);
    Objects.requireNonNull(numbers);
  }

  /**
   * What a sign says of a case in which one sign is claimed.
   *
   * @param found -1 or 1 where it is proved, 0 where it is not known
   * @param claimed -1 or 1
   * @param margin how far from 0, at least 0
   * @param numbers the case
   */
  public static Attempt bySign(int found, int claimed, double margin, Object numbers) {
    Outcome outcome =
        found == 0
            ? new Outcome.Undecided()
            : found == claimed ? new Outcome.Holds(margin) : new Outcome.Violated(-margin);
    return new Attempt(outcome, numbers);
  }
}
