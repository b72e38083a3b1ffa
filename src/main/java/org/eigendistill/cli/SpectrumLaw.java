package org.eigendistill.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Numerals;
import org.eigendistill.data.Table;

/**
 * Eigenvalues by a law or from a file: {@code power:DECAY:COUNT}, {@code
 * spiked:SPIKES:RATIO:COUNT}, {@code two-level:RATIO:COUNT}, or a CSV with a column {@code
 * eigenvalue}, as simulate writes it. The top eigenvalue of a law is 1.
 */
final class SpectrumLaw {
  private static final int MOST = 100_000;
  private static final List<String> LAWS = List.of("power", "spiked", "two-level");

  private SpectrumLaw() {}

  static double[] read(String text) {
    String[] parts = text.split(":");
    if (!LAWS.contains(parts[0])) {
      return file(Path.of(text));
    }
    return switch (parts[0]) {
      case "power" -> {
        need(text, parts, 3);
        double decay = number(text, parts[1], 0, 50);
        yield law(count(text, parts[2]), k -> Math.pow(k + 1, -decay));
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

  private static void need(String text, String[] parts, int count) {
    if (parts.length != count) {
      throw fault(text, "it has %d parts, not %d".formatted(parts.length, count));
    }
  }

  private static int count(String text, String part) {
    double value = number(text, part, 1, MOST);
    if (value != Math.rint(value)) {
      throw fault(text, "%s is not a whole number".formatted(part));
    }
    return (int) value;
  }

  private static double number(String text, String part, double low, double high) {
    double value = Numerals.parse(part).orElse(Double.NaN);
    if (Double.isNaN(value)) {
      throw fault(text, "'%s' is not a number".formatted(part));
    }
    if (!(value >= low && value <= high)) {
      throw fault(text, "%s is not in [%s, %s]".formatted(part, low, high));
    }
    return value;
  }

  private static double[] file(Path file) {
    if (!Files.isRegularFile(file)) {
      throw fault(file.toString(), "there is no such file or law");
    }
    Table table = Table.read(file);
    if (!table.columns().contains("eigenvalue")) {
      throw BadInputException.of(
          file, "line 1", "there is no column 'eigenvalue'", "Name a spectrum.csv of simulate.");
    }
    int column = table.columns().indexOf("eigenvalue");
    double[] values = new double[table.rows().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = eigenvalue(file, i + 2, table.rows().get(i).get(column));
    }
    if (values.length == 0) {
      throw BadInputException.of(file, "", "it has no rows", "Give at least one eigenvalue.");
    }
    return values;
  }

  private static double eigenvalue(Path file, int line, String cell) {
    double value = Numerals.parse(cell).orElse(Double.NaN);
    if (!(value > 0) || value == Double.POSITIVE_INFINITY) {
      throw BadInputException.of(
          file,
          "line %d, column eigenvalue".formatted(line),
          "'%s' is no positive, finite number".formatted(cell),
          "Give the eigenvalues above 0 only: leave null directions and gaps out.");
    }
    return value;
  }

  private static BadInputException fault(String text, String problem) {
    return BadInputException.of(
        "--spectrum " + text,
        "",
        problem,
        "Write power:1.5:200, spiked:3:0.01:200, two-level:0.1:200 or a CSV file's name.");
  }
}
