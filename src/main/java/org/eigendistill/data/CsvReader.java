package org.eigendistill.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Numerals;

/**
 * Reads numbers from CSV: UTF-8 with or without a byte-order mark, separated by comma, semicolon or
 * tab (whichever the first line has most of), cells quoted or not, with a header where the first
 * line has a cell that is no number. Blank lines are passed over.
 */
final class CsvReader {
  private CsvReader() {}

  static NamedMatrix read(Path file) {
    return read(file, "");
  }

  /**
   * Reads numbers, and one column of any words, which come out as numbers from 0 in the order of
   * their first occurrence.
   *
   * @param words the name of that column, or its number from 1; or what names no column
   */
  static NamedMatrix read(Path file, String words) {
    try (Reader reader = open(file)) {
      return read(file, reader, words);
    } catch (IOException | UncheckedIOException e) {
      throw broken(file, e);
    }
  }

  /** All records as text. */
  static List<List<String>> records(Path file) {
    List<List<String>> all = new ArrayList<>();
    try (Reader reader = open(file);
        CSVParser parser = parser(reader, ',')) {
      for (CSVRecord row : parser) {
        all.add(row.toList());
      }
      return all;
    } catch (IOException | UncheckedIOException e) {
      throw broken(file, e);
    }
  }

  /** Reads from a reader that can be marked; the file is named in messages. */
  static NamedMatrix read(Path file, Reader reader) throws IOException {
    return read(file, reader, "");
  }

  private static NamedMatrix read(Path file, Reader reader, String words) throws IOException {
    List<double[]> all = new ArrayList<>();
    try (Rows rows = new Rows(file, reader, words)) {
      for (double[] row = rows.next(); row != null; row = rows.next()) {
        all.add(row);
      }
      if (all.isEmpty()) {
        throw rows.empty();
      }
      return new NamedMatrix(
          file.toString(), rows.names(), Matrix.ofRows(all.toArray(double[][]::new)));
    }
  }

  /** The rows of a file one after another, in little memory. */
  static Rows rows(Path file) {
    try {
      return new Rows(file, open(file), "");
    } catch (IOException | UncheckedIOException e) {
      throw broken(file, e);
    }
  }

  /** Rows of numbers, one after another; one is read ahead. */
  static final class Rows implements AutoCloseable {
    private final Path file;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private List<String> names = List.of();
    private int width = -1;
    private final String words;
    private final Map<String, Integer> codes = new HashMap<>();
    private double[] ahead;

    private Rows(Path file, Reader reader, String words) throws IOException {
      this.file = file;
      this.words = words;
      this.parser = parser(reader, delimiter(reader));
      this.records = parser.iterator();
      this.ahead = read();
    }

    /** The header's names, or none. */
    List<String> names() {
      return names;
    }

    /** The number of columns; -1 if there is no line. */
    int width() {
      return width;
    }

    boolean hasNext() {
      return ahead != null;
    }

    /** The next row, or null after the last. */
    double[] next() {
      double[] row = ahead;
      ahead = row == null ? null : read();
      return row;
    }

    private double[] read() {
      try {
        while (records.hasNext()) {
          CSVRecord row = records.next();
          if (width < 0) {
            width = row.size();
            if (isHeader(row)) {
              names = header(file, row);
              continue;
            }
          }
          if (row.size() != width) {
            throw BadInputException.of(
                file,
                "line " + parser.getCurrentLineNumber(),
                "%d cells where the first line has %d".formatted(row.size(), width),
                "Give every line as many cells.");
          }
          return numbers(row);
        }
        return null;
      } catch (UncheckedIOException e) {
        throw broken(file, e);
      }
    }

    /** The column of words; -1 for none. */
    private int wordColumn() {
      int named = names.indexOf(words);
      return named < 0 && words.matches("[0-9]{1,9}") ? Integer.parseInt(words) - 1 : named;
    }

    private double[] numbers(CSVRecord row) {
      double[] values = new double[row.size()];
      int coded = wordColumn();
      for (int j = 0; j < values.length; j++) {
        String cell = row.get(j).strip();
        Double value = number(cell);
        if (j == coded && !cell.isEmpty() && (value == null || Double.isFinite(value))) {
          String word = value == null ? cell : value.toString();
          Integer known = codes.putIfAbsent(word, codes.size());
          values[j] = known == null ? codes.size() - 1 : known;
          continue;
        }
        if (value != null && Double.isFinite(value)) {
          values[j] = value;
          continue;
        }
        String column = names.isEmpty() ? "" : " (%s)".formatted(names.get(j));
        String problem =
            cell.isEmpty()
                ? "the cell is empty"
                : value == null
                    ? "'%s' is not a number".formatted(cell)
                    : "'%s' is not a finite number".formatted(cell);
        throw BadInputException.of(
            file,
            "line %d, column %d%s".formatted(parser.getCurrentLineNumber(), j + 1, column),
            problem,
            "Replace the cell or leave the row out.");
      }
      return values;
    }

    BadInputException empty() {
      return BadInputException.of(
          file,
          "",
          names.isEmpty() ? "the file is empty" : "there is a header but no row of numbers",
          "Give at least two rows of numbers.");
    }

    @Override
    public void close() {
      try {
        parser.close();
      } catch (IOException e) {
        throw broken(file, e);
      }
    }
  }

  private static List<String> header(Path file, CSVRecord row) {
    List<String> names = row.stream().map(String::strip).toList();
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw BadInputException.of(
            file,
            "line 1",
            "two columns are named '%s'".formatted(name),
            "Give each column a name of its own.");
      }
    }
    return names;
  }

  /** A header has a cell that is neither a number nor a spelling of NaN or infinity nor empty. */
  private static boolean isHeader(CSVRecord row) {
    return row.stream()
        .map(String::strip)
        .anyMatch(cell -> !cell.isEmpty() && number(cell) == null);
  }

  /** The number that a cell spells, NaN and infinities in their usual spellings included. */
  private static Double number(String cell) {
    switch (cell.toLowerCase(java.util.Locale.ROOT)) {
      case "nan", "+nan", "-nan", "na", "n/a", "null" -> {
        return Double.NaN;
      }
      case "inf", "+inf", "infinity", "+infinity" -> {
        return Double.POSITIVE_INFINITY;
      }
      case "-inf", "-infinity" -> {
        return Double.NEGATIVE_INFINITY;
      }
      default -> {
        OptionalDouble plain = Numerals.parse(cell);
        return plain.isPresent() ? plain.getAsDouble() : null;
      }
    }
  }

  private static char delimiter(Reader reader) throws IOException {
    reader.mark(1 << 20);
    int commas = 0;
    int semicolons = 0;
    int tabs = 0;
    for (int c = reader.read(), seen = 0; c >= 0 && c != '\n' && seen < 1 << 19; seen++) {
      commas += c == ',' ? 1 : 0;
      semicolons += c == ';' ? 1 : 0;
      tabs += c == '\t' ? 1 : 0;
      c = reader.read();
    }
    reader.reset();
    return tabs > Math.max(commas, semicolons) ? '\t' : semicolons > commas ? ';' : ',';
  }

  private static CSVParser parser(Reader reader, char delimiter) throws IOException {
    return CSVFormat.RFC4180
        .builder()
        .setDelimiter(delimiter)
        .setIgnoreEmptyLines(true)
        .get()
        .parse(reader);
  }

  private static Reader open(Path file) throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new java.io.InputStreamReader(Sources.open(file), StandardCharsets.UTF_8.newDecoder()),
            1 << 16);
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
    return reader;
  }

  private static BadInputException broken(Path file, Exception cause) {
    Throwable root = cause instanceof UncheckedIOException ? cause.getCause() : cause;
    if (root instanceof MalformedInputException) {
      return BadInputException.of(
          file, "", "it is not text in UTF-8", "Save it as UTF-8, or give its format's extension.");
    }
    return BadInputException.of(
        file, "", "it cannot be read (%s)".formatted(root.getMessage()), "Check the file.", cause);
  }
}
