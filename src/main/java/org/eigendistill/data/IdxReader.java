package org.eigendistill.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;

/**
 * Reads the IDX format of the MNIST family, gzipped or not: the first axis becomes the rows, all
 * others together the columns; a vector, of labels for instance, becomes one column.
 */
public final class IdxReader {
  private static final int MOST = Integer.MAX_VALUE - 8;

  private IdxReader() {}

  /** Reads a file. */
  public static NamedMatrix read(Path file) {
    try (InputStream in = Files.newInputStream(Sources.require(file))) {
      return read(file.toString(), in);
    } catch (IOException e) {
      throw broken(file.toString(), e);
    }
  }

  /** Reads a stream, a bundled resource for instance. */
  static NamedMatrix read(String source, InputStream raw) throws IOException {
    BufferedInputStream plain = new BufferedInputStream(raw);
    plain.mark(2);
    boolean zipped = plain.read() == 0x1f && plain.read() == 0x8b;
    plain.reset();
    try (DataInputStream in =
        new DataInputStream(zipped ? new BufferedInputStream(new GZIPInputStream(plain)) : plain)) {
      return values(source, in);
    } catch (EOFException e) {
      throw broken(source, e);
    }
  }

  private static NamedMatrix values(String source, DataInputStream in) throws IOException {
    int zeros = in.readUnsignedShort();
    int type = in.readUnsignedByte();
    int axes = in.readUnsignedByte();
    boolean known = type == 8 || type == 9 || (type >= 0x0b && type <= 0x0e);
    if (zeros != 0 || !known || axes == 0) {
      throw BadInputException.of(
          source, "", "it is not in IDX format", "Give the file as its makers publish it.");
    }
    int rows = in.readInt();
    long columns = 1;
    for (int axis = 1; axis < axes; axis++) {
      columns *= in.readInt();
    }
    if (rows <= 0 || columns <= 0 || rows * columns > MOST) {
      throw BadInputException.of(
          source,
          "",
          "its shape, %d x %d, is empty or too large".formatted(rows, columns),
          "Give the file as its makers publish it.");
    }
    double[] values = new double[(int) (rows * columns)];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (type) {
            case 0x08 -> in.readUnsignedByte();
            case 0x09 -> in.readByte();
            case 0x0b -> in.readShort();
            case 0x0c -> in.readInt();
            case 0x0d -> in.readFloat();
            default -> in.readDouble();
          };
      if (!Double.isFinite(values[i])) {
        throw BadInputException.of(
            source,
            "row %d, column %d".formatted(i / columns + 1, i % columns + 1),
            "%s is not a finite number".formatted(values[i]),
            "Replace the value.");
      }
    }
    return new NamedMatrix(source, List.of(), Matrix.of(rows, (int) columns, values));
  }

  private static BadInputException broken(String source, IOException cause) {
    if (cause instanceof EOFException) {
      return BadInputException.of(
          source, "", "it ends before its last number", "It is cut short: fetch it again.", cause);
    }
    return BadInputException.of(
        source, "", "it cannot be read (%s)".formatted(cause.getMessage()), "Check it.", cause);
  }
}
