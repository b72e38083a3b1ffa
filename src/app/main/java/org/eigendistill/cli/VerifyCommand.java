// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Counted;
import org.eigendistill.output.FolderCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A result folder checked against its manifest. */
@Command(
    name = "verify",
    description =
        "Is every file of a result as the run left it? Checks the folder against its manifest.json;"
            + " files of others are named, and are no fault. Exit code 1 if a file is missing or was"
            + " changed.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class VerifyCommand implements Callable<Integer> {
  /** So many names are said; the JSON has all. */
  private static final int SAID = 5;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      hideParamSyntax = true,
      description = "The folder of a result.")
  private Path folder;

  @Mixin private QuietOption quiet;

  @Mixin private JsonOption json;

  @Override
  public Integer call() {
    folder = json.parameter(folder);
    FolderCheck check = check(folder);
    json.requireOutside(folder, Set.of());
    PrintWriter out = json.words();
    if (!quiet.isGiven() || !check.isWhole()) {
      out.printf(
          "%s of %s, started %s: %s.%n",
          check.manifest().command(),
          check.manifest().program(),
          check.manifest().started(),
          Counted.of(check.same().size(), "file")
              + Counted.word(check.same().size(), " as it was left", " as they were left"));
      say(out, "Missing", check.missing());
      say(out, "Changed", check.changed());
      say(out, "Of others", check.others());
      out.flush();
    }
    json.write(object(check));
    return check.isWhole() ? Main.GOOD : Main.FAILED;
  }

  /** The check of a folder that is there. */
  static FolderCheck check(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw BadInputException.of(
          folder, "", "there is no such folder", "Name the folder of a result.");
    }
    return FolderCheck.of(folder);
  }

  /** A line that names files, and counts what it does not name. */
  static void say(PrintWriter out, String word, List<String> names) {
    if (!names.isEmpty()) {
      String more = names.size() > SAID ? " and %d more".formatted(names.size() - SAID) : "";
      out.printf(
          "%s (%d): %s%s.%n",
          word,
          names.size(),
          String.join(", ", names.subList(0, Math.min(SAID, names.size()))),
          more);
    }
  }

  private Map<String, Object> object(FolderCheck check) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("folder", folder.toString());
    object.put("program", check.manifest().program());
    object.put("command", check.manifest().command());
    object.put("started", check.manifest().started());
    object.put("ok", check.isWhole());
    object.put("same", check.same());
    object.put("missing", check.missing());
    object.put("changed", check.changed());
    object.put("others", check.others());
    return object;
  }
}
