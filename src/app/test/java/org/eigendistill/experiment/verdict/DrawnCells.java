// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.verdict;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eigendistill.base.Randomness;
import org.eigendistill.experiment.StudyCell;
import org.eigendistill.neural.EvaluationRows;
import org.eigendistill.neural.TripleTables;

/** Numbers drawn for every cell, arm and measure, that go by tables or at once. */
final class DrawnCells implements CellNumbers {
  private static final List<PageMeasure> BANDED =
      List.of(PageMeasure.BIAS, PageMeasure.LAG, PageMeasure.LAG_BEYOND_NULL);

  private record Key(
      StudyCell cell, PageArm arm, PageMeasure measure, EvaluationRows rows, boolean odds) {}

  private final Map<Key, SeedValues> all = new HashMap<>();

  /**
   * Draws.
   *
   * @param size of means between cells, beside a spread of 1 between seeds
   */
  DrawnCells(long seed, double size) {
    Randomness random = Randomness.of(seed);
    PageStudy.allCells()
        .forEach(
            cell -> {
              int seeds = PageStudy.of(cell).orElseThrow().seeds();
              for (PageArm arm : PageArm.values()) {
                for (PageMeasure measure : PageMeasure.values()) {
                  for (EvaluationRows rows : EvaluationRows.values()) {
                    for (boolean odds : new boolean[] {false, true}) {
                      double middle = size * random.gaussian();
                      double[] values =
                          IntStream.range(0, seeds)
                              .mapToDouble(s -> middle + random.gaussian())
                              .toArray();
                      if (measure == PageMeasure.FIT) {
                        Arrays.setAll(values, s -> middle > 0 ? 1 : 0.5);
                      }
                      double[] errors = new double[seeds];
                      Arrays.fill(errors, 0.01);
                      all.put(
                          new Key(cell, arm, measure, rows, odds), new SeedValues(values, errors));
                    }
                  }
                }
              }
            });
  }

  /** The same, every number but fits a multiple. */
  DrawnCells scaled(double factor) {
    all.replaceAll(
        (key, values) ->
            key.measure() == PageMeasure.FIT
                ? values
                : new SeedValues(
                    Arrays.stream(values.values()).map(v -> factor * v).toArray(),
                    Arrays.stream(values.rowErrors()).map(e -> factor * e).toArray()));
    return this;
  }

  @Override
  public Optional<SeedValues> of(
      StudyCell cell, PageArm arm, PageMeasure measure, EvaluationRows rows, boolean isLogOdds) {
    SeedValues values = all.get(new Key(cell, arm, measure, rows, isLogOdds));
    return Optional.of(
        BANDED.contains(measure) || measure == PageMeasure.FIT
            ? SeedValues.of(values.values())
            : values);
  }

  TripleTables tables() {
    MadeTables tables = new MadeTables();
    PageStudy.allCells()
        .forEach(
            cell -> {
              for (int seed = 1; seed <= PageStudy.of(cell).orElseThrow().seeds(); seed++) {
                for (PageArm arm : PageArm.values()) {
                  for (EvaluationRows rows : EvaluationRows.values()) {
                    tables.cell(cell, arm, seed, rows, numbers(cell, arm, rows, seed));
                  }
                  tables.band(cell, arm, seed, "1", MadeTables.band(1, 0, 0, 0));
                  double lag = one(cell, arm, PageMeasure.LAG, seed);
                  double beyond = one(cell, arm, PageMeasure.LAG_BEYOND_NULL, seed);
                  double gap = one(cell, arm, PageMeasure.BIAS, seed);
                  tables.band(cell, arm, seed, "22-85", MadeTables.band(1, gap, lag, lag - beyond));
                }
              }
            });
    return tables.done();
  }

  private double one(StudyCell cell, PageArm arm, PageMeasure measure, int seed) {
    return all.get(new Key(cell, arm, measure, EvaluationRows.TRAIN, false)).values()[seed - 1];
  }

  private Map<String, Double> numbers(StudyCell cell, PageArm arm, EvaluationRows rows, int seed) {
    Map<String, Double> numbers = new HashMap<>();
    Map<String, PageMeasure> columns =
        Map.of(
            "log_b", PageMeasure.SLOPE,
            "offset_1", PageMeasure.LOW_END,
            "gain", PageMeasure.GAIN,
            "over_student", PageMeasure.OVER_STUDENT,
            "over_part", PageMeasure.OVER_PART,
            "half_recovered", PageMeasure.HALF_RECOVERED,
            "over_plain", PageMeasure.OVER_PLAIN,
            "teacher_accuracy", PageMeasure.FIT);
    columns.forEach(
        (name, measure) -> {
          SeedValues values = all.get(new Key(cell, arm, measure, rows, false));
          numbers.put(name, values.values()[seed - 1]);
          numbers.put(name + "_se", values.rowErrors()[seed - 1]);
          SeedValues odds = all.get(new Key(cell, arm, measure, rows, true));
          numbers.put(name + "_log_odds", odds.values()[seed - 1]);
          numbers.put(name + "_log_odds_se", odds.rowErrors()[seed - 1]);
        });
    return numbers;
  }
}
