// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What was measured, in tables of Markdown. */
final class RateReport {
  private static final long PREDICTED_ROWS = 100_000_000L;
  private static final int[] PREDICTED_CORES = {1, 2, 16, 64};

  /** What the model has to be told by more. */
  private static final int COEFFICIENTS = 3;

  private final List<RateTable.Rate> rates;
  private final int columns;
  private final int gigabytes;

  /**
   * Of what is known by now.
   *
   * @param columns of the rows that the cost is predicted of
   * @param gigabytes of those whose bits are compared
   */
  RateReport(RateTable table, int columns, int gigabytes) throws IOException {
    this.rates = table.all();
    this.columns = columns;
    this.gigabytes = gigabytes;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append("| work | rows | workers | solver | seconds | MB/s | of one worker's rate |\n");
    text.append("| --- | --- | --- | --- | --- | --- | --- |\n");
    rates.forEach(rate -> text.append(line(rate)));
    for (String solver :
        new TreeSet<>(ours().stream().map(rate -> rate.key().solver()).toList())) {
      text.append(bits(solver)).append(costs(solver));
    }
    rates.stream()
        .filter(rate -> rate.key().form().isEmpty())
        .forEach(rate -> text.append("\n%s: %s".formatted(rate.key(), rate.digest())));
    return text.toString();
  }

  private String line(RateTable.Rate rate) {
    RateTable.Key key = rate.key();
    boolean ofFile = !key.form().isEmpty();
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %s | %.1f | %s | %s |\n",
        key.work(),
        ofFile
            ? "%d GB %s, %d columns".formatted(key.gigabytes(), key.form(), key.columns())
            : "%d columns".formatted(key.columns()),
        key.workers() == 0 ? "-" : key.workers(),
        key.solver(),
        rate.seconds(),
        ofFile ? String.format(Locale.ROOT, "%.0f", 1000 * key.gigabytes() / rate.seconds()) : "",
        key.workers() == 2 ? times(rate) : "");
  }

  /** How many times one worker's rate, where that is known. */
  private String times(RateTable.Rate rate) {
    return rates.stream()
        .filter(one -> one.key().equals(rate.key().by(1)))
        .map(one -> String.format(Locale.ROOT, "%.2f", one.seconds() / rate.seconds()))
        .findFirst()
        .orElse("");
  }

  private List<RateTable.Rate> ours() {
    return rates.stream().filter(rate -> rate.key().work().startsWith(GatherRates.OURS)).toList();
  }

  /** The digests of the same rows, and how many results have each. */
  private String bits(String solver) {
    return "\n%s, bits of %d GB of %d columns: %s\n"
        .formatted(
            solver,
            gigabytes,
            columns,
            ours().stream()
                .filter(
                    rate ->
                        rate.key().gigabytes() == gigabytes
                            && rate.key().columns() == columns
                            && rate.key().solver().equals(solver))
                .collect(Collectors.groupingBy(RateTable.Rate::digest, Collectors.counting())));
  }

  private String costs(String solver) {
    List<RateTable.Rate> fitted =
        ours().stream()
            .filter(
                rate ->
                    rate.key().work().equals(GatherRates.OURS)
                        && rate.key().form().equals(Rates.NPY)
                        && rate.key().solver().equals(solver))
            .toList();
    if (fitted.size() <= COEFFICIENTS) {
      return "";
    }
    CostModel model = CostModel.fit(fitted, columns);
    return String.format(
        Locale.ROOT,
        """
        %s: %s
        | cores | seconds for %,d x %d | GB/s read | tasks | GB shuffled | GB to the driver |
        | --- | --- | --- | --- | --- | --- |
        %s""",
        solver,
        model,
        PREDICTED_ROWS,
        columns,
        model.told(PREDICTED_ROWS, columns, PREDICTED_CORES));
  }
}
