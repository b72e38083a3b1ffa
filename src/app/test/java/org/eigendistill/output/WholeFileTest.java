// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.eigendistill.base.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir private Path folder;

  private static void write(Path file, String text) {
    WholeFile.write(file, path -> Files.writeString(path, text));
  }

  private void holdsOnly(String... names) throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      assertThat(list.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder(names);
    }
  }

  @Test
  void itReplacesTheFileInOneStep() throws IOException {
    Path file = folder.resolve("claims.json");
    write(file, "[]");
    WholeFile.write(
        file,
        path -> {
          Files.writeString(path, "[1]");
          assertThat(file).hasContent("[]");
        });
    assertThat(file).hasContent("[1]");
    holdsOnly("claims.json");
  }

  @Test
  void failureLeavesTheOldFile() throws IOException {
    Path file = folder.resolve("claims.json");
    write(file, "[]");
    assertThatThrownBy(
            () ->
                WholeFile.write(
                    file,
                    path -> {
                      Files.writeString(path, "[");
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("claims.json: it could not be written (No space left on device)");
    assertThat(file).hasContent("[]");
    holdsOnly("claims.json");
    assertThatThrownBy(() -> write(folder, "")).hasMessageContaining("it is a folder");
  }

  @Test
  void aLinkStaysALink() throws IOException {
    Path file = folder.resolve("real.json");
    write(file, "[]");
    Path link = Files.createSymbolicLink(folder.resolve("link.json"), file);
    write(link, "[1]");
    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("[1]");
  }

  /** A rename would put a file in the place of the device. */
  @Test
  void aDeviceStaysADevice() {
    Path device = Path.of("/dev/null");
    org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(device));
    write(device, "[]");
    assertThat(Files.isRegularFile(device)).isFalse();
    assertThat(device).exists();
  }

  /** Runs side by side keep their states in one folder, which none of them finds at first. */
  @Test
  void severalMayMakeOneFolderAtATime() throws Exception {
    int several = 4;
    ExecutorService workers = Executors.newFixedThreadPool(several);
    try {
      for (int round = 0; round < 50; round++) {
        Path target = folder.resolve("round" + round);
        CyclicBarrier start = new CyclicBarrier(several);
        List<Callable<Path>> tasks = new ArrayList<>();
        for (int i = 0; i < several; i++) {
          Path file = target.resolve(i + ".txt");
          tasks.add(
              () -> {
                start.await();
                write(file, "whole");
                return file;
              });
        }
        for (Future<Path> done : workers.invokeAll(tasks)) {
          assertThat(done.get()).hasContent("whole");
        }
      }
    } finally {
      workers.shutdownNow();
    }
  }
}
