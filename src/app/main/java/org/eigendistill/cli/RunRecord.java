// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Machine;
import org.eigendistill.base.Version;
import org.eigendistill.data.ArrayName;
import org.eigendistill.data.Formats;
import org.eigendistill.data.Sources;
import org.eigendistill.output.FileDigest;
import org.eigendistill.output.RunManifest;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** What manifest.json says of a command's run: how it was called, what it read, where and when. */
final class RunRecord {
  private final CommandSpec spec;
  private final Instant started = Instant.now();
  private final long begin = System.nanoTime();
  private final List<RunManifest.Input> inputs = new ArrayList<>();
  private final Map<Path, Object> seen = new LinkedHashMap<>();
  private final Map<String, Object> facts = new LinkedHashMap<>();

  RunRecord(CommandSpec spec) {
    this.spec = spec;
  }

  /** The command's name, without the program's. */
  static String command(CommandSpec spec) {
    return spec.qualifiedName().substring(spec.root().name().length()).strip();
  }

  /** Where files lie that a run is to read, folders opened; what names no file is left out. */
  static List<String> files(String... given) {
    List<String> files = new ArrayList<>();
    for (String each : given) {
      if (each == null) {
        continue;
      }
      Optional<ArrayName> keyed;
      Path path;
      try {
        keyed = ArrayName.keyed(each);
        path = keyed.map(ArrayName::file).orElse(Path.of(each));
      } catch (InvalidPathException e) {
        continue; // a column's name
      }
      if (Files.isDirectory(path)) {
        files.addAll(in(path));
      } else if (Sources.isStandardInput(path) || Files.exists(path)) {
        files.add(path.toString());
        keyed.map(ArrayName::files).orElse(List.of()).stream()
            .filter(Files::exists) // what it names and lacks is for its reader to say
            .forEach(file -> files.add(file.toString()));
      }
    }
    return files.stream().distinct().toList();
  }

  private static List<String> in(Path folder) {
    try (Stream<Path> list = Files.list(folder)) {
      return list.filter(Files::isRegularFile)
          .map(Path::toString)
          .filter(Formats::isSingle)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw BadInputException.of(
          folder, "", "it cannot be read", "Check the folder's permissions.", e);
    }
  }

  /** Takes the digests of files that are to be read. */
  void reads(List<String> files) {
    for (String file : files) {
      Path path = Path.of(file);
      inputs.add(new RunManifest.Input(file, sha256(path)));
      seen.put(path, state(path));
    }
  }

  /** Those files, with their digests. */
  List<RunManifest.Input> inputs() {
    return List.copyOf(inputs);
  }

  /** Of a file's bytes; whether there are any is for its reader to say. */
  static String sha256(Path file) {
    try {
      return Files.isRegularFile(file) ? FileDigest.of(file).sha256() : Sources.sha256(file);
    } catch (IOException e) {
      throw BadInputException.of(file, "", "it cannot be read", "Check its permissions.", e);
    }
  }

  /** Length and time of a regular file. */
  private static Object state(Path file) {
    try {
      return Files.isRegularFile(file)
          ? List.of(Files.size(file), Files.getLastModifiedTime(file))
          : "";
    } catch (IOException e) {
      return e.getClass();
    }
  }

  /** Adds a fact, the solver's name for instance. */
  void with(String key, Object value) {
    facts.put(key, value);
  }

  /**
   * All of it but the files that were written.
   *
   * @throws BadInputException if a file has changed since it was to be read
   */
  Map<String, Object> head() {
    seen.forEach(
        (file, state) -> {
          if (!state(file).equals(state)) {
            throw BadInputException.of(
                file, "", "it was changed while it was read", "Run it again when it is finished.");
          }
        });
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("program", "eigendistill " + Version.current());
    head.put("command", command(spec));
    head.put("arguments", arguments());
    Map<String, Object> options = options();
    head.put("options", options);
    if (options.containsKey("--seed")) {
      head.put("seed", Long.parseLong(options.get("--seed").toString()));
    }
    head.putAll(facts);
    head.put("machine", Machine.here());
    head.put("started", started.truncatedTo(ChronoUnit.SECONDS).toString());
    head.put("seconds", Math.round((System.nanoTime() - begin) / 1e6) / 1e3);
    head.put("inputs", inputs);
    return head;
  }

  /** As they were typed. */
  List<String> arguments() {
    return spec.root().commandLine().getParseResult().originalArgs();
  }

  /** Every option that has a value, as it was given or by default. */
  private Map<String, Object> options() {
    ParseResult parsed = spec.commandLine().getParseResult();
    Map<String, Object> options = new LinkedHashMap<>();
    for (OptionSpec option : spec.options()) {
      if (option.usageHelp() || option.versionHelp()) {
        continue;
      }
      String name = option.longestName();
      if (parsed.hasMatchedOption(option)) {
        List<String> given = parsed.matchedOption(name).originalStringValues();
        options.put(
            name, given.isEmpty() || given.equals(List.of("")) ? "true" : String.join(",", given));
      } else if (option.defaultValue() != null) {
        options.put(name, option.defaultValue());
      }
    }
    return options;
  }
}
