package org.eigendistill.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.eigendistill.compare.ComparisonRules;
import org.eigendistill.compare.PairVerdict;
import org.eigendistill.compare.rows.ComparedModels;
import org.eigendistill.compare.rows.ModelScores;
import org.eigendistill.spectrum.EjmlSolver;

/**
 * Some rows of one split, measured apart.
 *
 * @param split train, or test
 * @param name all; with labels teacher-right and teacher-wrong; with true labels too clean and
 *     mislabelled
 * @param pairs the rows' log-odds
 * @param confidence the measurement; empty where there are too few rows for one
 * @param verdict the verdict on these rows
 */
public record ConfidenceGroup(
    String split,
    String name,
    ConfidencePairs pairs,
    Optional<Confidence> confidence,
    PairVerdict verdict) {
  /** The group of all rows. */
  public static final String ALL = "all";

  /**
   * All groups of a split.
   *
   * @param controls networks of the teacher's kind that neither ever saw
   * @param labels or null
   * @throws IllegalArgumentException if all rows together are too few, or the teacher is equally
   *     sure of all
   */
  public static List<ConfidenceGroup> of(
      String split,
      Predictions teacher,
      Predictions student,
      List<Predictions> controls,
      Labels labels) {
    Parting parting = new Parting(split, teacher, student, controls);
    List<ConfidenceGroup> groups = new ArrayList<>();
    groups.add(parting.all());
    if (labels == null) {
      return groups;
    }
    int[] given = labels.given();
    if (labels.truth().isPresent()) {
      int[] truth = labels.truth().get();
      groups.add(parting.some("clean", i -> given[i] == truth[i]));
      groups.add(parting.some("mislabelled", i -> given[i] != truth[i]));
    }
    int[] best = labels.best();
    groups.add(parting.some("teacher-right", i -> teacher.top(i) == best[i]));
    groups.add(parting.some("teacher-wrong", i -> teacher.top(i) != best[i]));
    return groups;
  }

  /** The models whose rows are parted. */
  private record Parting(
      String split, Predictions teacher, Predictions student, List<Predictions> controls) {

    ConfidenceGroup all() {
      ConfidencePairs pairs = ConfidencePairs.of(teacher, student);
      Confidence confidence = Confidence.of(pairs);
      return new ConfidenceGroup(split, ALL, pairs, Optional.of(confidence), verdict(row -> true));
    }

    ConfidenceGroup some(String name, IntPredicate chosen) {
      ConfidencePairs pairs = ConfidencePairs.of(teacher, student, chosen);
      return new ConfidenceGroup(split, name, pairs, measured(pairs), verdict(chosen));
    }

    /** The rules of compare, on these rows. */
    private PairVerdict verdict(IntPredicate chosen) {
      boolean[] counted = new boolean[teacher.rows()];
      boolean isAny = false;
      for (int i = 0; i < counted.length; i++) {
        counted[i] = chosen.test(i);
        isAny |= counted[i];
      }
      if (!isAny) {
        return PairVerdict.ofNoRows(controls.size());
      }
      List<ModelScores> scores = new ArrayList<>();
      for (int k = 0; k < controls.size(); k++) {
        scores.add(controls.get(k).scores("control " + (k + 1)));
      }
      return PairVerdict.of(
          ComparedModels.of(teacher.scores("the teacher"), student.scores("the student"), scores)
              .counted(counted),
          ComparisonRules.USUAL,
          EjmlSolver::new);
    }

    private static Optional<Confidence> measured(ConfidencePairs pairs) {
      try {
        return Optional.of(Confidence.of(pairs));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
  }
}
