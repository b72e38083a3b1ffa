// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SideBySideTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void resultsStandInTheOrderOfTheTasks(int threads) {
    List<Callable<Integer>> tasks = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      int own = i;
      tasks.add(() -> own * own);
    }
    List<Integer> results = SideBySide.run(threads, tasks);
    for (int i = 0; i < 50; i++) {
      assertThat(results.get(i)).isEqualTo(i * i);
    }
  }

  /** The first task only ends when it is told to: waiting in the order of tasks would hang. */
  @Test
  void aLateTaskThatFailsStopsAnEarlyOneThatRunsOn() {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    Callable<Integer> runsOn =
        () -> {
          begun.countDown();
          while (!SideBySide.stopped()) {
            Thread.onSpinWait();
          }
          ended.set(true);
          return 1;
        };
    Callable<Integer> fails =
        () -> {
          begun.await();
          throw new IllegalStateException("this one is bad");
        };
    assertThatThrownBy(() -> SideBySide.run(2, List.of(runsOn, fails)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("this one is bad");
    assertThat(ended).isTrue();
  }

  @Test
  void afterAFaultNoFurtherTaskBegins() {
    AtomicInteger begun = new AtomicInteger();
    Callable<Integer> fails =
        () -> {
          begun.incrementAndGet();
          throw new StackOverflowError("an error, not an exception");
        };
    assertThatThrownBy(() -> SideBySide.run(1, Collections.nCopies(1000, fails)))
        .isInstanceOf(StackOverflowError.class);
    assertThat(begun.get()).isEqualTo(1);
  }

  @Test
  void aCallerThatIsInterruptedStopsTheTasks() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    Callable<Integer> waits =
        () -> {
          begun.countDown();
          new CountDownLatch(1).await();
          return 0;
        };
    Thread caller =
        new Thread(
            () -> {
              try {
                SideBySide.run(1, List.of(waits));
              } catch (IllegalStateException e) {
                interrupted.set(Thread.currentThread().isInterrupted());
              }
            });
    caller.start();
    begun.await();
    caller.interrupt();
    caller.join();
    assertThat(interrupted).isTrue();
  }
}
