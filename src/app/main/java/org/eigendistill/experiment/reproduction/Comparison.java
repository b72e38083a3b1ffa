// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.reproduction;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Machine;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Claim;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.TableRun;

/**
 * What came out otherwise than in the committed figures.
 *
 * @param tables each table that was compared
 * @param verdicts how many verdicts were compared
 * @param differing those that are not the committed ones, in words
 */
public record Comparison(List<TableDifference> tables, int verdicts, List<String> differing) {
  /** Keeps its own copies. */
  public Comparison {
    tables = List.copyOf(tables);
    differing = List.copyOf(differing);
  }

  /**
   * Where the committed tables were made of those that differ and have trained networks behind
   * them; empty if there are none such. Networks are the same to the bit only on one kind of
   * processor.
   */
  public List<String> otherProcessors() {
    return in(TableDifference.State.DIFFERENT).stream()
        .flatMap(t -> t.networks().stream())
        .distinct()
        .toList();
  }

  /** The tables of one state. */
  public List<TableDifference> in(TableDifference.State state) {
    return tables.stream().filter(t -> t.state() == state).toList();
  }

  /**
   * Compares results with committed ones.
   *
   * @param figures the folder of the committed ones
   * @param experiments what was made, one for each table
   * @param places where its tables lie
   * @param claims what they say
   */
  static Comparison of(
      Path figures, List<Experiment> experiments, Map<String, Path> places, List<Claim> claims) {
    List<TableDifference> tables = new ArrayList<>();
    for (Experiment experiment : experiments) {
      String name = experiment.table();
      Path committed = Manifest.table(figures, name);
      tables.add(
          Files.exists(committed)
              ? TableDifference.of(experiment, Table.read(places.get(name)), Table.read(committed))
                  .madeOn(processor(experiment, Manifest.of(figures).run(name, committed)))
              : TableDifference.unknown(experiment));
    }
    Set<String> names = experiments.stream().map(Experiment::table).collect(Collectors.toSet());
    Map<String, Verdicts> ours = verdicts(Manifest.json().valueToTree(claims), names);
    Map<String, Verdicts> theirs = verdicts(committed(figures), names);
    List<String> differing = new ArrayList<>();
    int compared = 0;
    for (String key : ours.keySet().stream().sorted().toList()) {
      Verdicts own = ours.get(key);
      compared += own.words.size();
      differing.addAll(own.against(key, theirs.getOrDefault(key, new Verdicts())));
    }
    return new Comparison(tables, compared, differing);
  }

  private static Optional<String> processor(Experiment experiment, TableRun run) {
    return experiment.studies().isEmpty()
        ? Optional.empty()
        : Optional.of(run.machine() == null ? Machine.UNKNOWN : run.machine().kind());
  }

  /** Verdicts by claim and table, of some tables. */
  private static Map<String, Verdicts> verdicts(JsonNode claims, Set<String> tables) {
    Map<String, Verdicts> verdicts = new HashMap<>();
    for (JsonNode claim : claims) {
      String table = claim.path("table").asText().replaceFirst("\\.csv$", "");
      if (tables.contains(table)) {
        verdicts
            .computeIfAbsent(claim.path("id").asText() + " " + table, key -> new Verdicts())
            .add(claim.path("setting").asText(), claim.path("verdict").asText());
      }
    }
    return verdicts;
  }

  private static JsonNode committed(Path figures) {
    Path file = figures.resolve("claims.json");
    try {
      return Manifest.json().readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      throw BadInputException.of(
          file, "", "it is not a list of claims", "Take the committed file again.", e);
    }
  }

  /** The verdicts on one claim by one table, in their order. */
  private static final class Verdicts {
    private final List<String> settings = new ArrayList<>();
    private final List<String> words = new ArrayList<>();

    void add(String setting, String word) {
      settings.add(setting.replaceFirst(";.*", ""));
      words.add(word);
    }

    List<String> against(String key, Verdicts committed) {
      String id = key.split(" ")[0];
      if (committed.words.size() != words.size()) {
        return List.of(
            "%s by data/%s.csv: %d verdicts, committed %d"
                .formatted(id, key.split(" ")[1], words.size(), committed.words.size()));
      }
      List<String> differing = new ArrayList<>();
      for (int i = 0; i < words.size(); i++) {
        if (!words.get(i).equals(committed.words.get(i))) {
          differing.add(
              "%s, %s: %s, committed %s"
                  .formatted(id, settings.get(i), words.get(i), committed.words.get(i)));
        }
      }
      return differing;
    }
  }
}
