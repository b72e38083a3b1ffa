// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eigendistill.release.Wheel;
import org.eigendistill.testing.Wanted;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The client for Python against the real jar: its own tests, and its wheel where nothing else is.
 */
class PythonIT {
  private static final Path SOURCE = Path.of("src", "python").toAbsolutePath();
  private static final Path JAR = Path.of("target", "eigendistill.jar").toAbsolutePath();

  /** Two networks that agree but for noise, and what the program says of them. */
  private static final String USE =
      """
      import numpy, eigendistill as ed
      assert 'site-packages' in ed.__file__, ed.__file__
      r = numpy.random.default_rng(1)
      base = r.normal(size=(100, 3))
      t, s = (base + .1 * r.normal(size=base.shape) for _ in range(2))
      print(ed.compare(t, s).agreement == (t.argmax(1) == s.argmax(1)).mean())
      """;

  /** What makes wheels; importing all at once is more than they bear. */
  private static final String MODULES =
      """
      from importlib.util import find_spec
      exit(not all(map(find_spec, ['ensurepip', 'pip', 'setuptools', 'wheel'])))
      """;

  /** A script beside which the client is not, with its words. */
  private static final String WITH_CLIENT =
      "import os, runpy, sys; sys.path.insert(0, os.getcwd());"
          + " sys.argv.pop(0); runpy.run_path(sys.argv[0], run_name='__main__')";

  @TempDir private Path folder;

  private static String python;

  private record Ended(int exit, String out) {}

  private static Ended run(Path where, List<String> command) throws Exception {
    File out = Files.createTempFile("python", ".out").toFile();
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(where.toFile())
              .redirectErrorStream(true)
              .redirectOutput(out);
      builder
          .environment()
          .putAll(
              Map.of(
                  "EIGENDISTILL_JAR",
                  JAR.toString(),
                  "JAVA_HOME",
                  System.getProperty("java.home"),
                  "PYTHONDONTWRITEBYTECODE",
                  "1"));
      builder.environment().putAll(Jar.OF_STARTED_JVMS);
      int exit = builder.start().waitFor();
      return new Ended(exit, Files.readString(out.toPath()));
    } finally {
      Files.delete(out.toPath());
    }
  }

  /** The first Python with NumPy: the path's own, or the system's, whose packages are Debian's. */
  @BeforeAll
  static void anInterpreterWithNumPy() throws Exception {
    for (String candidate : List.of("/usr/bin/python3", "python3")) {
      boolean there = Files.isExecutable(Path.of(candidate)) || Wanted.onPath(candidate);
      if (there && run(SOURCE, List.of(candidate, "-c", "import numpy")).exit() == 0) {
        python = candidate;
        return;
      }
    }
    Wanted.that(false, "no Python has NumPy");
  }

  @Test
  void theClientsTests() throws Exception {
    Ended tests = run(SOURCE, List.of(python, "-m", "unittest", "-v"));
    assertThat(tests.exit()).as(tests.out()).isZero();
    assertThat(tests.out()).contains("test_arrays_give_what_files_give", "OK");
    if ("true".equals(System.getenv("CI"))) {
      assertThat(tests.out()).doesNotContain("skipped");
    }
  }

  /** The notebook's cells, run in order; what is stored has the same kinds of outputs. */
  @Test
  void theNotebook() throws Exception {
    Path cells = Path.of("src/app/test/python/notebook_cells.py").toAbsolutePath();
    Path notebook = Path.of("notebooks-export/python/compare-two-networks.ipynb").toAbsolutePath();
    Ended ran =
        run(SOURCE, List.of(python, "-c", WITH_CLIENT, cells.toString(), notebook.toString()));
    assertThat(ran.exit()).as(ran.out()).isZero();
    assertThat(ran.out()).contains("right in", "the page: ", "directions 1 ", "lag ");
    // a cell that shows something else than what is stored must not pass
    Path other = folder.resolve("other.ipynb");
    Files.writeString(
        other,
        """
        {"cells": [{"cell_type": "code", "source": ["1 + 1"], "outputs": []}]}
        """);
    Ended changed =
        run(SOURCE, List.of(python, "-c", WITH_CLIENT, cells.toString(), other.toString()));
    assertThat(changed.exit()).isEqualTo(1);
    assertThat(changed.out()).contains("cells [1] do not show what is stored");
  }

  /** By one command, into an environment that has NumPy alone. */
  @Test
  void theWheel() throws Exception {
    Ended modules = run(folder, List.of(python, "-c", MODULES));
    Wanted.that(modules.exit() == 0, python + " makes no wheels: " + modules.out());
    Instant stamp = Instant.parse("2026-01-01T00:00:00Z");
    List<Path> pythons = List.of(Path.of(python));
    Path wheel = Wheel.make(pythons, SOURCE, Files.createDirectory(folder.resolve("dist")), stamp);
    Path again = Wheel.make(pythons, SOURCE, Files.createDirectory(folder.resolve("more")), stamp);
    assertThat(Files.mismatch(wheel, again)).isEqualTo(-1);
    assertThat(wheel.getFileName().toString()).matches("eigendistill-.*-py3-none-any\\.whl");
    Ended venv = run(folder, List.of(python, "-m", "venv", "--system-site-packages", "venv"));
    assertThat(venv.exit()).as(venv.out()).isZero();
    String inside = folder.resolve("venv/bin/python").toString();
    Ended installed =
        run(
            folder,
            List.of(inside, "-m", "pip", "install", "--no-index", "--no-deps", wheel.toString()));
    assertThat(installed.exit()).as(installed.out()).isZero();
    Ended used = run(folder, List.of(inside, "-c", USE));
    assertThat(used.exit()).as(used.out()).isZero();
    assertThat(used.out()).contains("True");
  }
}
