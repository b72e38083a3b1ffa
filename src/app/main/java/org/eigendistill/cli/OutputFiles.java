// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eigendistill.base.BadInputException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The single files that a command's options have it write: each is to have a place of its own. */
final class OutputFiles {
  private static final List<String> OPTIONS = List.of("--json", "--table", "--markdown");

  private OutputFiles() {}

  /**
   * Looks at them before the command's work.
   *
   * @throws ParameterException if two of them are one file
   * @throws BadInputException if a folder has the name of one
   */
  static void require(ParseResult whole) {
    ParseResult parsed = whole;
    while (parsed.hasSubcommand()) {
      parsed = parsed.subcommand();
    }
    Map<Path, String> owners = new HashMap<>();
    for (String option : OPTIONS) {
      String name = parsed.hasMatchedOption(option) ? named(parsed, option) : "";
      if (name.isEmpty() || name.equals(JsonOption.STANDARD_OUTPUT)) {
        continue;
      }
      Path file = Path.of(name);
      String other = owners.put(real(file), option);
      if (other != null) {
        throw new ParameterException(
            parsed.commandSpec().commandLine(),
            "%s and %s name one file, %s; give each its own.".formatted(other, option, name));
      }
      if (Files.isDirectory(file) && !JsonOption.isParameter(parsed)) {
        throw BadInputException.of(
            option + " " + name, "", "it is a folder", "Name a file to write to.");
      }
    }
  }

  private static String named(ParseResult parsed, String option) {
    List<String> values = parsed.matchedOption(option).stringValues();
    return values.isEmpty() ? "" : values.get(values.size() - 1);
  }

  /**
   * Makes sure that a file goes over nothing that the run reads.
   *
   * @throws BadInputException if it would
   */
  static void requireApart(String option, Path file, Collection<String> inputs) {
    if (inputs.stream().anyMatch(input -> real(Path.of(input)).equals(real(file)))) {
      throw BadInputException.of(
          option + " " + file, "", "this run reads it", "Name another file.");
    }
  }

  /** A path whose links are followed as far as it is there. */
  static Path real(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    try {
      return absolute.toRealPath();
    } catch (IOException e) {
      Path parent = absolute.getParent();
      return parent == null ? absolute : real(parent).resolve(absolute.getFileName());
    }
  }
}
