// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.pay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eigendistill.number.Fraction;

/** Numbers of a counterexample with their names, in order. */
final class NamedNumbers {
  private final Map<String, Fraction> numbers = new LinkedHashMap<>();

  NamedNumbers with(String name, Fraction number) {
    numbers.put(name, number);
    return this;
  }

  /** A list as name1, name2, and so on. */
  NamedNumbers with(String name, List<Fraction> list) {
    for (int k = 0; k < list.size(); k++) {
      with(name + (k + 1), list.get(k));
    }
    return this;
  }

  /** {@code name = fraction} pairs, separated by semicolons. */
  @Override
  public String toString() {
    return numbers.entrySet().stream()
        .map(entry -> entry.getKey() + " = " + entry.getValue())
        .collect(Collectors.joining("; "));
  }
}
