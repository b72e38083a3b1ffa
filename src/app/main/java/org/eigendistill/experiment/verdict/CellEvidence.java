// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.verdict;

import java.util.List;
import java.util.Optional;
import org.eigendistill.experiment.StudyCell;

/**
 * What a cell has to say of a hypothesis: all of the parts must be as claimed.
 *
 * @param cell the cell
 * @param parts its numbers; none where it was not run
 * @param premise what must be above 0, at 5 %, for the hypothesis to have a meaning there
 * @param note what is printed beside and decides nothing; mostly nothing
 */
public record CellEvidence(
    StudyCell cell, List<CellPart> parts, Optional<CellPart> premise, String note) {
  /** Keeps its own list. */
  public CellEvidence {
    parts = List.copyOf(parts);
  }

  /** Of parts alone. */
  public static CellEvidence of(StudyCell cell, CellPart... parts) {
    return new CellEvidence(cell, List.of(parts), Optional.empty(), "");
  }

  /** Of a cell that was not run, or in which a run failed. */
  public static CellEvidence notRun(StudyCell cell) {
    return of(cell);
  }

  /** The largest p of the parts; NaN where one has none or the premise is not met. */
  double p() {
    return isPremiseMet()
        ? parts.stream().mapToDouble(CellPart::p).reduce(Math::max).orElse(Double.NaN)
        : Double.NaN;
  }

  private boolean isPremiseMet() {
    return premise.map(part -> part.side() > 0 && part.p() <= CellVerdict.LEVEL).orElse(true);
  }

  /** Whether all parts lie on a side, 1 for the claimed one, their versions by log-odds too. */
  boolean isOn(int side) {
    return !parts.isEmpty()
        && parts.stream().allMatch(part -> part.side() == side && part.logOddsSide() == side);
  }

  /**
   * Whether every part has an interval and an error above 0, and the premise is met, so that it can
   * be pooled and be on a side.
   */
  boolean isKnown() {
    return isPremiseMet()
        && !parts.isEmpty()
        && parts.stream()
            .allMatch(part -> part.interval().isKnown() && part.estimate().error() > 0);
  }
}
