// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.eigendistill.base.Matrix;

/**
 * A model as an affine function of the target and of all label noise: its weights are
 *
 * <pre>    w = A b + sum over j of (D_j + I_j) e_j, </pre>
 *
 * D_j what noise e_j does through the model's own labels, I_j what it does through other models.
 *
 * @param mean A R, p x r, with R the root of the target's second moment
 * @param direct D_j, p x n_j
 * @param inherited I_j, p x n_j
 */
record AffineModel(Matrix mean, Map<NoiseKey, Matrix> direct, Map<NoiseKey, Matrix> inherited) {

  static AffineModel of(Matrix mean) {
    return new AffineModel(mean, Map.of(), Map.of());
  }

  /** Everything as if inherited: what the next model gets. */
  AffineModel passedOn() {
    Map<NoiseKey, Matrix> all = new LinkedHashMap<>(inherited);
    direct.forEach((key, matrix) -> add(all, key, 1, matrix));
    return new AffineModel(mean, Map.of(), all);
  }

  /** This plus {@code weight} times another; direct and inherited parts each. */
  AffineModel plus(double weight, AffineModel other) {
    Map<NoiseKey, Matrix> ownParts = new LinkedHashMap<>(direct);
    other.direct.forEach((key, matrix) -> add(ownParts, key, weight, matrix));
    Map<NoiseKey, Matrix> inheritedParts = new LinkedHashMap<>(inherited);
    other.inherited.forEach((key, matrix) -> add(inheritedParts, key, weight, matrix));
    return new AffineModel(mean.plus(weight, other.mean), ownParts, inheritedParts);
  }

  /** All parts times a number. */
  AffineModel times(double factor) {
    return mapped(matrix -> DesignSpectrum.scaled(matrix, factor));
  }

  /** A linear map of the weights, of all parts. */
  AffineModel mapped(UnaryOperator<Matrix> map) {
    return new AffineModel(map.apply(mean), mapped(direct, map), mapped(inherited, map));
  }

  /** With a further part of noise of one's own labels. */
  AffineModel withDirect(NoiseKey key, Matrix matrix) {
    Map<NoiseKey, Matrix> ownParts = new LinkedHashMap<>(direct);
    add(ownParts, key, 1, matrix);
    return new AffineModel(mean, ownParts, inherited);
  }

  private static Map<NoiseKey, Matrix> mapped(
      Map<NoiseKey, Matrix> parts, UnaryOperator<Matrix> map) {
    Map<NoiseKey, Matrix> mapped = new LinkedHashMap<>();
    parts.forEach((key, matrix) -> mapped.put(key, map.apply(matrix)));
    return mapped;
  }

  private static void add(Map<NoiseKey, Matrix> parts, NoiseKey key, double weight, Matrix matrix) {
    Matrix before = parts.get(key);
    parts.put(
        key, before != null ? before.plus(weight, matrix) : DesignSpectrum.scaled(matrix, weight));
  }
}
