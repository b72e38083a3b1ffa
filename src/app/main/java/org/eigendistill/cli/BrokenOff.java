// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.io.PrintStream;
import picocli.CommandLine.ParseResult;

/**
 * A command at work: where a signal ends the process before it (Ctrl-C, exit code 130), says what
 * of the work is kept and how to go on.
 */
final class BrokenOff {
  /** A command that keeps more than nothing. */
  interface Keeps {
    /** What is kept, and how to go on: sentences. */
    String kept();
  }

  static final String NOTHING =
      "What it was to write is there whole or not at all; the same command begins anew.";

  private final Thread hook;

  private BrokenOff(Thread hook) {
    this.hook = hook;
  }

  /** Begins to watch over the command that was parsed. */
  static BrokenOff watch(ParseResult whole, PrintStream err) {
    ParseResult parsed = whole;
    while (parsed.hasSubcommand()) {
      parsed = parsed.subcommand();
    }
    Object command = parsed.commandSpec().userObject();
    String kept = command instanceof Keeps keeper ? keeper.kept() : NOTHING;
    String line = parsed.commandSpec().qualifiedName() + ": stopped before the end. " + kept;
    // In one piece, on a line of its own: another may be open, of the work's progress.
    String open = Terminal.ofError() == Terminal.DRAWS ? System.lineSeparator() : "";
    Thread hook = new Thread(() -> err.print(open + line + System.lineSeparator()));
    Runtime.getRuntime().addShutdownHook(hook);
    return new BrokenOff(hook);
  }

  /** The command has come to its end. */
  void end() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending: it was said.
    }
  }
}
