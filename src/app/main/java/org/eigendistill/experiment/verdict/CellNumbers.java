// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.verdict;

import java.util.Optional;
import org.eigendistill.experiment.StudyCell;
import org.eigendistill.neural.EvaluationRows;

/** Where the numbers of cells come from: studies that were run, or that are simulated. */
public interface CellNumbers {
  /**
   * A measure by seed.
   *
   * @param isLogOdds whether by log-odds, where margins decide
   * @return none where the cell was not run with all of its seeds
   */
  Optional<SeedValues> of(
      StudyCell cell, PageArm arm, PageMeasure measure, EvaluationRows rows, boolean isLogOdds);
}
