// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.eigendistill.base.BadInputException;
import org.eigendistill.output.RunManifest;
import org.eigendistill.output.WholeFile;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The answer as JSON, for scripts; every command that answers has it. */
final class JsonOption {
  static final String STANDARD_OUTPUT = "-";
  private static final String NAME = "--json";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = NAME,
      arity = "0..1",
      fallbackValue = STANDARD_OUTPUT,
      paramLabel = "F",
      description =
          "The answer as JSON: to a file, or, where none is named or it is -, alone to standard"
              + " output.")
  private String target;

  /** Whether standard output is for JSON alone. */
  boolean takesStandardOutput() {
    return STANDARD_OUTPUT.equals(target);
  }

  /**
   * The one parameter of a command. Of {@code verify --json DIR} the parser makes the file DIR and
   * no parameter; what the command cannot do without is its parameter.
   *
   * @param given what the parser took for it, or null
   * @throws ParameterException if there is none
   */
  Path parameter(Path given) {
    if (given != null) {
      return given;
    }
    ParseResult parsed = spec.commandLine().getParseResult();
    if (!isParameter(parsed)) {
      throw new ParameterException(
          spec.commandLine(),
          "Missing required parameter: '%s'"
              .formatted(parsed.commandSpec().positionalParameters().get(0).paramLabel()));
    }
    Path parameter = Path.of(target);
    target = STANDARD_OUTPUT;
    return parameter;
  }

  /** Whether what stands behind this option, a blank between, is the command's parameter. */
  static boolean isParameter(ParseResult parsed) {
    if (parsed.commandSpec().positionalParameters().isEmpty()
        || parsed.hasMatchedPositional(0)
        || !parsed.hasMatchedOption(NAME)) {
      return false;
    }
    List<String> words = parsed.commandSpec().root().commandLine().getParseResult().originalArgs();
    int behind = words.indexOf(NAME) + 1;
    return behind > 0
        && behind < words.size()
        && parsed.matchedOption(NAME).stringValues().contains(words.get(behind));
  }

  /** Where the answer in words goes: nowhere where standard output is for JSON alone. */
  PrintWriter words() {
    return takesStandardOutput()
        ? new PrintWriter(Writer.nullWriter())
        : spec.commandLine().getOut();
  }

  /**
   * Makes sure that the answer goes over nothing that the run reads, nor over the result itself.
   *
   * @param names of the result's files in its folder
   * @param inputs files that are read
   * @throws BadInputException if it would
   */
  void requireApart(Path folder, Collection<String> names, Collection<String> inputs) {
    if (target == null || takesStandardOutput()) {
      return;
    }
    Path file = OutputFiles.real(Path.of(target));
    if (OutputFiles.real(folder).startsWith(file)) {
      throw inTheWay("the folder of the result is to be there, %s".formatted(folder));
    }
    requireApart(inputs);
    if (OutputFiles.real(folder.resolve(RunManifest.FILE)).equals(file)
        || names.stream().anyMatch(name -> OutputFiles.real(folder.resolve(name)).equals(file))) {
      throw inTheWay("it is a file of the result in %s".formatted(folder));
    }
  }

  /** Makes sure that the answer goes over nothing that a run without a result reads. */
  void requireApart(Collection<String> inputs) {
    if (target != null && !takesStandardOutput()) {
      OutputFiles.requireApart("--json", Path.of(target), inputs);
    }
  }

  /** Makes sure that the answer is not the file of another option. */
  void requireOther(String option, Path file) {
    if (target != null
        && !takesStandardOutput()
        && OutputFiles.real(Path.of(target)).equals(OutputFiles.real(file))) {
      throw inTheWay("it is the file of %s".formatted(option));
    }
  }

  /** The same for a result that may have any file in its folder. */
  void requireOutside(Path folder, Collection<String> inputs) {
    requireApart(folder, Set.of(), inputs);
    if (target != null
        && !takesStandardOutput()
        && OutputFiles.real(Path.of(target)).startsWith(OutputFiles.real(folder))) {
      throw inTheWay("it is in the folder of the result, %s".formatted(folder));
    }
  }

  private BadInputException inTheWay(String problem) {
    return BadInputException.of("--json " + target, "", problem, "Name another file.");
  }

  private static String text(Object answer) {
    try {
      return Json.text(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // what is made here can be written
    }
  }

  /** Writes the answer to where it is asked for, if it is. */
  void write(Object answer) {
    if (takesStandardOutput()) {
      PrintWriter out = spec.commandLine().getOut();
      out.println(text(answer));
      out.flush();
    } else if (target != null) {
      WholeFile.write(Path.of(target), file -> Json.write(file, answer));
    }
  }
}
