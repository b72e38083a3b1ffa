// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.nio.file.Path;
import org.eigendistill.base.BadInputException;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.spectrum.Solvers;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command understands that leaves files or computes. */
class RunOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description =
          "Folder for what is written (default: target/reproduction for reproduce, else"
              + " eigendistill-out).")
  private Path out;

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

  @Mixin private QuietOption quiet;

  @Mixin JsonOption json;

  /** The names that --solver takes. */
  enum SolverChoice {
    auto,
    ejml,
    openblas
  }

  /** Says how far the work is, and the answer in words. */
  Reporter reporter() {
    return Reporter.of(isQuiet(), json.words());
  }

  /** Whether nothing but errors is to be said. */
  boolean isQuiet() {
    return quiet.isGiven();
  }

  /** Whether a folder was named. */
  boolean hasOut() {
    return out != null;
  }

  /** The folder that was named, or else a command's own. */
  Path out(Path otherwise) {
    return out == null ? otherwise : out;
  }

  /** The folder that was named, or else a command's own. */
  Path out(String otherwise) {
    return out(Path.of(otherwise));
  }

  private static final int MOST_THREADS = 1024;

  /** The number of worker threads, which parallel work is held to from here on. */
  int threads() {
    int number = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    Limits.require(
        spec, "--threads", number, 1, MOST_THREADS, "More than processors gain nothing.");
    return number;
  }

  /** The solver that was asked for; says so where auto has to fall back. */
  EigenSolver solver(Reporter reporter) {
    return solver(threads(), reporter);
  }

  /** The same solver again, of another number of threads, without a word. */
  EigenSolver solver(int number) {
    return solver(number, Reporter.of(true, json.words()));
  }

  private EigenSolver solver(int number, Reporter reporter) {
    try {
      return Solvers.named(solver.name(), number, reporter::note);
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
