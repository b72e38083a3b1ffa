// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigendistill.base.Counted;
import org.eigendistill.spectrum.RowWeights;

/** What is said of weights of rows. */
final class WeightedRows {
  private WeightedRows() {}

  /**
   * For summary.json.
   *
   * @param option what --weight names
   */
  static Map<String, Object> json(String option, RowWeights weights) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("weight", option);
    json.put("weight_sum", weights.total());
    json.put("effective_rows", weights.effectiveRows());
    return json;
  }

  /** What a user ought to know, a sentence each. */
  static List<String> notes(RowWeights weights) {
    int rows = weights.values().length;
    long zeros = Arrays.stream(weights.values()).filter(w -> w == 0).count();
    return zeros == 0
        ? List.of()
        : List.of(
            "%d of %s %s."
                .formatted(
                    zeros,
                    Counted.of(rows, "row"),
                    Counted.word(
                        zeros,
                        "has weight 0 and does not enter",
                        "have weight 0 and do not enter")));
  }
}
