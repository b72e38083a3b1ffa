package org.eigendistill.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * Runs a command in the test's own process, as {@link Main} does: for many checks that are short.
 */
public final class InProcess {
  private InProcess() {}

  /** Runs it. */
  public static Jar.Run run(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit;
    try {
      CommandLine command =
          RootCommand.commandLine(words)
              .setOut(new PrintWriter(out, true))
              .setErr(new PrintWriter(err, true));
      exit = command.execute(words);
    } catch (Throwable thrown) {
      exit = Faults.report(thrown, new PrintWriter(err, true));
    }
    return new Jar.Run(exit, out.toString(), err.toString());
  }
}
