// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.eigendistill.base.BadInputException;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.Filters;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.theorem.criterion.FallingGains;
import org.eigendistill.theorem.criterion.FallingGains.Fall;
import org.eigendistill.theorem.search.SampledNumbers;

/**
 * Gains that fall as training goes on, or never move. Statements are about gains that rise, so what
 * states or searches refuses them; what runs a procedure runs them too, and says it.
 */
final class GainCheck {
  private static final double LOWER = 0.1;

  private GainCheck() {}

  /**
   * What is said of a procedure whose gain is found to fall along one of some eigenvalues. Looking
   * takes a second; the engine's own formulas in continuous time, whose gains rise, are not looked
   * at.
   *
   * @param longest finds the most steps in use, where anything falls; of what falls later nothing
   *     is said
   */
  static Optional<String> note(Procedure procedure, DoubleSupplier longest, double... eigenvalues) {
    if (procedure.clock().isWhole()) {
      return Fall.first(procedure, eigenvalues)
          .filter(fall -> fall.by() <= longest.getAsDouble())
          .map(fall -> words(procedure, fall.words(), " from there on"));
    }
    return Filters.isOwn(procedure.filter())
        ? Optional.empty()
        : FallingGains.place(procedure, FallingGains.sample(eigenvalues))
            .map(place -> words(procedure, place, ""));
  }

  /** Before steps overshoot there are statements about them. */
  private static String words(Procedure procedure, String place, String since) {
    return "The gain of %s does not rise with training, but %s. No statement is about it%s, and a matched length is the first one."
        .formatted(procedure, place, since);
  }

  /**
   * Refuses a filter of the user's own whose gain falls at one of a few choices of its numbers.
   * Those that go by steps of a recursion are asked to stay before their first overshoot.
   */
  static void require(Filter filter) {
    if (Filters.isOwn(filter) || filter.recursion().isPresent()) {
      return;
    }
    for (Procedure procedure : SampledNumbers.of(filter)) {
      Optional<String> place = FallingGains.place(procedure, 1, LOWER);
      if (place.isPresent()) {
        throw BadInputException.of(
            procedure.toString(),
            "",
            "its gain does not rise with training, but " + place.get(),
            "Statements are about gains that rise until training is over; write update so that its gain does.");
      }
    }
  }
}
