// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.neural.Arm;
import org.eigendistill.neural.EvaluationRows;
import org.eigendistill.neural.StudyColumns;

/** What the terminal says of networks. */
final class NetworkPrintout {
  static final Column<Integer> SEEDS = Column.whole("seeds");

  /** Columns of words; all others are of numbers. */
  private static final Set<String> TEXTS =
      Set.copyOf(Column.names(List.of(StudyColumns.STUDY, StudyColumns.ARM, StudyColumns.SPLIT)));

  private static final List<Column<Double>> MEASURES =
      List.of(
          StudyColumns.TEST_ACCURACY,
          StudyColumns.TEST_GAIN,
          StudyColumns.slope(EvaluationRows.TEST),
          StudyColumns.lowOffset(EvaluationRows.TEST),
          StudyColumns.LAG);

  private NetworkPrintout() {}

  /** Means over seeds of each arm. */
  static Table summary(Table arms) {
    List<Column<?>> columns =
        new ArrayList<>(
            List.of(StudyColumns.STUDY, StudyColumns.LABEL_NOISE, StudyColumns.ARM, SEEDS));
    columns.addAll(MEASURES);
    Table.Builder means = Table.with(columns);
    for (String study : arms.values(StudyColumns.STUDY)) {
      Table ofStudy = arms.where(StudyColumns.STUDY, study);
      for (double noise : ofStudy.values(StudyColumns.LABEL_NOISE)) {
        Table ofNoise = ofStudy.where(StudyColumns.LABEL_NOISE, noise);
        for (Arm arm : ofNoise.values(StudyColumns.ARM)) {
          Table rows = ofNoise.where(StudyColumns.ARM, arm);
          List<Column.Filled> cells =
              new ArrayList<>(
                  List.of(
                      StudyColumns.STUDY.is(study),
                      StudyColumns.LABEL_NOISE.is(noise),
                      StudyColumns.ARM.is(arm),
                      SEEDS.is(rows.rows().size())));
          MEASURES.forEach(measure -> cells.add(measure.is(mean(rows.numbers(measure)))));
          means.add(cells.toArray(Column.Filled[]::new));
        }
      }
    }
    return means.build();
  }

  /** The table for scripts. */
  static List<Map<String, Object>> objects(Table summary) {
    List<Map<String, Object>> objects = new ArrayList<>();
    for (List<String> row : summary.rows()) {
      Map<String, Object> object = new LinkedHashMap<>();
      for (int c = 0; c < row.size(); c++) {
        String cell = row.get(c);
        boolean text = TEXTS.contains(summary.columns().get(c));
        object.put(summary.columns().get(c), text ? cell : (Object) Table.number(cell));
      }
      objects.add(object);
    }
    return objects;
  }

  static double mean(double... values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  /** The table in columns; the student's lag and offset are against its teacher. */
  static List<String> lines(Table summary) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%-22s %5s %-28s %5s %8s %8s %7s %8s %7s",
            "study",
            "noise",
            "arm",
            "seeds",
            "test",
            "gain",
            "slope",
            "low end",
            "lag"));
    for (List<String> row : summary.rows()) {
      double[] numbers = row.subList(4, row.size()).stream().mapToDouble(Table::number).toArray();
      lines.add(
          String.format(
              Locale.ROOT,
              "%-22s %5s %-28s %5s %8.4f %+8.4f %7.3f %+8.3f %7.3f",
              row.get(0),
              row.get(1),
              row.get(2),
              row.get(3),
              numbers[0],
              numbers[1],
              numbers[2],
              numbers[3],
              numbers[4]));
    }
    return lines;
  }
}
