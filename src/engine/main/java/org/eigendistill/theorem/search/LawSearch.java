// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.search;

import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/** Draws cases of a law. */
final class LawSearch implements CaseSearch {
  private static final int STRETCH = 100;
  private static final long DRAWS_PER_CASE = 50;

  private final Law law;
  private final SplittableRandom random;
  private final Tally tally = new Tally();

  LawSearch(Law law, long seed) {
    this.law = law;
    this.random = new SplittableRandom(seed);
  }

  @Override
  public LawSearch cover(long cases) {
    long wanted = Math.min(cases, law.mostCases());
    long goal = tally.cases() + wanted;
    long draws = wanted * DRAWS_PER_CASE;
    while (tally.cases() < goal && draws-- > 0) {
      Attempt attempt = law.draw(random);
      tally.add(attempt.outcome(), attempt.numbers());
    }
    return this;
  }

  /** A law's cases have no neighbours that all laws would share. */
  @Override
  public LawSearch direct() {
    return this;
  }

  @Override
  public LawSearch hunt(BooleanSupplier goOn) {
    while (goOn.getAsBoolean()) {
      cover(STRETCH);
    }
    return this;
  }

  @Override
  public Tally tally() {
    return tally;
  }
}
