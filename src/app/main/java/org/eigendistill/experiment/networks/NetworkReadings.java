// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.networks;

import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.Optional;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.PageHypothesis;
import org.eigendistill.experiment.verdict.PageStudy;
import org.eigendistill.experiment.verdict.VerdictColumns;
import org.eigendistill.figure.Figure;

/** The table that a reader needs first, which is printed and not drawn. */
final class NetworkReadings extends NetworkExperiment {
  NetworkReadings() {
    super(
        NetworkTable.READINGS.id(),
        NetworkTable.READINGS,
        "Networks: as the paper measures, beside a network that never saw the teacher");
  }

  @Override
  public boolean isReadFirst() {
    return true;
  }

  @Override
  public boolean isListed() {
    return true;
  }

  @Override
  public String note(Table table) {
    IntSummaryStatistics seeds =
        Arrays.stream(PageStudy.values()).mapToInt(PageStudy::seeds).summaryStatistics();
    Table lags = table.where(VerdictColumns.HYPOTHESIS, PageHypothesis.H3.id());
    return ("Counted are means over %d to %d fixed seeds, without intervals. %s has %d cells: in %s"
            + " of them students' mean lag is defined, in %s that of a network that never saw the"
            + " teacher; elsewhere some pair of networks has too few levels of progress in common in"
            + " some seed. %s asks of two groups of cells, so that no cell has a verdict by itself:"
            + " it counts 0, and its reading is of all.")
        .formatted(
            seeds.getMin(),
            seeds.getMax(),
            PageHypothesis.H3.id(),
            lags.column(ReadingTable.CELLS).get(0),
            defined(lags.column(ReadingTable.HERE).get(0)),
            defined(lags.column(ReadingTable.ANOTHER).get(0)),
            PageHypothesis.H5.id());
  }

  /** The 16 of 15 of 16. */
  private static String defined(String count) {
    return count.substring(count.lastIndexOf(' ') + 1);
  }

  @Override
  public Optional<Figure> figure(Table table) {
    return Optional.empty();
  }
}
