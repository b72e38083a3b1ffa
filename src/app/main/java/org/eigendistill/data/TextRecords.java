// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.eigendistill.base.BadInputException;

/**
 * The lines of a text table as cells without blanks around: UTF-8 with or without a byte-order
 * mark, cells quoted or not. Blank lines are passed over.
 */
final class TextRecords implements AutoCloseable {
  /** Characters of the beginning that tell the delimiter. */
  private static final int SAMPLE = 1 << 18;

  private final String source;
  private final boolean stripped;
  private final Delimiter delimiter;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final Deque<Line> ahead = new ArrayDeque<>();
  private long last;

  /**
   * A line.
   *
   * @param cells at least one
   * @param number of the line, from 1; of several lines, as a quoted cell may have, the last
   */
  record Line(List<String> cells, long number) {}

  TextRecords(String source, Reader text, Optional<Delimiter> declared) throws IOException {
    this(source, text, declared, true);
  }

  private TextRecords(String source, Reader text, Optional<Delimiter> declared, boolean stripped)
      throws IOException {
    this.source = source;
    this.stripped = stripped;
    BufferedReader reader = new BufferedReader(text, 1 << 16);
    skipMark(reader);
    if (stripped) {
      skipHash(reader);
    }
    this.delimiter = declared.isPresent() ? declared.get() : guess(reader);
    this.parser =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(delimiter.sign())
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(stripped)
            .get()
            .parse(delimiter.equals(Delimiter.SPACE) ? new SpaceReader(reader) : reader);
    this.records = parser.iterator();
  }

  static TextRecords open(Path file, Optional<Delimiter> declared) {
    return open(file, declared, true);
  }

  /** A table of our own: between commas, all blanks kept. */
  static TextRecords openExactly(Path file) {
    return open(file, Optional.of(Delimiter.COMMA), false);
  }

  private static TextRecords open(Path file, Optional<Delimiter> declared, boolean stripped) {
    String source = Sources.name(file);
    try {
      BufferedInputStream bytes = new BufferedInputStream(Sources.open(file));
      bytes.mark(Foreign.BYTES);
      Foreign.refuse(source, bytes.readNBytes(Foreign.BYTES));
      bytes.reset();
      return new TextRecords(
          source,
          new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()),
          declared,
          stripped);
    } catch (IOException | UncheckedIOException e) {
      throw broken(source, e);
    }
  }

  private static void skipMark(BufferedReader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
  }

  /** NumPy writes names behind "# ", a sign of comments. */
  private static void skipHash(BufferedReader reader) throws IOException {
    reader.mark(3);
    boolean names =
        reader.read() == '#' && reader.read() == ' ' && Character.isLetter(reader.read());
    reader.reset();
    if (names) {
      reader.skip(2);
    }
  }

  private Delimiter guess(BufferedReader reader) throws IOException {
    reader.mark(SAMPLE + 1);
    char[] sample = new char[SAMPLE];
    int length = 0;
    while (length < SAMPLE) {
      int read = reader.read(sample, length, SAMPLE - length);
      if (read < 0) {
        break;
      }
      length += read;
    }
    reader.reset();
    return Delimiter.guess(source, new String(sample, 0, length), length == SAMPLE);
  }

  Delimiter delimiter() {
    return delimiter;
  }

  /** The next lines, at most so many, which {@link #next} gives all the same. */
  List<Line> peek(int most) {
    while (ahead.size() < most) {
      Line line = read();
      if (line == null) {
        break;
      }
      ahead.add(line);
    }
    return List.copyOf(ahead);
  }

  /** The next line, or null after the last. */
  Line next() {
    return ahead.isEmpty() ? read() : ahead.poll();
  }

  private Line read() {
    try {
      if (!records.hasNext()) {
        return null;
      }
      CSVRecord record = records.next();
      List<String> cells = record.toList();
      long number = parser.getCurrentLineNumber();
      if (stripped && cells.size() == 1) {
        requireNoGap(number - cells.get(0).lines().skip(1).count());
      }
      last = number;
      return new Line(stripped ? cells.stream().map(String::strip).toList() : cells, number);
    } catch (UncheckedIOException e) {
      throw broken(source, e);
    }
  }

  /** In a table of one column an empty line may be a missing value. */
  private void requireNoGap(long number) {
    if (last > 0 && number > last + 1) {
      throw BadInputException.of(
          source,
          "line " + (last + 1),
          "an empty line stands between the values",
          "Replace the value if one is missing, or take the line out.");
    }
  }

  /** Whether empty lines follow the last. */
  boolean endsEmpty() {
    return parser.getCurrentLineNumber() > last;
  }

  /** The number of lines that are left. */
  long count() {
    long count = 0;
    while (next() != null) {
      count++;
    }
    return count;
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException e) {
      throw broken(source, e);
    }
  }

  private static BadInputException broken(String source, Exception cause) {
    Throwable root = cause instanceof UncheckedIOException ? cause.getCause() : cause;
    if (root instanceof MalformedInputException) {
      return BadInputException.of(
          source,
          "",
          "it is not text in UTF-8",
          "Save it as UTF-8, or give its format's extension.",
          cause);
    }
    return BadInputException.unreadable(source, root);
  }
}
