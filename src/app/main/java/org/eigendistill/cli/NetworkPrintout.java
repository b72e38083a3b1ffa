package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eigendistill.data.Table;

/** What the terminal says of networks. */
final class NetworkPrintout {
  private static final List<String> SHOWN =
      List.of("test_accuracy", "test_gain", "slope_test", "low_offset_test", "lag");

  private NetworkPrintout() {}

  /** Means over seeds of each arm. */
  static Table summary(Table arms) {
    List<String> columns = new ArrayList<>(List.of("study", "label_noise", "arm", "seeds"));
    columns.addAll(SHOWN);
    Table.Builder means = Table.of(columns.toArray(String[]::new));
    for (String study : arms.values("study")) {
      Table ofStudy = arms.where("study", study);
      for (String noise : ofStudy.values("label_noise")) {
        Table ofNoise = ofStudy.where("label_noise", noise);
        for (String arm : ofNoise.values("arm")) {
          Table rows = ofNoise.where("arm", arm);
          List<Object> cells = new ArrayList<>(List.of(study, noise, arm, rows.rows().size()));
          SHOWN.forEach(name -> cells.add(mean(rows.numbers(name))));
          means.row(cells.toArray());
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
        boolean text = c == 0 || c == 2;
        object.put(summary.columns().get(c), text ? cell : (Object) Table.number(cell));
      }
      objects.add(object);
    }
    return objects;
  }

  private static double mean(double... values) {
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
