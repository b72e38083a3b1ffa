// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eigendistill.output.FileBody;
import org.eigendistill.output.RunManifest;
import org.eigendistill.output.WholeFile;
import picocli.CommandLine.Model.CommandSpec;

/** One file of a command's result, at a path of the user's; all others are not written. */
final class OneFileTarget implements RunTarget {
  private final Path file;
  private final String wanted;
  private final RunRecord record;
  private Optional<FileBody> body = Optional.empty();

  private OneFileTarget(Path file, String wanted, CommandSpec spec) {
    this.file = file;
    this.wanted = wanted;
    this.record = new RunRecord(spec);
  }

  /**
   * Takes the digests of what is to be read, and looks that nothing of it would be written over.
   *
   * @param file where it goes
   * @param wanted its name in a folder of results
   * @param inputs options that may name files to read, null where they are not given
   */
  static OneFileTarget open(
      CommandSpec spec, RunOptions common, Path file, String wanted, String... inputs) {
    OneFileTarget target = new OneFileTarget(file, wanted, spec);
    List<String> files = RunRecord.files(inputs);
    OutputFiles.requireApart("--out", file, files);
    common.json.requireApart(files);
    common.json.requireOther("--out", file);
    target.record.reads(files);
    return target;
  }

  @Override
  public void write(String name, FileBody content) {
    if (name.equals(wanted)) {
      body = Optional.of(content);
    }
  }

  @Override
  public void publish() {
    record.head(); // refuses what has changed meanwhile
    WholeFile.write(file, body.orElseThrow());
  }

  @Override
  public List<RunManifest.Input> inputs() {
    return record.inputs();
  }

  @Override
  public String sentence() {
    return "Written to %s.".formatted(file);
  }

  @Override
  public void close() {
    // nothing is held
  }
}
