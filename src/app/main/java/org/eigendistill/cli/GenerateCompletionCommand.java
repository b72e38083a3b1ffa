// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What a shell offers at the tabulator. */
@Command(
    name = "generate-completion",
    description =
        "Prints a script by which bash and zsh complete commands, options and their words. In the"
            + " shell at hand: source <(eigendistill generate-completion)",
    mixinStandardHelpOptions = true)
final class GenerateCompletionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    // Not by println: a shell reads no script with another system's ends of lines.
    out.print(Completions.script());
    out.print('\n');
    out.flush();
    return Main.GOOD;
  }
}
