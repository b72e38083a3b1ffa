// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** How standard error may be written to. */
enum Terminal {
  /** A terminal that can draw over a line. */
  DRAWS,
  /** A file, a pipe, or a terminal of which that is not known: whole lines. */
  LINES,
  /** A terminal that says it can do nothing, or a machine that only logs: no progress. */
  STILL;

  /**
   * What standard error is. The JDK does not tell: {@code System.console} looks at standard input
   * and output, and from 22 on is there always. Where the system does not say either, lines.
   */
  static Terminal ofError() {
    return of(System::getenv, Path.of("/proc/self/fd/2"));
  }

  static Terminal of(Function<String, String> environment, Path descriptor) {
    if ("dumb".equals(environment.apply("TERM")) || isSet(environment.apply("CI"))) {
      return STILL;
    }
    boolean plain = isSet(environment.apply("NO_COLOR")) || !isSet(environment.apply("TERM"));
    return !plain && isTerminal(descriptor) ? DRAWS : LINES;
  }

  private static boolean isSet(String value) {
    return value != null && !value.isEmpty() && !value.equals("false");
  }

  /** On Linux an open file's entry is a link to its name. */
  private static boolean isTerminal(Path descriptor) {
    try {
      String name = Files.readSymbolicLink(descriptor).toString();
      return name.startsWith("/dev/pts/")
          || name.startsWith("/dev/tty")
          || name.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
