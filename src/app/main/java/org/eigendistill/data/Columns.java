// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Counted;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Numerals;

/**
 * Which columns a model was trained on, so that new rows find their places.
 *
 * @param source the file they come from
 * @param features a name per feature, in the model's order
 * @param named whether these names stand in the file, and are no mere numbers
 * @param targets the names of the target's columns as files have them, or none
 */
public record Columns(String source, List<String> features, boolean named, List<String> targets) {
  /** Keeps its own copies. */
  public Columns {
    features = List.copyOf(features);
    targets = List.copyOf(targets);
  }

  /**
   * New rows in the model's columns.
   *
   * @param features as many columns as the model has features
   * @param notes how they were found, where that is not plain: a sentence each
   */
  public record Matched(Matrix features, List<String> notes) {}

  /**
   * Finds the features in new rows: by name where both files have names, in any order, and by
   * position otherwise. A target among them is left out, and so is a column of another name.
   *
   * @throws BadInputException if a feature is missing, or there are no names to go by and the
   *     number of columns differs, or the first line of text has numbers that are the features'
   *     names and may be a header
   */
  public Matched match(NamedMatrix rows) {
    return named && !rows.columnNames().isEmpty() ? byName(rows) : byPosition(rows);
  }

  private Matched byName(NamedMatrix rows) {
    List<String> there = rows.read().file().names();
    requireIn(rows.read().file());
    List<String> notes = new ArrayList<>();
    noteLeftOut(rows, there.stream().filter(name -> !features.contains(name)).toList(), notes);
    int[] chosen = features.stream().mapToInt(rows.columnNames()::indexOf).toArray();
    return new Matched(rows.values().selectColumns(chosen), notes);
  }

  /** Refuses a file that lacks one of the features. */
  void requireIn(FileColumns file) {
    List<String> missing = features.stream().filter(name -> !file.names().contains(name)).toList();
    if (!missing.isEmpty()) {
      throw BadInputException.of(
          file.source(),
          "line 1",
          "of the features of %s it lacks %s".formatted(source, NameList.ofColumns(missing)),
          "Its columns are %s; name them as there.".formatted(NameList.ofColumns(file.names())));
    }
  }

  /** Why a column of new rows is not taken. */
  String whyNot(String name) {
    return targets.contains(name) ? "the target" : "no feature of " + source;
  }

  private void noteLeftOut(NamedMatrix rows, List<String> others, List<String> notes) {
    List<String> left =
        others.stream()
            .map(
                name ->
                    targets.contains(name) ? NameList.quoted(name) + " (the target)" : shown(name))
            .toList();
    if (!left.isEmpty()) {
      notes.add("Columns of %s left out: %s.".formatted(rows.source(), NameList.of(left)));
    }
  }

  /** An index column often has no name of its own. */
  private static String shown(String name) {
    return name.isBlank() ? "(one without a name)" : NameList.quoted(name);
  }

  private Matched byPosition(NamedMatrix rows) {
    if (named && mayHaveHeader(rows)) {
      throw BadInputException.of(
          rows.source(),
          "line 1",
          "its numbers are the names of all features of %s: a header cannot be told from a row"
              .formatted(source),
          "Give the columns of both files names that are no numbers, or save the rows as .npy.");
    }
    List<String> there = rows.columnNames();
    List<String> notes = new ArrayList<>();
    noteLeftOut(rows, there.stream().filter(targets::contains).toList(), notes);
    int[] chosen =
        IntStream.range(0, rows.values().columns())
            .filter(j -> there.isEmpty() || !targets.contains(there.get(j)))
            .toArray();
    if (chosen.length != features.size()) {
      throw BadInputException.of(
          rows.source(),
          "",
          "%s where %s has %s"
              .formatted(
                  Counted.of(chosen.length, "column"),
                  source,
                  Counted.of(features.size(), "feature")),
          rows.values().rows() == features.size()
              ? "Are rows and columns exchanged? A row is an example."
              : "Give the same columns as there, without the target.");
    }
    notes.add(
        "Columns of %s were matched with the features by position: %s."
            .formatted(rows.source(), unnamed(rows)));
    return new Matched(rows.values().selectColumns(chosen), notes);
  }

  private boolean mayHaveHeader(NamedMatrix rows) {
    List<Double> first = Arrays.stream(rows.values().row(0)).boxed().toList();
    return rows.read().isText()
        && features.stream()
            .map(Numerals::parse)
            .allMatch(name -> name.isPresent() && first.contains(name.getAsDouble()));
  }

  private String unnamed(NamedMatrix rows) {
    if (rows.columnNames().isEmpty()) {
      return named ? "it has no names" : "neither it nor %s has names".formatted(source);
    }
    return source + " has no names";
  }
}
