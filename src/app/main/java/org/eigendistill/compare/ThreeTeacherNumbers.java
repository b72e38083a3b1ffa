// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare;

import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigendistill.compare.measure.TaughtTriple;
import org.eigendistill.compare.measure.ThreeTeacherFit;

/**
 * The mean of log slopes over ordered pairs of three teachers, beside the slope of all controls.
 */
public final class ThreeTeacherNumbers {
  private static final String NAME = "log_b";

  /** One more than of others: twelve leave an error of 5e-12 in a number that begins with 1. */
  private static final MathContext DIGITS = new MathContext(13);

  private ThreeTeacherNumbers() {}

  /**
   * By the names that scripts read: {@code log_b}, {@code log_b_se}, {@code log_b_ci95} and their
   * like by log-odds, {@code log_b_margin} by margins.
   *
   * @param pairs one to three, each beside two other teachers; of others there is nothing
   */
  public static Map<String, Object> of(List<PairVerdict> pairs) {
    List<TaughtTriple> triples =
        pairs.stream().map(PairVerdict::triple).flatMap(Optional::stream).toList();
    Numbers numbers = new Numbers(DIGITS);
    if (!triples.isEmpty() && triples.size() == pairs.size()) {
      put(numbers, ThreeTeacherFit.of(triples, ThreeTeacherFit.Sure.LOG_ODDS), NAME);
      put(numbers, ThreeTeacherFit.of(triples, ThreeTeacherFit.Sure.MARGIN), NAME + "_margin");
    }
    return numbers.named();
  }

  private static void put(Numbers numbers, ThreeTeacherFit fit, String name) {
    numbers.put(name + "_rows", (Object) fit.rows());
    numbers.put(name + "_pairs", (Object) fit.pairs());
    fit.estimates()
        .forEach(
            (key, estimate) -> {
              numbers.put(named(name, key), estimate.value());
              numbers.put(named(name, key) + "_se", fit.error(key));
              numbers.put(named(name, key) + "_ci95", estimate.interval(fit.groups()));
            });
    fit.plain().forEach((key, value) -> numbers.put(named(name, key), value));
  }

  /** All begin with the name: log_b, log_b_rank, log_b_offset_1, log_b_transmission. */
  private static String named(String name, String key) {
    return key.startsWith(NAME) ? name + key.substring(NAME.length()) : name + "_" + key;
  }
}
