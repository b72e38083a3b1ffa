package org.eigendistill.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eigendistill.data.OutputFolder;
import org.eigendistill.theorem.Atlas;
import org.eigendistill.theorem.Checker;
import org.eigendistill.theorem.Finding;
import org.eigendistill.theorem.Statement;
import org.eigendistill.theorem.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The atlas: what is claimed, checked anew, or attacked. */
@Command(
    name = "theorems",
    description = "Which ways of training exaggerate the bias, decided with certificates.",
    mixinStandardHelpOptions = true)
final class TheoremsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say list, check or hunt.");
  }

  @Command(
      name = "list",
      description = "All statements with their recorded verdicts; with --id also their reasons.",
      mixinStandardHelpOptions = true)
  int list(
      @Option(names = "--id", paramLabel = "ID", split = ",", description = "These only, in full.")
          List<String> ids) {
    PrintWriter out = spec.commandLine().getOut();
    for (Statement statement : chosen(ids)) {
      out.printf("%-36s %-9s %s%n", statement.id(), statement.recorded().word(), statement.title());
      if (ids != null) {
        out.printf("  %s%n", statement.text());
        out.printf(
            "  %s %s%n",
            statement.recorded() == Verdict.HOLDS ? "Proof." : "Why.", statement.reason());
        out.printf(
            "  Settled by: %s. Source: %s.%n", statement.settledBy().label(), statement.source());
      }
    }
    out.flush();
    return Main.GOOD;
  }

  @Command(
      name = "check",
      description = {
        "Every statement checked anew: those on record as holding by cases and a directed search,",
        "those on record as refuted by their certificates. Exit code 1 if any verdict differs."
      },
      mixinStandardHelpOptions = true,
      sortOptions = false)
  int check(
      @Option(names = "--id", paramLabel = "ID", split = ",", description = "These only.")
          List<String> ids,
      @Option(
              names = "--cases",
              paramLabel = "N",
              description = "Cases per holding statement (default: ${DEFAULT-VALUE}).",
              defaultValue = "100000")
          long cases,
      @Option(names = "--json", paramLabel = "F", description = "Also write the rows to a file.")
          Path json,
      @Mixin CommonOptions common) {
    if (cases < 1) {
      throw new ParameterException(
          spec.commandLine(), "--cases must be at least 1, not " + cases + ".");
    }
    common.limitThreads();
    Reporter reporter = Reporter.of(common.quiet);
    List<Statement> statements = chosen(ids);
    Checker checker = new Checker(common.seed);
    AtomicInteger done = new AtomicInteger();
    List<Finding> findings =
        statements.parallelStream()
            .map(
                statement -> {
                  Finding finding = checker.check(statement, cases);
                  reporter.update("checking", done.incrementAndGet(), statements.size());
                  return finding;
                })
            .toList();
    reporter.endLine();
    long differing = 0;
    PrintWriter out = spec.commandLine().getOut();
    for (Finding finding : findings) {
      differing += finding.confirms() ? 0 : 1;
      if (!common.quiet || !finding.confirms()) {
        print(out, finding);
      }
    }
    out.printf(
        "%d statements, %d as recorded, %d not; %,d cases.%n",
        findings.size(),
        findings.size() - differing,
        differing,
        findings.stream().mapToLong(Finding::cases).sum());
    out.flush();
    if (json != null) {
      OutputFolder.writeFile(
          json,
          path ->
              new ObjectMapper()
                  .writerWithDefaultPrettyPrinter()
                  .writeValue(path.toFile(), rows(findings)));
    }
    return differing == 0 ? Main.GOOD : Main.FAILED;
  }

  @Command(
      name = "hunt",
      description = "Look for a counterexample to one statement, for as long as told.",
      mixinStandardHelpOptions = true,
      sortOptions = false)
  int hunt(
      @Option(names = "--id", paramLabel = "ID", required = true, description = "Which.") String id,
      @Option(
              names = "--seconds",
              paramLabel = "S",
              description = "How long (default: ${DEFAULT-VALUE}).",
              defaultValue = "60")
          double seconds,
      @Mixin CommonOptions common) {
    if (!(seconds > 0)) {
      throw new ParameterException(
          spec.commandLine(), "--seconds must be above 0, not " + seconds + ".");
    }
    common.limitThreads();
    Statement statement = chosen(List.of(id)).get(0);
    Reporter reporter = Reporter.of(common.quiet);
    long begin = System.nanoTime();
    long whole = (long) Math.ceil(seconds);
    Finding finding =
        new Checker(common.seed)
            .hunt(
                statement,
                () -> {
                  double gone = (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1);
                  reporter.update("hunting", Math.min((long) gone, whole), whole);
                  return gone < seconds;
                });
    reporter.endLine();
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%s. %s%n", statement.id(), statement.text());
    print(out, finding);
    out.printf(
        "%,d cases, %,d violations, %,d left open; smallest margin %.3g at%n  %s%n",
        finding.cases(),
        finding.violations(),
        finding.undecided(),
        finding.smallestMargin(),
        finding.where());
    out.flush();
    return finding.confirms() ? Main.GOOD : Main.FAILED;
  }

  private List<Statement> chosen(List<String> ids) {
    Atlas atlas = Atlas.full();
    if (ids == null) {
      return atlas.statements();
    }
    List<Statement> chosen = new ArrayList<>();
    for (String id : ids) {
      chosen.add(
          atlas
              .find(id.trim())
              .orElseThrow(
                  () ->
                      new ParameterException(
                          spec.commandLine(),
                          "--id: there is no statement '%s'; 'theorems list' names them all."
                              .formatted(id))));
    }
    return chosen;
  }

  private static void print(PrintWriter out, Finding finding) {
    out.printf(
        "%-36s %-9s %s%,11d cases%s%n",
        finding.statement().id(),
        finding.verdict().word(),
        finding.confirms() ? "" : "(recorded: " + finding.statement().recorded().word() + ") ",
        finding.cases(),
        finding.violations() == 0 ? "" : ", %,d violations".formatted(finding.violations()));
    if (!finding.counterexample().isEmpty()) {
      out.printf("  %s: %s%n", finding.certificate(), finding.counterexample());
      out.printf("  %s%n", finding.gains());
    }
    if (!finding.boxes().isEmpty()) {
      out.printf("  by enclosure: %s%n", finding.boxes());
    }
  }

  private static ArrayNode rows(List<Finding> findings) {
    ArrayNode rows = new ObjectMapper().createArrayNode();
    for (Finding finding : findings) {
      ObjectNode row = rows.addObject();
      row.put("id", finding.statement().id());
      row.put("statement", finding.statement().text());
      row.put("recorded", finding.statement().recorded().word());
      row.put("verdict", finding.verdict().word());
      row.put("cases", finding.cases());
      row.put("violations", finding.violations());
      row.put("counterexample", finding.counterexample());
      row.put("certificate", finding.certificate());
      row.put("gains", finding.gains());
      row.put("undecided", finding.undecided());
      if (Double.isFinite(finding.smallestMargin())) {
        row.put("smallest_margin", finding.smallestMargin());
      }
      row.put("where", finding.where());
      row.put("boxes", finding.boxes());
      row.put("settled_by", finding.statement().settledBy().label());
      row.put("reason", finding.statement().reason());
    }
    return rows;
  }
}
