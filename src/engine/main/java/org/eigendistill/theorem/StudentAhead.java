// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem;

import java.util.Optional;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.theorem.certificate.Certificate;
import org.eigendistill.theorem.certificate.Shrinker;
import org.eigendistill.theorem.criterion.Characterisation;
import org.eigendistill.theorem.proposition.Proposition;
import org.eigendistill.theorem.proposition.Scheme;

/**
 * A pair of directions with the student ahead, where the criterion fails: rational numbers that
 * anyone can check, with l_1 the eigenvalue of the failure.
 */
public final class StudentAhead {
  private StudentAhead() {}

  /**
   * Looks for it.
   *
   * @param seed of the cases
   * @return empty where nothing was refuted by a place, or no pair was found
   */
  public static Optional<Certificate> of(Characterisation found, long seed) {
    String eigenvalue = found.numbers().get("eigenvalue");
    if (eigenvalue == null) {
      return Optional.empty();
    }
    double unit = Double.parseDouble(eigenvalue);
    Proposition behind =
        Proposition.of(
            Scheme.DISTIL,
            fixed(found.trio().reference(), unit),
            fixed(found.trio().teacher(), unit),
            fixed(found.trio().student(), unit));
    return Shrinker.search(behind, seed).filter(Certificate::verifies);
  }

  private static Filter fixed(Procedure procedure, double unit) {
    return FixedNumbers.of(procedure, unit);
  }
}
