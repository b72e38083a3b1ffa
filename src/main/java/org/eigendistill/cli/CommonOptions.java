package org.eigendistill.cli;

import java.nio.file.Path;
import org.eigendistill.base.BadInputException;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.spectrum.Solvers;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every command understands. */
final class CommonOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Folder for what is written (default: figures for reproduce, else eigendistill-out).")
  private Path out;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of every random choice (default: ${DEFAULT-VALUE}).",
      defaultValue = "1")
  long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Worker threads (default: one per processor).")
  private Integer threads;

  @Option(
      names = "--solver",
      paramLabel = "auto|ejml|openblas",
      description = "Linear algebra: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
      defaultValue = "auto")
  SolverChoice solver;

  @Option(names = "--quiet", description = "Say nothing but errors.")
  boolean quiet;

  /** The names that --solver takes. */
  enum SolverChoice {
    auto,
    ejml,
    openblas
  }

  /** The folder that was named, or else a command's own. */
  Path out(String otherwise) {
    return out == null ? Path.of(otherwise) : out;
  }

  /** The number of worker threads, which parallel work is held to from here on. */
  int threads() {
    int number = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    if (number < 1) {
      throw new ParameterException(
          spec.commandLine(), "--threads must be at least 1, not " + number);
    }
    return number;
  }

  /** The solver that was asked for; says so where auto has to fall back. */
  EigenSolver solver(Reporter reporter) {
    try {
      return Solvers.named(solver.name(), threads(), said -> reporter.say("Note: " + said));
    } catch (Solvers.UnavailableException e) {
      throw BadInputException.of(
          "--solver openblas",
          "",
          e.getMessage().replaceFirst("\\.$", ""),
          "Use --solver ejml, which works everywhere.",
          e);
    }
  }

  /**
   * Holds parallel work to --threads. Must come before anything runs in parallel, since the common
   * pool reads it once.
   */
  void limitThreads() {
    int helpers = threads() - 1; // the calling thread works too
    System.setProperty(
        "java.util.concurrent.ForkJoinPool.common.parallelism", Integer.toString(helpers));
  }
}
