// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.ListResourceBundle;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.OneLine;
import org.eigendistill.base.Version;
import org.eigendistill.data.Formats;
import org.eigendistill.dynamics.Filters;
import org.eigendistill.neural.NetworkKinds;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line: its commands, and how they are called. */
@Command(
    name = "eigendistill",
    description =
        "Distillation in the eigenspace of the data: exact dynamics of teacher and student.",
    mixinStandardHelpOptions = true,
    versionProvider = RootCommand.ProjectVersion.class,
    synopsisSubcommandLabel = "COMMAND")
final class RootCommand implements Callable<Integer> {
  private static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();

  static {
    COMMANDS.put("reproduce", ReproduceCommand.class);
    COMMANDS.put("simulate", SimulateCommand.class);
    COMMANDS.put("advise", AdviseCommand.class);
    COMMANDS.put("theorems", TheoremsCommand.class);
    COMMANDS.put("risk", RiskCommand.class);
    COMMANDS.put("scenario", ScenarioCommand.class);
    COMMANDS.put("literature", LiteratureCommand.class);
    COMMANDS.put("neural", NeuralCommand.class);
    COMMANDS.put("compare", CompareCommand.class);
    COMMANDS.put("diagnose", DiagnoseCommand.class);
    COMMANDS.put("notebook", NotebookCommand.class);
    COMMANDS.put("explore", ExploreCommand.class);
    COMMANDS.put("verify", VerifyCommand.class);
    COMMANDS.put("rerun", RerunCommand.class);
    COMMANDS.put("generate-completion", GenerateCompletionCommand.class);
    COMMANDS.put("generate-man", GenerateManCommand.class);
    COMMANDS.put("help", CommandLine.HelpCommand.class);
  }

  /** Those that tell of all others. */
  private static final Set<String> ABOUT_ALL = Set.of("help", "generate-man");

  /** What is answered without any. */
  private static final Set<String> VERSION = Set.of("--version", "-V");

  @Spec private CommandSpec spec;

  /** Runs one command and gives its exit code. */
  static int run(String... arguments) {
    return commandLine(arguments).execute(arguments);
  }

  /** The command line for arguments: what they add by --with has its options. */
  static CommandLine commandLine(String... arguments) {
    CommandLine command = new CommandLine(new RootCommand());
    // Each as a command line of its own, whose model is then made whole as its class says.
    wanted(arguments)
        .forEach(name -> command.addSubcommand(name, new CommandLine(COMMANDS.get(name))));
    command
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false)
        .setUsageHelpAutoWidth(true)
        .setResourceBundle(new Words())
        .setExecutionStrategy(RootCommand::execute)
        .setParameterExceptionHandler(RootCommand::usage)
        .setExecutionExceptionHandler(RootCommand::failure);
    NumberConverters.register(command);
    List<Path> files = WithOption.named(command, arguments);
    offer(command, UserFilters.added(Filters.installed(), files));
    HelpPages.install(command);
    return command;
  }

  /**
   * The commands that arguments may call. The tree of all takes longer to build than most of them
   * take to run, so that one that is named comes alone.
   */
  private static Set<String> wanted(String... arguments) {
    String first = arguments.length == 0 ? "" : arguments[0];
    if (arguments.length == 1 && VERSION.contains(first)) {
      return Set.of();
    }
    boolean isAlone = COMMANDS.containsKey(first) && !ABOUT_ALL.contains(first);
    return isAlone ? Set.of(first) : COMMANDS.keySet();
  }

  private static void offer(CommandLine command, Filters filters) {
    for (CommandSpec mixin : command.getCommandSpec().mixins().values()) {
      if (mixin.userObject() instanceof TakesFilters taker) {
        taker.offer(filters);
      }
    }
    command.getSubcommands().values().forEach(sub -> offer(sub, filters));
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }

  private static int execute(CommandLine.ParseResult parsed) {
    try {
      OutputFiles.require(parsed);
    } catch (BadInputException e) {
      throw new CommandLine.ExecutionException(
          parsed.commandSpec().commandLine(), e.getMessage(), e);
    }
    CommandLine.ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    CommandSpec command = last.commandSpec();
    BrokenOff.begun(command.qualifiedName(), command.userObject());
    try {
      return new CommandLine.RunLast().execute(parsed);
    } finally {
      BrokenOff.ended();
    }
  }

  private static int usage(ParameterException fault, String[] arguments) {
    CommandLine command = fault.getCommandLine();
    PrintWriter err = command.getErr();
    String words =
        fault instanceof CommandLine.UnmatchedArgumentException unmatched
            ? Misspelt.unknown(unmatched)
            : fault.getMessage();
    err.println(OneLine.PREFIX + OneLine.message(words));
    List<String> misspelt = Misspelt.in(command.getCommandSpec(), arguments);
    misspelt.forEach(err::println);
    if (misspelt.isEmpty()) {
      CommandLine.UnmatchedArgumentException.printSuggestions(fault, err);
    }
    String below = command.getCommandSpec().qualifiedName().replaceFirst("^eigendistill", "");
    err.println("Try '%s%s --help'.".formatted(Typed.program(), below));
    return Main.USAGE;
  }

  private static int failure(
      Exception fault, CommandLine command, CommandLine.ParseResult arguments) {
    return BrokenOff.isEnding() ? Main.INTERNAL : Faults.report(fault, command.getErr());
  }

  /** What help says that is known elsewhere. */
  private static final class Words extends ListResourceBundle {
    @Override
    protected Object[][] getContents() {
      return new Object[][] {
        {"formats", Formats.endings()}, {"models", String.join("|", NetworkKinds.names())}
      };
    }
  }

  /** The version line. */
  static final class ProjectVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"eigendistill " + Version.current()};
    }
  }
}
