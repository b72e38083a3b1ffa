// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.diagnose.Bands;
import org.eigendistill.diagnose.TaughtBias;
import org.eigendistill.experiment.StudyCell;
import org.eigendistill.neural.Arm;
import org.eigendistill.neural.BandColumns;
import org.eigendistill.neural.CellColumns;
import org.eigendistill.neural.CellColumns.WithError;
import org.eigendistill.neural.EvaluationRows;
import org.eigendistill.neural.TripleTables;

/**
 * The numbers of the page's cells as studies left them in their tables. Only the seeds that the
 * page plans are taken, from 1 on, and a cell has its numbers when all of them are there.
 */
public final class MeasuredCells implements CellNumbers {
  private final TripleTables tables;

  /**
   * Takes the tables of one or more studies.
   *
   * @throws IllegalArgumentException if a study of the page has seeds that it does not plan
   */
  public MeasuredCells(TripleTables tables) {
    this.tables = tables;
    for (PageStudy study : PageStudy.values()) {
      Table own = tables.cells().where(CellColumns.STUDY, study.study());
      for (int seed : own.values(CellColumns.SEED)) {
        if (seed > study.seeds()) {
          throw new IllegalArgumentException(
              "%s has a seed %d, and the page plans 1 to %d"
                  .formatted(study.study(), seed, study.seeds()));
        }
      }
    }
  }

  @Override
  public Optional<SeedValues> of(
      StudyCell cell, PageArm arm, PageMeasure measure, EvaluationRows rows, boolean isLogOdds) {
    return switch (measure) {
      case SLOPE ->
          measured(
              cell,
              arm,
              rows,
              isLogOdds ? CellColumns.LOG_SLOPE_OF_LOG_ODDS : CellColumns.LOG_SLOPE);
      case LOW_END ->
          measured(
              cell, arm, rows, isLogOdds ? CellColumns.LOW_END_OF_LOG_ODDS : CellColumns.LOW_END);
      case GAIN -> measured(cell, arm, rows, CellColumns.GAIN);
      case OVER_STUDENT -> measured(cell, arm, rows, CellColumns.OVER_STUDENT);
      case OVER_PART -> measured(cell, arm, rows, CellColumns.OVER_PART);
      case HALF_RECOVERED -> measured(cell, arm, rows, CellColumns.HALF_RECOVERED);
      case OVER_PLAIN -> measured(cell, arm, rows, CellColumns.OVER_PLAIN);
      case FIT ->
          bySeed(tables.cells().where(CellColumns.SPLIT, rows), cell, arm)
              .map(seeds -> SeedValues.of(only(seeds).numbers(CellColumns.TEACHER_ACCURACY)));
      case BIAS, LAG, LAG_BEYOND_NULL -> banded(cell, arm, measure);
      case BIAS_TREND, SLOPE_TREND, GAIN_TREND ->
          throw new IllegalArgumentException("a trend is of several arms, not of " + arm.label());
    };
  }

  private Optional<SeedValues> measured(
      StudyCell cell, PageArm arm, EvaluationRows rows, WithError measure) {
    return bySeed(tables.cells().where(CellColumns.SPLIT, rows), cell, arm)
        .map(MeasuredCells::only)
        .map(
            table ->
                new SeedValues(table.numbers(measure.value()), table.numbers(measure.error())));
  }

  /** The planned seeds' rows of an arm, from the first seed on; none where a seed has none. */
  private static Optional<List<Table>> bySeed(Table rows, StudyCell cell, PageArm arm) {
    Table own =
        rows.where(CellColumns.STUDY, cell.study())
            .where(CellColumns.LABEL_NOISE, cell.noise())
            .where(CellColumns.ARM, Arm.named(arm.label()));
    int planned = PageStudy.of(cell).orElseThrow().seeds();
    List<Table> seeds =
        IntStream.rangeClosed(1, planned)
            .mapToObj(seed -> own.where(CellColumns.SEED, seed))
            .filter(seed -> !seed.rows().isEmpty())
            .toList();
    return seeds.size() == planned ? Optional.of(seeds) : Optional.empty();
  }

  /** One table of seeds that have a row each. */
  private static Table only(List<Table> seeds) {
    List<List<String>> rows = new ArrayList<>();
    for (Table seed : seeds) {
      if (seed.rows().size() != 1) {
        throw new IllegalArgumentException(
            "%d rows for one seed, arm and split of %s"
                .formatted(seed.rows().size(), seed.column(CellColumns.STUDY).get(0)));
      }
      rows.addAll(seed.rows());
    }
    return new Table(seeds.get(0).columns(), rows);
  }

  /** Means over the cell's bands, which its teachers choose over all of its seeds. */
  private Optional<SeedValues> banded(StudyCell cell, PageArm arm, PageMeasure measure) {
    return bySeed(tables.bands(), cell, arm).map(seeds -> banded(seeds, measure));
  }

  private static SeedValues banded(List<Table> seeds, PageMeasure measure) {
    // inputs of another rank have other bands at the bottom: those count that all seeds have
    int[] firsts =
        firsts(seeds.get(0)).stream()
            .filter(first -> seeds.stream().allMatch(seed -> isThere(seed, first)))
            .mapToInt(Integer::intValue)
            .toArray();
    CellBands bands =
        CellBands.of(
            seeds.stream().map(seed -> numbers(seed, BandColumns.TEACHERS_AGREE, firsts)).toList(),
            firsts);
    ToDoubleBiFunction<Table, Column<Double>> mean =
        (seed, column) -> bands.mean(numbers(seed, column, firsts));
    return SeedValues.of(
        seeds.stream()
            .mapToDouble(
                seed ->
                    switch (measure) {
                      case BIAS -> mean.applyAsDouble(seed, BandColumns.GAP);
                      case LAG -> mean.applyAsDouble(seed, CellColumns.LAG);
                      default ->
                          mean.applyAsDouble(seed, CellColumns.LAG)
                              - mean.applyAsDouble(seed, CellColumns.NULL_LAG);
                    })
            .toArray());
  }

  /** Whether a seed has a band, of enough directions if it is not the top one. */
  private static boolean isThere(Table seed, int first) {
    int at = firsts(seed).indexOf(first);
    return first == 0
        || at >= 0 && seed.column(BandColumns.DIRECTIONS).get(at) >= TaughtBias.FEWEST_DIRECTIONS;
  }

  /** The first direction of each band, from 0; of the rest, one beyond all. */
  private static List<Integer> firsts(Table seed) {
    return seed.column(BandColumns.BAND).stream()
        .map(
            band ->
                band.equals(Bands.REST)
                    ? Integer.MAX_VALUE
                    : Integer.parseInt(band.split("-", 2)[0]) - 1)
        .toList();
  }

  private static double[] numbers(Table seed, Column<Double> column, int... firsts) {
    List<Integer> own = firsts(seed);
    double[] all = seed.numbers(column);
    return Arrays.stream(firsts).mapToDouble(first -> all[own.indexOf(first)]).toArray();
  }
}
