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
}
