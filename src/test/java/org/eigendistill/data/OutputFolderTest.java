package org.eigendistill.data;

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

class OutputFolderTest {
  @TempDir private Path folder;

  @Test
  void nothingShowsBeforePublish() throws IOException {
    Path target = folder.resolve("a/b");
    try (OutputFolder out = OutputFolder.open(target)) {
      out.write("one.txt", path -> Files.writeString(path, "1"));
      out.write("in/two.txt", path -> Files.writeString(path, "2"));
      assertThat(target).doesNotExist();
      out.publish();
    }
    assertThat(target.resolve("one.txt")).hasContent("1");
    assertThat(target.resolve("in/two.txt")).hasContent("2");
    hidden(folder.resolve("a"), 0);
  }

  @Test
  void otherFilesStay() throws IOException {
    Files.writeString(folder.resolve("mine.txt"), "mine");
    Files.writeString(folder.resolve("one.txt"), "old");
    try (OutputFolder out = OutputFolder.open(folder)) {
      out.write("one.txt", path -> Files.writeString(path, "new"));
      assertThat(folder.resolve("one.txt")).hasContent("old");
      out.publish();
    }
    assertThat(folder.resolve("mine.txt")).hasContent("mine");
    assertThat(folder.resolve("one.txt")).hasContent("new");
  }

  @Test
  void failureLeavesNothing() throws IOException {
    Path target = folder.resolve("out");
    assertThatThrownBy(
            () -> {
              try (OutputFolder out = OutputFolder.open(target)) {
                out.write("one.txt", path -> Files.writeString(path, "1"));
                out.write(
                    "two.txt",
                    path -> {
                      throw new IOException("No space left on device");
                    });
              }
            })
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("two.txt")
        .hasMessageContaining("No space left");
    assertThat(target).doesNotExist();
    hidden(folder, 0);
  }

  @Test
  void singleFile() throws IOException {
    Path file = folder.resolve("claims.json");
    OutputFolder.writeFile(file, path -> Files.writeString(path, "[]"));
    assertThat(file).hasContent("[]");
    assertThatThrownBy(() -> OutputFolder.writeFile(folder, path -> {}))
        .hasMessageContaining("it is a folder");
  }

  /** Runs side by side keep their states in one folder, which none of them finds at first. */
  @Test
  void severalMayMakeOneFolderAtATime() throws Exception {
    int several = 4;
    ExecutorService workers = Executors.newFixedThreadPool(several);
    try {
      for (int round = 0; round < 100; round++) {
        Path target = folder.resolve("round" + round);
        CyclicBarrier start = new CyclicBarrier(several);
        List<Callable<Path>> tasks = new ArrayList<>();
        for (int i = 0; i < several; i++) {
          Path file = target.resolve(i + ".txt");
          tasks.add(
              () -> {
                start.await();
                OutputFolder.writeFile(file, path -> Files.writeString(path, "whole"));
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
    hidden(folder, 0);
  }

  @Test
  void sweepsWhatTheDeadLeft() throws IOException {
    // Process numbers end far below this one, so nobody is alive under it.
    Files.createDirectories(folder.resolve(".eigendistill-999999999-1/x"));
    Files.createDirectories(folder.resolve(".eigendistill-notes"));
    try (OutputFolder out = OutputFolder.open(folder.resolve("out"))) {
      out.publish();
    }
    assertThat(folder.resolve(".eigendistill-999999999-1")).doesNotExist();
    assertThat(folder.resolve(".eigendistill-notes")).exists();
  }

  private static void hidden(Path where, int count) throws IOException {
    try (Stream<Path> list = Files.list(where)) {
      assertThat(list.filter(path -> path.getFileName().toString().startsWith("."))).hasSize(count);
    }
  }
}
