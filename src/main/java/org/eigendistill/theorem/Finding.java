package org.eigendistill.theorem;

/**
 * What a check found of a statement.
 *
 * @param statement the statement
 * @param verdict the verdict of this check
 * @param cases the cases decided, beyond rounding errors
 * @param violations those that contradict the statement
 * @param undecided cases that neither doubles nor 50 digits decided
 * @param smallestMargin the smallest share by which a conclusion held, negative where one failed;
 *     infinite without cases
 * @param where the case of the smallest margin; empty without cases
 * @param counterexample exact values as {@code name = fraction}; empty without one
 * @param gains the four gains of the counterexample, for checking by hand; empty without one
 * @param certificate {@code exact}, {@code 50-digit} or {@code none}
 * @param boxes the attempt of a proof by enclosure in words; empty where none was made
 */
public record Finding(
    Statement statement,
    Verdict verdict,
    long cases,
    long violations,
    long undecided,
    double smallestMargin,
    String where,
    String counterexample,
    String gains,
    String certificate,
    String boxes) {
  /** Whether the check confirms the record. */
  public boolean confirms() {
    return verdict == statement.recorded();
  }
}
