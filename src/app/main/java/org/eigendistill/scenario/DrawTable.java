// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.scenario;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.eigendistill.base.BadInputException;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;

/**
 * {@code draws.csv}: the draws of an average one by one, so that parts of them can be made apart. A
 * row for each draw and model: the seed of all, the draw's number from 1, and the parts of its
 * risk.
 */
final class DrawTable {
  private static final Column<Long> SEED = Column.count("seed");
  private static final Column<Integer> DRAW = Column.whole("draw");
  private static final Column<String> MODEL = Column.text("model");
  private static final List<Column<Double>> PARTS =
      List.of(
          Column.number("bias"),
          Column.number("own"),
          Column.number("inherited"),
          Column.number("cross"),
          Column.number("risk"));
  private static final List<Column<?>> ALL =
      List.of(
          SEED, DRAW, MODEL, PARTS.get(0), PARTS.get(1), PARTS.get(2), PARTS.get(3), PARTS.get(4));

  /** As far apart draws may be that another machine's libraries made. */
  private static final double TOLD = 1e-9;

  private DrawTable() {}

  /**
   * The table of some draws.
   *
   * @param first the first one's number, from 0
   * @param values a row for each draw, the parts of one model after the other
   */
  static Table of(long seed, int first, List<String> models, double[][] values) {
    Table.Builder table = Table.with(ALL);
    for (int k = 0; k < values.length; k++) {
      for (int m = 0; m < models.size(); m++) {
        int at = m * PARTS.size();
        table.add(
            SEED.is(seed),
            DRAW.is(first + k + 1),
            MODEL.is(models.get(m)),
            PARTS.get(0).is(values[k][at]),
            PARTS.get(1).is(values[k][at + 1]),
            PARTS.get(2).is(values[k][at + 2]),
            PARTS.get(3).is(values[k][at + 3]),
            PARTS.get(4).is(values[k][at + 4]));
      }
    }
    return table.build();
  }

  /**
   * All draws of an average, from a file; headers may stand between parts.
   *
   * @param own makes one of the scenario's own draws, counted from 0; those at which parts begin
   *     tell its draws from another's
   * @throws BadInputException if they are not those: of another seed, number or order, of other
   *     models, or of another scenario
   */
  static double[][] read(
      Path file, ReportPlan report, List<String> models, IntFunction<double[]> own) {
    Table all = Table.read(file);
    Table table = all.select(i -> !all.rows().get(i).equals(all.columns()));
    double[][] values = new double[report.draws()][models.size() * PARTS.size()];
    Table wanted = of(report.seed(), 0, models, values).only(SEED, DRAW, MODEL);
    boolean complete = table.columns().equals(Column.names(ALL));
    if (!complete || !table.only(SEED, DRAW, MODEL).equals(wanted)) {
      throw BadInputException.of(
          file,
          "",
          "it has not draws 1 to %d, of seed %d, of %s"
              .formatted(report.draws(), report.seed(), String.join(", ", models)),
          "Make all parts by --part of this scenario, and put them one below the other.");
    }
    for (int part = 0; part < PARTS.size(); part++) {
      double[] column = numbers(file, table, PARTS.get(part));
      for (int k = 0; k < column.length; k++) {
        values[k / models.size()][k % models.size() * PARTS.size() + part] = column[k];
      }
    }
    if (Arrays.stream(values).flatMapToDouble(Arrays::stream).anyMatch(Double::isNaN)) {
      throw BadInputException.of(file, "", "a part of a risk is missing", "Make it again.");
    }
    int row = 0;
    boolean begins = true;
    for (List<String> line : all.rows()) {
      boolean header = line.equals(all.columns());
      if (begins && !header) {
        int draw = row / models.size();
        requireLike(file, draw, values[draw], own.apply(draw));
      }
      begins = header;
      row += header ? 0 : 1;
    }
    return values;
  }

  private static void requireLike(Path file, int draw, double[] there, double... here) {
    for (int i = 0; i < here.length; i++) {
      double apart = Math.abs(there[i] - here[i]);
      if (!(apart <= TOLD * Math.max(1, Math.abs(here[i])))) {
        throw BadInputException.of(
            file,
            "",
            "its draw %d is not this scenario's: '%s' is %s there, %s here"
                .formatted(draw + 1, PARTS.get(i % PARTS.size()).name(), there[i], here[i]),
            "Make all parts by --part of this scenario.");
      }
    }
  }

  private static double[] numbers(Path file, Table table, Column<Double> part) {
    try {
      return table.numbers(part);
    } catch (IllegalArgumentException e) {
      throw BadInputException.of(
          file, "column '%s'".formatted(part.name()), e.getMessage(), "Make it again.", e);
    }
  }
}
