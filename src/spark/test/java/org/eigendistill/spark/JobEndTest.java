// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.eigendistill.base.BadInputException;
import org.junit.jupiter.api.Test;

/** A job ends by the program's exit codes and with one line, whatever went wrong and where. */
class JobEndTest {
  private record End(int exit, String said) {}

  private static End of(
      Consumer<JavaSparkContext> work, Supplier<JavaSparkContext> start, String... words) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int exit =
        JobEnd.of(
            "Job --data=PLACE",
            args -> {
              new JobOptions(Set.of("--data"), Set.of(), args);
              return work;
            },
            start,
            new PrintStream(said, true, StandardCharsets.UTF_8),
            words);
    return new End(exit, said.toString(StandardCharsets.UTF_8));
  }

  private static End of(Consumer<JavaSparkContext> work) {
    return of(work, () -> Tables.local(1), "--data=x");
  }

  /** The same in a task. */
  private static End inTask(String kind) {
    return of(spark -> spark.parallelize(List.of(1), 1).map(one -> fail(kind)).collect());
  }

  private static int fail(String kind) throws IOException {
    switch (kind) {
      case "input" -> throw BadInputException.of("a.csv", "row 2", "it is empty", "Fill it.");
      case "disk" -> throw new FileNotFoundException("/data/part (No space left on device)");
      default -> throw new IllegalStateException("part 3 of 4: exit code 9: killed");
    }
  }

  @Test
  void optionsAreCheckedBeforeSparkIsStarted() {
    Supplier<JavaSparkContext> none =
        () -> {
          throw new AssertionError("it was started");
        };
    End end = of(spark -> {}, none, "--dta=x");
    assertThat(end.exit).isEqualTo(2);
    assertThat(end.said)
        .isEqualTo("eigendistill: what is '--dta=x'?%nJob --data=PLACE%n".formatted());
    assertThat(of(spark -> {}, none).said).contains("--data is wanted");
    assertThat(of(spark -> {}, none, "--data=x").exit).isEqualTo(4);
  }

  @Test
  void anExecutorThatRanOutOfMemoryIsTold() {
    JobEnd end =
        JobEnd.thrown(
            new SparkException(
                "Job aborted: executor 3 exited, Reason: Command exited with code 52\nDriver:",
                null));
    assertThat(end.exit()).isEqualTo(3);
    assertThat(end.words()).startsWith("spark.executor.memory: the data do not fit the memory");
  }

  @Test
  void sparkThatDoesNotStartIsTold() {
    End end =
        of(
            spark -> {},
            () -> new JavaSparkContext(new SparkConf().setMaster("nowhere").setAppName("test")),
            "--data=x");
    assertThat(end.exit).isEqualTo(3);
    assertThat(end.said)
        .startsWith("eigendistill: spark-submit: Spark does not start (")
        .contains("nowhere")
        .endsWith("Check --master and the settings.%n".formatted())
        .hasLineCount(1);
  }

  @Test
  void whatIsRefusedHasItsCode() {
    assertThat(of(spark -> {})).isEqualTo(new End(0, ""));
    End refused =
        of(
            spark -> {
              throw new UsageException("two parts at most");
            });
    assertThat(refused.exit).isEqualTo(2);
    End input = inTask("input");
    assertThat(input.exit).isEqualTo(3);
    assertThat(input.said)
        .isEqualTo("eigendistill: a.csv, row 2: it is empty. Fill it.%n".formatted());
  }

  @Test
  void aFileThatTheSystemRefusesIsOneLine() {
    End disk = inTask("disk");
    assertThat(disk.exit).isEqualTo(3);
    assertThat(disk.said)
        .contains("could not be read or written (/data/part (No space left on device)).")
        .hasLineCount(1);
    End here =
        of(
            spark -> {
              throw new UncheckedIOException(new AccessDeniedException("/out"));
            });
    assertThat(here.exit).isEqualTo(3);
    assertThat(here.said).contains("(AccessDeniedException: /out)").hasLineCount(1);
  }

  /** What nobody has foreseen: in a task Spark's log has its trace, elsewhere it is shown. */
  @Test
  void anythingElseIsInternal() {
    End task = inTask("else");
    assertThat(task.exit).isEqualTo(4);
    assertThat(task.said).contains("part 3 of 4: exit code 9: killed").hasLineCount(1);
    End here =
        of(
            spark -> {
              throw new IllegalStateException("no such thing");
            });
    assertThat(here.exit).isEqualTo(4);
    assertThat(here.said).contains("internal error", "no such thing", "at org.eigendistill.spark");
  }
}
