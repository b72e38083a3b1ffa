// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Counted;
import org.eigendistill.base.Matrix;

/**
 * Other features of the rows of a data set.
 *
 * @param features as many rows as the data
 * @param columns what their file calls them
 * @param read how it was read
 * @param notes what was left out, a sentence each
 */
public record FeaturesBeside(
    Matrix features, Columns columns, ReadRecord read, List<String> notes) {
  /** Keeps its own list. */
  public FeaturesBeside {
    notes = List.copyOf(notes);
  }

  /**
   * Reads them. A column that is named as one that the data have taken for another end, their
   * target or weight, is no feature here either; nor is one of the same number where the file is
   * the same.
   *
   * @param name the file
   * @param options what the user has declared of it
   * @param data the file of the data
   * @param rows the rows of the data
   * @param taken what the command line names as target and weight
   * @throws BadInputException if it cannot be read, has not as many rows, or no column is left
   */
  public static FeaturesBeside read(
      ArrayName name, ReadOptions options, Path data, int rows, List<String> taken) {
    Expected expected =
        new Expected(
            true,
            Optional.of(() -> rows),
            Sources.name(data),
            options.columns().isEmpty() ? taken : List.of(),
            taken,
            List.of(),
            Optional.empty());
    NamedMatrix matrix = name.matrix(options, expected);
    if (matrix.values().rows() != rows) {
      throw BadInputException.of(
          matrix.source(),
          "",
          "it has %s, where %s has %d"
              .formatted(Counted.of(matrix.values().rows(), "row"), Sources.name(data), rows),
          matrix.values().columns() == rows
              ? "Are rows and columns exchanged? A row is an example."
              : "Give the teacher's features of the same rows, in their order.");
    }
    List<Integer> left = leftOut(matrix, isSame(name.file(), data), taken);
    int[] kept =
        IntStream.range(0, matrix.values().columns()).filter(j -> !left.contains(j)).toArray();
    if (kept.length == 0) {
      throw BadInputException.of(
          matrix.source(),
          "",
          "besides target and weights it has no column of features",
          "Give at least one more column.");
    }
    List<String> notes =
        left.stream()
            .map(
                j ->
                    "Of %s, %s is no feature: it is the data's target or weight."
                        .formatted(matrix.source(), matrix.label(j)))
            .toList();
    return new FeaturesBeside(
        matrix.values().selectColumns(kept),
        new Columns(
            matrix.source(),
            IntStream.of(kept).mapToObj(matrix.namesOrNumbers()::get).toList(),
            !matrix.columnNames().isEmpty(),
            left.stream().map(matrix.namesOrNumbers()::get).toList()),
        matrix.read(),
        notes);
  }

  private static List<Integer> leftOut(NamedMatrix matrix, boolean same, List<String> taken) {
    List<Integer> left = new ArrayList<>();
    for (String text : taken) {
      OptionalInt place = matrix.read().file().find(text);
      boolean named = matrix.columnNames().contains(text);
      if (place.isPresent() && (named || same)) {
        int at = matrix.read().taken().indexOf(place.getAsInt());
        if (at >= 0) {
          left.add(at);
        }
      }
    }
    return left;
  }

  /** Whether both are one file. */
  public static boolean isSame(Path file, Path data) {
    Path other = ArrayName.keyed(data.toString()).map(ArrayName::file).orElse(data);
    try {
      return !Sources.isStandardInput(file)
          && !Sources.isStandardInput(other)
          && Files.isSameFile(file, other);
    } catch (IOException e) {
      return false; // whoever reads them will tell
    }
  }
}
