// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Counted;
import org.eigendistill.output.FolderCheck;
import org.eigendistill.output.ResultFolder;
import org.eigendistill.output.RunManifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A recorded run once more, and its result beside the first. */
@Command(
    name = "rerun",
    description =
        "Runs the command again that made a result, as its manifest.json has it, and compares file"
            + " by file; manifest.json alone may differ. What the run read must be there unchanged,"
            + " and is looked for from the working directory, as it was then. Exit code 1 if any"
            + " file differs.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class RerunCommand implements Callable<Integer> {
  /** The time of a record that was copied: the run's own has another. */
  private static final FileTime SEEDED = FileTime.fromMillis(0);

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      hideParamSyntax = true,
      description = "The folder of a result, which stays as it is.")
  private Path folder;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description = "Keep the new result here (default: it is deleted when it has been compared).")
  private Path out;

  @Mixin private QuietOption quiet;

  @Mixin private JsonOption json;

  @Override
  public Integer call() throws IOException {
    folder = json.parameter(folder);
    FolderCheck check = VerifyCommand.check(folder);
    json.requireOutside(folder, Set.of());
    if (out != null) {
      requireApart();
      json.requireOutside(out, Set.of());
    }
    RecordedRun again = new RecordedRun(folder, check.manifest());
    again.requireInputs();
    if (again.isReproduction() && !check.isWhole()) {
      throw BadInputException.of(
          folder,
          "",
          "files of it are missing or changed, and it is drawn from its own tables",
          "See what 'verify' says.");
    }
    if (out != null) {
      return run(again, out);
    }
    ResultFolder.Opening opening = ResultFolder.Opening.of("rerun", Set.of());
    try (ResultFolder own = ResultFolder.open(folder, opening)) {
      return run(again, own.scratch().resolve("again"));
    }
  }

  private void requireApart() {
    if (OutputFiles.real(out).equals(OutputFiles.real(folder))) {
      throw new ParameterException(
          spec.commandLine(), "--out is the folder that is to be compared with; give another.");
    }
  }

  private int run(RecordedRun again, Path place) throws IOException {
    if (again.isReproduction()) {
      seed(again.manifest(), place);
    }
    int exit = again.run(place, spec.commandLine().getErr());
    if (exit != Main.GOOD && exit != Main.FAILED) {
      return exit;
    }
    Path record = place.resolve(RunManifest.FILE);
    if (!Files.exists(record) || Files.getLastModifiedTime(record).equals(SEEDED)) {
      throw again.noResult();
    }
    return compare(again.manifest(), RunManifest.of(place).orElseThrow(), place);
  }

  /** What the first run did not compute it found in its folder. */
  private void seed(RunManifest manifest, Path place) throws IOException {
    List<String> names = new ArrayList<>(manifest.files().keySet());
    names.add(RunManifest.FILE);
    for (String name : names) {
      Path copy = place.resolve(name);
      Files.createDirectories(copy.getParent());
      Files.copy(folder.resolve(name), copy);
    }
    Files.setLastModifiedTime(place.resolve(RunManifest.FILE), SEEDED);
  }

  private int compare(RunManifest first, RunManifest second, Path place) throws IOException {
    List<String> same = new ArrayList<>();
    List<String> different = new ArrayList<>();
    List<String> gone = new ArrayList<>(first.files().keySet());
    List<String> more = new ArrayList<>(second.files().keySet());
    Set<String> both = new TreeSet<>(gone);
    both.retainAll(more);
    gone.removeAll(both);
    more.removeAll(both);
    List<String> missing = new ArrayList<>();
    for (String name : both) {
      Path file = folder.resolve(name);
      List<String> kind =
          !Files.exists(file) ? missing : second.files().get(name).isOf(file) ? same : different;
      kind.add(name);
    }
    Map<String, List<String>> found = new LinkedHashMap<>();
    found.put("Different", different);
    found.put("Missing", missing);
    found.put("Not made again", gone);
    found.put("Not there before", more);
    boolean isSame = found.values().stream().allMatch(List::isEmpty);
    if (!quiet.isGiven() || !isSame) {
      PrintWriter words = json.words();
      words.printf("%s again: %s the same.%n", first.command(), Counted.of(same.size(), "file"));
      found.forEach((word, names) -> VerifyCommand.say(words, word, names));
      if (!different.isEmpty()) {
        why(first, second, words);
      }
      words.flush();
    }
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("folder", folder.toString());
    object.put("ok", isSame);
    object.put("same", same);
    object.put("different", different);
    object.put("missing", missing);
    object.put("not_made_again", gone);
    object.put("not_there_before", more);
    if (out != null) {
      object.put("out", place.toString());
    }
    json.write(object);
    return isSame ? Main.GOOD : Main.FAILED;
  }

  private void why(RunManifest first, RunManifest second, PrintWriter words) {
    if (!first.program().equals(second.program())) {
      words.printf("The first is of %s, this one of %s.%n", first.program(), second.program());
    }
    if (!first.jdk().equals(second.jdk())) {
      words.printf(
          "The first ran on Java %s, this one on %s: bytes of PNG files may differ for that alone.%n",
          first.jdk(), second.jdk());
    }
    if (out != null) {
      words.printf("The new result lies in %s.%n", out);
    }
  }
}
