// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.scenario.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.scenario.BundledFiles;
import org.eigendistill.scenario.ScenarioFile;
import org.eigendistill.scenario.ScenarioRun;

/** All numbers that scenarios which come with the program must come to. */
public final class ReferenceNumbers {
  private static final String TABLE = "numbers.csv";
  private static final Column<Relation> RELATION =
      Column.word("relation", Relation.class, Relation::word);
  private static final Column<Provenance> TAG =
      Column.word("tag", Provenance.class, Provenance::word);

  private ReferenceNumbers() {}

  /** Papers' numbers, formulas and theorems, own derivations, and one for each example. */
  public static List<ReferenceNumber> all() {
    return of(BundledFiles.table(TABLE, Table::read));
  }

  private static List<ReferenceNumber> of(Table table) {
    List<ReferenceNumber> numbers = new ArrayList<>();
    List<Relation> relations = table.column(RELATION);
    List<Provenance> tags = table.column(TAG);
    double[] expected = table.numbers("expected");
    Map<String, List<String>> texts = new LinkedHashMap<>();
    for (String name :
        Arrays.asList(
            "row", "scenario", "read", "tolerance", "source", "place", "quantity", "slow")) {
      texts.put(name, table.column(name));
    }
    for (int i = 0; i < expected.length; i++) {
      int at = i;
      Function<String, String> text = name -> texts.get(name).get(at);
      numbers.add(
          new ReferenceNumber(
              text.apply("row"),
              text.apply("scenario"),
              text.apply("read"),
              relations.get(i),
              expected[i],
              text.apply("tolerance"),
              tags.get(i),
              text.apply("source"),
              text.apply("place"),
              text.apply("quantity"),
              text.apply("slow").equals("yes")));
    }
    return List.copyOf(numbers);
  }

  /** Works the scenarios out that numbers are of, each once. */
  public static List<CheckedNumber> check(
      List<ReferenceNumber> numbers, ScenarioRun run, Progress progress) {
    return check(numbers, run, progress, ScenarioFile::read);
  }

  /**
   * The same of other files.
   *
   * @param files what is read for the name of a scenario
   */
  static List<CheckedNumber> check(
      List<ReferenceNumber> numbers,
      ScenarioRun run,
      Progress progress,
      Function<String, ScenarioFile> files) {
    Map<String, List<ReferenceNumber>> scenarios = new LinkedHashMap<>();
    numbers.forEach(
        number ->
            scenarios.computeIfAbsent(number.scenario(), each -> new ArrayList<>()).add(number));
    List<CheckedNumber> checked = new ArrayList<>();
    int done = 0;
    for (Map.Entry<String, List<ReferenceNumber>> each : scenarios.entrySet()) {
      progress.update("scenarios", done++, scenarios.size());
      ScenarioFile file = files.apply(each.getKey());
      boolean best = each.getValue().stream().anyMatch(ReferenceNumber::needsBest);
      Map<String, Object> answer = (best ? run.of(file) : run.plain(file)).json();
      each.getValue().forEach(number -> checked.add(number.in(answer)));
    }
    progress.update("scenarios", done, scenarios.size());
    return List.copyOf(checked);
  }
}
