// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.eigendistill.base.BadInputException;
import org.eigendistill.experiment.page.ExplorerPage;
import org.eigendistill.output.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The page on which spectra and times are dragged. */
@Command(
    name = "explore",
    description =
        "Writes the explorer: one HTML file, for a browser without network, that has the engine"
            + " in it. Drag a spectrum, a teacher's and a student's time, and see gains, effective"
            + " clock and risk.",
    mixinStandardHelpOptions = true)
final class ExploreCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "F",
      description = "The file (default: ${DEFAULT-VALUE}).",
      defaultValue = ExplorerPage.FILE)
  private Path out;

  @Override
  public Integer call() throws IOException {
    if (Files.isRegularFile(out) && Files.size(out) > 0 && !ExplorerPage.is(out)) {
      throw BadInputException.of(
          out, "", "it is there, and is no explorer", "Name another file by --out.");
    }
    String text = ExplorerPage.text();
    WholeFile.write(out, file -> Files.writeString(file, text));
    spec.commandLine().getOut().printf("Written to %s: open it in a browser.%n", out);
    return Main.GOOD;
  }
}
