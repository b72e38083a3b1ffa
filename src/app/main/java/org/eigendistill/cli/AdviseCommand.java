// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.eigendistill.base.Version;
import org.eigendistill.chart.AdviceFigure;
import org.eigendistill.data.Dataset;
import org.eigendistill.data.Split;
import org.eigendistill.data.UserData;
import org.eigendistill.dynamics.DivergenceException;
import org.eigendistill.figure.PrintStyle;
import org.eigendistill.figure.paint.FigureWriter;
import org.eigendistill.risk.advice.Advice;
import org.eigendistill.risk.advice.Advisor;
import org.eigendistill.risk.advice.Fitting;
import org.eigendistill.spectrum.EigenSolver;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Does distillation pay on a user's own data? */
@Command(
    name = "advise",
    description =
        "Does distillation pay on your own data? Estimates the risk of teachers and students, and"
            + " confirms the choice on rows held out.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class AdviseCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DataOptions data;
  @Mixin private SpectrumOptions decomposition;
  @Mixin private ProcedureOptions training;

  @Mixin private WithOption with;

  @Option(
      names = "--holdout",
      paramLabel = "SHARE",
      defaultValue = "0.2",
      description =
          "Share of the rows that is kept back to confirm the choice (default: ${DEFAULT-VALUE}).")
  private double holdout;

  @Option(
      names = "--groups",
      paramLabel = "F",
      description =
          "Which rows belong together (a person's, a site's): a column of --data by name or number"
              + " (from 1), or a file of one value a row. No group is parted by held-out rows or"
              + " folds; the column is no feature. Rows of the same features always stay together.")
  private String groups;

  @Option(
      names = "--order",
      paramLabel = "any|time",
      defaultValue = "any",
      description =
          "time: rows stand in order of time. The last share is held out, folds are blocks of"
              + " neighbouring rows, intervals are over blocks (default: ${DEFAULT-VALUE}).")
  private String order;

  @Mixin private FigureOptions figures;

  @Mixin private CommonOptions common;

  @Override
  public Integer call() {
    check();
    common.limitThreads();
    List<String> names = new ArrayList<>(List.of("curves.csv", "advice.json"));
    if (figures.style().isPresent()) {
      names.addAll(RunOutput.figures("advice"));
    }
    try (RunOutput out =
        RunOutput.open(spec, common, names, data.data.toString(), data.target, groups)) {
      return run(out);
    }
  }

  private int run(RunOutput out) {
    Reporter reporter = common.reporter();
    EigenSolver solver = common.solver(reporter);
    UserData read = data.read(groups);
    read.reading().lines().forEach(reporter::say);
    Dataset dataset = read.dataset();
    boolean timed = order.equals("time");
    Split split =
        timed ? Split.latest(dataset, holdout) : Split.holdout(dataset, holdout, common.seed);
    Fitting fitting =
        new Fitting(data.preparation(), rows -> decomposition.decompose(rows, solver));
    Advice advice =
        advise(
            new Advisor(
                fitting,
                training::procedure,
                common.seed,
                timed ? Advisor.Order.TIME : Advisor.Order.ANY),
            split,
            reporter);
    out.write("curves.csv", advice.curves()::write);
    Map<String, Object> json = AdviceReport.json(advice);
    json.put("procedure", training.procedure(1).name());
    json.put("clock", training.procedure(1).clock().word());
    json.put("unit", training.procedure(1).clock().unit());
    json.put("holdout", holdout);
    json.put("order", order);
    json.put("classes", read.classes().isEmpty() ? null : read.classes());
    json.putAll(read.reading().named());
    json.put("data_digest", dataset.digest());
    json.put("seed", common.seed);
    json.put("version", Version.current());
    out.write("advice.json", file -> Json.write(file, json));
    Optional<PrintStyle> style = figures.style();
    if (style.isPresent()) {
      reporter.update("drawing", 0, 0);
      String axis = training.procedure(1).clock().axis();
      out.write(
          "",
          folder ->
              FigureWriter.write(AdviceFigure.of(advice, axis), style.get(), folder, "advice"));
    }
    out.with("solver", solver.name());
    List<String> lines = AdviceReport.lines(advice, training.procedure(1).clock());
    return out.finish(reporter, common.json, lines, json, List.of());
  }

  private void check() {
    training.check();
    decomposition.check(data.isStreamed());
    decomposition.refuseKernelFile("rows that are kept back");
    data.refuseWeight("by advise, whose estimates take all rows to be equally noisy");
    if (data.isStreamed()) {
      throw new ParameterException(
          spec.commandLine(), "--stream and --spark keep no rows to cross-validate: leave it out.");
    }
    if (!(holdout > 0 && holdout < 1)) {
      throw new ParameterException(
          spec.commandLine(), "--holdout must lie between 0 and 1, not " + holdout + ".");
    }
    if (!order.equals("any") && !order.equals("time")) {
      throw new ParameterException(
          spec.commandLine(), "--order is any or time, not '" + order + "'.");
    }
  }

  private Advice advise(Advisor advisor, Split split, Reporter reporter) {
    try {
      return advisor.advise(split, reporter);
    } catch (DivergenceException e) {
      throw data.fault(
          "", e.getMessage(), "Give --%s below %s.".formatted(e.parameter(), e.below()));
    }
  }
}
