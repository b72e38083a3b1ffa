// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eigendistill.base.BadInputException;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/**
 * Filters of the user's own. It is read before the command line is parsed, as options depend on
 * what it names.
 */
final class WithOption {
  private static final String NAME = "--with";

  @Option(
      names = NAME,
      paramLabel = "F",
      description =
          "Filters of your own beside the program's: a .java file, which is compiled, a .jar, or a"
              + " folder of classes with META-INF/services, as a jar has it; may be given again. It"
              + " runs as you: take it from those you trust. src/docs/adding-a-filter.md shows one.")
  List<Path> files = List.of();

  /** What arguments name by it, if they are of a command that has it. */
  static List<Path> named(CommandLine root, String... arguments) {
    CommandLine command = root;
    int first = 0;
    while (first < arguments.length && command.getSubcommands().containsKey(arguments[first])) {
      command = command.getSubcommands().get(arguments[first++]);
    }
    List<Path> named = new ArrayList<>();
    if (command.getCommandSpec().findOption(NAME) == null) {
      return named;
    }
    for (int i = first; i < arguments.length && !arguments[i].equals("--"); i++) {
      if (arguments[i].startsWith(NAME + "=")) {
        named.add(Path.of(arguments[i].substring(NAME.length() + 1)));
      } else if (arguments[i].equals(NAME) && i + 1 < arguments.length) {
        named.add(Path.of(arguments[++i]));
      }
    }
    return named;
  }

  /** The files that a command's run takes filters from, folders opened. */
  static List<String> read(CommandSpec spec) {
    OptionSpec option = spec.findOption(NAME);
    if (option == null || option.getValue() == null) {
      return List.of();
    }
    List<String> files = new ArrayList<>();
    for (Path path : option.<List<Path>>getValue()) {
      try (Stream<Path> walk = Files.walk(path)) {
        walk.filter(Files::isRegularFile).map(Path::toString).sorted().forEach(files::add);
      } catch (IOException e) {
        throw BadInputException.of(path, "", "it cannot be read", "Check its permissions.", e);
      }
    }
    return files;
  }
}
