// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.scenario.reference;

import java.util.Map;

/**
 * A number that a scenario must come to.
 *
 * @param row its name
 * @param scenario the file that comes with the program
 * @param read where it stands in the answer, as a JSON pointer; or one such {@code over} another,
 *     their ratio
 * @param relation what the computed number owes to it
 * @param expected the number
 * @param tolerance relative to a number above 1, else absolute; or {@value #SIMULATED}, where both
 *     were drawn
 * @param tag what kind of number it is
 * @param source the paper: authors, year and arXiv number; empty for what is of no paper
 * @param place where the number, its formula or its theorem stands
 * @param quantity in words, one of a kind in its paper
 * @param slow whether its scenario takes long
 */
public record ReferenceNumber(
    String row,
    String scenario,
    String read,
    Relation relation,
    double expected,
    String tolerance,
    Provenance tag,
    String source,
    String place,
    String quantity,
    boolean slow) {
  private static final String SIMULATED = "3 se";
  private static final String OVER = " over ";

  /** Of two independent draws. */
  private static final double STANDARD_ERRORS = 3 * Math.sqrt(2);

  /** Whether it stands below the best parameters, which then have to be searched. */
  boolean needsBest() {
    return read.startsWith("/best/");
  }

  /** The same number as a scenario's answer has it. */
  CheckedNumber in(Map<String, Object> answer) {
    double allowed =
        tolerance.equals(SIMULATED)
            ? STANDARD_ERRORS * number(answer, read.replaceFirst("[^/]*$", "se"))
            : Double.parseDouble(tolerance) * Math.max(1, Math.abs(expected));
    return new CheckedNumber(this, value(answer), allowed);
  }

  private double value(Map<String, Object> answer) {
    int over = read.indexOf(OVER);
    return over < 0
        ? number(answer, read)
        : number(answer, read.substring(0, over))
            / number(answer, read.substring(over + OVER.length()));
  }

  /** NaN where there is none, or an infinite one. */
  private static double number(Map<String, Object> answer, String pointer) {
    Object at = answer;
    for (String key : pointer.substring(1).split("/")) {
      at = at instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return at instanceof Number number ? number.doubleValue() : Double.NaN;
  }
}
