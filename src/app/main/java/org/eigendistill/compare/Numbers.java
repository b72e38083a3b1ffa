// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigendistill.compare.estimate.ConfidenceInterval;
import org.eigendistill.compare.estimate.Influence;
import org.eigendistill.compare.estimate.RowGroups;

/**
 * Named numbers in their order, as scripts read them: to twelve digits, so that no rounding of the
 * machine's shows, and null for what is not known.
 */
final class Numbers {
  private static final MathContext DIGITS = new MathContext(12);

  private final Map<String, Object> named = new LinkedHashMap<>();
  private final MathContext digits;

  Numbers() {
    this(DIGITS);
  }

  /** To so many digits. */
  Numbers(MathContext digits) {
    this.digits = digits;
  }

  /** A count, a word, a list, or null. */
  void put(String name, Object value) {
    named.put(name, value);
  }

  /** A number. */
  void put(String name, double value) {
    named.put(name, known(value));
  }

  /** A number with its interval of 95 % over rows. */
  void put(String name, Influence value, RowGroups groups) {
    put(name, value.value());
    put(name + "_ci95", value.interval(groups));
  }

  /** A positive number, by its logarithm. */
  void putRatio(String name, Influence logarithm, RowGroups groups) {
    put(name, Math.exp(logarithm.value()));
    put(name + "_ci95", logarithm.exponentialInterval(groups));
  }

  /** An interval. */
  void put(String name, ConfidenceInterval interval) {
    named.put(name, Arrays.asList(known(interval.low()), known(interval.high())));
  }

  /** A list of numbers. */
  void put(String name, double... values) {
    named.put(name, Arrays.stream(values).mapToObj(this::known).toList());
  }

  /** All that others have. */
  void putAll(Map<String, Object> others) {
    named.putAll(others);
  }

  /** All of it. */
  Map<String, Object> named() {
    return Collections.unmodifiableMap(named);
  }

  private Double known(double value) {
    return Double.isFinite(value) ? new BigDecimal(value).round(digits).doubleValue() : null;
  }

  /** The two ends of a named interval; NaN where it is not known. */
  static ConfidenceInterval interval(Map<String, Object> named, String name) {
    return named.get(name) instanceof List<?> ends
            && ends.size() == 2
            && ends.get(0) instanceof Double low
            && ends.get(1) instanceof Double high
        ? new ConfidenceInterval(low, high)
        : ConfidenceInterval.NONE;
  }
}
