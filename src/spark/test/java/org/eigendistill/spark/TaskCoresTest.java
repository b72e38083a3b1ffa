// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;

/** A task that has one core works with one thread, whatever streams it opens. */
class TaskCoresTest {
  @Test
  void parallelStreamsStayOnTheTasksOwn() {
    try (JavaSparkContext spark = Tables.local(2)) {
      List<Long> threads =
          spark
              .parallelize(List.of(0, 1), 2)
              .map(task -> TaskCores.run(TaskCoresTest::threads))
              .collect();
      assertThat(threads).containsExactly(1L, 1L);
      assertThatThrownBy(
              () ->
                  spark
                      .parallelize(List.of(0))
                      .map(task -> TaskCores.run(TaskCoresTest::fail))
                      .collect())
          .hasStackTraceContaining("IllegalStateException: no such thing");
    }
  }

  private static long threads() {
    return IntStream.range(0, 200)
        .parallel()
        .mapToObj(
            i -> {
              // Long enough that other threads would have their share.
              double sum = IntStream.range(0, 100_000).mapToDouble(Math::sqrt).sum();
              return sum > 0 ? Thread.currentThread().getId() : 0L;
            })
        .collect(Collectors.toSet())
        .size();
  }

  private static int fail() {
    throw new IllegalStateException("no such thing");
  }
}
