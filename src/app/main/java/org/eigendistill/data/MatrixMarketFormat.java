// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Counted;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Numerals;

/**
 * Matrix Market's dense format (Boisvert, Pozo and Remington 1996, NISTIR 5935): a line {@code
 * %%MatrixMarket matrix array real general}, comments that begin with %, a line of rows and
 * columns, then the numbers column by column.
 */
final class MatrixMarketFormat implements Format {
  private static final String HEAD = "%%matrixmarket matrix array (real|integer) general";

  @Override
  public String name() {
    return "mtx";
  }

  @Override
  public List<String> endings() {
    return List.of(".mtx");
  }

  @Override
  public byte[] magic() {
    return "%%MatrixMarket".getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public NamedMatrix array(Path file, String key) {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(Sources.open(file), StandardCharsets.ISO_8859_1))) {
      return new Lines(Sources.name(file), in).read();
    } catch (IOException e) {
      throw BadInputException.unreadable(Sources.name(file), e);
    }
  }

  /** The lines of a file, and where they are. */
  private static final class Lines {
    private final String source;
    private final BufferedReader in;
    private long number;

    Lines(String source, BufferedReader in) {
      this.source = source;
      this.in = in;
    }

    NamedMatrix read() throws IOException {
      String head = in.readLine();
      number++;
      String plain = String.valueOf(head).strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
      if (!plain.matches(HEAD)) {
        throw fault(
            "it is not '%%MatrixMarket matrix array real general'",
            "Write it dense: scipy.io.mmwrite of an array, not of a sparse matrix, has that form.");
      }
      String[] extents = next("the line of rows and columns").split("\\s+");
      if (extents.length != 2) {
        throw fault("it is no line of rows and columns", "Write the file again.");
      }
      int rows = extent(extents[0]);
      int columns = extent(extents[1]);
      if ((long) rows * columns > DoubleList.MOST) {
        throw fault("%d x %d is more than one array holds".formatted(rows, columns), "Part it.");
      }
      DoubleList values = new DoubleList(rows * columns, false);
      for (int i = 0; i < rows * columns; i++) {
        values.add(number(next("number %d of %d".formatted(i + 1, rows * columns))));
      }
      if (line() != null) {
        throw fault("a line follows after the last number", "Write the file again.");
      }
      double[] down = values.whole();
      return new NamedMatrix(
          source, List.of(), Matrix.fill(rows, columns, (i, j) -> down[j * rows + i]));
    }

    /** The next line that is no comment and not empty, or null. */
    private String line() throws IOException {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        if (!line.isBlank() && !line.startsWith("%")) {
          return line.strip();
        }
      }
      return null;
    }

    private String next(String what) throws IOException {
      String line = line();
      if (line == null) {
        throw BadInputException.of(
            source,
            "",
            "it ends after %s, before %s".formatted(Counted.of(number, "line"), what),
            "It is cut short: write it again.");
      }
      return line;
    }

    private int extent(String text) {
      OptionalLong extent = Numerals.parseWhole(text);
      if (extent.isEmpty() || extent.getAsLong() < 1 || extent.getAsLong() > DoubleList.MOST) {
        throw fault("'%s' is no number of rows or columns".formatted(text), "Write it again.");
      }
      return (int) extent.getAsLong();
    }

    private double number(String text) {
      OptionalDouble value = Numerals.parse(text);
      if (value.isEmpty() || !Double.isFinite(value.getAsDouble())) {
        throw fault("'%s' is not a finite number".formatted(text), "Replace it.");
      }
      return value.getAsDouble();
    }

    private BadInputException fault(String problem, String mend) {
      return BadInputException.of(source, "line " + number, problem, mend);
    }
  }
}
