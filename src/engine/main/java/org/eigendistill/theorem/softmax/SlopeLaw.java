// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.softmax;

import java.util.random.RandomGenerator;
import org.eigendistill.theorem.search.Attempt;
import org.eigendistill.theorem.search.Law;
import org.eigendistill.theorem.search.Outcome;

/**
 * Statement S1 and its false neighbours, in fractions. A student of gains a_k has a confidence line
 * of the slope
 *
 * <pre>\[ \sum_k a_k \pi_k, \qquad \sum_k \pi_k = 1, \]</pre>
 *
 * and for all gains that do not rise as the eigenvalue falls it is at most a_1 if no tail of pi,
 * the sum from some direction on, is negative, and only then.
 */
public enum SlopeLaw implements Law {
  /** The formulas, and what the tails decide. */
  SHARES {
    @Override
    Outcome decide(SlopeFigures figures) {
      boolean holds =
          figures.formulasHold() && figures.tailsDecide() && figures.roomAroundMean(true) >= 0;
      return holds ? new Outcome.Holds(1) : new Outcome.Violated(-1);
    }
  },

  /** The slope is at most 1. */
  NEVER_STEEP {
    @Override
    Outcome decide(SlopeFigures figures) {
      double room = figures.slope().complement().value();
      return room >= 0 ? new Outcome.Holds(room) : new Outcome.Violated(room);
    }
  },

  /** A tail from any single direction on, negative, makes some student's slope exceed 1. */
  SINGLE_TAILS {
    @Override
    Outcome decide(SlopeFigures figures) {
      double single = SlopeFigures.least(figures.singleTails());
      if (single >= 0) {
        return new Outcome.PremiseNotMet();
      }
      return figures.leastTail() < 0
          ? new Outcome.Holds(-figures.leastTail())
          : new Outcome.Violated(single);
    }
  },

  /** The slope is as near to m as all trained directions' gains, whatever is not trained. */
  NULL_LEFT_OUT {
    @Override
    Outcome decide(SlopeFigures figures) {
      if (!figures.numbers().hasNull()) {
        return new Outcome.PremiseNotMet();
      }
      double room = figures.roomAroundMean(false);
      return room >= 0 ? new Outcome.Holds(room) : new Outcome.Violated(room);
    }
  };

  abstract Outcome decide(SlopeFigures figures);

  Outcome decide(SlopeCase numbers) {
    SlopeFigures figures = SlopeFigures.of(numbers);
    return figures.spread().signum() == 0 ? new Outcome.PremiseNotMet() : decide(figures);
  }

  @Override
  public Attempt draw(RandomGenerator random) {
    SlopeCase drawn = SlopeCase.draw(random);
    return new Attempt(decide(drawn), drawn);
  }

  @Override
  public long mostCases() {
    return 3_000;
  }
}
