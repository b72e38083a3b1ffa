// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FSDataInputStream;
import org.eigendistill.base.BadInputException;

/** Arrays of NumPy's files, of double or single precision, row by row. */
final class NpySource implements RowSource {
  private static final long serialVersionUID = 1L;
  private static final Pattern TYPE = Pattern.compile("'descr':\\s*'([^']*)'");
  private static final Pattern SHAPE =
      Pattern.compile("'shape':\\s*\\((\\d+),\\s*(\\d+)?,?\\s*\\)");

  private final ArrayList<Part> parts;
  private final int columns;

  /** A file of so many rows of numbers of so many bytes, which begin after so many. */
  private record Part(DataFile file, long firstRow, long rows, int columns, int size, int begin)
      implements Serializable {}

  private NpySource(ArrayList<Part> parts) {
    this.parts = parts;
    this.columns = parts.get(0).columns;
  }

  static NpySource of(List<DataFile> files) {
    ArrayList<Part> parts = new ArrayList<>();
    long rows = 0;
    for (DataFile file : files) {
      Part part = part(file, rows);
      rows += part.rows;
      parts.add(part);
      if (part.columns != parts.get(0).columns) {
        throw BadInputException.of(
            file.place(),
            "",
            "%d columns where the first file has %d".formatted(part.columns, parts.get(0).columns),
            "Give files of the same columns.");
      }
    }
    return new NpySource(parts);
  }

  private static Part part(DataFile file, long firstRow) {
    byte[] start = file.read(in -> in.readNBytes((int) Math.min(file.length(), 1 << 16)));
    boolean known = start.length > 12 && (start[0] & 0xff) == 0x93 && start[1] == 'N';
    ByteBuffer bytes = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN);
    int begin =
        !known ? 0 : start[6] == 1 ? 10 + (bytes.getShort(8) & 0xffff) : 12 + bytes.getInt(8);
    if (!known || begin < 10 || begin > start.length) {
      throw refused(file, "it is no file of numpy.save");
    }
    String header = new String(start, 0, begin, StandardCharsets.ISO_8859_1);
    Matcher type = TYPE.matcher(header);
    Matcher shape = SHAPE.matcher(header);
    if (!type.find() || !shape.find() || !type.group(1).matches("<f[48]")) {
      throw refused(file, "it has no table of numbers of type <f8 or <f4");
    }
    long rows = Long.parseLong(shape.group(1));
    int columns = shape.group(2) == null ? 1 : Integer.parseInt(shape.group(2));
    int size = type.group(1).charAt(2) - '0';
    if (header.contains("'fortran_order': True") && rows > 1 && columns > 1) {
      throw refused(file, "its numbers lie column by column");
    }
    if (columns == 0 || begin + rows * columns * size != file.length()) {
      throw refused(file, "%d x %d numbers do not make its length".formatted(rows, columns));
    }
    return new Part(file, firstRow, rows, columns, size, begin);
  }

  private static BadInputException refused(DataFile file, String problem) {
    return BadInputException.of(
        file.place(), "", problem, "Save it by numpy.save(F, numpy.ascontiguousarray(X, '<f8')).");
  }

  @Override
  public List<String> names() {
    return RowSources.numbered(columns);
  }

  @Override
  public long rows() {
    Part last = parts.get(parts.size() - 1);
    return last.firstRow + last.rows;
  }

  @Override
  public RowCursor from(long row) {
    return new PartCursor<>(parts, Part::firstRow, Part::rows, row, NpySource::open);
  }

  private static RowCursor open(Part part, long row) {
    FSDataInputStream in = part.file.open();
    ByteBuffer bytes = ByteBuffer.allocate(part.columns * part.size).order(ByteOrder.LITTLE_ENDIAN);
    long[] at = {row};
    try {
      in.seek(part.begin + (row - part.firstRow) * part.columns * part.size);
    } catch (IOException e) {
      throw part.file.unreadable(e);
    }
    return new RowCursor() {
      private final DataInputStream buffered =
          new DataInputStream(new BufferedInputStream(in, 1 << 20));

      @Override
      public double[] next() {
        double[] values = new double[part.columns];
        try {
          buffered.readFully(bytes.array());
        } catch (IOException e) {
          part.file.requireUnchanged();
          throw part.file.unreadable(e);
        }
        for (int j = 0; j < values.length; j++) {
          values[j] = part.size == 8 ? bytes.getDouble(8 * j) : bytes.getFloat(4 * j);
          if (!Double.isFinite(values[j])) {
            throw part.file.fault(at[0], "column %d is %s".formatted(j + 1, values[j]));
          }
        }
        at[0]++;
        return values;
      }

      @Override
      public void close() {
        try {
          in.close();
        } catch (IOException e) {
          throw part.file.unreadable(e);
        }
        part.file.requireUnchanged();
      }
    };
  }
}
