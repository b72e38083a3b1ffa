package org.eigendistill.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command line. Exit codes: 0 good, 1 a check or claim that must hold failed, 2 usage, 3 bad
 * input, 4 internal.
 */
@Command(
    name = "eigendistill",
    description =
        "Distillation in the eigenspace of the data: exact dynamics of teacher and student.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.ProjectVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ReproduceCommand.class,
      SimulateCommand.class,
      AdviseCommand.class,
      TheoremsCommand.class,
      RiskCommand.class,
      LiteratureCommand.class,
      NeuralCommand.class,
      DiagnoseCommand.class,
      NotebookCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Main implements Callable<Integer> {
  static final int GOOD = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int BAD_INPUT = 3;
  static final int INTERNAL = 4;

  @Spec private CommandSpec spec;

  /** Runs one command and exits with its code. */
  public static void main(String[] arguments) {
    // Figures are drawn without a screen.
    System.setProperty("java.awt.headless", "true");
    // Numbers read the same everywhere.
    Locale.setDefault(Locale.ROOT);
    System.exit(run(arguments));
  }

  private static int run(String[] arguments) {
    try {
      return commandLine().execute(arguments);
    } catch (OutOfMemoryError e) {
      System.err.println(
          "eigendistill: the data do not fit the memory of this run (%d MiB). Give it more by java -Xmx..., or give it fewer rows or columns."
              .formatted(Runtime.getRuntime().maxMemory() >> 20));
      return BAD_INPUT;
    }
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false)
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler(Main::usage)
        .setExecutionExceptionHandler(Main::failure);
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }

  private static int usage(ParameterException fault, String[] arguments) {
    CommandLine command = fault.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("eigendistill: " + fault.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(fault, err);
    err.println(
        "Try 'java -jar eigendistill.jar %s --help'."
            .formatted(command.getCommandSpec().qualifiedName().replaceFirst("^eigendistill ?", ""))
            .replace("  ", " "));
    return USAGE;
  }

  private static int failure(
      Exception fault, CommandLine command, CommandLine.ParseResult arguments) {
    PrintWriter err = command.getErr();
    if (fault instanceof BadInputException) {
      err.println("eigendistill: " + fault.getMessage());
      return BAD_INPUT;
    }
    StringWriter trace = new StringWriter();
    fault.printStackTrace(new PrintWriter(trace));
    err.println("eigendistill: internal error; please report it with what follows.");
    err.print(trace);
    err.flush();
    return INTERNAL;
  }

  /** The version line. */
  static final class ProjectVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"eigendistill " + Version.current()};
    }
  }
}
