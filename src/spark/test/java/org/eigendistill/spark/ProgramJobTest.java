// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.spark.api.java.JavaSparkContext;
import org.eigendistill.base.BadInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands of the program in parts on Spark: the bytes of the program by itself. */
class ProgramJobTest {
  @TempDir private Path folder;

  /** Risks of a teacher and its student over two parameters, and averages over draws. */
  @BeforeEach
  void write() throws Exception {
    String scenario =
        """
        scenario: small
        params: {l: 1.0, n: 8}
        world: {covariance: {power: {decay: 1, count: 4}}, signal: {values: [1, 0.5, -0.5, 0.2]}, noise: 0.5}
        rows: {A: {count: $n}}
        models:
          teacher: {fit: {procedure: ridge, penalty: 2.0}, data: [{rows: A, labels: [{of: truth}]}]}
          student: {fit: {procedure: ridge, penalty: $l}, data: [{rows: A, labels: [{of: teacher}]}]}
        """;
    Files.writeString(
        folder.resolve("sweep.yaml"),
        scenario
            + "report: {of: [teacher, student], how: average, draws: 4}\n"
            + "sweep: {l: [0.1, 1, 10], n: [8, 12]}\n");
    Files.writeString(
        folder.resolve("draws.yaml"),
        scenario + "report: {of: [teacher, student], how: average, draws: 7, seed: 5}\n");
  }

  @Test
  void sweepsMapsAndDrawsHaveTheBytesOfOneMachine() throws Exception {
    String sweep = folder.resolve("sweep.yaml").toString();
    String draws = folder.resolve("draws.yaml").toString();
    Program.good(folder, "scenario", "--file", sweep, "--no-figures", "--out", "whole");
    for (int cores = 1; cores <= 2; cores++) {
      try (JavaSparkContext spark = Tables.local(cores)) {
        String out = "sweep" + cores;
        run(spark, 4, out, "scenario", "--file", sweep);
        assertThat(folder.resolve(out).resolve("sweep.csv"))
            .hasSameBinaryContentAs(folder.resolve("whole/sweep.csv"));
      }
    }
    try (JavaSparkContext spark = Tables.local(2)) {
      String[] map = {"risk", "--spectrum", "power:1:6", "--cells", "5"};
      run(spark, 2, "map", map);
      Program.good(folder, words(map, "--no-figures", "--out", "risk"));
      assertThat(folder.resolve("map/map.csv"))
          .hasSameBinaryContentAs(folder.resolve("risk/map.csv"));
      run(spark, 3, "draws", "scenario", "--file", draws);
    }
    Program.good(folder, "scenario", "--file", draws, "--no-figures", "--out", "drawn");
    Program.good(
        folder,
        words(
            new String[] {"scenario", "--file", draws, "--no-figures"},
            "--draws",
            "draws/draws.csv",
            "--out",
            "joined"));
    assertThat(folder.resolve("joined/scenario.json"))
        .hasSameBinaryContentAs(folder.resolve("drawn/scenario.json"));
  }

  @Test
  void whatIsWrongIsToldAndLeavesNothing() {
    try (JavaSparkContext spark = Tables.local(2)) {
      assertThatThrownBy(() -> run(spark, 2, "none", "scenario", "--file", "nowhere.yaml"))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("nowhere.yaml: there is no such file");
      assertThatThrownBy(() -> run(spark, 1, "none", "risk", "--spectrum", "odd:1"))
          .hasMessageContaining("odd:1");
      assertThatThrownBy(
              () -> run(spark, 3, "none", "risk", "--spectrum", "power:1:6", "--cells", "2"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("--part 0/3: there are 2 alignments, and so 2 parts at most.");
      assertThatThrownBy(() -> run(spark, 1, "none", "simulate", "--data", "x"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("behind -- a command is wanted");
      assertThatThrownBy(
              () ->
                  ProgramJob.plan(
                          "--program=" + folder.resolve("no.jar"),
                          "--parts=1",
                          "--out=" + folder.resolve("none"),
                          "--",
                          "risk")
                      .accept(spark))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("has no such file");
    }
    assertThat(folder.resolve("none")).doesNotExist();
  }

  /** A process that works a part out until it is killed. */
  static final class Parent {
    private Parent() {}

    public static void main(String[] args) throws Exception {
      ArrayList<String> words = new ArrayList<>(List.of(args).subList(1, args.length));
      new ProgramPart(Program.jar().toString(), words, 1, 1, 1, args[0], null).run();
    }
  }

  /** Ten million draws take minutes; kill -9 leaves their parent no time to end them. */
  @Test
  void aPartEndsWithTheProcessThatStartedIt() throws Exception {
    Path draws = folder.resolve("draws.yaml");
    Files.writeString(draws, Files.readString(draws).replace("draws: 7", "draws: 10000000"));
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Parent.class.getName(),
                folder.toString(),
                "scenario",
                "--file=" + draws)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();
    List<ProcessHandle> part = List.of();
    try {
      while (part.isEmpty()) {
        assertThat(parent.isAlive()).as(Files.readString(folder.resolve("said"))).isTrue();
        LockSupport.parkNanos(100_000_000);
        part = parent.descendants().toList();
      }
      parent.destroyForcibly().onExit().join();
      assertThat(part).hasSize(1);
      assertThat(part.get(0).onExit()).succeedsWithin(Duration.ofSeconds(60));
    } finally {
      part.forEach(ProcessHandle::destroyForcibly);
      parent.destroyForcibly();
    }
  }

  /** Seeds of a small study; a worker dies, and every run is in the store all the same. */
  @Test
  void aDeadWorkerLosesNoRunOfAStudy() throws Exception {
    String recipe = folder.resolve("recipe.yaml").toString();
    Files.writeString(
        Path.of(recipe),
        "model: mlp\nhidden: [8]\nlearning-rate: 0.01\nepochs: 2\nbatch: 32\ntemperature: 4\nloss-scale: 16\n");
    String[] study = {
      "neural", "--data", "power-law", "--recipe", recipe, "--seeds", "5", "--rows", "60"
    };
    int lost;
    try (LoopbackCluster cluster = new LoopbackCluster(folder, 2);
        JavaSparkContext spark = new JavaSparkContext(cluster.settings(2))) {
      KillingListener listener = new KillingListener(cluster, 1);
      spark.sc().addSparkListener(listener);
      run(spark, 5, "networks", study);
      lost = listener.lost();
    }
    assertThat(lost).as("the dead worker had a task").isPositive();
    Program.good(folder, words(study, "--out", "alone"));
    Program.good(folder, words(study, "--out", "networks"));
    assertThat(Files.readString(folder.resolve("networks/manifest.json")))
        .contains(" 0 runs trained");
    assertThat(folder.resolve("networks/arms.csv"))
        .hasSameBinaryContentAs(folder.resolve("alone/arms.csv"));
  }

  private static String[] words(String[] first, String... more) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private void run(JavaSparkContext spark, int parts, String out, String... command) {
    ProgramJob.plan(
            words(
                new String[] {
                  "--program=" + Program.jar(),
                  "--parts=" + parts,
                  "--out=" + folder.resolve(out),
                  "--"
                },
                command))
        .accept(spark);
  }
}
