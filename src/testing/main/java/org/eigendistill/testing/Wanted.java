// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** What a test needs of its machine: without it the test is skipped, but where CI=true it fails. */
public final class Wanted {
  private Wanted() {}

  /** A program on the path. */
  public static void program(String name) {
    that(onPath(name), name + " is not installed");
  }

  /** Anything else; the sentence says what is missing if it is. */
  public static void that(boolean there, String missing) {
    if ("true".equals(System.getenv("CI"))) {
      Assertions.assertTrue(there, missing + ", and with CI=true no test may be skipped");
    }
    Assumptions.assumeTrue(there, missing);
  }

  /** Whether a program is on the path. */
  public static boolean onPath(String name) {
    return Stream.of(System.getenv("PATH").split(Pattern.quote(File.pathSeparator)))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve(name)));
  }
}
