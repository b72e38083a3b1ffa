// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.eigendistill.experiment.literature.LiteraturePage;
import org.eigendistill.output.WholeFile;
import org.eigendistill.risk.literature.Literature;
import org.eigendistill.risk.literature.LiteratureRow;
import org.eigendistill.scenario.reference.Provenance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Papers' numbers, formulas and theorems, computed by the engine. */
@Command(
    name = "literature",
    description =
        "What thirteen papers print, or what their formulas and theorems give, beside what the engine"
            + " computes; each row says which. Exit code 1 if any differs by more than is allowed:"
            + " half a unit of the reference's last digit, or what a simulation of finite size"
            + " allows.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class LiteratureCommand implements Callable<Integer> {
  @Option(
      names = "--markdown",
      paramLabel = "F",
      description = "Also write the rows as a page, which src/docs/literature.md is.")
  private Path markdown;

  @Mixin private CommonOptions common;

  @Override
  public Integer call() {
    common.limitThreads();
    Reporter reporter = common.reporter();
    List<LiteratureRow> rows = Literature.rows(common.solver(reporter), reporter);
    reporter.endLine();
    print(rows, common.json.words());
    common.json.write(rows.stream().map(LiteratureCommand::object).toList());
    if (markdown != null) {
      String page = LiteraturePage.of(rows);
      WholeFile.write(markdown, path -> Files.writeString(path, page));
    }
    return rows.stream().allMatch(LiteratureRow::ok) ? Main.GOOD : Main.FAILED;
  }

  private void print(List<LiteratureRow> rows, PrintWriter out) {
    String source = "";
    String place = "";
    for (LiteratureRow row : rows) {
      if (common.isQuiet() && row.ok()) {
        continue;
      }
      if (!row.source().equals(source)) {
        source = row.source();
        out.println(source);
      }
      if (!row.place().isEmpty() && !row.place().equals(place)) {
        place = row.place();
        out.println(
            (row.origin().provenance() == Provenance.PRINTED ? "  printed in " : "  after ")
                + place
                + ":");
      }
      out.printf(
          "  %-8s %-8s %-68s reference %-12.8g computed %-12.8g error %.1e%n",
          row.ok() ? "agrees" : "DIFFERS",
          row.provenance(),
          row.quantity(),
          row.reference(),
          row.computed(),
          row.error());
    }
    if (!common.isQuiet()) {
      out.println(LiteraturePage.counts(rows));
    }
    out.flush();
  }

  private static Map<String, Object> object(LiteratureRow row) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("source", row.source());
    object.put("quantity", row.quantity());
    object.put("provenance", row.provenance());
    object.put("place", row.place());
    object.put("reference", row.reference());
    object.put("computed", row.computed());
    object.put("error", row.error());
    object.put("ok", row.ok());
    object.put("verdict", row.verdict());
    object.put("scenario", row.scenario());
    return object;
  }
}
