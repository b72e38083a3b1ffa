// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.eigendistill.compare.estimate.ConfidenceInterval;
import org.eigendistill.experiment.StudyCell;
import org.eigendistill.experiment.verdict.HypothesisVerdict.Conclusion;
import org.eigendistill.neural.EvaluationRows;

/**
 * H5: students' gain at noise 0 in cells whose teachers fit their labels, and in those whose
 * teachers do not; two means over cells with one variance between cells, and their difference.
 *
 * @param fitting cells whose teachers fit
 * @param others cells whose teachers do not
 * @param ofFitting the mean gain of the first, 95 %; none unless both kinds have {@value
 *     #LEAST_CELLS} cells
 * @param ofOthers of the second
 * @param difference the second less the first
 * @param conclusion what follows
 */
public record InteractionVerdict(
    List<CellEvidence> fitting,
    List<CellEvidence> others,
    ConfidenceInterval ofFitting,
    ConfidenceInterval ofOthers,
    ConfidenceInterval difference,
    Conclusion conclusion) {
  /** Teachers that fit this share of their labels interpolate. */
  static final double INTERPOLATES = 0.99;

  /** Of each kind. */
  static final int LEAST_CELLS = 2;

  /** Keeps its own lists. */
  public InteractionVerdict {
    fitting = List.copyOf(fitting);
    others = List.copyOf(others);
  }

  /** Decides. */
  public static InteractionVerdict of(CellNumbers numbers) {
    List<CellEvidence> fitting = new ArrayList<>();
    List<CellEvidence> others = new ArrayList<>();
    for (PageStudy study : PageStudy.values()) {
      StudyCell cell = study.cells().get(0);
      Optional<SeedValues> gain =
          numbers.of(cell, study.student(), PageMeasure.GAIN, EvaluationRows.TEST, false);
      Optional<SeedValues> fit =
          numbers.of(cell, study.student(), PageMeasure.FIT, EvaluationRows.TRAIN, false);
      double share = fit.map(values -> values.over(false).mean()).orElse(Double.NaN);
      if (gain.isPresent() && gain.get().seeds() == study.seeds() && Double.isFinite(share)) {
        CellPart part =
            CellPart.of(PageMeasure.GAIN, gain.get().over(true), -1, OptionalDouble.empty());
        (share >= INTERPOLATES ? fitting : others).add(CellEvidence.of(cell, part));
      }
    }
    return of(fitting, others);
  }

  static InteractionVerdict of(List<CellEvidence> fitting, List<CellEvidence> others) {
    List<CellEvidence> first = fitting.stream().filter(CellEvidence::isKnown).toList();
    List<CellEvidence> second = others.stream().filter(CellEvidence::isKnown).toList();
    if (first.size() < LEAST_CELLS || second.size() < LEAST_CELLS) {
      ConfidenceInterval none = ConfidenceInterval.NONE;
      return new InteractionVerdict(fitting, others, none, none, none, Conclusion.NOT_KNOWN);
    }
    RandomEffects effects = RandomEffects.of(group(second), group(first));
    ConfidenceInterval ofOthers = effects.interval(0, CellPart.INTERVAL);
    ConfidenceInterval ofFitting = effects.interval(1, CellPart.INTERVAL);
    ConfidenceInterval difference = effects.difference(CellPart.INTERVAL);
    ConfidenceInterval narrow = effects.difference(CellPart.EQUIVALENCE);
    double bound = PageMeasure.GAIN.bound();
    Conclusion conclusion;
    if (PooledPart.side(difference) < 0
        && PooledPart.side(ofOthers) < 0
        && PooledPart.side(ofFitting) >= 0) {
      conclusion = Conclusion.HOLDS;
    } else if (PooledPart.side(difference) > 0) {
      conclusion = Conclusion.OPPOSITE;
    } else if (narrow.low() >= -bound && narrow.high() <= bound) {
      conclusion = Conclusion.NONE_OF_THIS_SIZE;
    } else {
      conclusion = Conclusion.NOT_KNOWN;
    }
    return new InteractionVerdict(fitting, others, ofFitting, ofOthers, difference, conclusion);
  }

  private static EffectGroup group(List<CellEvidence> cells) {
    return new EffectGroup(
        cells.stream().mapToDouble(c -> c.parts().get(0).estimate().mean()).toArray(),
        cells.stream()
            .mapToDouble(c -> Math.pow(c.parts().get(0).estimate().error(), 2))
            .toArray());
  }
}
