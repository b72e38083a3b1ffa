// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;
import org.eigendistill.data.NpyWriter;
import org.eigendistill.testing.Tree;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The packaged program is killed at random moments, half of them spread over the whole run, half
 * over the moments in which its result is published. The next run ends in the same bits as one that
 * nothing has disturbed; what was finished before, or is of others, is still there.
 */
@Tag("slow")
class KilledAtRandomIT {
  private static final long SEED = 20260101;
  private static final String ARENA = "ARENA";
  private static final String ROOM = ".eigendistill";

  private static final long POLL_NANOS = 100_000;

  /** Longer than a publication takes. */
  private static final double PUBLICATION_NANOS = 100_000_000;

  @TempDir private static Path folder;

  private static final StringBuilder TABLE =
      new StringBuilder(
          """

          | job | kills | before publication | during it | after it | went on to the same bits |
          | --- | --- | --- | --- | --- | --- |
          """);

  /**
   * A command line.
   *
   * @param kills how often it is killed
   * @param published the hidden folder in which it prepares its result
   * @param program whose command line it is
   * @param old makes a result that is there before; empty for none
   */
  private record Job(
      String name,
      int kills,
      String published,
      Class<?> program,
      List<String> old,
      List<String> command) {
    List<String> words(List<String> line, Path arena) {
      return line.stream().map(word -> word.equals(ARENA) ? arena.toString() : word).toList();
    }

    /** Whether a file says the same however often it was begun: how many runs there were is not. */
    boolean isSame(String file) {
      return !(name.equals("neural") && file.equals("out/manifest.json"));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Job> jobs() throws IOException {
    FaultScenario.data(folder);
    network(folder.resolve("net"));
    Files.writeString(
        folder.resolve("study.yaml"),
        """
        data: NET
        seeds: 2
        teacher:
          model: mlp
          hidden: [8]
          optimizer: adam
          learning-rate: 0.01
          batch: 32
          epochs: 5
        """
            .replace("NET", folder.resolve("net").toString()));
    String data = folder.resolve("data.csv").toString();
    String simulate =
        "simulate --data " + data + " --target y --quiet --no-figures --times 0.1,1 --out out ";
    return Stream.of(
        new Job(
            "simulate",
            80,
            "out",
            Main.class,
            words(simulate + "--teacher 1 --weights"),
            words(simulate + "--teacher 2")),
        new Job(
            "reproduce",
            60,
            "out/report",
            DyingProcess.class,
            List.of("reproduce, no folder", data, ARENA, "0"),
            List.of("reproduce, over a result", data, ARENA, "0")),
        new Job(
            "neural",
            60,
            "out",
            Main.class,
            List.of(),
            words(
                "neural --study "
                    + folder.resolve("study.yaml")
                    + " --quiet --threads 1 --out out")));
  }

  /** Two classes by the first of six features. */
  private static void network(Path place) throws IOException {
    Files.createDirectories(place);
    Randomness random = Randomness.of(SEED);
    for (String part : List.of("train", "test")) {
      Matrix x = Matrix.fill(100, 6, (i, j) -> random.gaussian());
      NpyWriter.write(place.resolve(part + "_x.npy"), x);
      NpyWriter.write(
          place.resolve(part + "_y.npy"), Matrix.fill(100, 1, (i, j) -> x.get(i, 0) > 0 ? 1 : 0));
    }
  }

  private static List<String> words(String line) {
    return List.of(line.strip().split(" "));
  }

  /** Where it was killed, by what is there. */
  private enum When {
    BEFORE,
    DURING,
    AFTER
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void goesOnToTheSameBits(Job job) throws Exception {
    Path arena = folder.resolve("arena-" + job.name());
    Files.createDirectories(arena.resolve("out/theirs"));
    Files.writeString(arena.resolve("out/theirs/spectrum.csv"), "of others");
    if (!job.old().isEmpty()) {
      run(arena, job, job.old());
    }
    Tree old = Tree.of(arena);
    long start = System.nanoTime();
    run(arena, job, job.command());
    double nanos = System.nanoTime() - start;
    Tree fresh = Tree.of(arena);
    Random random = new Random(SEED);
    int[] counts = new int[When.values().length];
    int same = 0;
    int faster = 0;
    for (int kill = 0; kill < job.kills(); kill++) {
      old.write(arena);
      double share = random.nextDouble();
      if (!killed(arena, job, kill, share, nanos)) {
        kill--; // it was faster this time
        faster++;
        assertThat(faster)
            .as("runs that ended before they were killed")
            .isLessThan(10 * job.kills());
        continue;
      }
      Tree left = Tree.of(arena);
      counts[when(arena.resolve(job.published()), left, old, fresh).ordinal()]++;
      run(arena, job, job.command());
      Tree again = Tree.of(arena);
      assertThat(again.names()).as("kill %d of %s", kill, job).isEqualTo(fresh.names());
      assertThat(again.of(job::isSame).difference(fresh.of(job::isSame)))
          .as("kill %d of %s", kill, job)
          .isEmpty();
      requireKept(left, again);
      same++;
    }
    TABLE.append("| %s | %d |".formatted(job, job.kills()));
    for (int count : counts) {
      TABLE.append(" %d |".formatted(count));
    }
    TABLE.append(" %d |%n".formatted(same));
    System.out.println(TABLE);
  }

  /** Runs of networks that were finished are taken as they are, with the day they were made. */
  private static void requireKept(Tree left, Tree again) {
    for (String name : left.names()) {
      if (name.endsWith("/run.json") && !name.contains(ROOM)) {
        String run = name.substring(0, name.length() - "run.json".length());
        assertThat(again.sameBytes(left, file -> file.startsWith(run))).as(name).isTrue();
      }
    }
  }

  private static void run(Path arena, Job job, List<String> line) throws Exception {
    Jar.Run run = Jar.runClass(arena, job.program(), job.words(line, arena));
    assertThat(run.exit()).as(run.err()).isZero();
  }

  /**
   * Starts the command and kills it: at a moment of the whole run, soon after its last file has
   * been begun, or as soon as its journal is seen.
   *
   * @return false if it ended before
   */
  private static boolean killed(Path arena, Job job, int kill, double share, double nanos)
      throws Exception {
    Process process = Jar.startClass(arena, job.program(), job.words(job.command(), arena));
    Path room = arena.resolve(job.published()).resolve(ROOM);
    try {
      if (kill % 2 == 0) {
        process.waitFor((long) (share * nanos), TimeUnit.NANOSECONDS);
      } else if (kill % 4 == 1) {
        await(process, () -> isIn(room, path -> Files.exists(path.resolve("manifest.json"))));
        process.waitFor((long) (share * PUBLICATION_NANOS), TimeUnit.NANOSECONDS);
      } else {
        await(process, () -> isIn(room, path -> path.endsWith("journal")));
      }
      return process.isAlive();
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static void await(Process process, BooleanSupplier moment) {
    while (process.isAlive() && !moment.getAsBoolean()) {
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  private static boolean isIn(Path room, Predicate<Path> wanted) {
    try (Stream<Path> list = Files.list(room)) {
      return list.anyMatch(wanted);
    } catch (IOException | UncheckedIOException e) {
      return false; // it is not there yet, or no more
    }
  }

  /** Anything but a publication to go on with is whole: the old result or the new one. */
  private static When when(Path published, Tree left, Tree old, Tree fresh) {
    if (Files.exists(published.resolve(ROOM).resolve("journal"))) {
      return When.DURING;
    }
    Tree visible = results(left);
    if (visible.equals(results(fresh))) {
      return When.AFTER;
    }
    assertThat(visible.difference(results(old))).isEmpty();
    return When.BEFORE;
  }

  /** Without what is swept, and without runs of networks, which come one by one. */
  private static Tree results(Tree tree) {
    return tree.of(name -> !name.contains(ROOM) && !name.startsWith("out/runs/"));
  }
}
