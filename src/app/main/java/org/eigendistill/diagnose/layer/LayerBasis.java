// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose.layer;

import java.util.List;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.diagnose.Bands;

/**
 * The directions along which a teacher's and a student's layer are looked at: one basis for both,
 * where both are fed the same inputs, or for each that of its own inputs.
 *
 * @param teacher the teacher's
 * @param student the student's, the same object where there is one basis
 */
public record LayerBasis(LayerDirections teacher, LayerDirections student) {
  /** One basis for both. */
  public static LayerBasis shared(LayerDirections both) {
    return new LayerBasis(both, both);
  }

  /** Whether directions of the one are those of the other. */
  boolean isShared() {
    return teacher == student;
  }

  /** How many directions both have. */
  int count() {
    return Math.min(teacher.count(), student.count());
  }

  /** Bands of those. */
  Bands bands() {
    return Bands.growing(count());
  }

  /** Weights along the directions, from the top down, units x directions. */
  List<Matrix> along(LayerDirections own, List<Matrix> weights) {
    int[] first = IntStream.range(0, count()).toArray();
    Matrix vectors = own.vectors().selectColumns(first);
    return weights.stream().map(w -> w.times(vectors)).toList();
  }
}
