// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.eigendistill.base.Counted;
import org.eigendistill.output.WholeFile;
import org.eigendistill.theorem.Checker;
import org.eigendistill.theorem.Finding;
import org.eigendistill.theorem.statement.Statement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Every statement checked anew. */
@Command(
    name = "check",
    description =
        "Every statement, or a pair of procedures of your own, checked anew. Those on record"
            + " as holding are checked by cases and a directed search, those on record as refuted by"
            + " their certificates. Exit code 1 if any verdict differs from the record. A pair that"
            + " is not on record has none to differ from: its verdict is the answer, and the exit"
            + " code 0.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class TheoremsCheckCommand implements Callable<Integer> {
  private static final long MOST_CASES = 100_000_000;
  private static final String TIME =
      "That is two days of one processor; another --seed draws others.";

  @ParentCommand private TheoremsCommand theorems;
  @Spec private CommandSpec spec;

  @Option(names = "--id", paramLabel = "ID", split = ",", description = "These only.")
  private List<String> ids;

  @Option(
      names = "--cases",
      paramLabel = "N",
      description = "Cases per holding statement (default: ${DEFAULT-VALUE}).",
      defaultValue = "100000")
  private long cases;

  @Option(
      names = "--refuted-cases",
      paramLabel = "N",
      description = "Cases per refuted statement, to say how often it fails (default: 2000).")
  private Long refutedCases;

  @Option(
      names = "--table",
      paramLabel = "F",
      description =
          "Also write a table (.csv): row, seed, cases, seconds of one processor, smallest"
              + " margin, verdict on record and now, violations, cases left open, draws that miss the"
              + " premise.")
  private Path table;

  @Mixin private PairOption pair;
  @Mixin private WithOption with;
  @Mixin private CommonOptions common;

  @Override
  public Integer call() {
    Limits.require(spec, "--cases", cases, 1, MOST_CASES, TIME);
    if (refutedCases != null) {
      Limits.require(spec, "--refuted-cases", refutedCases, 1, MOST_CASES, TIME);
    }
    long ofRefuted =
        refutedCases == null ? Math.min(cases, Checker.CASES_OF_THE_REFUTED) : refutedCases;
    common.limitThreads();
    Reporter reporter = common.reporter();
    List<Statement> statements = new ArrayList<>();
    if (pair.isGiven()) {
      statements.addAll(pair.statements());
    }
    if (ids != null || !pair.isGiven()) {
      statements.addAll(theorems.chosen(ids));
    }
    Checker checker = new Checker(common.seed);
    AtomicInteger done = new AtomicInteger();
    List<Finding> findings =
        statements.parallelStream()
            .map(
                statement -> {
                  Finding finding = checker.check(statement, cases, ofRefuted);
                  reporter.update("checking", done.incrementAndGet(), statements.size());
                  return finding;
                })
            .toList();
    reporter.endLine();
    long differing = 0;
    PrintWriter out = common.json.words();
    for (Finding finding : findings) {
      differing += finding.confirms() ? 0 : 1;
      if (!common.isQuiet() || !finding.confirms()) {
        FindingPrintout.print(out, finding);
      }
    }
    if (!common.isQuiet()) {
      long asked = findings.stream().filter(finding -> !finding.isOnRecord()).count();
      out.printf(
          "%s, %d as recorded, %d not%s; %s.%n",
          Counted.of(findings.size(), "statement"),
          findings.size() - differing - asked,
          differing,
          asked == 0 ? "" : ", %d without a record".formatted(asked),
          Counted.grouped(findings.stream().mapToLong(Finding::cases).sum(), "case"));
      long open = findings.stream().mapToLong(Finding::undecided).sum();
      if (open > 0) {
        out.printf("%,d left open.%n", open);
        findings.stream()
            .filter(finding -> finding.undecided() > 0)
            .map(Finding::leftOpen)
            .distinct()
            .forEach(out::println);
      }
    }
    out.flush();
    if (table != null) {
      WholeFile.write(table, path -> FindingPrintout.table(findings).write(path));
    }
    common.json.write(FindingPrintout.rows(findings));
    return differing == 0 ? Main.GOOD : Main.FAILED;
  }
}
