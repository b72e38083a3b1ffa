// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population.limit;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Eigenvalues of a population, equal ones together.
 *
 * @param values the different ones, rising, all positive
 * @param counts how many there are of each
 * @param places for each eigenvalue that was given, which of these it is
 */
record Levels(double[] values, double[] counts, int[] places) {
  static Levels of(double... eigenvalues) {
    Map<Double, Integer> found = new TreeMap<>();
    Arrays.stream(eigenvalues).forEach(value -> found.put(value, 0));
    double[] values = new double[found.size()];
    int next = 0;
    for (Map.Entry<Double, Integer> entry : found.entrySet()) {
      values[next] = entry.getKey();
      entry.setValue(next++);
    }
    double[] counts = new double[values.length];
    int[] places = Arrays.stream(eigenvalues).mapToInt(found::get).toArray();
    Arrays.stream(places).forEach(place -> counts[place]++);
    return new Levels(values, counts, places);
  }

  /** What each eigenvalue has, summed level by level. */
  double[] sums(double... each) {
    double[] sums = new double[values.length];
    for (int i = 0; i < each.length; i++) {
      sums[places[i]] += each[i];
    }
    return sums;
  }

  /** What each level has, for each eigenvalue that was given. */
  double[] spread(double... levels) {
    return Arrays.stream(places).mapToDouble(place -> levels[place]).toArray();
  }

  double top() {
    return values[values.length - 1];
  }

  double count() {
    return places.length;
  }
}
