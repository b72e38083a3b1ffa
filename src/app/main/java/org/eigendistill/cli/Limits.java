// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * Bounds of options whose numbers say how much is done; beyond them a slip of the pen is likelier.
 */
final class Limits {
  private Limits() {}

  /**
   * Refuses a number outside its bounds.
   *
   * @param why what the upper bound rests on, a whole sentence
   */
  static void require(
      CommandSpec spec, String option, double number, double least, double most, String why) {
    if (!(number >= least)) {
      throw new ParameterException(
          spec.commandLine(),
          "%s must be at least %s, not %s.".formatted(option, words(least), words(number)));
    }
    if (number > most) {
      throw new ParameterException(
          spec.commandLine(),
          "%s is %s at most, not %s. %s".formatted(option, words(most), words(number), why));
    }
  }

  private static String words(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e18
        ? String.format(Locale.ROOT, "%,.0f", number)
        : Double.toString(number);
  }
}
