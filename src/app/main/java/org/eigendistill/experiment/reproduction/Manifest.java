// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.reproduction;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eigendistill.base.BadInputException;
import org.eigendistill.experiment.TableRun;
import org.eigendistill.output.FileDigest;
import org.eigendistill.output.RunManifest;
import org.eigendistill.output.StrictJson;

/**
 * What manifest.json of a report's folder holds besides: which run each table comes from.
 *
 * @param tables runs by tables' names, in the report's order
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Manifest(@JsonProperty Map<String, TableRun> tables) {
  static final String FILE = RunManifest.FILE;
  static final String KEY = "tables";

  /** The folder of tables in the folder of results. */
  static final String TABLES = "data";

  Manifest {
    tables = tables == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(tables));
  }

  /**
   * What is on record in a folder; nothing where there is no manifest.
   *
   * @throws BadInputException if the file cannot be read
   */
  static Manifest of(Path folder) {
    try {
      return json().treeToValue(tree(folder), Manifest.class);
    } catch (IOException e) {
      throw strange(folder.resolve(FILE), e);
    }
  }

  /** The run of a table file, where the record is of these bytes. */
  TableRun run(String table, Path file) {
    String digest = sha256(file);
    TableRun run = tables.get(table);
    return run != null && digest.equals(run.sha256()) ? run : TableRun.unknown(digest);
  }

  /**
   * The run that first gave a table's bytes: the one on record, if that table had these very bytes,
   * else a new one. So nothing changes where a run only confirms.
   */
  TableRun sameOr(String table, TableRun now) {
    TableRun before = tables.get(table);
    return before != null && before.isKnown() && now.sha256().equals(before.sha256())
        ? before
        : now;
  }

  /**
   * Whether a folder's manifest is of an earlier version, which recorded its tables and no files.
   */
  static boolean isOfEarlierVersion(Path folder) {
    JsonNode json = tree(folder);
    return json.has(KEY) && !json.has("files");
  }

  /** All that a folder's manifest says but its files, to be said again. */
  static Map<String, Object> again(Path folder) {
    Map<String, Object> all =
        json().convertValue(tree(folder), new TypeReference<LinkedHashMap<String, Object>>() {});
    all.remove("files");
    return all;
  }

  private static JsonNode tree(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      return Files.exists(file)
          ? json().readTree(Files.readAllBytes(file))
          : json().createObjectNode();
    } catch (IOException e) {
      throw strange(file, e);
    }
  }

  private static BadInputException strange(Path file, Exception cause) {
    return BadInputException.of(
        file,
        "",
        "it is not a manifest of this program",
        "Move it away; its tables are then taken without record.",
        cause);
  }

  /** The path of a table in a folder of results. */
  static Path table(Path folder, String name) {
    return folder.resolve(TABLES).resolve(name + ".csv");
  }

  static String sha256(Path file) {
    try {
      return FileDigest.of(file).sha256();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ObjectMapper json() {
    return StrictJson.mapper();
  }
}
