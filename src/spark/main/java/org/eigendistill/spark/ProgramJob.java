// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.eigendistill.base.BadInputException;

/**
 * A program for spark-submit: a command of the program in parts, a task for each, in processes of
 * their own ({@code --part K/N}). Of {@code scenario} and {@code risk} the parts' tables are put
 * one below the other, in the order of the parts: the bytes of one machine's. Runs of {@code
 * neural} are trained into one folder that all workers have, as many parts side by side as there
 * are cores; what a process that died had finished is kept there, and its part is tried again.
 */
public final class ProgramJob {
  private static final String USAGE =
      "ProgramJob --program=JAR --parts=N --out=FOLDER -- scenario|risk|neural WORDS...";
  private static final Set<String> COMMANDS = Set.of("scenario", "risk", "neural");
  private static final int MOST = 100_000;

  private ProgramJob() {}

  /** Of a part: what it left, or why it is not there. */
  private record Outcome(ProgramPart.Done done, BadInputException fault) implements Serializable {}

  /**
   * Runs; exit code 2 for the command line, 3 for anything in a file, 4 for what went wrong else.
   */
  public static void main(String[] args) {
    JobOptions.main(USAGE, ProgramJob::plan, args);
  }

  /**
   * What is to be done on a cluster. It throws a {@link UsageException} if the command's options
   * are none or there is no work for so many parts, and a {@link BadInputException} if the command
   * refuses what it reads; nothing is written then, but for runs that neural has finished.
   *
   * @throws UsageException if the options are none
   */
  static Consumer<JavaSparkContext> plan(String... args) {
    int behind = List.of(args).indexOf("--");
    ArrayList<String> words =
        new ArrayList<>(behind < 0 ? List.of() : List.of(args).subList(behind + 1, args.length));
    if (words.isEmpty() || !COMMANDS.contains(words.get(0))) {
      throw new UsageException("behind -- a command is wanted: " + COMMANDS);
    }
    JobOptions options =
        new JobOptions(
            Set.of("--program", "--parts", "--out"), Set.of(), Arrays.copyOf(args, behind));
    boolean isShared = words.get(0).equals("neural");
    Path out =
        isShared
            ? Path.of(options.get("--out")).toAbsolutePath()
            : ResultPlace.free(options.get("--out"));
    int count = count(options.get("--parts"));
    String program = Path.of(options.get("--program")).toAbsolutePath().toString();
    String folder = Path.of("").toAbsolutePath().toString();
    return spark -> {
      ProgramPart check =
          new ProgramPart(
              program,
              words,
              0,
              count,
              spark.getConf().getInt("spark.task.cpus", 1),
              folder,
              isShared ? out.toString() : null);
      outcomes(spark, check, IntStream.of(0));
      List<Outcome> all = outcomes(spark, check, IntStream.rangeClosed(1, count));
      if (!isShared) {
        ResultPlace.write(out, made -> join(all, made));
      }
    };
  }

  /** Of parts by their numbers, a task each, all of them good. */
  private static List<Outcome> outcomes(
      JavaSparkContext spark, ProgramPart like, IntStream numbers) {
    List<Integer> each = numbers.boxed().toList();
    List<Outcome> all =
        spark.parallelize(each, each.size()).map(number -> outcome(part(like, number))).collect();
    all.forEach(ProgramJob::requireGood);
    return all;
  }

  private static int count(String text) {
    int count = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    if (count < 1 || count > MOST) {
      throw new UsageException("--parts takes 1 to " + MOST);
    }
    return count;
  }

  private static ProgramPart part(ProgramPart like, int number) {
    return new ProgramPart(
        like.jar(), like.words(), number, like.of(), like.threads(), like.folder(), like.out());
  }

  private static Outcome outcome(ProgramPart part) throws IOException, InterruptedException {
    try {
      return new Outcome(part.run(), null);
    } catch (BadInputException e) {
      return new Outcome(null, e);
    }
  }

  private static void requireGood(Outcome outcome) {
    if (outcome.fault != null) {
      throw outcome.fault;
    }
    String said = outcome.done.said().replaceFirst("^eigendistill: ", "");
    if (outcome.done.exit() == 2) {
      throw new UsageException(said);
    }
    if (outcome.done.exit() != 0) {
      throw BadInputException.of("a part of the command", "", said, "Mend it and run it again.");
    }
  }

  /** Tables one below the other, the head of the first alone. */
  private static void join(List<Outcome> all, Path folder) throws IOException {
    Map<String, StringBuilder> joined = new TreeMap<>();
    for (Outcome each : all) {
      each.done
          .tables()
          .forEach(
              (name, text) -> {
                StringBuilder whole = joined.get(name);
                if (whole == null) {
                  joined.put(name, new StringBuilder(text));
                } else {
                  whole.append(text, text.indexOf('\n') + 1, text.length());
                }
              });
    }
    for (Map.Entry<String, StringBuilder> each : joined.entrySet()) {
      Files.writeString(folder.resolve(each.getKey()), each.getValue());
    }
  }
}
