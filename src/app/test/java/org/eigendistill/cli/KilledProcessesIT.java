// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eigendistill.testing.DiskFault;
import org.eigendistill.testing.DiskOperation;
import org.eigendistill.testing.InMemory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same as in {@link DiskFaultsTest} with real processes, killed at chosen operations. */
@Tag("slow")
class KilledProcessesIT {
  private static final int KILLED = 137; // 128 and the signal's number
  private static final int OPERATIONS = 50;

  @TempDir(factory = InMemory.class)
  private static Path folder;

  private static final FaultTable TABLE = new FaultTable();

  static Stream<FaultScenario> scenarios() throws IOException {
    return FaultScenario.all(FaultScenario.data(folder)).stream();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void killedAtOperations(FaultScenario scenario) throws IOException {
    Path arena = folder.resolve("arena");
    FaultTrial trial =
        new FaultTrial(
            scenario,
            arena,
            FaultScenario.others(folder, scenario),
            (fault, number) -> attempt(scenario, arena, number));
    for (int number : spread(trial.operations())) {
      assertThat(trial.one(DiskFault.KILL, number)).isTrue();
    }
    TABLE.add(scenario, trial);
  }

  /** Numbers of operations, from the first to the last. */
  private static int[] spread(int all) {
    int last = Math.min(OPERATIONS, all) - 1;
    return IntStream.rangeClosed(0, last)
        .map(i -> 1 + (int) Math.round((double) i * (all - 1) / last))
        .toArray();
  }

  private static FaultTrial.Attempt attempt(FaultScenario scenario, Path arena, int number) {
    List<String> arguments =
        List.of(
            scenario.name(),
            folder.resolve("data.csv").toString(),
            arena.toString(),
            Integer.toString(number));
    try {
      Jar.Run run = Jar.runClass(folder, DyingProcess.class, arguments);
      if (run.exit() == KILLED) {
        return new FaultTrial.Attempt(Optional.empty(), DiskOperation.valueOf(run.out().strip()));
      }
      return new FaultTrial.Attempt(
          Optional.of(new ProgramRuns.Ended(run.exit(), run.err())), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterAll
  static void table() {
    System.out.println(TABLE);
  }
}
