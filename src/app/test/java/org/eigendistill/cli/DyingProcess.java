// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.eigendistill.testing.DiskFault;
import org.eigendistill.testing.FaultyDisk;

/** A process of its own that runs a scenario, and kills itself at an operation on the disk. */
final class DyingProcess {
  private static final long LONG = 600_000;

  private static FaultyDisk disk;

  private DyingProcess() {}

  /**
   * Takes the scenario's name, the data, the folder, and the number of the operation; 0 for none,
   * on the machine's own disk.
   */
  public static void main(String[] arguments) {
    System.setProperty("java.awt.headless", "true");
    disk = new FaultyDisk(DyingProcess::kill);
    FaultScenario scenario =
        FaultScenario.all(Path.of(arguments[1])).stream()
            .filter(each -> each.name().equals(arguments[0]))
            .findFirst()
            .orElseThrow();
    Path arena = Path.of(arguments[2]);
    int number = Integer.parseInt(arguments[3]);
    disk.arm(DiskFault.KILL, number);
    ProgramRuns.Ended ended = scenario.command().run(number > 0 ? disk.at(arena) : arena);
    System.err.print(ended.err());
    System.exit(ended.exit());
  }

  /** Not an exit: no hook is run, nothing is flushed. */
  private static void kill() {
    System.out.println(disk.hit());
    System.out.flush();
    String own = Long.toString(ProcessHandle.current().pid());
    try {
      new ProcessBuilder("kill", "-9", own).start();
      Thread.sleep(LONG);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
