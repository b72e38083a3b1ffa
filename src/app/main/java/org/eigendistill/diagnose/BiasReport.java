// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.eigendistill.data.Table;

/**
 * The tables and the flat summary of a diagnosis of bias.
 *
 * @param bias what was measured
 * @param bands along which directions
 * @param eigenvalues the data's, of all directions, falling
 */
public record BiasReport(Bias bias, Bands bands, double[] eigenvalues) {
  /** With fewer checkpoints on the way, straight lines between them are too coarse. */
  private static final int ENOUGH = 5;

  /** Keeps its own copy. */
  public BiasReport {
    eigenvalues = eigenvalues.clone();
  }

  @Override
  public double[] eigenvalues() {
    return eigenvalues.clone();
  }

  /** One flat map; lists have an entry for each band below the top one. */
  public Map<String, Object> summary() {
    Map<String, Object> summary = new LinkedHashMap<>();
    List<DirectionBand> lower = lower();
    summary.put("checkpoints_teacher", bias.teacher().checkpoints());
    summary.put("checkpoints_student", bias.student().checkpoints());
    summary.put("top_band", bands.list().get(0).name());
    summary.put("bands", lower.stream().map(DirectionBand::name).toList());
    summary.put("variance_share", lower.stream().map(this::share).toList());
    summary.put("lag", list(bias.lags(), e -> ConfidenceSummary.known(e.value())));
    summary.put("lag_ci95", list(bias.lags(), ConfidenceSummary::interval));
    summary.put("mean_lag", ConfidenceSummary.known(bias.meanLag().value()));
    summary.put("mean_lag_ci95", ConfidenceSummary.interval(bias.meanLag()));
    summary.put("movement_ratio", list(bias.ratios(), e -> ConfidenceSummary.known(e.value())));
    summary.put("movement_ratio_ci95", list(bias.ratios(), ConfidenceSummary::interval));
    summary.put("mean_movement_ratio", ConfidenceSummary.known(bias.meanRatio().value()));
    summary.put("mean_movement_ratio_ci95", ConfidenceSummary.interval(bias.meanRatio()));
    summary.put("verdict", Uncontrolled.WORD);
    summary.put("verdict_movement", Uncontrolled.WORD);
    summary.put("verdict_reason", Uncontrolled.BIAS);
    return summary;
  }

  private static List<Object> list(List<Estimate> estimates, Function<Estimate, Object> form) {
    return estimates.stream().map(form).toList();
  }

  private List<DirectionBand> lower() {
    return bands.list().subList(1, bands.list().size());
  }

  /** A band's share of the data's variance (of their squares, where they are not centred). */
  public double share(DirectionBand band) {
    double all = java.util.Arrays.stream(eigenvalues).sum();
    return IntStream.rangeClosed(band.first(), band.last()).mapToDouble(k -> eigenvalues[k]).sum()
        / all;
  }

  /** Sentences that a user ought to read before the numbers. */
  public List<String> warnings() {
    return java.util.stream.Stream.of(
            warning("teacher", bias.teacher()), warning("student", bias.student()))
        .flatMap(List::stream)
        .toList();
  }

  private static List<String> warning(String role, BiasCurve curve) {
    int between = curve.between(0.05, 0.99);
    return between >= ENOUGH
        ? List.of()
        : List.of(
            "The %s has %d checkpoints between 5 and 99 %% of its way along the top band: straight lines between them are coarse. Save at least %d there, early ones above all."
                .formatted(role, between, ENOUGH));
  }

  /** Progress and movement of both runs at each checkpoint, from 0, in each band. */
  public Table trajectories() {
    Table.Builder table =
        Table.of(
            "role",
            "checkpoint",
            "band",
            "first_direction",
            "last_direction",
            "progress",
            "movement");
    add(table, "teacher", bias.teacher());
    add(table, "student", bias.student());
    return table.build();
  }

  private void add(Table.Builder table, String role, BiasCurve curve) {
    double[][] progress = curve.progress();
    double[][] movement = curve.movement();
    for (int t = 0; t < progress.length; t++) {
      for (int b = 0; b < bands.list().size(); b++) {
        DirectionBand band = bands.list().get(b);
        table.row(
            role, t, b + 1, band.first() + 1, band.last() + 1, progress[t][b], movement[t][b]);
      }
    }
  }

  /** Lag and movement ratio of each band below the top one. */
  public Table lags() {
    Table.Builder table =
        Table.of(
            "band",
            "first_direction",
            "last_direction",
            "top_eigenvalue",
            "variance_share",
            "lag",
            "lag_low",
            "lag_high",
            "movement_ratio",
            "movement_ratio_low",
            "movement_ratio_high");
    for (int b = 1; b < bands.list().size(); b++) {
      DirectionBand band = bands.list().get(b);
      Estimate lag = bias.lags().get(b - 1);
      Estimate ratio = bias.ratios().get(b - 1);
      table.row(
          b + 1,
          band.first() + 1,
          band.last() + 1,
          eigenvalues[band.first()],
          share(band),
          lag.value(),
          lag.low(),
          lag.high(),
          ratio.value(),
          ratio.low(),
          ratio.high());
    }
    return table.build();
  }
}
