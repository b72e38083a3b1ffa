// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population;

import java.util.List;

/**
 * Rows of a fit with their labels, a sum of terms.
 *
 * @param rows the name of the row set in its scenario
 * @param labels what the labels are the sum of
 */
public record LabelBlock(String rows, List<LabelTerm> labels) {
  /** Keeps its own list, of at least one term. */
  public LabelBlock {
    labels = List.copyOf(labels);
    if (labels.isEmpty()) {
      throw new IllegalArgumentException("rows need labels");
    }
  }
}
