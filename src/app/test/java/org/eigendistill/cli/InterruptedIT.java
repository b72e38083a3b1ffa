// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eigendistill.testing.Wanted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C: exit code 130, and a line that says what is kept and how to go on. */
class InterruptedIT {
  private static final int INTERRUPTED = 130; // 128 and the signal's number

  @TempDir private Path folder;

  @Test
  void nothingIsKeptOfWhatComesWhole() throws Exception {
    Files.writeString(folder.resolve("good.csv"), "a,b,y\n1,2,5\n3,1,4\n2,2,9\n0.5,4,1\n");
    List<String> words =
        List.of(
            "simulate",
            "--data=good.csv",
            "--target=y",
            "--teacher=1",
            "--times=log:1e-3:1e3:1000000",
            "--out=out");
    assertThat(interrupted(words, "trajectory.csv", 1))
        .endsWith(
            "eigendistill simulate: stopped before the end. What it was to write is there whole or"
                + " not at all; the same command begins anew.\n");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void trainingsThatEndedAreKept() throws Exception {
    List<String> words =
        List.of("neural", "--study=small-three-teachers", "--threads=1", "--out=net");
    assertThat(interrupted(words, "metrics.csv", 2))
        .contains(
            "eigendistill neural: stopped before the end. Trainings that had ended are kept in")
        .contains("net/runs")
        .endsWith("The same command goes on from there, to the same bits.\n");
    assertThat(folder.resolve(Path.of("net", "runs"))).isNotEmptyDirectory();
    assertThat(folder.resolve(Path.of("net", "arms.csv"))).doesNotExist();
  }

  /**
   * From the first line of the program on: before its options are read there is nothing to keep.
   */
  @Test
  void whatHasNotBegunSaysSo() throws Exception {
    Path log = folder.resolve("classes.log");
    List<String> words = Jar.command("theorems", "check");
    words.add(1, "-Xlog:class+load:file=" + log);
    String said =
        interrupted(
            words,
            () ->
                Files.exists(log)
                    && Files.readString(log).contains("org.eigendistill.cli.StandardOutput "));
    assertThat(said.strip())
        .isIn(
            "eigendistill: stopped before it had begun; nothing was written.",
            "eigendistill theorems check: stopped before the end. " + BrokenOff.NOTHING);
  }

  /**
   * Standard error of a run that is interrupted once some files of a name are there. Of two the
   * first is finished: the last may be on its way yet.
   */
  private String interrupted(List<String> arguments, String file, int count) throws Exception {
    return interrupted(Jar.command(arguments.toArray(String[]::new)), () -> count(file) >= count);
  }

  private String interrupted(List<String> command, Callable<Boolean> hasComeSoFar)
      throws Exception {
    Wanted.that(Files.isDirectory(Path.of("/proc/self")), "no Linux, whose env sets signals");
    Path err = folder.resolve("err.txt");
    // A shell that runs this in the background may have had its children ignore the signal.
    List<String> words = new ArrayList<>(List.of("env", "--default-signal=INT"));
    words.addAll(command);
    Process process =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(err.toFile())
            .start();
    try {
      waitFor(hasComeSoFar, process);
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).isEqualTo(INTERRUPTED);
    return Files.readString(err);
  }

  private static void waitFor(Callable<Boolean> hasComeSoFar, Process process) throws Exception {
    for (int i = 0; i < 12_000 && process.isAlive(); i++) {
      if (hasComeSoFar.call()) {
        return;
      }
      Thread.sleep(10);
    }
    throw new AssertionError("the run never came so far");
  }

  private long count(String file) {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(path -> path.endsWith(file)).count();
    } catch (IOException | java.io.UncheckedIOException e) {
      return 0; // the folder changed under the walk
    }
  }
}
