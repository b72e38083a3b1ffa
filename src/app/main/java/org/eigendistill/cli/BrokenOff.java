// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Where a signal ends the process before its command (Ctrl-C, exit code 130), says what of the work
 * is kept and how to go on: from the first line of the program on, before any command is known.
 */
final class BrokenOff {
  /** A command that keeps more than nothing. */
  interface Keeps {
    /** What is kept, and how to go on: sentences. */
    String kept();
  }

  static final String NOTHING =
      "What it was to write is there whole or not at all; the same command begins anew.";

  private static final String BEGINNING =
      "eigendistill: stopped before it had begun; nothing was written.";

  /** What is said, or null where a command has come to its end. */
  private static final AtomicReference<String> LINE = new AtomicReference<>();

  private static volatile boolean ending;

  private BrokenOff() {}

  /** Begins to watch over the process. */
  static void watch(PrintStream err) {
    LINE.set(BEGINNING);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> say(err)));
  }

  /** Whether the process ends before its command: what fails then is of no interest. */
  static boolean isEnding() {
    return ending;
  }

  private static void say(PrintStream err) {
    String line = LINE.get();
    if (line != null) {
      ending = true;
      // In one piece, on a line of its own: another may be open, of the work's progress.
      String open = Terminal.ofError() == Terminal.DRAWS ? System.lineSeparator() : "";
      err.print(open + line + System.lineSeparator());
    }
  }

  /**
   * A command begins.
   *
   * @param name as it is typed, {@code eigendistill simulate}
   * @param command the command, which may say what it keeps
   */
  static void begun(String name, Object command) {
    String kept = command instanceof Keeps keeper ? keeper.kept() : NOTHING;
    LINE.set(name + ": stopped before the end. " + kept);
  }

  /** All that was asked for is done, or was refused. */
  static void ended() {
    LINE.set(null);
  }
}
