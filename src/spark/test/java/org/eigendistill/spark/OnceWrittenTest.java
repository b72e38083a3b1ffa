// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is there whole or not at all: after a fault, a kill in the middle, and of two writers. */
class OnceWrittenTest {
  private static final String NAME = "part-0";

  @TempDir private Path folder;

  private static OnceWritten file(Path folder) {
    return new OnceWritten(new org.apache.hadoop.fs.Path(folder.toUri()), NAME);
  }

  private void write(long attempt, String text) throws IOException {
    file(folder).write(attempt, at -> Files.writeString(Path.of(at.toUri()), text));
  }

  /** All that lies there, but for check sums of the file system. */
  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(each -> each.getFileName().toString())
          .filter(name -> !name.endsWith(".crc"))
          .sorted()
          .toList();
    }
  }

  @Test
  void aFaultInTheMiddleLeavesNothing() throws IOException {
    assertThatThrownBy(
            () ->
                file(folder)
                    .write(
                        0,
                        at -> {
                          Files.writeString(Path.of(at.toUri()), "ha");
                          throw new IOException("the disk is full");
                        }))
        .isInstanceOf(IOException.class)
        .hasMessage("the disk is full");
    assertThat(files()).isEmpty();
    write(1, "half and half");
    assertThat(folder.resolve(NAME)).hasContent("half and half");
  }

  /** The first to end gives the file its name; who comes behind leaves it, and nothing besides. */
  @Test
  void ofTwoWritersTheFirstToEndIsTheOne() throws IOException {
    file(folder)
        .write(
            0,
            at -> {
              Files.writeString(Path.of(at.toUri()), "slow");
              write(1, "quick");
              assertThat(folder.resolve(NAME)).hasContent("quick");
              assertThat(Path.of(at.toUri())).as("the other's own file").hasContent("slow");
            });
    assertThat(folder.resolve(NAME)).hasContent("quick");
    write(2, "late");
    assertThat(folder.resolve(NAME)).hasContent("quick");
    assertThat(files()).containsExactly(NAME);
  }

  /** A process that writes a half, says so and waits to be killed. */
  static final class Half {
    private Half() {}

    public static void main(String[] args) throws IOException {
      Path folder = Path.of(args[0]);
      file(folder)
          .write(
              0,
              at -> {
                Files.writeString(Path.of(at.toUri()), "ha");
                Files.createFile(Path.of(args[1]));
                while (true) {
                  LockSupport.parkNanos(1_000_000_000);
                }
              });
    }
  }

  @Test
  void aKillInTheMiddleLeavesNothingOfItsName(@TempDir Path beside) throws Exception {
    Path begun = beside.resolve("begun");
    Process half =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Half.class.getName(),
                folder.toString(),
                begun.toString())
            .redirectErrorStream(true)
            .redirectOutput(beside.resolve("said").toFile())
            .start();
    try {
      while (!Files.exists(begun)) {
        assertThat(half.isAlive()).as(Files.readString(beside.resolve("said"))).isTrue();
        LockSupport.parkNanos(10_000_000);
      }
    } finally {
      half.destroyForcibly().onExit().join();
    }
    assertThat(files()).containsExactly("." + NAME + "-0");
    write(1, "half and half");
    assertThat(folder.resolve(NAME)).hasContent("half and half");
    OnceWritten.clean(
        FileSystem.getLocal(new Configuration()), new org.apache.hadoop.fs.Path(folder.toUri()));
    assertThat(files()).containsExactly(NAME);
  }
}
