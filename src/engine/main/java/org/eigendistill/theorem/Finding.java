// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem;

import org.eigendistill.theorem.proof.Verdict;
import org.eigendistill.theorem.search.Law;
import org.eigendistill.theorem.search.Search;
import org.eigendistill.theorem.statement.Statement;

/**
 * What a check found of a statement.
 *
 * @param statement the statement
 * @param verdict the verdict of this check
 * @param cases the cases decided, beyond rounding errors
 * @param violations those that contradict the statement
 * @param undecided cases left open: neither doubles nor 50 digits decided them
 * @param unmet draws at which the premise was not met for certain, which are no cases
 * @param smallestMargin the smallest share by which a conclusion held, negative where one failed;
 *     infinite without cases
 * @param where the case of the smallest margin; empty without cases
 * @param counterexample exact values as {@code name = fraction}; empty without one
 * @param gains the four gains of the counterexample, for checking by hand; empty without one
 * @param certificate {@code exact}, {@code 50-digit} or {@code none}
 * @param boxes the attempts of proofs by enclosure in words; empty where none was made
 * @param seed of the cases
 * @param seconds of one processor that the cases took
 */
public record Finding(
    Statement statement,
    Verdict verdict,
    long cases,
    long violations,
    long undecided,
    long unmet,
    double smallestMargin,
    String where,
    String counterexample,
    String gains,
    String certificate,
    String boxes,
    long seed,
    double seconds) {
  /** See {@link Search#LEFT_OPEN}. */
  public static final String LEFT_OPEN = Search.LEFT_OPEN;

  /** The same of statements that draw cases of their own. */
  public static final String LEFT_OPEN_BY_LAWS = Law.LEFT_OPEN;

  /** What a case is that was left open here. */
  public String leftOpen() {
    return statement.proposition().isPresent() ? LEFT_OPEN : LEFT_OPEN_BY_LAWS;
  }

  /** Whether the statement has a verdict on record. */
  public boolean isOnRecord() {
    return statement.isOnRecord();
  }

  /** Whether the check confirms the record; where there is none, nothing differs from it. */
  public boolean confirms() {
    return verdict == statement.recorded() || !isOnRecord();
  }
}
