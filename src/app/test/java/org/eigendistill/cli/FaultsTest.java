// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.SideBySide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is thrown becomes an exit code and words, in one place. */
class FaultsTest {
  private static final BadInputException BAD =
      BadInputException.of("x.csv", "line 3", "it is bad", "Mend it.");

  private static Arguments thrown(String name, int exit, String said, Throwable thrown) {
    return Arguments.of(name, exit, said, thrown);
  }

  static Stream<Arguments> oneLine() {
    return Stream.of(
        thrown("bad input", 3, "x.csv, line 3: it is bad. Mend it.", BAD),
        thrown(
            "bad input, wrapped deep",
            3,
            "x.csv, line 3: it is bad. Mend it.",
            new IllegalStateException(new ExecutionException(new RuntimeException(BAD)))),
        thrown("by reflection", 3, "x.csv, line 3", new InvocationTargetException(BAD)),
        thrown("in an initializer", 3, "x.csv, line 3", new ExceptionInInitializerError(BAD)),
        thrown("no heap", 3, "-Xmx", new OutOfMemoryError("Java heap space")),
        thrown("no heap, wrapped", 3, "-Xmx", new RuntimeException(new OutOfMemoryError())),
        thrown("no array so large", 3, "-Xmx", new OutOfMemoryError("Requested array size")),
        thrown(
            "no memory for a network",
            3,
            "-Xmx",
            new IllegalStateException("DefaultCPUAllocator: can't allocate memory")),
        thrown(
            "no thread",
            3,
            "--threads",
            new OutOfMemoryError("unable to create native thread: possibly out of memory")),
        thrown(
            "file limit",
            3,
            "ulimit -n",
            new UncheckedIOException(new FileSystemException("a", null, "Too many open files"))),
        thrown(
            "file limit on sockets",
            3,
            "ulimit -n",
            new IOException("socket: Too many open files")),
        thrown(
            "file limit, taken for a folder's fault",
            3,
            "ulimit -n",
            BadInputException.of(
                "out",
                "",
                "nothing can be written there (Too many open files)",
                "Choose another.")),
        thrown(
            "full disk",
            3,
            "out/a.csv: it could not be read or written (No space left on device)",
            new UncheckedIOException(
                new FileSystemException("out/a.csv", null, "No space left on device"))),
        thrown(
            "gone", 3, "a.csv: it could", new RuntimeException(new NoSuchFileException("a.csv"))),
        thrown("a file, no name", 3, "Input/output error", new IOException("Input/output error")),
        thrown(
            "natives",
            3,
            "--solver ejml",
            new UnsatisfiedLinkError("/x.so: failed to map segment")),
        thrown("file name", 3, "LC_ALL", new InvalidPathException("a?b", "Malformed input")),
        thrown(
            "interrupted",
            4,
            "interrupted",
            new IllegalStateException(new InterruptedException())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("oneLine")
  void whatCanBeMendedIsOneLine(String name, int exit, String said, Throwable thrown) {
    StringWriter err = new StringWriter();
    assertThat(Faults.report(thrown, new PrintWriter(err))).isEqualTo(exit);
    assertThat(err.toString()).startsWith("eigendistill: ").contains(said).hasLineCount(1);
  }

  static Stream<Arguments> internal() {
    return Stream.of(
        thrown("null", 4, "NullPointerException", new NullPointerException()),
        thrown("overflow", 4, "StackOverflowError", overflow()),
        thrown("assertion", 4, "AssertionError: no", new AssertionError("no")),
        thrown("linkage", 4, "NoSuchMethodError: f", new NoSuchMethodError("f")),
        thrown(
            "initializer",
            4,
            "ArithmeticException: 0",
            new ExceptionInInitializerError(new ArithmeticException("0"))),
        thrown(
            "lines",
            4,
            "IllegalStateException: a\\n\\u001b b",
            new IllegalStateException("a\n\u001b b")));
  }

  private static StackOverflowError overflow() {
    try {
      return deeper(0);
    } catch (StackOverflowError e) {
      return e;
    }
  }

  private static StackOverflowError deeper(int depth) {
    return deeper(depth + 1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("internal")
  void anythingElseIsOneLineAndATrace(String name, int exit, String said, Throwable thrown) {
    StringWriter err = new StringWriter();
    assertThat(Faults.report(thrown, new PrintWriter(err))).isEqualTo(exit);
    List<String> lines = err.toString().lines().toList();
    assertThat(lines.get(0)).startsWith("eigendistill: internal error (").contains(said, "report");
    assertThat(lines).hasSizeBetween(3, 61);
    assertThat(lines.get(1)).startsWith("java.lang.").doesNotContain("\u001b");
  }

  @Test
  void aFaultOfAWorkerIsTheSame() {
    Callable<Void> work =
        () -> {
          throw new IOException("Too many open files");
        };
    StringWriter err = new StringWriter();
    try {
      SideBySide.run(2, List.of(work));
    } catch (RuntimeException e) {
      assertThat(Faults.report(e, new PrintWriter(err))).isEqualTo(3);
    }
    assertThat(err.toString()).contains("ulimit -n").hasLineCount(1);
  }

  @Test
  void circlesOfCausesEnd() {
    RuntimeException first = new RuntimeException("a");
    first.initCause(new RuntimeException("b", first));
    assertThat(Faults.of(first).exit()).isEqualTo(4);
  }

  @Test
  void missingLibrariesAreNamed(@TempDir Path folder) throws IOException {
    Path jar = folder.resolve("eigendistill.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, "lib/a.jar lib/b.jar lib/c.jar");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    assertThat(Libraries.missing(jar)).get().asString().startsWith("lib/ is missing beside");
    Files.createDirectory(folder.resolve("lib"));
    Files.createFile(folder.resolve("lib/a.jar"));
    assertThat(Libraries.missing(jar)).get().asString().startsWith("lib/b.jar and 1 more are");
    Files.createFile(folder.resolve("lib/b.jar"));
    assertThat(Libraries.missing(jar)).get().asString().startsWith("lib/c.jar is missing");
    Files.createFile(folder.resolve("lib/c.jar"));
    assertThat(Libraries.missing(jar)).isEmpty();
  }

  @Test
  void anAnswerThatDoesNotArriveIsAnError() {
    assertThat(settled(0, "No space left on device")).isEqualTo("3 1");
    assertThat(settled(1, "No space left on device")).isEqualTo("3 1");
    assertThat(settled(4, "No space left on device")).isEqualTo("4 1");
    assertThat(settled(0, "Broken pipe")).isEqualTo("3 0");
  }

  /** The exit code after an output that fails so, and how many lines are said. */
  private static String settled(int code, String reason) {
    StandardOutput output =
        new StandardOutput(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException(reason);
              }
            });
    output.write(7);
    output.write(7); // dropped
    java.io.ByteArrayOutputStream err = new java.io.ByteArrayOutputStream();
    int exit = output.settle(code, new PrintStream(err));
    return exit + " " + err.toString().lines().count();
  }
}
