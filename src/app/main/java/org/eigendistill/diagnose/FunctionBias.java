// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.NamedMatrix;
import org.eigendistill.data.Table;

/**
 * A student's bias as its function shows it, by {@link BandGains}, each number the mean over
 * controls. Numbers and no verdict: seeds are in no interval of one pair.
 *
 * @param bands names of bands of directions, the rest last
 * @param gains of the student at its end; NaN in a band where teacher and controls have next to
 *     nothing in common
 * @param gaps {@code log gain - log gain in the top band}; below 0 lower bands are short
 * @param agreement of teacher and controls
 * @param lags at equal gain in the top band, above 0 where the student is behind; NaN without
 *     checkpoints, or where too few levels are reached
 */
public record FunctionBias(
    List<String> bands, double[] gains, double[] gaps, double[] agreement, double[] lags) {
  /** With less in common, a band tells nothing. */
  private static final double LEAST_AGREEMENT = 0.2;

  /** Keeps its own copies. */
  public FunctionBias {
    bands = List.copyOf(bands);
    gains = gains.clone();
    gaps = gaps.clone();
    agreement = agreement.clone();
    lags = lags.clone();
  }

  @Override
  public double[] gains() {
    return gains.clone();
  }

  @Override
  public double[] gaps() {
    return gaps.clone();
  }

  @Override
  public double[] agreement() {
    return agreement.clone();
  }

  @Override
  public double[] lags() {
    return lags.clone();
  }

  /**
   * Measures.
   *
   * @param inputs rows x inputs
   * @param teacher its logits at the same rows, at checkpoints or at the end alone
   * @param student the student's
   * @param controls each at its end, at least one
   * @throws BadInputException if the rows differ in number, or inputs do not vary along two
   *     directions
   */
  public static FunctionBias of(
      NamedMatrix inputs, List<Matrix> teacher, List<Matrix> student, List<Matrix> controls) {
    List<Matrix> all = new ArrayList<>(teacher);
    all.addAll(student);
    all.addAll(controls);
    for (Matrix logits : all) {
      if (logits.rows() != inputs.values().rows() || logits.columns() != all.get(0).columns()) {
        throw BadInputException.of(
            inputs.source(),
            "",
            "%d rows, where logits have %d rows of %d classes, and the teacher's have %d classes"
                .formatted(
                    inputs.values().rows(), logits.rows(), logits.columns(), all.get(0).columns()),
            "Give the logits of all models at the rows of the inputs.");
      }
    }
    BandGains by = bands(inputs);
    List<BandGains.FunctionByBands> first = teacher.stream().map(by::function).toList();
    List<BandGains.FunctionByBands> second = student.stream().map(by::function).toList();
    BandGains.FunctionByBands end = first.get(first.size() - 1);
    double[] logs = new double[by.count()];
    double[] agreement = new double[by.count()];
    double[] lags = new double[by.count()];
    for (Matrix logits : controls) {
      BandGains.FunctionByBands other = by.function(logits);
      double[] gains = by.gains(second.get(second.size() - 1), end, other);
      double[] agreed = by.agreement(end, other);
      double[] lag =
          BandGains.lag(
              second.stream().map(f -> by.gains(f, end, other)).toList(),
              first.stream().map(f -> by.gains(f, end, other)).toList());
      for (int b = 0; b < logs.length; b++) {
        logs[b] += Math.log(gains[b]) / controls.size();
        agreement[b] += agreed[b] / controls.size();
        lags[b] += lag[b] / controls.size();
      }
    }
    for (int b = 0; b < logs.length; b++) {
      if (!(agreement[b] >= LEAST_AGREEMENT)) {
        logs[b] = Double.NaN;
        lags[b] = Double.NaN;
      }
    }
    return new FunctionBias(
        by.names(),
        Arrays.stream(logs).map(Math::exp).toArray(),
        Arrays.stream(logs).map(log -> log - logs[0]).toArray(),
        agreement,
        lags);
  }

  private static BandGains bands(NamedMatrix inputs) {
    try {
      return BandGains.of(inputs.values());
    } catch (IllegalArgumentException e) {
      throw BadInputException.of(
          inputs.source(),
          "",
          e.getMessage(),
          "Give what the networks are given, examples x inputs, in two columns or more that vary.",
          e);
    }
  }

  /** All of it by the names that scripts read; null where it is not known. */
  public Map<String, Object> numbers() {
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("function_bands", bands);
    numbers.put("function_gain", known(gains));
    numbers.put("function_gain_gap", known(gaps));
    numbers.put("function_agreement", known(agreement));
    numbers.put("function_lag", known(lags));
    return numbers;
  }

  /** The same as a table. */
  public Table table() {
    Table.Builder table = Table.of("band", "gain", "gain_gap", "agreement", "lag");
    for (int b = 0; b < bands.size(); b++) {
      table.row(bands.get(b), gains[b], gaps[b], agreement[b], lags[b]);
    }
    return table.build();
  }

  private static List<Double> known(double... values) {
    return Arrays.stream(values).mapToObj(ConfidenceSummary::known).toList();
  }
}
