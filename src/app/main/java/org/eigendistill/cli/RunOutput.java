// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eigendistill.base.BadInputException;
import org.eigendistill.output.FileBody;
import org.eigendistill.output.FileDigest;
import org.eigendistill.output.ResultFolder;
import org.eigendistill.output.RunManifest;
import picocli.CommandLine.Model.CommandSpec;

/** The result folder of a command: taken before its work, left with the record of its run. */
final class RunOutput implements RunTarget {
  /** Where results go unless a folder is named. */
  static final String USUAL = "eigendistill-out";

  private final Path folder;
  private final ResultFolder out;
  private final RunRecord record;
  private final String command;

  private RunOutput(Path folder, ResultFolder out, CommandSpec spec) {
    this.folder = folder;
    this.out = out;
    this.record = new RunRecord(spec);
    this.command = RunRecord.command(spec);
  }

  /**
   * Takes the folder, and the digests of what is to be read.
   *
   * @param names of the files that may be written
   * @param inputs options that may name files to read, null where they are not given
   * @throws BadInputException if the folder cannot be had, or holds what must not go
   */
  static RunOutput open(CommandSpec spec, RunOptions common, List<String> names, String... inputs) {
    Path folder = common.out(USUAL);
    Set<String> all = new LinkedHashSet<>(names);
    ResultFolder out =
        ResultFolder.open(folder, ResultFolder.Opening.of(RunRecord.command(spec), all));
    try {
      RunOutput own = new RunOutput(folder, out, spec);
      if (!common.hasOut()) {
        own.requireOwn();
      }
      own.requireNoPart();
      List<String> files = new ArrayList<>(RunRecord.files(inputs));
      files.addAll(WithOption.read(spec));
      own.requireApart(files);
      common.json.requireApart(folder, all, files);
      own.record.reads(files);
      own.record.with("threads", common.threads());
      return own;
    } catch (RuntimeException e) {
      out.close();
      throw e;
    }
  }

  /**
   * The same for a part, in whose folder nothing may go but the same part made before, by the same
   * command from the same files: its like are joined with it.
   */
  static RunOutput openPart(
      CommandSpec spec, RunOptions common, List<String> names, String... inputs) {
    RunOutput own = open(spec, common, names, inputs);
    try {
      own.requireNoOther();
      return own;
    } catch (RuntimeException e) {
      own.close();
      throw e;
    }
  }

  private void requireNoOther() {
    Optional<RunManifest> earlier = out.earlier();
    if (earlier.isEmpty()
        || PartOption.work(earlier.get().arguments()).equals(PartOption.work(record.arguments()))
            && earlier.get().inputs().equals(record.inputs())) {
      return;
    }
    throw held(earlier.get(), "this part");
  }

  /** What was made in parts is joined elsewhere, so a whole result does not take its place. */
  private void requireNoPart() {
    Optional<RunManifest> earlier = out.earlier();
    if (PartOption.in(record.arguments()).isEmpty()
        && earlier.flatMap(e -> PartOption.in(e.arguments())).isPresent()) {
      throw held(earlier.get(), "this run");
    }
  }

  private BadInputException held(RunManifest earlier, String what) {
    return BadInputException.of(
        folder,
        "",
        "it holds %s of '%s', which %s would replace"
            .formatted(
                PartOption.in(earlier.arguments())
                    .map("part %s"::formatted)
                    .orElse("the whole result"),
                String.join(" ", earlier.arguments()),
                what),
        "Give --out another folder.");
  }

  /** The three files of each figure. */
  static List<String> figures(String... ids) {
    List<String> names = new ArrayList<>();
    for (String id : ids) {
      names.addAll(List.of(id + ".png", id + ".svg", id + ".pdf"));
    }
    return names;
  }

  /** Without a folder's name nobody has said that another command's result may go. */
  private void requireOwn() {
    other()
        .ifPresent(
            other -> {
              throw BadInputException.of(
                  folder,
                  "",
                  "it holds the result of '%s'".formatted(other),
                  "Give --out another folder, or --out %s to replace it.".formatted(folder));
            });
  }

  private Optional<String> other() {
    return out.earlier().map(RunManifest::command).filter(before -> !before.equals(command));
  }

  /** What this run reads must not go with the earlier run's files. */
  private void requireApart(List<String> files) {
    Map<String, FileDigest> going = out.earlier().map(RunManifest::files).orElse(Map.of());
    for (String name : going.keySet()) {
      for (String file : files) {
        if (isSame(Path.of(file), folder.resolve(name))) {
          throw BadInputException.of(
              file,
              "",
              "this run reads it, and it would go with the earlier result in %s".formatted(folder),
              "Give --out another folder.");
        }
      }
    }
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return Files.exists(one)
          && Files.exists(other)
          && one.toRealPath().toString().equals(other.toRealPath().toString());
    } catch (IOException e) {
      return false;
    }
  }

  /** Adds a fact to the record, the solver's name for instance. */
  void with(String key, Object value) {
    record.with(key, value);
  }

  @Override
  public List<RunManifest.Input> inputs() {
    return record.inputs();
  }

  /** Writes a file; see {@link ResultFolder#write}. */
  @Override
  public void write(String name, FileBody body) {
    out.write(name, body);
  }

  @Override
  public void publish() {
    out.publish(files -> record.head());
  }

  /**
   * Publishes everything that was written, and says what came out and where it is.
   *
   * @param option what asks for JSON
   * @param answers lines of the answer
   * @param json the same in numbers
   * @param notes what a user ought to know besides
   * @return the exit code of a command that has done its work
   */
  int finish(
      Reporter reporter, JsonOption option, List<String> answers, Object json, List<String> notes) {
    publish();
    reporter.endLine();
    answers.forEach(reporter::answer);
    option.write(json);
    notes.forEach(reporter::note);
    reporter.say(sentence());
    return Main.GOOD;
  }

  /** Where it went, and in the place of what. */
  @Override
  public String sentence() {
    return "Written to "
        + folder
        + other().map(", in the place of the result of '%s'"::formatted).orElse("")
        + ".";
  }

  @Override
  public void close() {
    out.close();
  }
}
