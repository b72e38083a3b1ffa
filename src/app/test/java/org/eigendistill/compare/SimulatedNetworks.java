// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;
import org.eigendistill.compare.rows.ComparedModels;
import org.eigendistill.compare.rows.ModelScores;
import org.eigendistill.data.NamedMatrix;
import org.eigendistill.data.RowBlocks;

/** Logits of networks that are exchangeable, and of students of a known slope. */
final class SimulatedNetworks {
  /** What networks of one recipe differ by in scale, as measured on real ones. */
  private static final double SCALE = 0.03;

  /** By how much a student misses its teacher's scale, as measured on real ones. */
  private static final double FOLLOWS = 0.007;

  private final Randomness random;
  private final int rows;
  private final int classes;
  private final Matrix shared;
  private final double spread;

  SimulatedNetworks(Randomness random, int rows, int classes) {
    this.random = random;
    this.rows = rows;
    this.classes = classes;
    double size = 1 + 3 * random.uniform();
    this.shared = noise(size);
    this.spread = size;
  }

  private Matrix noise(double size) {
    return Matrix.fill(rows, classes, (i, k) -> size * random.gaussian());
  }

  /** Networks of one kind: shared logits, noise of their own, a scale of their own. */
  List<Matrix> exchangeable(int count, double noise) {
    return IntStream.range(0, count)
        .mapToObj(
            each -> {
              double scale = Math.exp(SCALE * random.gaussian());
              Matrix own = noise(noise * spread);
              return shared.plus(1, own).times(scaling(scale));
            })
        .toList();
  }

  private Matrix scaling(double scale) {
    return Matrix.fill(classes, classes, (i, j) -> i == j ? scale : 0);
  }

  /**
   * A teacher and its student, whose log-odds rise by a slope times what both share and what it
   * copies of its teacher's own.
   */
  List<Matrix> pair(double slope) {
    Matrix odd = noise(0.3 * spread);
    double scale = Math.exp(SCALE * random.gaussian());
    Matrix teacher = shared.plus(1, odd).times(scaling(scale));
    Matrix own = noise(0.25 * 0.3 * spread);
    Matrix student =
        shared
            .plus(0.65, odd)
            .plus(1, own)
            .times(scaling(slope * scale * Math.exp(FOLLOWS * random.gaussian())));
    return List.of(teacher, student);
  }

  /** Models as they come to be compared: the teacher, the student, then the controls. */
  static ComparedModels models(List<Matrix> logits) {
    List<ModelScores> scores = logits.stream().map(SimulatedNetworks::scores).toList();
    return ComparedModels.of(scores.get(0), scores.get(1), scores.subList(2, scores.size()));
  }

  /** Pairs as they come to be compared, each teacher a control of the others. */
  static List<ComparedModels> paired(List<List<Matrix>> pairs) {
    List<ComparedModels> all = new ArrayList<>();
    for (int r = 0; r < pairs.size(); r++) {
      List<Matrix> models = new ArrayList<>(pairs.get(r));
      for (int j = 0; j < pairs.size(); j++) {
        if (j != r) {
          models.add(pairs.get(j).get(0));
        }
      }
      all.add(models(models));
    }
    return all;
  }

  private static ModelScores scores(Matrix logits) {
    return ModelScores.ofLogits(RowBlocks.of(new NamedMatrix("simulated", List.of(), logits)));
  }
}
