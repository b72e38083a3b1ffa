// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population.limit;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.commons.math3.complex.Complex;

/**
 * What a model does along the eigendirections of a design, at the nodes of a contour: to the
 * target, and to each noise vector.
 *
 * @param target h on the target's coordinate
 * @param noises h_j by the noise's name
 * @param variances v_j by name; of noises that stand for a series of them, at each node
 */
record NodeFilter(
    Complex[] target, Map<String, Complex[]> noises, Map<String, Complex[]> variances) {

  /** The target itself, whose part that is not seen is a noise of its own. */
  static NodeFilter truth(int nodes, String unseen, double variance) {
    Map<String, Complex[]> noises = new LinkedHashMap<>();
    Map<String, Complex[]> variances = new LinkedHashMap<>();
    if (variance > 0) {
      noises.put(unseen, constant(nodes, 1));
      variances.put(unseen, constant(nodes, variance));
    }
    return new NodeFilter(constant(nodes, 1), noises, variances);
  }

  static NodeFilter nothing(int nodes) {
    return new NodeFilter(constant(nodes, 0), Map.of(), Map.of());
  }

  static Complex[] constant(int nodes, double value) {
    Complex[] all = new Complex[nodes];
    Arrays.fill(all, new Complex(value));
    return all;
  }

  /** This plus another, each node times a factor. */
  NodeFilter plus(NodeFilter other, Complex... factors) {
    Map<String, Complex[]> all = new LinkedHashMap<>(noises);
    Map<String, Complex[]> sizes = new LinkedHashMap<>(variances);
    other.noises.forEach(
        (name, values) -> all.merge(name, times(values, factors), NodeFilter::sum));
    sizes.putAll(other.variances);
    return new NodeFilter(sum(target, times(other.target, factors)), all, sizes);
  }

  /** With a noise that enters by a factor at each node. */
  NodeFilter plusNoise(String name, double variance, Complex... factors) {
    return plus(
        new NodeFilter(
            constant(factors.length, 0),
            Map.of(name, constant(factors.length, 1)),
            Map.of(name, constant(factors.length, variance))),
        factors);
  }

  /**
   * What rounds come to that each take this and a factor of the round before: 1 / (1 - factor)
   * times this; of noises that each round draws anew the squares, 1 / (1 - factor^2).
   *
   * @param name of what stands for all that is drawn anew
   */
  NodeFilter settled(String name, Set<String> renewed, Complex... factors) {
    Complex[] series = new Complex[factors.length];
    Complex[] squares = new Complex[factors.length];
    for (int j = 0; j < factors.length; j++) {
      series[j] = Complex.ONE.subtract(factors[j]).reciprocal();
      squares[j] = Complex.ONE.subtract(factors[j].multiply(factors[j])).reciprocal();
    }
    Map<String, Complex[]> all = new LinkedHashMap<>();
    Map<String, Complex[]> sizes = new LinkedHashMap<>(variances);
    Complex[] power = constant(factors.length, 0);
    for (Map.Entry<String, Complex[]> entry : noises.entrySet()) {
      Complex[] values = entry.getValue();
      if (renewed.contains(entry.getKey())) {
        power =
            sum(power, times(times(times(values, values), variances.get(entry.getKey())), squares));
      } else {
        all.put(entry.getKey(), times(values, series));
      }
    }
    all.put(name, constant(factors.length, 1));
    sizes.put(name, power);
    return new NodeFilter(times(target, series), all, sizes);
  }

  /** {@code sum v_j h_j^2} at a node, of one noise only or of all others. */
  Complex squares(int node, String name, boolean only) {
    Complex sum = Complex.ZERO;
    for (Map.Entry<String, Complex[]> entry : noises.entrySet()) {
      if (entry.getKey().equals(name) == only) {
        Complex h = entry.getValue()[node];
        sum = sum.add(h.multiply(h).multiply(variances.get(entry.getKey())[node]));
      }
    }
    return sum;
  }

  private static Complex[] times(Complex[] a, Complex... b) {
    Complex[] product = new Complex[a.length];
    Arrays.setAll(product, j -> a[j].multiply(b[j]));
    return product;
  }

  private static Complex[] sum(Complex[] a, Complex... b) {
    Complex[] sum = new Complex[a.length];
    Arrays.setAll(sum, j -> a[j].add(b[j]));
    return sum;
  }
}
