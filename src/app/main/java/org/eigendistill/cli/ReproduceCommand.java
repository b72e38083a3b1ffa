// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.eigendistill.base.BadInputException;
import org.eigendistill.experiment.Claim;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.reproduction.Checkout;
import org.eigendistill.experiment.reproduction.Experiments;
import org.eigendistill.experiment.reproduction.Reproduction;
import org.eigendistill.figure.PrintStyle;
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
        "All experiments on bundled data: tables, figures, claims and a report, compared with"
            + " the committed ones in figures/. What a run does not compute it takes from its"
            + " folder, else from figures/data, so that nothing is lost; manifest.json and the"
            + " report say which run each table comes from.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ReproduceCommand implements Callable<Integer>, BrokenOff.Keeps {
  @Spec private CommandSpec spec;

  @Option(
      names = "--only",
      paramLabel = "ID",
      split = ",",
      description =
          "Compute these experiments only, separated by commas; --list names them. Everything else"
              + " stays as it is.")
  private List<String> only = List.of();

  @Option(names = "--list", description = "Name the experiments and do nothing.")
  private boolean list;

  @Option(
      names = "--redraw",
      description = "Draw the figures again from the tables that are there, computing nothing.")
  private boolean redraw;

  @Option(
      names = "--full",
      description =
          "Also what takes long: all studies of networks, half an hour on two cores; what broke off"
              + " is gone on with.")
  private boolean full;

  @Option(
      names = "--update",
      description = "Write into the committed output, figures/, in the place of --out.")
  private boolean update;

  @Option(
      names = "--figures",
      paramLabel = "DIR",
      description =
          "The committed output, where it is another folder than figures/: what --update writes,"
              + " and every run is compared with.")
  private Path figures;

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      description = "Where --full keeps trained networks (default: .runs).")
  private Path runs;

  @Option(
      names = "--fashion-mnist",
      paramLabel = "DIR",
      description = "A folder with the four files of the full set, for the bundled slice.")
  private Path fashion;

  @Mixin private PrintOptions print;

  @Mixin private RunOptions common;

  @Override
  public Integer call() throws IOException {
    if (list) {
      Experiments.all()
          .forEach(e -> spec.commandLine().getOut().printf("%-18s %s%n", e.id(), e.title()));
      return Main.GOOD;
    }
    if (redraw && (full || !only.isEmpty() || fashion != null)) {
      throw new ParameterException(
          spec.commandLine(),
          "--redraw computes nothing: leave out --only, --full and --fashion-mnist.");
    }
    Set<String> computed =
        redraw ? Set.of() : Reproduction.tables(chosen(), full || !only.isEmpty());
    Checkout checkout = Checkout.around(Path.of(""));
    Path folder = folder(checkout);
    PrintStyle style = style(checkout, folder);
    common.limitThreads();
    Reporter reporter = common.reporter();
    EigenSolver solver = solver(reporter);
    RunRecord record = new RunRecord(spec);
    record.with("threads", common.threads());
    record.with("solver", solver.name());
    List<String> inputs = RunRecord.files(fashion == null ? null : fashion.toString());
    Path store = runs == null ? checkout.runs() : runs;
    common.json.requireOutside(folder, inputs);
    common.json.requireOutside(store, inputs);
    record.reads(inputs);
    Reproduction.Reproduced outcome =
        new Reproduction(
                Experiments.all(),
                computed,
                solver,
                Optional.ofNullable(fashion),
                committed(checkout),
                store,
                common.threads(),
                style,
                reporter)
            .run(folder, files -> record.head());
    reporter.endLine();
    outcome.notes().forEach(reporter::note);
    ReproductionPrintout.lines(outcome).forEach(reporter::answer);
    reporter.say("Written to %s; open %s.".formatted(folder, folder.resolve("report.html")));
    common.json.write(Json.read(folder.resolve("claims.json")));
    return outcome.claims().stream().allMatch(Claim::passes) ? Main.GOOD : Main.FAILED;
  }

  @Override
  public String kept() {
    boolean longStudies =
        Experiments.all().stream()
            .filter(each -> only.isEmpty() ? full : only.contains(each.id()))
            .anyMatch(each -> each.isLong() && !each.studies().isEmpty());
    if (!longStudies) {
      return BrokenOff.NOTHING + (only.isEmpty() ? " --only ID computes a part." : "");
    }
    return "Tables and figures are as they were; networks of the long studies that had been trained are kept in %s, and the same command takes them from there."
        .formatted(runs == null ? Checkout.around(Path.of("")).runs() : runs);
  }

  /** The committed figures are what every run is compared with, and keep the style they have. */
  private PrintStyle style(Checkout checkout, Path folder) throws IOException {
    Optional<Path> known = committed(checkout);
    boolean isCommitted =
        known.isPresent() && Files.exists(folder) && Files.isSameFile(known.get(), folder);
    if (isCommitted && !print.given().isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "%s is for figures of your own: name another folder than the committed one by --out."
              .formatted(print.given()));
    }
    return print.printed();
  }

  private Path folder(Checkout checkout) {
    if (!update) {
      return common.out(checkout.output());
    }
    if (common.hasOut()) {
      throw new ParameterException(
          spec.commandLine(), "--update writes into the committed output; leave --out.");
    }
    return committed(checkout)
        .orElseThrow(
            () ->
                BadInputException.of(
                    "figures",
                    "",
                    "there are no committed figures here",
                    "Run --update in a clone of the repository."));
  }

  private Optional<Path> committed(Checkout checkout) {
    if (figures == null) {
      return checkout.figures();
    }
    if (!Checkout.isCommitted(figures)) {
      throw BadInputException.of(
          figures, "", "there is no committed output there", "Name a folder like figures/.");
    }
    return Optional.of(figures);
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
    return common.solver == RunOptions.SolverChoice.auto
        ? new EjmlSolver()
        : common.solver(reporter);
  }
}
