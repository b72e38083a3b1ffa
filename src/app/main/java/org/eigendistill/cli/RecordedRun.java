// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eigendistill.base.BadInputException;
import org.eigendistill.data.Sources;
import org.eigendistill.output.RunManifest;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * A recorded run, to be run again into another folder.
 *
 * @param folder of its result
 * @param manifest its record
 */
record RecordedRun(Path folder, RunManifest manifest) {
  private static final String UPDATE = "--update";
  private static final String FIGURES = "--figures";
  private static final String OUT = "--out";

  /** What says where answers go, which is another place now, or none. */
  private static final Set<String> PLACES = Set.of(OUT, "--json", "--quiet");

  /**
   * Makes sure that what the run read is there, and is what it was.
   *
   * @throws BadInputException naming the first that is not
   */
  void requireInputs() {
    for (RunManifest.Input input : manifest.inputs()) {
      Path path = Path.of(input.path());
      if (Sources.isStandardInput(path)) {
        throw BadInputException.of(
            folder,
            "",
            "its run read standard input, which cannot be read again",
            "Run the command on a file.");
      }
      if (!Files.exists(path)) {
        throw BadInputException.of(
            path,
            "",
            "the run in %s read it, and it is not there".formatted(folder),
            "Put it back, or run this where that run was run.");
      }
      if (!RunRecord.sha256(path).equals(input.sha256())) {
        throw BadInputException.of(
            path,
            "",
            "it was changed since the run in %s read it".formatted(folder),
            "Put it back as it was, or run the command anew.");
      }
    }
  }

  /** Whether it is the main job, which goes on with the tables that are in its folder. */
  boolean isReproduction() {
    return manifest.command().equals("reproduce");
  }

  /** The arguments for another folder. */
  List<String> arguments(Path out) {
    ParseResult parsed;
    try {
      String[] given = manifest.arguments().toArray(String[]::new);
      parsed = RootCommand.commandLine(given).parseArgs(given);
    } catch (ParameterException e) {
      throw BadInputException.of(
          folder,
          "",
          "its command is none of this version (%s)".formatted(e.getMessage()),
          "Take %s.".formatted(manifest.program()),
          e);
    }
    List<String> arguments = new ArrayList<>();
    while (parsed.hasSubcommand()) {
      parsed = parsed.subcommand();
      arguments.add(parsed.commandSpec().name());
    }
    if (parsed.commandSpec().findOption(OUT) == null
        || parsed.commandSpec().userObject() instanceof RerunCommand
        || !RunRecord.command(parsed.commandSpec()).equals(manifest.command())) {
      throw noResult();
    }
    // The committed figures are theirs under any name; every other result has its folder.
    String place = parsed.hasMatchedOption(UPDATE) ? FIGURES : OUT;
    for (OptionSpec option : parsed.matchedOptions()) {
      if (!PLACES.contains(option.longestName()) && !option.longestName().equals(place)) {
        add(option, arguments);
      }
    }
    String threads = "--threads";
    if (manifest.threads() > 0
        && parsed.commandSpec().findOption(threads) != null
        && !parsed.hasMatchedOption(threads)) {
      arguments.add(threads + "=" + manifest.threads());
    }
    arguments.add(place + "=" + out);
    arguments.add("--quiet");
    return arguments;
  }

  /** That the command on record has not made the folder. */
  BadInputException noResult() {
    return BadInputException.of(
        folder.resolve(RunManifest.FILE),
        "",
        "the command on record (%s) leaves no such result"
            .formatted(String.join(" ", manifest.arguments())),
        "The record was changed since; run the command anew.");
  }

  private static void add(OptionSpec option, List<String> arguments) {
    if (option.arity().max() == 0) {
      arguments.add(option.longestName());
    } else {
      option
          .originalStringValues()
          .forEach(value -> arguments.add(option.longestName() + "=" + value));
    }
  }

  /** Runs it, and gives its exit code; it says nothing but its errors. */
  int run(Path out, PrintWriter err) {
    String[] arguments = arguments(out).toArray(String[]::new);
    CommandLine command = RootCommand.commandLine(arguments);
    command.setOut(new PrintWriter(Writer.nullWriter()));
    command.setErr(err);
    return command.execute(arguments);
  }
}
