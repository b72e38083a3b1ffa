// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.softmax;

import java.util.List;
import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.certificate.Counterexample;
import org.eigendistill.theorem.search.Outcome;

/**
 * A teacher of two rows and two classes with confidence x = (2, 1), and a student of it, against a
 * neighbour of statement S1; directions are the rows themselves.
 *
 * @param subject what it refutes
 * @param numbers the case
 */
record SlopeExample(SlopeLaw subject, SlopeCase numbers) implements Counterexample {
  /**
   * Of eigenvalues of their own, or one for both.
   *
   * @param second the gain along the second row
   * @param hasNull whether nothing trains it
   */
  static SlopeExample of(SlopeLaw subject, String first, String second, boolean hasNull) {
    Fraction above = Fraction.parse(first);
    Fraction below = Fraction.parse(second);
    boolean apart = !above.equals(below);
    return new SlopeExample(
        subject,
        new SlopeCase(
            SlopeCase.unit(2),
            List.of(0, apart ? 1 : 0),
            apart ? List.of(above, below) : List.of(above),
            hasNull,
            List.of(row(2), row(1)),
            1));
  }

  private static List<Fraction> row(long confidence) {
    return List.of(Fraction.of(confidence, 1), Fraction.of(-confidence, 1));
  }

  @Override
  public boolean verifies() {
    return subject.decide(numbers) instanceof Outcome.Violated;
  }

  @Override
  public String text() {
    return numbers.toString();
  }

  @Override
  public String gains() {
    SlopeFigures figures = SlopeFigures.of(numbers);
    return "x = (2, 1), slope %s; shares of the directions summed from each on: %s, of eigenvalues: %s"
        .formatted(figures.slope(), figures.singleTails(), figures.tails());
  }

  @Override
  public String arithmetic() {
    return "exact";
  }
}
