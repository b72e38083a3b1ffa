// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk.literature;

import org.eigendistill.scenario.reference.Relation;

/**
 * A paper's number, or what its formula or theorem gives, beside what the engine computes.
 *
 * @param origin the paper, and whether it prints the reference, and where
 * @param quantity what is compared, with its parameters; a bound says so
 * @param relation what the computed number owes to the reference
 * @param reference the value, or the bound that the computed one must keep; finite
 * @param allowed the largest error that the reference's digits, or its stated accuracy, allow; at
 *     least 0 and finite, so that every row can fail
 * @param computed what the engine gives; NaN differs
 * @param scenario the file that comes with the program and says the setting; empty where the
 *     setting is none of a scenario
 */
public record LiteratureRow(
    Origin origin,
    String quantity,
    Relation relation,
    double reference,
    double allowed,
    double computed,
    String scenario) {

  /** Checks the law above. */
  public LiteratureRow {
    if (!Double.isFinite(reference) || !(allowed >= 0 && allowed < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "%s: reference %s, allowed error %s".formatted(quantity, reference, allowed));
    }
  }

  /** The paper: authors, year and arXiv number. */
  public String source() {
    return origin.source();
  }

  /** What kind of number the reference is, in a word. */
  public String provenance() {
    return origin.provenance().word();
  }

  /** Where the reference, its formula or its theorem stands, as far as that is known. */
  public String place() {
    return origin.place();
  }

  /** {@code computed - reference}; for a bound what it is passed by, else 0. */
  public double error() {
    return relation.error(computed, reference);
  }

  /** Whether the error is within what is allowed. */
  public boolean ok() {
    return Math.abs(error()) <= allowed;
  }

  /** {@link #ok} in a word: agrees or differs. */
  public String verdict() {
    return ok() ? "agrees" : "differs";
  }
}
