// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eigendistill.data.Column;
import org.eigendistill.population.RiskEstimate;

/** The columns of {@code sweep.csv}: the parameters under their own names, and these. */
public final class SweepColumns {
  /** The name of a model. */
  public static final Column<String> MODEL = Column.text("model");

  /** Its excess risk. */
  public static final Column<Double> RISK = Column.number("risk");

  private static final List<String> OTHERS =
      List.of("model", "risk", "bias", "own", "inherited", "cross", "se");

  private SweepColumns() {}

  static List<String> names(List<String> params) {
    List<String> names = new ArrayList<>(params);
    names.addAll(OTHERS);
    return names;
  }

  static Object[] row(Map<String, Double> params, String model, RiskEstimate estimate) {
    List<Object> row = new ArrayList<>(params.values());
    row.addAll(
        List.of(
            model,
            estimate.risk(),
            estimate.bias(),
            estimate.own(),
            estimate.inherited(),
            estimate.cross(),
            estimate.standardError()));
    return row.toArray();
  }

  /** The parameters of a table, one or two. */
  public static List<String> params(List<String> columns) {
    return columns.subList(0, columns.size() - OTHERS.size());
  }
}
