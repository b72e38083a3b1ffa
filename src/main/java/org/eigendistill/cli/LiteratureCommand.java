package org.eigendistill.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.eigendistill.data.OutputFolder;
import org.eigendistill.risk.literature.Literature;
import org.eigendistill.risk.literature.LiteratureRow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Seven papers' numbers, computed by the engine. */
@Command(
    name = "literature",
    description =
        "Published numbers of seven papers beside what the engine computes. Exit code 1 if any"
            + " differs by more than its digits allow.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class LiteratureCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--json", paramLabel = "F", description = "Also write the rows to a file.")
  private Path json;

  @Mixin private CommonOptions common;

  @Override
  public Integer call() {
    common.limitThreads();
    Reporter reporter = Reporter.of(common.quiet);
    List<LiteratureRow> rows = Literature.rows(common.solver(reporter), reporter);
    reporter.endLine();
    PrintWriter out = spec.commandLine().getOut();
    String source = "";
    for (LiteratureRow row : rows) {
      if (!row.source().equals(source)) {
        source = row.source();
        out.println(source);
      }
      if (!common.quiet || !row.ok()) {
        out.printf(
            "  %-9s %-60s published %-12.8g computed %-12.8g error %.1e%n",
            row.ok() ? "agrees" : "DIFFERS",
            row.quantity(),
            row.reference(),
            row.computed(),
            row.error());
      }
    }
    long differing = rows.stream().filter(row -> !row.ok()).count();
    out.printf("%d rows, %d agree, %d differ.%n", rows.size(), rows.size() - differing, differing);
    out.flush();
    if (json != null) {
      List<Map<String, Object>> objects = rows.stream().map(LiteratureCommand::object).toList();
      OutputFolder.writeFile(json, path -> Json.write(path, objects));
    }
    return differing == 0 ? Main.GOOD : Main.FAILED;
  }

  private static Map<String, Object> object(LiteratureRow row) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("source", row.source());
    object.put("quantity", row.quantity());
    object.put("reference", row.reference());
    object.put("computed", row.computed());
    object.put("error", row.error());
    object.put("verdict", row.verdict());
    return object;
  }
}
