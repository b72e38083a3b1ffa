// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.eigendistill.testing.DiskFault;
import org.eigendistill.testing.InMemory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation on the disk fails, in every way that disks, processes and machines do: the old
 * result is left whole or the new one is, the exit code and the words say which, the next run
 * succeeds and leaves no rubbish, and nothing else is touched.
 */
class DiskFaultsTest {
  @TempDir(factory = InMemory.class)
  private static Path folder;

  private static final FaultTable TABLE = new FaultTable();
  private static final FaultTable ALL_WAYS = new FaultTable();

  static Stream<FaultScenario> scenarios() throws IOException {
    return FaultScenario.all(FaultScenario.data(folder)).stream();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void everyOperationMayFail(FaultScenario scenario) throws IOException {
    FaultTrial trial = trial(scenario);
    trial.shortWrites();
    if (scenario.isSmall()) {
      trial.diesAgain();
    }
    scenario.faults().forEach(trial::every);
    TABLE.add(scenario, trial);
  }

  /** In all ways everywhere, and what goes on after a death dies again at each step. */
  @Tag("slow")
  @ParameterizedTest
  @MethodSource("scenarios")
  void everyOperationMayFailInEveryWay(FaultScenario scenario) throws IOException {
    FaultTrial trial = trial(scenario);
    trial.diesAgain();
    DiskFault.ALL.forEach(trial::every);
    ALL_WAYS.add(scenario, trial);
  }

  private static FaultTrial trial(FaultScenario scenario) throws IOException {
    return new FaultTrial(
        scenario, folder.resolve("arena"), FaultScenario.others(folder, scenario));
  }

  @AfterAll
  static void table() {
    System.out.println(TABLE);
    if (!ALL_WAYS.isEmpty()) {
      System.out.println(ALL_WAYS);
    }
  }
}
