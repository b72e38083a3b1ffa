// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The two measurements on networks that were trained elsewhere. */
@Command(
    name = "diagnose",
    description = "The two exaggerations, measured on any teacher and student of yours.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "confidence|bias",
    subcommands = {ConfidenceCommand.class, BiasCommand.class, CommandLine.HelpCommand.class})
final class DiagnoseCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "diagnose: name what to diagnose, confidence or bias.");
  }
}
