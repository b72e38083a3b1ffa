// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.search;

import java.util.random.RandomGenerator;
import org.eigendistill.number.Enclosure;
import org.eigendistill.theorem.proposition.Subject;

/**
 * A statement with a premise and a conclusion of its own kind, that is tried by drawing cases of
 * its premise. A false neighbour of a law is a law as well, with the same code but for what is
 * altered, so that the trying can be seen to find what is wrong.
 */
public interface Law extends Subject {
  /** What a case is that was left open, in words, wherever such cases are counted. */
  String LEFT_OPEN =
      ("Left open, of statements with cases of their own (N1 and its like): those whose two sides lie"
              + " nearer to each other than their arithmetic tells apart, doubles with a bound of their"
              + " error and enclosures of %d digits, the latter of some statements for one draw in 64"
              + " alone. They count neither for nor against the statement.")
          .formatted(Enclosure.DIGITS);

  /**
   * Draws one case, corners of the premise among them, and decides it: never by doubles alone where
   * their error could turn the answer.
   *
   * @param random where the numbers come from; the same state gives the same case
   */
  Attempt draw(RandomGenerator random);

  /** How many cases one check draws at most, where a case is costly. */
  default long mostCases() {
    return Long.MAX_VALUE;
  }
}
