// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a large table as it is made, without keeping it. */
public final class TableWriter implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  /** Numbers remembered with their texts: times and eigenvalues come again row by row. */
  private static final int REMEMBERED = 1 << 12;

  private final OutputStream out;
  private final int width;
  private final byte[] buffer = new byte[BUFFER];
  private final double[] numbers = new double[REMEMBERED];
  private final String[] texts = new String[REMEMBERED];
  private int filled;
  private int cells;

  private TableWriter(OutputStream out, int width) {
    this.out = out;
    this.width = width;
  }

  /** Opens a file and writes the header. */
  public static TableWriter open(Path file, List<String> columns) {
    try {
      TableWriter writer = new TableWriter(Files.newOutputStream(file), columns.size());
      columns.forEach(writer::text);
      writer.endRow();
      return writer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A number in as many digits as tell it from every other double, on every JDK the same: by
   * Raffaello Giulietti's algorithm, which the JDK has from version 19 on and Jackson before.
   */
  static String digits(double value) {
    return NumberOutput.toString(value, true);
  }

  /** Adds a number to the row, in its {@link #digits}. */
  public TableWriter number(double value) {
    long bits = Double.doubleToRawLongBits(value);
    int slot = (int) ((bits * 0x9E3779B97F4A7C15L) >>> 52);
    if (texts[slot] == null || Double.doubleToRawLongBits(numbers[slot]) != bits) {
      numbers[slot] = value;
      texts[slot] = digits(value);
    }
    return cell(texts[slot]);
  }

  /** Adds a whole number to the row. */
  public TableWriter number(long value) {
    return cell(Long.toString(value));
  }

  /** Adds a text to the row, quoted where it needs to be. */
  public TableWriter text(String value) {
    return cell(isPlain(value) ? value : '"' + value.replace("\"", "\"\"") + '"');
  }

  /** A loop: a stream for each cell was a tenth of the time of a large table. */
  private static boolean isPlain(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == ',' || c == '"' || c == '\n' || c == '\r') {
        return false;
      }
    }
    return true;
  }

  /** Ends the row. */
  public void endRow() {
    if (cells != width) {
      throw new IllegalStateException("%d cells in a table of %d columns".formatted(cells, width));
    }
    cells = 0;
    put('\n');
  }

  private TableWriter cell(String text) {
    if (cells++ > 0) {
      put(',');
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        encode(text.substring(i));
        break;
      }
      put(c);
    }
    return this;
  }

  private void encode(String text) {
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      put(b);
    }
  }

  private void put(int b) {
    if (filled == BUFFER) {
      flush();
    }
    buffer[filled++] = (byte) b;
  }

  private void flush() {
    try {
      out.write(buffer, 0, filled);
      filled = 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try (out) {
      flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
