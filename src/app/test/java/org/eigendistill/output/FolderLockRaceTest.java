// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that take one lock in turn, whose file and folder come and go. Deleting the file of a
 * lock that came to nothing let two in at a time, 6 times in 20,000.
 */
@Tag("slow")
class FolderLockRaceTest {
  private static final int PROCESSES = 4;
  private static final int ROUNDS = 5000;

  @TempDir private Path folder;

  @Test
  void neverTwoProcessesAtATime() throws Exception {
    List<Process> processes = new ArrayList<>();
    try {
      for (int i = 0; i < PROCESSES; i++) {
        processes.add(
            new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Taker.class.getName(),
                    folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
      }
      for (Process process : processes) {
        assertThat(process.inputReader().readLine()).isEqualTo("two at a time: 0");
        assertThat(process.waitFor()).isZero();
      }
    } finally {
      processes.forEach(Process::destroyForcibly);
    }
  }

  /** Takes the lock again and again, and counts where another one has it too. */
  static final class Taker {
    private Taker() {}

    public static void main(String[] arguments) throws Exception {
      Path folder = Path.of(arguments[0]);
      Path file = folder.resolve("out/.eigendistill/lock");
      Path mark = folder.resolve("mark");
      int two = 0;
      for (int taken = 0; taken < ROUNDS; ) {
        try (FolderLock lock = FolderLock.take(file, "test")) {
          assertThat(lock).isNotNull();
          taken++;
          Files.createFile(mark);
          Files.delete(mark);
        } catch (FileAlreadyExistsException e) {
          two++;
        } catch (FolderLock.HeldException e) {
          Thread.onSpinWait();
        }
        Trees.pruneQuietly(file.getParent(), folder);
      }
      System.out.println("two at a time: " + two);
    }
  }
}
