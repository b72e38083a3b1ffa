// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Runs the program's commands in this process, one after the other, on the disk of an arena. */
final class ProgramRuns {
  /** Made once: it takes longer than what is run. */
  private final CommandLine program = RootCommand.commandLine();

  private final Action action = new Action();
  private Path arena;

  /** How a command ended. */
  record Ended(int exit, String err) {}

  ProgramRuns() {
    program
        .addSubcommand("act", action)
        .registerConverter(
            Path.class,
            text ->
                arena != null && text.startsWith(arena.toString())
                    ? arena.resolve(text.substring(arena.toString().length() + 1))
                    : Path.of(text));
  }

  /** A writer that is run as a command among the program's own. */
  @Command
  private static final class Action implements Callable<Integer> {
    private Runnable writer;

    @Override
    public Integer call() {
      writer.run();
      return Main.GOOD;
    }
  }

  /** Runs a command; paths below the arena are taken as its disk has them. */
  Ended execute(Path place, String... arguments) {
    arena = place;
    StringWriter err = new StringWriter();
    int exit = program.setErr(new PrintWriter(err, true)).execute(arguments);
    return new Ended(exit, err.toString());
  }

  /** Runs a writer as if it were a command. */
  Ended act(Path place, Consumer<Path> writer) {
    action.writer = () -> writer.accept(place);
    return execute(place, "act");
  }
}
