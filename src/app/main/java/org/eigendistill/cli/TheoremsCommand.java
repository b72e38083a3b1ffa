// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.List;
import org.eigendistill.theorem.statement.Atlas;
import org.eigendistill.theorem.statement.Statement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The atlas: what is claimed, checked anew, or attacked. */
@Command(
    name = "theorems",
    description = "Which ways of training exaggerate the bias, decided with certificates.",
    mixinStandardHelpOptions = true,
    subcommands = {
      TheoremsCheckCommand.class,
      TheoremsFeaturesCommand.class,
      TheoremsHuntCommand.class,
      TheoremsCharacteriseCommand.class,
      TheoremsListCommand.class
    })
final class TheoremsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw refused("Say list, check, hunt, characterise or features.");
  }

  /** The error of a user who asked for what is not there. */
  ParameterException refused(String words) {
    return new ParameterException(spec.commandLine(), words);
  }

  /** The statements that --id names, or all where it is null. */
  List<Statement> chosen(List<String> ids) {
    Atlas atlas = Atlas.full();
    if (ids == null) {
      return atlas.statements();
    }
    List<Statement> chosen = new ArrayList<>();
    for (String id : ids) {
      chosen.add(
          atlas
              .find(id.trim())
              .orElseThrow(
                  () ->
                      refused(
                          "--id: there is no statement '%s'; 'theorems list' names them all."
                              .formatted(id))));
    }
    return chosen;
  }
}
