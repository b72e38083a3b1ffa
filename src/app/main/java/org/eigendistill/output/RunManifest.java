// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.output;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Machine;

/**
 * manifest.json of a result folder: the run that made it, and every file with its digest. It alone
 * holds times, so that two equal runs differ in nothing else.
 *
 * @param program name and version
 * @param command the command's name
 * @param arguments of the command line, as given
 * @param threads worker threads; 0 where that is not on record
 * @param machine where it ran; null where that is not on record
 * @param started when the run began, UTC, to the second
 * @param inputs files that were read, by the names under which they were given
 * @param files by their names in the folder, with forward slashes; without the manifest itself
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RunManifest(
    @JsonProperty String program,
    @JsonProperty String command,
    @JsonProperty List<String> arguments,
    @JsonProperty int threads,
    @JsonProperty Machine machine,
    @JsonProperty String started,
    @JsonProperty List<Input> inputs,
    @JsonProperty Map<String, FileDigest> files) {
  /** The manifest's name. */
  public static final String FILE = "manifest.json";

  private static final String PROGRAM = "eigendistill";

  /** What is missing is empty; names that leave the folder are refused. */
  public RunManifest {
    command = command == null ? "" : command;
    arguments = arguments == null ? List.of() : List.copyOf(arguments);
    inputs = inputs == null ? List.of() : List.copyOf(inputs);
    files = files == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(files));
    files.forEach(RunManifest::requireInside);
  }

  private static void requireInside(String name, FileDigest digest) {
    if (digest == null || !Trees.isInside(name)) {
      throw new IllegalArgumentException(name);
    }
  }

  /** The Java runtime, or an empty string. */
  public String jdk() {
    return machine == null || machine.jdk() == null ? "" : machine.jdk();
  }

  /**
   * A file that was read.
   *
   * @param path as given; "-" is standard input
   * @param sha256 of its bytes as they lie, in hexadecimal digits
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Input(@JsonProperty String path, @JsonProperty String sha256) {}

  /**
   * The manifest of a folder; empty where there is none.
   *
   * @throws BadInputException if manifest.json is not of this program, or cannot be read
   */
  public static Optional<RunManifest> of(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Trees.isThere(file)) {
      return Optional.empty();
    }
    JsonNode json;
    try (InputStream in = Files.newInputStream(file)) {
      json = StrictJson.mapper().readTree(in);
    } catch (IOException e) {
      throw strange(file, e);
    }
    boolean ours =
        json.path("files").isObject() && json.path("program").asText().startsWith(PROGRAM);
    if (!ours) {
      throw strange(file, null);
    }
    try {
      return Optional.of(StrictJson.mapper().treeToValue(json, RunManifest.class));
    } catch (IOException e) {
      throw strange(file, e);
    }
  }

  private static BadInputException strange(Path file, Exception cause) {
    return BadInputException.of(
        file,
        "",
        "it is not the manifest of a run of this program",
        "Move it away or choose another --out.",
        cause);
  }

  /** The text of a manifest: what is known of the run, and then the files. */
  static byte[] text(Map<String, ?> run, Map<String, FileDigest> files) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>(run);
    all.put("files", new TreeMap<>(files));
    return (StrictJson.mapper().writeValueAsString(all) + "\n")
        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}
