// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Numerals;
import org.eigendistill.data.Format;
import org.eigendistill.data.NamedMatrix;

/** A format: a line of numbers for each column. */
public final class ColumnsFormat implements Format {
  @Override
  public String name() {
    return "columns";
  }

  @Override
  public List<String> endings() {
    return List.of(".columns");
  }

  @Override
  public NamedMatrix array(Path file, String key) {
    List<double[]> columns;
    try {
      columns = Files.readAllLines(file).stream().map(line -> column(file, line)).toList();
    } catch (IOException e) {
      throw BadInputException.of(file, "", "it cannot be read", "Write it again.", e);
    }
    int rows = columns.isEmpty() ? 0 : columns.get(0).length;
    if (rows == 0 || columns.stream().anyMatch(column -> column.length != rows)) {
      throw BadInputException.of(file, "", "its lines are not equally long", "Write it again.");
    }
    return new NamedMatrix(
        file.toString(), List.of(), Matrix.fill(rows, columns.size(), (i, j) -> columns.get(j)[i]));
  }

  private static double[] column(Path file, String line) {
    return List.of(line.strip().split(" +")).stream()
        .mapToDouble(
            word ->
                Numerals.parse(word)
                    .orElseThrow(
                        () ->
                            BadInputException.of(
                                file, "", "'%s' is no number".formatted(word), "Replace it.")))
        .toArray();
  }
}
