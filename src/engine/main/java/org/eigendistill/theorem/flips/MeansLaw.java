// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.flips;

import java.util.random.RandomGenerator;
import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.search.Attempt;
import org.eigendistill.theorem.search.Law;
import org.eigendistill.theorem.search.Outcome;

/** The means over flips, counted in fractions. */
public enum MeansLaw implements Law {
  /** As {@link FlippedLabels} has them. */
  MEANS,
  /** Flipped rows pulled as much as clean ones are, 2q tau, which is false. */
  EVEN_PULL;

  private static final long CASES = 1000;

  @Override
  public long mostCases() {
    return CASES;
  }

  @Override
  public Attempt draw(RandomGenerator random) {
    MeansCase drawn = MeansCase.draw(random);
    return new Attempt(holds(drawn) ? new Outcome.Holds(1) : new Outcome.Violated(-1), drawn);
  }

  boolean holds(MeansCase drawn) {
    Fraction[] counted = drawn.counted();
    return claimed(drawn).equals(counted[1])
        && (this == EVEN_PULL
            || drawn.formulas().cleanMargin(drawn.gains()).equals(counted[0])
                && drawn.formulas().risk(drawn.gains()).equals(counted[2]));
  }

  /** What the statement says of flipped rows. */
  Fraction claimed(MeansCase drawn) {
    FlippedLabels<Fraction> labels = drawn.formulas();
    if (this == MEANS) {
      return labels.flippedMargin(drawn.gains());
    }
    Fraction pull = drawn.rate().times(Fraction.of(2, 1)).times(labels.freedom(drawn.gains()));
    return labels.kept().times(labels.aligned(drawn.gains())).minus(pull);
  }
}
