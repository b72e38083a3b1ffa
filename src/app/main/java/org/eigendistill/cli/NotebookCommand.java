// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eigendistill.base.Counted;
import org.eigendistill.notebook.Book;
import org.eigendistill.notebook.JupyterRun;
import org.eigendistill.notebook.KernelFiles;
import org.eigendistill.notebook.Notebook;
import org.eigendistill.notebook.Page;
import org.eigendistill.notebook.books.Books;
import org.eigendistill.output.ResultFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The notebooks: made, run in Jupyter, and their kernel made known to it. */
@Command(
    name = "notebook",
    description = "Notebooks for Jupyter, with outputs, and as pages to read.",
    mixinStandardHelpOptions = true)
final class NotebookCommand implements Runnable {
  private static final String FOLDER = "notebooks-export";

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say export, run or kernel.");
  }

  @Command(
      name = "export",
      description = "Run every notebook and write it as .ipynb and .html.",
      mixinStandardHelpOptions = true)
  int export(
      @Option(
              names = {"-o", "--out"},
              paramLabel = "DIR",
              description =
                  "Folder (default: ${DEFAULT-VALUE}; in a clone that is the committed one).",
              defaultValue = FOLDER)
          Path out,
      @Mixin QuietOption quiet) {
    Reporter reporter = Reporter.of(quiet.isGiven(), spec.commandLine().getOut());
    List<Book> books = Books.all();
    int[] done = new int[1];
    RunRecord record = new RunRecord(spec.subcommands().get("export").getCommandSpec());
    write(
        out,
        books.stream().map(Book::id).toList(),
        books.stream()
            .map(
                book -> {
                  reporter.update("notebooks", done[0]++, books.size());
                  return Notebook.run(book);
                }),
        files -> record.head());
    reporter.endLine();
    reporter.say("%s written to %s.".formatted(Counted.of(books.size(), "notebook"), out));
    return Main.GOOD;
  }

  /** Writes notebooks, each as soon as it has run. */
  static void write(
      Path out, List<String> ids, Stream<Notebook> notebooks, ResultFolder.Head record) {
    Set<String> names =
        ids.stream()
            .flatMap(id -> Stream.of(id + ".ipynb", id + ".html"))
            .collect(Collectors.toSet());
    try (ResultFolder folder =
        ResultFolder.open(out, ResultFolder.Opening.of("notebook export", names))) {
      notebooks.forEach(
          notebook -> {
            folder.write(
                notebook.id() + ".ipynb", file -> Files.writeString(file, notebook.ipynb()));
            folder.write(
                notebook.id() + ".html", file -> Files.writeString(file, Page.html(notebook)));
          });
      folder.publish(record);
    }
  }

  @Command(
      name = "run",
      description =
          "Run the notebooks of a folder in Jupyter and compare what they show with what is"
              + " stored. Exit code 1 if anything differs.",
      mixinStandardHelpOptions = true)
  int execute(
      @Option(
              names = "--in",
              paramLabel = "DIR",
              description = "Folder of the notebooks (default: ${DEFAULT-VALUE}).",
              defaultValue = FOLDER)
          Path in,
      @Mixin QuietOption quiet)
      throws IOException, InterruptedException {
    Reporter reporter = Reporter.of(quiet.isGiven(), spec.commandLine().getOut());
    List<String> differing = JupyterRun.of(in, reporter);
    reporter.endLine();
    if (differing.isEmpty()) {
      reporter.answer("Every notebook ran, and shows what is stored.");
      return Main.GOOD;
    }
    differing.forEach(line -> spec.commandLine().getErr().println("eigendistill: " + line));
    return Main.FAILED;
  }

  @Command(
      name = "kernel",
      description = "Make the kernel known to Jupyter, for this user.",
      mixinStandardHelpOptions = true)
  int kernel(
      @Option(
              names = "--to",
              paramLabel = "DIR",
              description = "Jupyter's data folder (default: the user's own).")
          Path to)
      throws IOException {
    Path file = KernelFiles.write(to == null ? KernelFiles.usersFolder() : to);
    spec.commandLine().getOut().println("Kernel written to " + file + ".");
    return Main.GOOD;
  }
}
