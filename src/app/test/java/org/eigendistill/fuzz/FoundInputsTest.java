// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every reader is given the seeds of all readers and every input that fuzzing has ever found. Each
 * is read or refused in one line, and takes no memory that its bytes do not pay for.
 */
class FoundInputsTest {
  private static final Path INPUTS = Path.of("src/app/test/resources/org/eigendistill/fuzz");

  /** Bytes that a reader may take whatever it is given: buffers. */
  private static final long FREE = 80L << 20;

  /** Bytes for each byte of an input: the most that deflate packs into one, and its number. */
  private static final long FOR_EACH = 1032 * 8 * 4;

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> everyReaderReadsOrRefusesEveryInput() throws IOException {
    List<Path> inputs = inputs();
    return Targets.all().entrySet().stream()
        .map(target -> DynamicTest.dynamicTest(target.getKey(), () -> all(target, inputs)));
  }

  private void all(Map.Entry<String, Target> target, List<Path> inputs) throws IOException {
    Path own = Files.createDirectories(folder.resolve(target.getKey()));
    for (Path input : inputs) {
      byte[] bytes = Files.readAllBytes(input);
      long most = FREE + FOR_EACH * bytes.length;
      long taken = taken(target, input, bytes, own);
      if (taken >= most) {
        // What a first use takes, classes loaded and instrumented, is no reader's.
        taken = taken(target, input, bytes, own);
      }
      assertThat(taken).as("bytes taken by %s of %s", target.getKey(), input).isLessThan(most);
    }
  }

  private static long taken(Map.Entry<String, Target> target, Path input, byte[] bytes, Path own) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    try {
      Reading.check(target.getValue(), bytes, own);
    } catch (Exception | Error e) {
      throw new AssertionError(target.getKey() + " of " + input, e);
    }
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  @Test
  void everyReaderHasSeeds() throws IOException {
    Set<String> targets = new TreeSet<>(Targets.all().keySet());
    targets.removeIf(name -> name.startsWith(Targets.FORMAT));
    try (Stream<Path> folders = Files.list(INPUTS)) {
      assertThat(new TreeSet<>(folders.map(f -> f.getFileName().toString()).toList()))
          .containsAll(targets)
          .isSubsetOf(Targets.all().keySet());
    }
  }

  private static List<Path> inputs() throws IOException {
    try (Stream<Path> files = Files.walk(INPUTS)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
