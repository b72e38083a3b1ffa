// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.Locale;

/**
 * Where the program starts. Exit codes: 0 good, 1 a check that was asked for failed, 2 usage, 3 bad
 * input or a system that refuses, 4 internal, 5 models that cannot be compared, 6 a gate of {@code
 * compare --fail-on} that failed.
 *
 * <p>This class needs nothing but the JDK, so that it can still speak where the libraries beside
 * the jar are missing.
 */
public final class Main {
  static final int GOOD = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int BAD_INPUT = 3;
  static final int INTERNAL = 4;
  static final int NOT_COMPARABLE = 5;
  static final int GATE_FAILED = 6;

  private Main() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] arguments) {
    BrokenOff.watch(System.err);
    // Figures are drawn without a screen.
    System.setProperty("java.awt.headless", "true");
    // Numbers read the same everywhere.
    Locale.setDefault(Locale.ROOT);
    StandardOutput out = StandardOutput.install();
    Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> end(thrown));
    int code = out.settle(run(arguments), System.err);
    BrokenOff.ended();
    System.exit(code);
  }

  /** One command's exit code, whatever is thrown on the way. */
  static int run(String[] arguments) {
    try {
      return RootCommand.run(arguments);
    } catch (Throwable thrown) {
      return report(thrown);
    }
  }

  /** Says what was thrown; the words are of a library, and where it is missing that is said. */
  private static int report(Throwable thrown) {
    if (BrokenOff.isEnding()) {
      return INTERNAL; // nobody sees it: the signal's own code is the process's
    }
    try {
      return Faults.report(thrown, System.err);
    } catch (NoClassDefFoundError e) {
      System.err.println("eigendistill: " + Libraries.missing().orElse(e.toString()));
      return INTERNAL;
    }
  }

  /**
   * A thread of somebody's that dies ends the program, which might wait for it for ever. Another
   * thread does it, since an exit that is asked for while the program ends already never returns.
   */
  private static void end(Throwable thrown) {
    int code = report(thrown);
    Thread exit = new Thread(() -> System.exit(code));
    exit.setDaemon(true);
    exit.start();
  }
}
