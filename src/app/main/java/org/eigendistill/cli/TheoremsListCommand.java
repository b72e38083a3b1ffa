// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.eigendistill.output.WholeFile;
import org.eigendistill.theorem.Theory;
import org.eigendistill.theorem.proof.Verdict;
import org.eigendistill.theorem.statement.Atlas;
import org.eigendistill.theorem.statement.Statement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** All statements, or some in full. */
@Command(
    name = "list",
    description =
        "All statements with their recorded verdicts; with --id also their reasons and numbers.",
    mixinStandardHelpOptions = true)
final class TheoremsListCommand implements Callable<Integer> {
  @ParentCommand private TheoremsCommand theorems;

  @Option(names = "--id", paramLabel = "ID", split = ",", description = "These only, in full.")
  private List<String> ids;

  @Option(
      names = "--markdown",
      paramLabel = "F",
      description = "Write all of them, with definitions and proofs, as a page (.md).")
  private Path markdown;

  @Mixin private JsonOption json;

  @Override
  public Integer call() {
    if (markdown != null && ids != null) {
      throw theorems.refused("--markdown writes all statements; leave --id out.");
    }
    if (markdown != null) {
      WholeFile.write(markdown, path -> Files.writeString(path, Theory.markdown(Atlas.full())));
    }
    List<Statement> chosen = theorems.chosen(ids);
    if (markdown == null) {
      print(chosen, json.words());
    }
    json.write(chosen.stream().map(TheoremsListCommand::object).toList());
    return Main.GOOD;
  }

  private void print(List<Statement> chosen, PrintWriter out) {
    for (Statement statement : chosen) {
      out.printf("%-36s %-9s %s%n", statement.id(), statement.recorded().word(), statement.title());
      if (ids != null) {
        out.printf("  %s%n", statement.text());
        out.printf(
            "  %s %s%n",
            statement.recorded() == Verdict.HOLDS ? "Proof." : "Why.", statement.reason());
        statement.counterexample().ifPresent(text -> out.printf("  Numbers: %s.%n", text));
        out.printf(
            "  Settled by: %s. Source: %s.%n", statement.settledBy().label(), statement.source());
      }
    }
    out.flush();
  }

  private static Map<String, Object> object(Statement statement) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("id", statement.id());
    object.put("title", statement.title());
    object.put("statement", statement.text());
    object.put("recorded", statement.recorded().word());
    object.put("reason", statement.reason());
    object.put("counterexample", statement.counterexample().orElse(null));
    object.put("settled_by", statement.settledBy().label());
    object.put("source", statement.source());
    return object;
  }
}
