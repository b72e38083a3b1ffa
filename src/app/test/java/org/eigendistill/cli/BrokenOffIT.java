// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that the system ends: a full disk, a kill. */
class BrokenOffIT {
  private static final String[] SIMULATE = {
    "simulate",
    "--data=good.csv",
    "--target=y",
    "--quiet",
    "--no-figures",
    "--teacher=1",
    "--times=1,2",
    "--out=out"
  };
  private static final int TIMES = 6;

  @TempDir private Path folder;

  @BeforeEach
  void goodFile() throws IOException {
    Files.writeString(folder.resolve("good.csv"), "a,b,y\n1,2,5\n3,1,4\n2,2,9\n0.5,4,1\n");
  }

  @Test
  void diskFull() throws Exception {
    String[] words = SIMULATE.clone();
    words[TIMES] = "--times=log:1e-3:1e3:5000";
    Jar.Run run = Jar.runWithFileLimit(folder, 64, words);
    assertThat(run.exit()).as(run.err()).isEqualTo(3);
    assertThat(run.err()).contains("could not be written").hasLineCount(1);
    assertThat(folder.resolve("out")).doesNotExist();
    nothingLeft();
  }

  @Test
  void killedWhileWriting() throws Exception {
    for (boolean forcibly : new boolean[] {false, true}) {
      Process process =
          Jar.start(
              folder,
              "simulate",
              "--data=good.csv",
              "--target=y",
              "--teacher=1",
              "--times=log:1e-3:1e3:1000000",
              "--out=out");
      waitForStaging();
      if (forcibly) {
        process.destroyForcibly();
      } else {
        process.destroy();
      }
      process.waitFor();
      if (forcibly) {
        try (Stream<Path> left = Files.list(folder.resolve("out"))) {
          assertThat(left).containsExactly(folder.resolve("out/.eigendistill"));
        }
      } else {
        assertThat(folder.resolve("out")).doesNotExist();
      }
    }
    // What a killed process could not delete, the next run does.
    Jar.Run run = Jar.run(folder, SIMULATE);
    assertThat(run.exit()).as(run.err()).isZero();
    nothingLeft();
    assertThat(folder.resolve("out/.eigendistill")).doesNotExist();
  }

  private void waitForStaging() throws Exception {
    for (int i = 0; i < 3000; i++) {
      try (Stream<Path> walk = Files.walk(folder)) {
        if (walk.anyMatch(path -> path.endsWith("trajectory.csv"))) {
          return;
        }
      } catch (java.io.UncheckedIOException e) {
        // the folder changed under the walk
      }
      Thread.sleep(10);
    }
    throw new AssertionError("the run never began to write");
  }

  private void nothingLeft() throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      assertThat(list.filter(path -> path.getFileName().toString().startsWith("."))).isEmpty();
    }
  }
}
