// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.flips;

import java.util.List;
import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.certificate.Counterexample;

/**
 * Rows whose flips, all gone through, refute the false neighbour of the means.
 *
 * @param rate q
 * @param mirror v of the eigenvectors, the columns of I - 2 v v' / v'v
 * @param labels the true ones, +1 and -1
 * @param along a along each eigenvector
 */
public record MeansExample(
    Fraction rate, List<Integer> mirror, List<Integer> labels, List<Fraction> along)
    implements Counterexample {
  @Override
  public MeansLaw subject() {
    return MeansLaw.EVEN_PULL;
  }

  private MeansCase numbers() {
    return new MeansCase(rate, mirror, labels, along);
  }

  @Override
  public boolean verifies() {
    return rate.signum() > 0
        && rate.compareTo(Fraction.of(1, 2)) < 0
        && labels.stream().allMatch(y -> y == 1 || y == -1)
        && !subject().holds(numbers());
  }

  @Override
  public String text() {
    return numbers().toString();
  }

  @Override
  public String gains() {
    return "flipped rows' mean, counted = %s; as claimed = %s"
        .formatted(numbers().counted()[1], subject().claimed(numbers()));
  }

  @Override
  public String arithmetic() {
    return "exact";
  }
}
