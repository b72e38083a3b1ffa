// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.eigendistill.compare.ComparisonRules;
import org.eigendistill.compare.PairVerdict;
import org.eigendistill.compare.rows.ComparedModels;
import org.eigendistill.compare.rows.KeptRows;
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

  /** All groups of a split of single rows. */
  public static List<ConfidenceGroup> of(
      String split,
      Predictions teacher,
      Predictions student,
      List<Predictions> controls,
      Labels labels) {
    return of(split, teacher, student, controls, labels, 0);
  }

  /**
   * All groups of a split.
   *
   * @param controls networks of the teacher's kind that neither ever saw
   * @param labels or null
   * @param tokens of sequences, how many rows each has; 0 where rows are single
   * @throws IllegalArgumentException if all rows together are too few, or the teacher is equally
   *     sure of all
   */
  public static List<ConfidenceGroup> of(
      String split,
      Predictions teacher,
      Predictions student,
      List<Predictions> controls,
      Labels labels,
      int tokens) {
    Parting parting = Parting.of(split, teacher, student, controls, tokens);
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

  /**
   * The models whose rows are parted.
   *
   * @param models the teacher, the student, then the controls, their masks united
   * @param isKept rows that masks leave
   */
  private record Parting(
      String split, List<Predictions> models, ComparedModels scores, IntPredicate isKept) {

    static Parting of(
        String split,
        Predictions teacher,
        Predictions student,
        List<Predictions> controls,
        int tokens) {
      List<Predictions> given = new ArrayList<>(List.of(teacher, student));
      given.addAll(controls);
      List<ModelScores> others = new ArrayList<>();
      for (int k = 0; k < controls.size(); k++) {
        others.add(controls.get(k).scores("control " + (k + 1)));
      }
      ComparedModels scores =
          new ComparedModels(
              teacher.scores("the teacher"),
              student.scores("the student"),
              others,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              tokens);
      if (given.stream().noneMatch(Predictions::masks)) {
        return new Parting(split, given, scores, row -> true);
      }
      KeptRows kept = KeptRows.of(scores);
      BitSet rows = new BitSet();
      IntStream.range(0, kept.size()).forEach(place -> rows.set(kept.row(place)));
      return new Parting(split, Predictions.united(given), scores, rows::get);
    }

    private ConfidencePairs pairs(IntPredicate chosen) {
      return ConfidencePairs.of(models.get(0), models.get(1), isKept.and(chosen), scores.tokens());
    }

    ConfidenceGroup all() {
      ConfidencePairs pairs = pairs(row -> true);
      Confidence confidence = Confidence.of(pairs);
      return new ConfidenceGroup(split, ALL, pairs, Optional.of(confidence), verdict(row -> true));
    }

    ConfidenceGroup some(String name, IntPredicate chosen) {
      ConfidencePairs pairs = pairs(chosen);
      return new ConfidenceGroup(split, name, pairs, measured(pairs), verdict(chosen));
    }

    /** The rules of compare, on these rows. */
    private PairVerdict verdict(IntPredicate chosen) {
      boolean[] counted = new boolean[models.get(0).rows()];
      boolean isAny = false;
      for (int i = 0; i < counted.length; i++) {
        counted[i] = chosen.test(i);
        isAny |= counted[i] && isKept.test(i);
      }
      if (!isAny) {
        return PairVerdict.ofNoRows(scores.controls().size());
      }
      return PairVerdict.of(scores.counted(counted), ComparisonRules.USUAL, EjmlSolver::new);
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
