// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;

/**
 * Reads the IDX format of the MNIST family, gzipped or not: the first axis becomes the rows, all
 * others together the columns; a vector, of labels for instance, becomes one column. Extents are
 * unsigned; nothing may follow after the numbers, and gzip's checksum is verified.
 */
public final class IdxReader {
  private static final byte[] GZIP = {0x1f, (byte) 0x8b};

  private IdxReader() {}

  /** Reads a file. */
  public static NamedMatrix read(Path file) {
    try (InputStream in = Sources.open(file)) {
      return read(Sources.name(file), in, Sources.length(file));
    } catch (IOException e) {
      throw broken(Sources.name(file), e);
    }
  }

  /** Reads a stream, a bundled resource for instance. */
  static NamedMatrix read(String source, InputStream raw) throws IOException {
    return read(source, raw, OptionalLong.empty());
  }

  private static NamedMatrix read(String source, InputStream raw, OptionalLong length)
      throws IOException {
    BufferedInputStream plain = new BufferedInputStream(raw);
    plain.mark(GZIP.length);
    boolean zipped = Arrays.equals(plain.readNBytes(GZIP.length), GZIP);
    plain.reset();
    try (DataInputStream in =
        new DataInputStream(
            zipped ? new BufferedInputStream(new GunzippedStream(source, plain)) : plain)) {
      return values(source, in, zipped ? OptionalLong.empty() : length);
    } catch (EOFException e) {
      throw broken(source, e);
    }
  }

  private static NamedMatrix values(String source, DataInputStream in, OptionalLong length)
      throws IOException {
    int zeros = in.readUnsignedShort();
    int type = in.readUnsignedByte();
    int axes = in.readUnsignedByte();
    if (zeros != 0 || size(type) == 0 || axes == 0) {
      throw BadInputException.of(
          source, "", "it is not in IDX format", "Give the file as its makers publish it.");
    }
    long[] shape = new long[axes];
    for (int axis = 0; axis < axes; axis++) {
      shape[axis] = in.readInt() & 0xffff_ffffL;
    }
    int count = count(source, shape);
    boolean sure = length.isPresent();
    if (sure) {
      requireLength(source, (long) count * size(type), length.getAsLong() - 4 - 4L * axes);
    }
    int columns = (int) (count / shape[0]);
    DoubleList values = new DoubleList(count, sure);
    for (int i = 0; i < count; i++) {
      double value = number(type, in);
      if (!Double.isFinite(value)) {
        throw BadInputException.of(
            source,
            "row %d, column %d".formatted(i / columns + 1, i % columns + 1),
            "%s is not a finite number".formatted(value),
            "Replace the value.");
      }
      values.add(value);
    }
    if (in.read() >= 0) {
      throw trailing(source, 0);
    }
    return new NamedMatrix(source, List.of(), Matrix.of((int) shape[0], columns, values.whole()));
  }

  /** How many numbers a shape has, if one array holds them. */
  private static int count(String source, long... shape) {
    boolean empty = Arrays.stream(shape).anyMatch(extent -> extent == 0);
    long count = 1;
    for (long extent : shape) {
      // No product of two factors below 2^32 overflows.
      count = count > DoubleList.MOST ? count : count * extent;
    }
    if (empty || count > DoubleList.MOST) {
      throw BadInputException.of(
          source,
          "",
          "its shape %s is %s"
              .formatted(
                  Arrays.toString(shape),
                  empty ? "empty" : "more than one array holds, 2147483639 numbers"),
          "Give the file as its makers publish it.");
    }
    return (int) count;
  }

  private static void requireLength(String source, long wanted, long given) throws EOFException {
    if (given < wanted) {
      throw new EOFException();
    }
    if (given > wanted) {
      throw trailing(source, given - wanted);
    }
  }

  private static BadInputException trailing(String source, long rest) {
    return BadInputException.of(
        source,
        "",
        "%s after the last number of its shape".formatted(NpyReader.following(rest)),
        "Fetch it again.");
  }

  /** The bytes of a number of a type, 0 for types that are none. */
  private static int size(int type) {
    return switch (type) {
      case 0x08, 0x09 -> 1;
      case 0x0b -> 2;
      case 0x0c, 0x0d -> 4;
      case 0x0e -> 8;
      default -> 0;
    };
  }

  private static double number(int type, DataInputStream in) throws IOException {
    return switch (type) {
      case 0x08 -> in.readUnsignedByte();
      case 0x09 -> in.readByte();
      case 0x0b -> in.readShort();
      case 0x0c -> in.readInt();
      case 0x0d -> in.readFloat();
      default -> in.readDouble();
    };
  }

  private static BadInputException broken(String source, IOException cause) {
    if (cause instanceof EOFException) {
      return BadInputException.of(
          source, "", "it ends before its last number", "It is cut short: fetch it again.", cause);
    }
    return BadInputException.unreadable(source, cause);
  }
}
