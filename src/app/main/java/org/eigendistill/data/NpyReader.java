// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Counted;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.tensor.ElementType;
import org.eigendistill.data.tensor.Tensor;

/**
 * Reads arrays of NumPy: NPY files and NPZ archives of them. Floats of 2, 4 and 8 bytes, integers
 * of 1 to 8 bytes, booleans; both orders of bytes; C and Fortran order. The first axis becomes the
 * rows, all others together, in C order, the columns; a vector becomes one column.
 */
final class NpyReader {
  private static final int CHUNK = 1 << 16;

  private NpyReader() {}

  static NamedMatrix readNpy(Path file) {
    return shaped(file).matrix();
  }

  static ShapedArray shaped(Path file) {
    return shaped(file, false);
  }

  /**
   * A file's array.
   *
   * @param masks whether it may hold -inf
   */
  static ShapedArray shaped(Path file, boolean masks) {
    String source = Sources.name(file);
    try (InputStream in = Sources.open(file)) {
      return read(source, in, Sources.length(file), masks);
    } catch (IOException e) {
      throw truncated(source, e);
    }
  }

  /** Reads one array of an archive. */
  static NamedMatrix readNpz(Path file, String key) {
    return shaped(file, key).matrix();
  }

  /** The names of an archive's arrays. */
  static List<String> keys(Path file) {
    try (NpzArchive archive = NpzArchive.open(file)) {
      return archive.keys();
    } catch (IOException e) {
      throw broken(file, e);
    }
  }

  static ShapedArray shaped(Path file, String key) {
    return shaped(file, key, false);
  }

  /**
   * An archive's array.
   *
   * @param masks whether it may hold -inf
   */
  static ShapedArray shaped(Path file, String key, boolean masks) {
    try (NpzArchive archive = NpzArchive.open(file)) {
      return archive.read(key, masks);
    } catch (IOException e) {
      throw broken(file, e);
    }
  }

  private static BadInputException broken(Path file, IOException cause) {
    return BadInputException.of(
        file,
        "",
        "it is no whole NPZ archive (%s)".formatted(cause.getMessage()),
        "It may be cut short: save it again by numpy.savez.",
        cause);
  }

  /** The extents of a file's array, by its head alone. */
  static long[] shape(Path file) {
    try (InputStream in = Sources.open(file)) {
      return NpyHeader.read(Sources.name(file), new DataInputStream(in)).shape();
    } catch (IOException e) {
      throw truncated(Sources.name(file), e);
    }
  }

  /** A file's array where it lies, its head and length checked; of a file that is not zipped. */
  static Tensor tensor(Path file) {
    String source = Sources.name(file);
    try (DataInputStream in = new DataInputStream(Sources.open(file))) {
      NpyHeader header = NpyHeader.read(source, in);
      requireLength(source, header, Files.size(file) - header.length());
      return header.tensor(file);
    } catch (IOException e) {
      throw truncated(source, e);
    }
  }

  /** The same of an archive's array. */
  static long[] shape(Path file, String key) {
    try (NpzArchive archive = NpzArchive.open(file)) {
      return archive.shape(key);
    } catch (IOException e) {
      throw broken(file, e);
    }
  }

  /**
   * Reads an array and the end of the stream behind it.
   *
   * @param length the stream's length in bytes, empty where only reading tells it
   * @param masks whether it may hold -inf
   */
  static ShapedArray read(String source, InputStream raw, OptionalLong length, boolean masks)
      throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(raw, CHUNK));
    try {
      NpyHeader header = NpyHeader.read(source, in);
      if (header.count() == 0) {
        throw BadInputException.of(
            source, "", "the array is empty", "Give at least two rows of numbers.");
      }
      if (length.isPresent()) {
        requireLength(source, header, length.getAsLong() - header.length());
      }
      if (header.count() > DoubleList.MOST) {
        throw NpyHeader.tooLarge(source, Arrays.toString(header.shape()), null);
      }
      int rows = (int) header.rows();
      int columns = (int) header.columns();
      double[] values = values(source, in, header, length.isPresent(), masks);
      if (in.read() >= 0) {
        throw trailing(source, 0);
      }
      return new ShapedArray(
          new NamedMatrix(source, List.of(), Matrix.of(rows, columns, values)), header.shape());
    } catch (EOFException e) {
      throw truncated(source, e);
    }
  }

  /** Checks that a file has just the bytes that its head announces. */
  static void requireLength(String source, NpyHeader header, long bytes) {
    if (bytes < header.bytes()) {
      throw BadInputException.of(
          source,
          "",
          "it ends before its last number, with %d of %s of them"
              .formatted(Math.max(0, bytes), Counted.of(header.bytes(), "byte")),
          "It is cut short: save it again.");
    }
    if (bytes > header.bytes()) {
      throw trailing(source, bytes - header.bytes());
    }
  }

  /** That bytes follow, so many, or 0 where nobody has counted them. */
  private static BadInputException trailing(String source, long rest) {
    return BadInputException.of(
        source,
        "",
        "%s after the last number of its shape".formatted(following(rest)),
        "Save each array to a file of its own by numpy.save, or several by numpy.savez.");
  }

  /** What stands behind the last number, in words. */
  static String following(long bytes) {
    return bytes == 0
        ? "more bytes follow"
        : Counted.of(bytes, "byte") + Counted.word(bytes, " follows", " follow");
  }

  private static double[] values(
      String source, DataInputStream in, NpyHeader header, boolean sure, boolean masks)
      throws IOException {
    int count = (int) header.count();
    DoubleList values = new DoubleList(count, sure);
    byte[] bytes = new byte[CHUNK];
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(header.order());
    Places places = Places.of(header);
    ElementType type = header.type();
    for (int done = 0; done < count; ) {
      int batch = Math.min(CHUNK / header.size(), count - done);
      in.readFully(bytes, 0, batch * header.size());
      buffer.clear();
      for (int i = 0; i < batch; i++, done++) {
        double value = element(buffer, type);
        if (!Double.isFinite(value) && !(masks && value < 0)) {
          throw ArrayPlace.notFinite(source, places.of(done), header.shape(), value, type);
        }
        values.add(value);
      }
    }
    return places.placed(values.whole());
  }

  /** The next element. */
  static double element(ByteBuffer buffer, ElementType type) {
    int at = buffer.position();
    buffer.position(at + type.width());
    return type.get(buffer, at);
  }

  /** Where the elements of a file go in a row-major matrix. */
  @FunctionalInterface
  private interface Places {
    int of(int number);

    /** The numbers in their places. */
    default double[] placed(double[] inOrder) {
      double[] values = new double[inOrder.length];
      for (int i = 0; i < values.length; i++) {
        values[of(i)] = inOrder[i];
      }
      return values;
    }

    static Places of(NpyHeader header) {
      if (!header.fortran() || header.shape().length < 2) {
        return new InOrder();
      }
      long[] shape = header.shape();
      int[] strides = new int[shape.length];
      strides[shape.length - 1] = 1;
      for (int axis = shape.length - 2; axis >= 0; axis--) {
        strides[axis] = (int) (strides[axis + 1] * shape[axis + 1]);
      }
      return number -> {
        int rest = number;
        int place = 0;
        for (int axis = 0; axis < shape.length; axis++) {
          place += (int) (rest % shape[axis]) * strides[axis];
          rest /= (int) shape[axis];
        }
        return place;
      };
    }
  }

  /** Elements that lie in C order already. */
  private record InOrder() implements Places {
    @Override
    public int of(int number) {
      return number;
    }

    @Override
    public double[] placed(double[] inOrder) {
      return inOrder;
    }
  }

  private static BadInputException truncated(String source, IOException cause) {
    if (cause instanceof EOFException) {
      return BadInputException.of(
          source, "", "it ends before its last number", "It is cut short: save it again.", cause);
    }
    return BadInputException.unreadable(source, cause);
  }
}
