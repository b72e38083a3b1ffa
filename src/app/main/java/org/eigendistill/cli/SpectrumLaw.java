// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Counted;
import org.eigendistill.base.Numerals;
import org.eigendistill.base.PowerLaw;
import org.eigendistill.data.Expected;
import org.eigendistill.data.MatrixReader;
import org.eigendistill.data.NamedMatrix;
import org.eigendistill.data.ReadOptions;
import org.eigendistill.data.Reading;
import org.eigendistill.data.Sources;

/**
 * Eigenvalues by a law or from a file: {@code power:DECAY:COUNT}, {@code
 * spiked:SPIKES:RATIO:COUNT}, {@code two-level:RATIO:COUNT}, or a table with a column {@code
 * eigenvalue}, as simulate writes it, or a single column. The top eigenvalue of a law is 1.
 */
final class SpectrumLaw {
  private static final int MOST = 100_000;
  private static final String COLUMN = "eigenvalue";
  private static final List<String> LAWS = List.of("power", "spiked", "two-level");

  private static final String OPTION = "--spectrum";

  private final String option;

  private SpectrumLaw(String option) {
    this.option = option;
  }

  /**
   * Eigenvalues, and what was read for them.
   *
   * @param values above 0
   */
  record Eigenvalues(double[] values, Reading reading) {}

  static Eigenvalues read(String text, ReadOptions options) {
    return read(OPTION, text, options);
  }

  /** The same of an option that is named otherwise. */
  static Eigenvalues read(String option, String text, ReadOptions options) {
    return new SpectrumLaw(option).eigenvalues(text, options);
  }

  private Eigenvalues eigenvalues(String text, ReadOptions options) {
    String[] parts = text.split(":");
    return LAWS.contains(parts[0])
        ? new Eigenvalues(law(text, parts), Reading.NONE)
        : file(Path.of(text), options);
  }

  private double[] law(String text, String... parts) {
    return switch (parts[0]) {
      case "power" -> {
        need(text, parts, 3);
        double decay = number(text, parts[1], 0, 50);
        yield law(count(text, parts[2]), k -> PowerLaw.at(k + 1, decay));
      }
      case "spiked" -> {
        need(text, parts, 4);
        int spikes = count(text, parts[1]);
        double ratio = number(text, parts[2], Double.MIN_NORMAL, 1);
        yield law(count(text, parts[3]), k -> k < spikes ? 1 : ratio);
      }
      default -> {
        need(text, parts, 3);
        double ratio = number(text, parts[1], Double.MIN_NORMAL, 1);
        int size = count(text, parts[2]);
        yield law(size, k -> 2 * k < size ? 1 : ratio);
      }
    };
  }

  private interface Law {
    double at(int k);
  }

  private static double[] law(int size, Law law) {
    double[] values = new double[size];
    Arrays.setAll(values, law::at);
    return values;
  }

  private void need(String text, String[] parts, int count) {
    if (parts.length != count) {
      throw fault(text, "it has %d parts, not %d".formatted(parts.length, count));
    }
  }

  private int count(String text, String part) {
    double value = number(text, part, 1, MOST);
    if (value != Math.rint(value)) {
      throw fault(text, "%s is not a whole number".formatted(part));
    }
    return (int) value;
  }

  private double number(String text, String part, double low, double high) {
    double value = Numerals.parse(part).orElse(Double.NaN);
    if (Double.isNaN(value)) {
      throw fault(text, "'%s' is not a number".formatted(part));
    }
    if (!(value >= low && value <= high)) {
      throw fault(text, "%s is not in [%s, %s]".formatted(part, low, high));
    }
    return value;
  }

  private Eigenvalues file(Path file, ReadOptions options) {
    boolean there = Files.exists(file) && !Files.isDirectory(file);
    if (!there && !Sources.isStandardInput(file)) {
      throw fault(file.toString(), "there is no such file or law");
    }
    NamedMatrix table = MatrixReader.read(file, COLUMN, options, Expected.NOTHING);
    int column = table.columnNames().indexOf(COLUMN);
    if (column >= 0 && table.values().columns() > 1) {
      return file(file, options.only(COLUMN));
    }
    if (column < 0 && table.values().columns() > 1) {
      throw BadInputException.of(
          table.source(),
          "",
          "of its %s none is named 'eigenvalue'"
              .formatted(Counted.of(table.values().columns(), "column")),
          "Name a spectrum.csv of simulate, or the column by --columns.");
    }
    double[] values = table.values().column(0);
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] > 0)) {
        throw BadInputException.of(
            table.source(),
            "row %d, %s".formatted(i + 1, table.label(0)),
            "%s is not above 0".formatted(values[i]),
            "Give the eigenvalues above 0 only: leave null directions and gaps out.");
      }
    }
    return new Eigenvalues(values, Reading.NONE.and(option, table.read()));
  }

  private BadInputException fault(String text, String problem) {
    return BadInputException.of(
        option + " " + text,
        "",
        problem,
        "Write power:1.5:200, spiked:3:0.01:200, two-level:0.1:200 or a CSV file's name.");
  }
}
