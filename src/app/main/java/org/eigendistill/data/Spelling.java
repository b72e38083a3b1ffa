// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A number in a spelling that is not read: with a decimal comma, or commas between thousands; with
 * D before the exponent, as Fortran writes doubles.
 *
 * @param problem what is said of the cell
 * @param mend a whole sentence
 */
record Spelling(String problem, String mend) {
  private static final Pattern COMMA =
      Pattern.compile(
          "[-+]?[0-9. ]*,[0-9]+([eE][-+]?[0-9]+)?|[-+]?[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]*)?");
  private static final Pattern EXPONENT =
      Pattern.compile("[-+]?([0-9]+\\.[0-9]*|\\.[0-9]+)[dD][-+]?[0-9]+");

  /** What a cell is spelt in; empty if it is no such number. */
  static Optional<Spelling> of(String cell) {
    if (COMMA.matcher(cell).matches()) {
      return Optional.of(
          new Spelling(
              "'%s' has a comma".formatted(cell),
              "Write numbers with a decimal point, and nothing between thousands; in Python:"
                  + " pandas.read_csv(F, sep=';', decimal=',').to_csv(G, index=False), or"
                  + " thousands=',' for decimal=','."));
    }
    return EXPONENT.matcher(cell).matches()
        ? Optional.of(
            new Spelling(
                "'%s' has Fortran's exponent".formatted(cell), "Write E in the place of D."))
        : Optional.empty();
  }
}
