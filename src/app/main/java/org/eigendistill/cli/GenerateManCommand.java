// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.eigendistill.output.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The pages of the system's manual. */
@Command(
    name = "generate-man",
    description =
        "Writes a page of the system's manual for every command: man -l DIR/eigendistill.1 reads"
            + " one.",
    mixinStandardHelpOptions = true)
final class GenerateManCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      required = true,
      description = "Folder for the pages; made where it is not there.")
  private Path out;

  @Override
  public Integer call() {
    try {
      Files.createDirectories(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> pages = ManPage.all(spec.root().commandLine());
    pages.forEach(
        (name, text) -> WholeFile.write(out.resolve(name), file -> Files.writeString(file, text)));
    spec.commandLine().getOut().printf("%d pages written to %s.%n", pages.size(), out);
    return Main.GOOD;
  }
}
