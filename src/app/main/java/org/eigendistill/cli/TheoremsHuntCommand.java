// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.eigendistill.base.Counted;
import org.eigendistill.theorem.Checker;
import org.eigendistill.theorem.Finding;
import org.eigendistill.theorem.statement.Statement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** An attack on one statement. */
@Command(
    name = "hunt",
    description = "Look for a counterexample to one statement, for as long as told.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class TheoremsHuntCommand implements Callable<Integer> {
  private static final double A_WEEK = 7 * 24 * 3600;

  @ParentCommand private TheoremsCommand theorems;
  @Spec private CommandSpec spec;

  @Option(names = "--id", paramLabel = "ID", required = true, description = "Which.")
  private String id;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "How long (default: ${DEFAULT-VALUE}).",
      defaultValue = "60")
  private double seconds;

  @Mixin private CommonOptions common;

  @Override
  public Integer call() {
    if (!(seconds > 0)) {
      throw theorems.refused("--seconds must be above 0, not " + seconds + ".");
    }
    Limits.require(spec, "--seconds", seconds, 0, A_WEEK, "That is a week.");
    common.limitThreads();
    Statement statement = theorems.chosen(List.of(id)).get(0);
    Reporter reporter = common.reporter();
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
    PrintWriter out = common.json.words();
    out.printf("%s. %s%n", statement.id(), statement.text());
    FindingPrintout.print(out, finding);
    out.printf(
        "%s, %s, %,d left open; smallest margin %.3g at%n  %s%n",
        Counted.grouped(finding.cases(), "case"),
        Counted.grouped(finding.violations(), "violation"),
        finding.undecided(),
        finding.smallestMargin(),
        finding.where());
    if (finding.undecided() > 0) {
      out.println(finding.leftOpen());
    }
    out.flush();
    common.json.write(FindingPrintout.rows(List.of(finding)));
    return finding.confirms() ? Main.GOOD : Main.FAILED;
  }
}
