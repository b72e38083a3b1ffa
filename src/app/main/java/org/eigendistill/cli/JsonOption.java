package org.eigendistill.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import org.eigendistill.base.BadInputException;
import org.eigendistill.output.RunManifest;
import org.eigendistill.output.WholeFile;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The answer as JSON, for scripts; every command that answers has it. */
final class JsonOption {
  private static final String STANDARD_OUTPUT = "-";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--json",
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
    Path file = real(Path.of(target));
    if (inputs.stream().anyMatch(input -> real(Path.of(input)).equals(file))) {
      throw inTheWay("this run reads it");
    }
    if (real(folder.resolve(RunManifest.FILE)).equals(file)
        || names.stream().anyMatch(name -> real(folder.resolve(name)).equals(file))) {
      throw inTheWay("it is a file of the result in %s".formatted(folder));
    }
  }

  /** The same for a result that may have any file in its folder. */
  void requireOutside(Path folder, Collection<String> inputs) {
    requireApart(folder, Set.of(), inputs);
    if (target != null
        && !takesStandardOutput()
        && real(Path.of(target)).startsWith(real(folder))) {
      throw inTheWay("it is in the folder of the result, %s".formatted(folder));
    }
  }

  private BadInputException inTheWay(String problem) {
    return BadInputException.of("--json " + target, "", problem, "Name another file.");
  }

  /** A path whose links are followed as far as it is there. */
  private static Path real(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    try {
      return absolute.toRealPath();
    } catch (IOException e) {
      Path parent = absolute.getParent();
      return parent == null ? absolute : real(parent).resolve(absolute.getFileName());
    }
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
