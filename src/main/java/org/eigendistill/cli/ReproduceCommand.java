package org.eigendistill.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.eigendistill.experiment.Claim;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.Experiments;
import org.eigendistill.experiment.Reproduction;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.spectrum.EjmlSolver;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The main job: every experiment's table and figure, the claims and the report. */
@Command(
    name = "reproduce",
    description =
        "All experiments on bundled data: tables, figures, claims and a report, into figures/.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ReproduceCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--only",
      paramLabel = "ID",
      split = ",",
      description = "Only these experiments, separated by commas; --list names them.")
  private List<String> only = List.of();

  @Option(names = "--list", description = "Name the experiments and do nothing.")
  private boolean list;

  @Option(
      names = "--redraw",
      description = "Draw the figures again from the tables in the folder, computing nothing.")
  private boolean redraw;

  @Option(
      names = "--full",
      description =
          "Also what takes long: all studies of networks, half an hour on two cores; what broke off"
              + " is gone on with.")
  private boolean full;

  @Option(
      names = "--fashion-mnist",
      paramLabel = "DIR",
      description = "A folder with the four files of the full set, for the bundled slice.")
  private Path fashion;

  @Mixin private CommonOptions common;

  @Override
  public Integer call() {
    if (list) {
      Experiments.all()
          .forEach(e -> spec.commandLine().getOut().printf("%-18s %s%n", e.id(), e.title()));
      return Main.GOOD;
    }
    List<Experiment> chosen = chosen();
    common.limitThreads();
    Reporter reporter = Reporter.of(common.quiet);
    Path out = common.out("figures");
    Reproduction reproduction =
        new Reproduction(
            chosen,
            solver(reporter),
            fashion(),
            full || !only.isEmpty(),
            common.threads(),
            common.seed,
            reporter);
    List<Claim> claims = redraw ? reproduction.redraw(out) : reproduction.run(out);
    reporter.endLine();
    for (Claim claim : claims) {
      reporter.say(
          "%s %s: %s = %.6g, n = %,d%n   %s"
              .formatted(
                  claim.id(),
                  claim.verdict().word(),
                  claim.measure(),
                  claim.value(),
                  claim.n(),
                  claim.setting()));
    }
    reporter.say("Written to " + out + "; open " + out.resolve("report.html") + ".");
    return claims.stream().allMatch(Claim::passes) ? Main.GOOD : Main.FAILED;
  }

  private Optional<Path> fashion() {
    return Optional.ofNullable(fashion);
  }

  private List<Experiment> chosen() {
    List<String> known = Experiments.all().stream().map(Experiment::id).toList();
    for (String id : only) {
      if (!known.contains(id)) {
        throw new ParameterException(
            spec.commandLine(),
            "--only: there is no experiment '%s'; they are %s."
                .formatted(id, String.join(", ", known)));
      }
    }
    return Experiments.all().stream().filter(e -> only.isEmpty() || only.contains(e.id())).toList();
  }

  /** Figures are to be the same everywhere to the last bit, so auto is EJML here. */
  private EigenSolver solver(Reporter reporter) {
    return common.solver == CommonOptions.SolverChoice.auto
        ? new EjmlSolver()
        : common.solver(reporter);
  }
}
