package org.eigendistill.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.eigendistill.output.WholeFile;
import org.eigendistill.theorem.Atlas;
import org.eigendistill.theorem.Statement;
import org.eigendistill.theorem.Theory;
import org.eigendistill.theorem.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** All statements, or some in full. */
@Command(
    name = "list",
    description =
        "All statements with their recorded verdicts; with --id also their reasons and numbers.",
    mixinStandardHelpOptions = true)
final class TheoremsListCommand implements Callable<Integer> {
  @ParentCommand private TheoremsCommand theorems;
  @Spec private CommandSpec spec;

  @Option(names = "--id", paramLabel = "ID", split = ",", description = "These only, in full.")
  private List<String> ids;

  @Option(
      names = "--markdown",
      paramLabel = "F",
      description = "Write all of them, with definitions and proofs, as a page (.md).")
  private Path markdown;

  @Override
  public Integer call() {
    if (markdown != null && ids != null) {
      throw theorems.refused("--markdown writes all statements; leave --id out.");
    }
    if (markdown != null) {
      WholeFile.write(markdown, path -> Files.writeString(path, Theory.markdown(Atlas.full())));
      return Main.GOOD;
    }
    PrintWriter out = spec.commandLine().getOut();
    for (Statement statement : theorems.chosen(ids)) {
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
    return Main.GOOD;
  }
}
