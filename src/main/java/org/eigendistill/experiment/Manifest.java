package org.eigendistill.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eigendistill.base.BadInputException;

/**
 * manifest.json of a folder of results: which run each table comes from. It alone holds times, so
 * that everything else in the folder is made again to the same bytes.
 *
 * @param tables runs by tables' names, in the report's order
 */
record Manifest(@JsonProperty Map<String, TableRun> tables) {
  static final String FILE = "manifest.json";

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
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return new Manifest(Map.of());
    }
    try {
      return json().readValue(Files.readAllBytes(file), Manifest.class);
    } catch (IOException e) {
      throw BadInputException.of(
          file,
          "",
          "it is not a manifest of this program",
          "Move it away; its tables are then taken without record.",
          e);
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

  void write(Path file) throws IOException {
    Files.write(file, json().writeValueAsBytes(this));
  }

  /** The path of a table in a folder of results. */
  static Path table(Path folder, String name) {
    return folder.resolve(TABLES).resolve(name + ".csv");
  }

  static String sha256(Path file) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(hash);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has SHA-256
    }
  }

  static ObjectMapper json() {
    return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  }
}
