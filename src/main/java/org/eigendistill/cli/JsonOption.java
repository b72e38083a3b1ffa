package org.eigendistill.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
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
