// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import org.eigendistill.theorem.certificate.Counterexample;
import org.eigendistill.theorem.search.Law;

/**
 * A case at which a law of this room fails.
 *
 * @param subject the law
 * @param numbers the case
 */
record LawExample(Law subject, LawCase numbers) implements Counterexample {
  @Override
  public boolean verifies() {
    return numbers.refutes();
  }

  @Override
  public String text() {
    return numbers.text();
  }

  @Override
  public String gains() {
    return numbers.gains();
  }

  @Override
  public String arithmetic() {
    return numbers.arithmetic();
  }
}
