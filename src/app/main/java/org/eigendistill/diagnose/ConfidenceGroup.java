package org.eigendistill.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Some rows of one split, measured apart.
 *
 * @param split train, or test
 * @param name all; with labels teacher-right and teacher-wrong; with true labels too clean and
 *     mislabelled
 * @param pairs the rows' log-odds
 * @param confidence the measurement; empty where there are too few rows for one
 */
public record ConfidenceGroup(
    String split, String name, ConfidencePairs pairs, Optional<Confidence> confidence) {
  /** The group of all rows. */
  public static final String ALL = "all";

  /**
   * All groups of a split.
   *
   * @param labels or null
   * @param seed of the bootstrap
   * @throws IllegalArgumentException if all rows together are too few, or the teacher is equally
   *     sure of all
   */
  public static List<ConfidenceGroup> of(
      String split, Predictions teacher, Predictions student, Labels labels, long seed) {
    List<ConfidenceGroup> groups = new ArrayList<>();
    ConfidencePairs all = ConfidencePairs.of(teacher, student);
    groups.add(new ConfidenceGroup(split, ALL, all, Optional.of(Confidence.of(all, seed))));
    if (labels == null) {
      return groups;
    }
    int[] given = labels.given();
    if (labels.truth().isPresent()) {
      int[] truth = labels.truth().get();
      groups.add(some(split, "clean", teacher, student, i -> given[i] == truth[i], seed));
      groups.add(some(split, "mislabelled", teacher, student, i -> given[i] != truth[i], seed));
    }
    int[] best = labels.best();
    groups.add(
        some(split, "teacher-right", teacher, student, i -> teacher.top(i) == best[i], seed));
    groups.add(
        some(split, "teacher-wrong", teacher, student, i -> teacher.top(i) != best[i], seed));
    return groups;
  }

  private static ConfidenceGroup some(
      String split,
      String name,
      Predictions teacher,
      Predictions student,
      IntPredicate chosen,
      long seed) {
    ConfidencePairs pairs = ConfidencePairs.of(teacher, student, chosen);
    return new ConfidenceGroup(split, name, pairs, measured(pairs, seed));
  }

  private static Optional<Confidence> measured(ConfidencePairs pairs, long seed) {
    try {
      return Optional.of(Confidence.of(pairs, seed));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
