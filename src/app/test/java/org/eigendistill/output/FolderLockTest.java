// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One owner at a time, and none that is dead. */
class FolderLockTest {
  private static final FolderLock.Locking NO_LOCKS =
      channel -> {
        throw new IOException("Function not implemented");
      };

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void begin() {
    file = folder.resolve("room/lock");
  }

  @Test
  void itsFileGoesWithIt() throws Exception {
    try (FolderLock lock = FolderLock.take(file, "simulate")) {
      assertThat(lock).isNotNull();
      assertThat(Files.readString(file)).startsWith("simulate, process ").contains("\nby a lock\n");
    }
    assertThat(file).doesNotExist();
  }

  /** Another process sees it held, and by whom; after kill -9 it is free. */
  @Test
  void itHoldsAcrossProcessesAndEndsWithThem() throws Exception {
    Files.createDirectories(file.getParent());
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(other.inputReader().readLine()).isEqualTo("held");
      assertThatThrownBy(() -> FolderLock.take(file, "simulate"))
          .isInstanceOf(FolderLock.HeldException.class)
          .hasMessageStartingWith("holder, process %d on ".formatted(other.pid()));
      // Asking has not let it go.
      assertThatThrownBy(() -> FolderLock.take(file, "simulate"))
          .isInstanceOf(FolderLock.HeldException.class);
    } finally {
      other.destroyForcibly();
      assertThat(other.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }
    assertThat(file).exists();
    FolderLock.take(file, "simulate").close();
    assertThat(file).doesNotExist();
  }

  /** Holds a lock until it is killed. */
  static final class Holder {
    public static void main(String[] arguments) throws Exception {
      try (FolderLock lock = FolderLock.take(Path.of(arguments[0]), "holder")) {
        assertThat(lock).isNotNull();
        System.out.println("held");
        Thread.sleep(TimeUnit.MINUTES.toMillis(5));
      }
    }
  }

  /** Many ask in turn for a lock whose file and folder come and go: never two at a time. */
  @Test
  void neverTwoAtATime() throws Exception {
    int several = 4;
    int rounds = 300;
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger taken = new AtomicInteger();
    ExecutorService workers = Executors.newFixedThreadPool(several);
    try {
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int i = 0; i < several; i++) {
        tasks.add(
            () -> {
              for (int round = 0; round < rounds; ) {
                try (FolderLock lock = FolderLock.take(file, "worker")) {
                  assertThat(lock).isNotNull();
                  assertThat(inside.incrementAndGet()).isEqualTo(1);
                  taken.incrementAndGet();
                  round++;
                  inside.decrementAndGet();
                } catch (FolderLock.HeldException e) {
                  Thread.onSpinWait();
                }
                Trees.dropQuietly(file.getParent());
              }
              return null;
            });
      }
      for (Future<Void> done : workers.invokeAll(tasks)) {
        done.get();
      }
    } finally {
      workers.shutdownNow();
    }
    assertThat(taken).hasValue(several * rounds);
  }

  @Test
  void withoutLocksTheFileIsTheLock() throws Exception {
    FolderLock first = FolderLock.take(file, "simulate", NO_LOCKS);
    FolderLock.HeldException held =
        catchThrowableOfType(
            FolderLock.HeldException.class, () -> FolderLock.take(file, "risk", NO_LOCKS));
    assertThat(held).hasMessageStartingWith("simulate, ");
    first.close();
    assertThat(file).doesNotExist();
    FolderLock.take(file, "risk", NO_LOCKS).close();
  }

  /** One that died without locks is not told from one that lives, here or where there are locks. */
  @Test
  void withoutLocksTheDeadAreNamed() throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "simulate, process 1 on node, since then\nby being there\n");
    for (FolderLock.Locking locking :
        List.<FolderLock.Locking>of(NO_LOCKS, channel -> channel.tryLock())) {
      FolderLock.HeldException held =
          catchThrowableOfType(
              FolderLock.HeldException.class, () -> FolderLock.take(file, "risk", locking));
      assertThat(held).hasMessage("simulate, process 1 on node, since then");
      assertThat(held.isByBeingThere()).isTrue();
    }
    assertThat(file).exists();
  }
}
