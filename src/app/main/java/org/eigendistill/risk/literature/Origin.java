// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk.literature;

import org.eigendistill.scenario.reference.Provenance;
import org.eigendistill.scenario.reference.Relation;

/**
 * Where references come from.
 *
 * @param source authors, year and arXiv number of the paper
 * @param provenance what kind of number it is
 * @param place where it, its formula or its theorem stands, as far as that was seen; of what is
 *     printed never empty
 */
public record Origin(String source, Provenance provenance, String place) {
  /** Half a unit of the last digit, and a little for numbers that lie between two. */
  private static final double HALF = 0.501;

  /** Checks that what is printed has a place. */
  public Origin {
    if (place.isEmpty() && provenance == Provenance.PRINTED) {
      throw new IllegalArgumentException("a number that is printed has no place");
    }
  }

  /** Values that the paper or its repository prints. */
  public static Origin printed(String source, String place) {
    return new Origin(source, Provenance.PRINTED, place);
  }

  /** Values of the paper's formulas, worked out apart from the engine. */
  public static Origin formula(String source) {
    return new Origin(source, Provenance.FORMULA, "");
  }

  /** What the paper proves. */
  public static Origin theorem(String source) {
    return new Origin(source, Provenance.THEOREM, "");
  }

  /** Agreement to all digits given: half a unit of the last decimal place. */
  public LiteratureRow digits(String quantity, double reference, int decimals, double computed) {
    return within(quantity, reference, HALF * Math.pow(10, -decimals), computed);
  }

  /** Agreement to an absolute tolerance. */
  public LiteratureRow within(
      String quantity, double reference, double tolerance, double computed) {
    return new LiteratureRow(this, quantity, Relation.EQUAL, reference, tolerance, computed, "");
  }

  /** A bound from above, kept but for rounding. */
  public LiteratureRow atMost(String quantity, double bound, double computed) {
    return bound(quantity, Relation.AT_MOST, bound, computed);
  }

  /** A bound from below, kept but for rounding. */
  public LiteratureRow atLeast(String quantity, double bound, double computed) {
    return bound(quantity, Relation.AT_LEAST, bound, computed);
  }

  /** The quantity says what is compared. */
  private LiteratureRow bound(String quantity, Relation relation, double bound, double computed) {
    return new LiteratureRow(
        this,
        quantity + ", " + relation.word(),
        relation,
        bound,
        1e-12 * Math.abs(bound),
        computed,
        "");
  }
}
