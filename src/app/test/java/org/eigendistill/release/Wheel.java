// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.release;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eigendistill.testing.Tree;

/** The wheel of the client for Python, by setuptools of the first Python that can. */
public final class Wheel {
  private static final String MEND =
      "setuptools of 61 or later and wheel (python3 -m pip install setuptools wheel)";

  /** Says what is missing; from 70.1 on setuptools makes wheels without the package wheel. */
  private static final String CAN =
      """
      import sys
      from importlib.util import find_spec
      if not find_spec('setuptools'): sys.exit('has no setuptools')
      import setuptools
      if int(setuptools.__version__.split('.')[0]) < 61:
          sys.exit('has setuptools ' + setuptools.__version__ + ', below 61')
      if not (find_spec('wheel') or find_spec('setuptools.command.bdist_wheel')):
          sys.exit('has no wheel')
      """;

  /** Files in it have the permissions that the user's mask leaves: the common ones. */
  private static final String MAKE =
      """
      import os, sys
      os.umask(0o022)
      from setuptools import build_meta
      print('made ' + build_meta.build_wheel(sys.argv[1]))
      """;

  private static final Pattern MADE = Pattern.compile("(?m)^made (\\S+\\.whl)$");

  private Wheel() {}

  /** Every python3 of the path, in its order. */
  public static List<Path> pythons() {
    return Stream.of(System.getenv("PATH").split(Pattern.quote(File.pathSeparator)))
        .flatMap(folder -> Stream.of("python3", "python3.exe").map(Path.of(folder)::resolve))
        .filter(Files::isExecutable)
        .toList();
  }

  /**
   * Makes a wheel; of the same sources, Python, setuptools and wheel the same bytes.
   *
   * @param pythons of which the first is taken that has what it needs
   * @param source has eigendistill.py and pyproject.toml, and is left as it is
   * @param into where the wheel goes
   * @return the wheel
   * @throws RuntimeException if none of them makes wheels, with what each lacks
   */
  public static Path make(List<Path> pythons, Path source, Path into, Instant stamp)
      throws IOException, InterruptedException {
    Path work = Files.createTempDirectory("wheel");
    try {
      for (String file : List.of("eigendistill.py", "pyproject.toml")) {
        Files.copy(source.resolve(file), work.resolve(file));
      }
      String python = firstThatCan(pythons, work).toString();
      String epoch = Long.toString(stamp.getEpochSecond());
      List<String> words = List.of(python, "-c", MAKE, into.toAbsolutePath().toString());
      String out =
          Program.run(work, Map.of("SOURCE_DATE_EPOCH", epoch), words).require("setuptools");
      return into.resolve(MADE.matcher(out).results().findFirst().orElseThrow().group(1));
    } finally {
      Tree.delete(work);
    }
  }

  private static Path firstThatCan(List<Path> pythons, Path work)
      throws IOException, InterruptedException {
    StringBuilder lacks = new StringBuilder();
    for (Path python : pythons) {
      Program asked = Program.run(work, Map.of(), List.of(python.toString(), "-c", CAN));
      if (asked.exit() == 0) {
        return python;
      }
      lacks.append("; " + python + " " + asked.out().strip());
    }
    throw new NoReleaseException(
        pythons.isEmpty()
            ? "there is no python3 on the path, which makes the wheel: install one, then " + MEND
            : "no python3 of the path makes wheels" + lacks + ": install " + MEND);
  }
}
