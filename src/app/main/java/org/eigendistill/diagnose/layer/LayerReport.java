// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose.layer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eigendistill.base.Counted;
import org.eigendistill.data.Table;
import org.eigendistill.diagnose.Bias;
import org.eigendistill.diagnose.PairedBias;

/**
 * The layers that teacher and student of each pair have in common, in the order of the first
 * teacher's file.
 *
 * @param pairs for each pair its layers
 */
public record LayerReport(List<List<LayerComparison>> pairs) {
  /** So many layers are told on the terminal. */
  private static final int LINES = 6;

  private static final List<String> SIDES = List.of("_teacher", "_student");

  /** Keeps its own lists. */
  public LayerReport {
    pairs = pairs.stream().map(List::copyOf).toList();
  }

  /** A row for each layer of each pair; empty cells where a number is not known. */
  public Table layers() {
    List<String> columns = new ArrayList<>(List.of("pair", "layer"));
    for (String name : List.of("units", "inputs")) {
      SIDES.forEach(side -> columns.add(name + side));
    }
    columns.addAll(List.of("checkpoints", "relative_change", "cosine"));
    for (String name :
        List.of(
            "norm",
            "spectral_norm",
            "stable_rank",
            "power_law",
            "power_law_low",
            "power_law_high",
            "power_law_from",
            "power_law_count",
            "power_law_distance")) {
      SIDES.forEach(side -> columns.add(name + side));
    }
    columns.addAll(List.of("mean_lag", "mean_movement_ratio"));
    Table.Builder table = Table.of(columns);
    for (int r = 0; r < pairs.size(); r++) {
      for (LayerComparison layer : pairs.get(r)) {
        List<Object> cells = new ArrayList<>(List.of(r + 1, layer.layer()));
        cells.addAll(List.of(layer.teacherUnits(), layer.studentUnits()));
        cells.addAll(List.of(layer.inputs(), layer.studentInputs(), layer.checkpoints()));
        cells.add(known(layer.relativeChange()));
        cells.add(known(layer.cosine()));
        List<List<Object>> both = List.of(spectrum(layer.teacher()), spectrum(layer.student()));
        for (int i = 0; i < both.get(0).size(); i++) {
          cells.add(both.get(0).get(i));
          cells.add(both.get(1).get(i));
        }
        cells.add(known(layer.bias().map(b -> b.meanLag().value()).orElse(Double.NaN)));
        cells.add(known(layer.bias().map(b -> b.meanRatio().value()).orElse(Double.NaN)));
        table.row(cells.toArray());
      }
    }
    return table.build();
  }

  private static List<Object> spectrum(LayerSpectrum of) {
    List<Object> cells = new ArrayList<>();
    cells.add(known(of.norm()));
    cells.add(known(of.spectralNorm()));
    cells.add(known(of.stableRank()));
    Optional<PowerLawTail> tail = of.tail();
    cells.add(tail.<Object>map(PowerLawTail::exponent).orElse(""));
    cells.add(tail.<Object>map(PowerLawTail::low).orElse(""));
    cells.add(tail.<Object>map(PowerLawTail::high).orElse(""));
    cells.add(tail.<Object>map(PowerLawTail::from).orElse(""));
    cells.add(tail.<Object>map(PowerLawTail::count).orElse(""));
    cells.add(tail.<Object>map(PowerLawTail::distance).orElse(""));
    return cells;
  }

  /** A row for each band of each layer whose inputs are known. */
  public Table bands() {
    Table.Builder table =
        Table.of(
            "pair",
            "layer",
            "band",
            "share",
            "relative_change",
            "cosine",
            "norm_ratio",
            "lag",
            "movement_ratio");
    for (int r = 0; r < pairs.size(); r++) {
      for (LayerComparison layer : pairs.get(r)) {
        for (LayerBand band : layer.bands()) {
          table.row(
              r + 1,
              layer.layer(),
              band.name(),
              known(band.share()),
              known(band.relativeChange()),
              known(band.cosine()),
              known(band.normRatio()),
              known(band.lag()),
              known(band.movementRatio()));
        }
      }
    }
    return table.build();
  }

  private static Object known(double value) {
    return Double.isFinite(value) ? (Object) value : "";
  }

  /** Whether any layer has bands. */
  public boolean haveBands() {
    return pairs.stream().flatMap(List::stream).anyMatch(layer -> !layer.bands().isEmpty());
  }

  /**
   * By the names that scripts read: how many layers there are, and for each of which all pairs have
   * ways the lags and movement of {@link PairedBias}, whose words take three pairs and hold for
   * each layer by itself.
   */
  public Map<String, Object> numbers() {
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("layers", names().size());
    numbers.put("layer_pairs", pairs.size());
    Map<String, Object> biases = new LinkedHashMap<>();
    for (String name : names()) {
      List<Bias> all =
          pairs.stream()
              .flatMap(List::stream)
              .filter(layer -> layer.layer().equals(name))
              .flatMap(layer -> layer.bias().stream())
              .toList();
      boolean haveOneForm = all.stream().map(bias -> bias.lags().size()).distinct().count() == 1;
      if (all.size() == pairs.size() && haveOneForm) {
        biases.put(name, new PairedBias(all).numbers());
      }
    }
    if (!biases.isEmpty()) {
      numbers.put("layer_bias", biases);
    }
    return numbers;
  }

  /** What they say, which decides nothing of one pair. */
  public String sentence() {
    Object biases = numbers().get("layer_bias");
    if (pairs.size() < PairedBias.FEWEST || biases == null) {
      return "Uncontrolled: layers of %s decide nothing; %s"
          .formatted(
              Counted.of(pairs.size(), "pair"),
              "three pairs or more do, with checkpoints and what the layers are fed.");
    }
    String words =
        ((Map<?, ?>) biases)
            .entrySet().stream()
                .map(
                    each ->
                        "%s %s"
                            .formatted(
                                each.getKey(), ((Map<?, ?>) each.getValue()).get("verdict_lag")))
                .collect(Collectors.joining(", "));
    return "Bias by lags, each layer by itself (%d pairs; seeds are in the intervals): %s."
        .formatted(pairs.size(), words);
  }

  /** The layers of the first pair, a line each, at most six. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (LayerComparison layer : pairs.get(0)) {
      if (lines.size() == LINES && pairs.get(0).size() > LINES + 1) {
        lines.add("  ... %d more in layers.csv".formatted(pairs.get(0).size() - LINES));
        break;
      }
      lines.add(
          "  %-14s %s"
              .formatted(
                  layer.layer(),
                  Double.isFinite(layer.relativeChange())
                      ? "changed by %.3f of the teacher's norm, cosine %.3f, stable rank %.2f (teacher %.2f)"
                          .formatted(
                              layer.relativeChange(),
                              layer.cosine(),
                              layer.student().stableRank(),
                              layer.teacher().stableRank())
                      : layer.studentUnits() == layer.teacherUnits()
                              && layer.studentInputs() == layer.inputs()
                          ? "the teacher's is all zeros: no relative change; stable rank %.2f"
                              .formatted(layer.student().stableRank())
                          : "%d x %d where the teacher's is %d x %d, stable rank %.2f (teacher %.2f)"
                              .formatted(
                                  layer.studentUnits(),
                                  layer.studentInputs(),
                                  layer.teacherUnits(),
                                  layer.inputs(),
                                  layer.student().stableRank(),
                                  layer.teacher().stableRank())));
    }
    return lines;
  }

  /** The names of all layers. */
  public List<String> names() {
    return pairs.stream().flatMap(List::stream).map(LayerComparison::layer).distinct().toList();
  }
}
