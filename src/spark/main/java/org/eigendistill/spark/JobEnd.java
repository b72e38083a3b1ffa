// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileSystemException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.OneLine;

/**
 * How a program for spark-submit ends: the exit codes are the program's, 0 good, 2 the command
 * line, 3 bad input or a system that refuses, 4 what nobody has foreseen; what went wrong is one
 * line.
 *
 * @param exit code
 * @param words the line; empty where all is well
 * @param trace what is shown below it, or null
 */
record JobEnd(int exit, String words, Throwable trace) {
  private static final int USAGE = 2;
  private static final int BAD_INPUT = 3;
  private static final int INTERNAL = 4;

  /** Causes are followed this far. */
  private static final int DEPTH = 50;

  /** How Spark says that an executor had an OutOfMemoryError (SparkExitCode.OOM). */
  private static final String NO_MEMORY = "exited with code 52";

  /**
   * Runs a program, its options checked before Spark is started.
   *
   * @param program makes of words what is to be done
   * @param start starts Spark
   * @return the exit code
   */
  static int of(
      String usage,
      Function<String[], Consumer<JavaSparkContext>> program,
      Supplier<JavaSparkContext> start,
      PrintStream err,
      String... args) {
    JobEnd end = of(program, start, args);
    if (!end.words.isEmpty()) {
      err.println(OneLine.PREFIX + OneLine.message(end.words));
    }
    if (end.exit == USAGE) {
      err.println(usage);
    }
    if (end.trace != null) {
      end.trace.printStackTrace(err);
    }
    return end.exit;
  }

  private static JobEnd of(
      Function<String[], Consumer<JavaSparkContext>> program,
      Supplier<JavaSparkContext> start,
      String... args) {
    Consumer<JavaSparkContext> work;
    try {
      work = program.apply(args);
    } catch (IllegalArgumentException e) { // of a path too, that is none
      return new JobEnd(USAGE, String.valueOf(e.getMessage()), null);
    } catch (Throwable thrown) {
      return thrown(thrown);
    }
    try (JavaSparkContext spark = started(start)) {
      work.accept(spark);
      return new JobEnd(0, "", null);
    } catch (Throwable thrown) {
      return thrown(thrown);
    }
  }

  private static JavaSparkContext started(Supplier<JavaSparkContext> start) {
    try {
      return start.get();
    } catch (Exception e) { // SparkException is one that nothing declares
      throw BadInputException.of(
          "spark-submit",
          "",
          "Spark does not start (%s)".formatted(OneLine.piece(e.getMessage())),
          "Check --master and the settings.",
          e);
    }
  }

  /** What is to be said of something thrown here, or in a task, which Spark wraps. */
  static JobEnd thrown(Throwable thrown) {
    Throwable root = thrown;
    Throwable at = thrown;
    for (int depth = 0; at != null && depth < DEPTH; at = at.getCause(), depth++) {
      root = at;
      String said = String.valueOf(at.getMessage());
      if (at instanceof UsageException) {
        return new JobEnd(USAGE, said, null);
      }
      if (at instanceof BadInputException) {
        return new JobEnd(BAD_INPUT, said, null);
      }
      if (at instanceof OutOfMemoryError || said.contains(NO_MEMORY)) {
        return new JobEnd(
            BAD_INPUT,
            "spark.executor.memory: the data do not fit the memory (%s). Give executors and driver more."
                .formatted(first(at)),
            null);
      }
      if (at instanceof IOException) {
        return new JobEnd(
            BAD_INPUT,
            "a file: it could not be read or written (%s). Check that it is there, yours and has room."
                .formatted(OneLine.piece(said(at))),
            null);
      }
    }
    if (thrown instanceof SparkException) { // Spark's log has what was thrown in a task, and where
      return new JobEnd(
          INTERNAL,
          "the job: Spark ended it (%s). Spark's log has more.".formatted(first(root)),
          null);
    }
    return new JobEnd(
        INTERNAL,
        "internal error (%s). Please report it to the project with what follows."
            .formatted(OneLine.piece(root.toString())),
        thrown);
  }

  /** Names of files stand in the messages of these alone. */
  private static String said(Throwable fault) {
    return fault.getMessage() == null || fault instanceof FileSystemException
        ? "%s: %s".formatted(fault.getClass().getSimpleName(), fault.getMessage())
        : fault.getMessage();
  }

  /** Spark's messages have traces below their first line. */
  private static String first(Throwable fault) {
    return OneLine.piece(
        String.valueOf(fault.getMessage()).lines().findFirst().orElse("nothing was said"));
  }
}
