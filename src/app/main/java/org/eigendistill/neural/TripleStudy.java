// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import java.util.List;
import java.util.stream.Stream;

/**
 * A study whose replicates have three teachers of one recipe, each with a student of its own in
 * every arm: what it takes to tell a student from another network of the teacher's kind. No two
 * networks of a replicate share a start or an order of batches ({@link NetworkSeeds}); functions
 * are looked at by steps ({@link StepPath}).
 *
 * @param id its name
 * @param data what {@link PoolSources} loads
 * @param rows drawn for each seed, a tenth of them to stop by; 0 for all
 * @param labelNoise rates of symmetric label noise; with each it is a cell
 * @param firstSeed the first seed, at least 1
 * @param seeds how many, each a replicate of every cell
 * @param teacher how the teachers are trained
 * @param arms what is compared with them
 */
public record TripleStudy(
    String id,
    String data,
    int rows,
    List<Double> labelNoise,
    int firstSeed,
    int seeds,
    Recipe teacher,
    List<PlannedArm> arms) {
  private static final int MOST = 1_000_000;

  /** Copies the lists and checks the numbers. */
  public TripleStudy {
    labelNoise = List.copyOf(labelNoise);
    arms = List.copyOf(arms);
    Study.requireCounts(rows, labelNoise, seeds);
    if (firstSeed < 1 || firstSeed > MOST) {
      throw new IllegalArgumentException("first-seed: 1 to %d, not %d".formatted(MOST, firstSeed));
    }
    if (arms.isEmpty()) {
      throw new IllegalArgumentException("temperatures: no arm is left, and a study compares some");
    }
    if (arms.stream().map(PlannedArm::arm).distinct().count() < arms.size()) {
      throw new IllegalArgumentException("arms: two have one name");
    }
  }

  /** All recipes, the teachers' first. */
  List<Recipe> recipes() {
    return Stream.concat(Stream.of(teacher), arms.stream().map(PlannedArm::recipe)).toList();
  }
}
