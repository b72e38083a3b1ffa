package org.eigendistill.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;

/**
 * Reads arrays of NumPy: NPY files and NPZ archives of them. Floats of 4 and 8 bytes, integers of 1
 * to 8 bytes, booleans; both orders of bytes; C and Fortran order. The first axis becomes the rows,
 * all others together, in C order, the columns; a vector becomes one column.
 */
final class NpyReader {
  private static final int CHUNK = 1 << 16;

  private NpyReader() {}

  /**
   * An array with the shape that it has in its file.
   *
   * @param matrix the first axis in rows, all others in columns
   */
  record Shaped(NamedMatrix matrix, long... shape) {}

  static NamedMatrix readNpy(Path file) {
    return shaped(file).matrix();
  }

  static Shaped shaped(Path file) {
    try (InputStream in = Files.newInputStream(Sources.require(file))) {
      return read(file.toString(), in);
    } catch (IOException e) {
      throw truncated(file.toString(), e);
    }
  }

  /** Reads one array of an archive. */
  static NamedMatrix readNpz(Path file, String key) {
    return shaped(file, key).matrix();
  }

  /** The names of an archive's arrays. */
  static List<String> keys(Path file) {
    try (ZipFile zip = new ZipFile(Sources.require(file).toFile())) {
      return keys(zip);
    } catch (IOException e) {
      throw broken(file, e);
    }
  }

  static Shaped shaped(Path file, String key) {
    try (ZipFile zip = new ZipFile(Sources.require(file).toFile())) {
      try (InputStream in = zip.getInputStream(entry(file, zip, key))) {
        return read(file + ", array " + key, in);
      }
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

  /** How many axes the array of a file or of an archive has. */
  static int axes(Path file, String key) {
    return shape(file, key).length;
  }

  private static long[] shape(Path file, String key) {
    if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".npz")) {
      try (InputStream in = Files.newInputStream(Sources.require(file))) {
        return NpyHeader.read(file.toString(), new DataInputStream(in)).shape();
      } catch (IOException e) {
        throw truncated(file.toString(), e);
      }
    }
    try (ZipFile zip = new ZipFile(Sources.require(file).toFile());
        InputStream in = zip.getInputStream(entry(file, zip, key))) {
      return NpyHeader.read(file + ", array " + key, new DataInputStream(in)).shape();
    } catch (IOException e) {
      throw broken(file, e);
    }
  }

  private static ZipEntry entry(Path file, ZipFile zip, String key) {
    ZipEntry entry = zip.getEntry(key + ".npy");
    if (entry == null) {
      throw BadInputException.of(
          file,
          "",
          "it holds no array '%s', but %s".formatted(key, keys(zip)),
          "Name one of them, by --key or as %s:KEY.".formatted(file));
    }
    return entry;
  }

  private static List<String> keys(ZipFile zip) {
    List<String> names = new ArrayList<>();
    zip.stream()
        .map(ZipEntry::getName)
        .filter(name -> name.endsWith(".npy"))
        .forEach(name -> names.add(name.substring(0, name.length() - 4)));
    return names;
  }

  private static Shaped read(String source, InputStream raw) throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(raw, CHUNK));
    try {
      NpyHeader header = NpyHeader.read(source, in);
      long rows = header.rows();
      long columns = header.columns();
      if (rows == 0 || columns == 0) {
        throw BadInputException.of(
            source, "", "the array is empty", "Give at least two rows of numbers.");
      }
      if (rows > Integer.MAX_VALUE || rows * columns > Integer.MAX_VALUE - 8) {
        throw BadInputException.of(
            source,
            "",
            "%d x %d numbers do not fit one array in memory".formatted(rows, columns),
            "Give fewer rows at a time.");
      }
      double[] values = values(source, in, header, (int) rows, (int) columns);
      return new Shaped(
          new NamedMatrix(source, List.of(), Matrix.of((int) rows, (int) columns, values)),
          header.shape());
    } catch (EOFException e) {
      throw truncated(source, e);
    } catch (ArithmeticException e) {
      throw BadInputException.of(source, "", "its shape is out of range", "Save it again.", e);
    }
  }

  private static double[] values(
      String source, DataInputStream in, NpyHeader header, int rows, int columns)
      throws IOException {
    int count = rows * columns;
    double[] values = new double[count];
    byte[] bytes = new byte[CHUNK];
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(header.order());
    Places places = Places.of(header, rows, columns);
    for (int done = 0; done < count; ) {
      int batch = Math.min(CHUNK / header.size(), count - done);
      in.readFully(bytes, 0, batch * header.size());
      buffer.clear();
      for (int i = 0; i < batch; i++, done++) {
        double value = element(buffer, header);
        int place = places.of(done);
        if (!Double.isFinite(value)) {
          throw BadInputException.of(
              source,
              place(place, header.shape(), columns),
              "%s is not a finite number".formatted(value),
              "Replace the value or leave the row out.");
        }
        values[place] = value;
      }
    }
    return values;
  }

  /** Row and column from 1; of more than two axes the indices, from 0 as NumPy has them. */
  private static String place(int number, long[] shape, int columns) {
    if (shape.length <= 2) {
      return "row %d, column %d".formatted(number / columns + 1, number % columns + 1);
    }
    long[] index = new long[shape.length];
    long rest = number;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      index[axis] = rest % shape[axis];
      rest /= shape[axis];
    }
    return "index " + Arrays.toString(index);
  }

  static double element(ByteBuffer buffer, NpyHeader header) {
    return switch (header.kind()) {
      case 'f' -> header.size() == 4 ? buffer.getFloat() : buffer.getDouble();
      case 'b' -> buffer.get() == 0 ? 0 : 1;
      case 'i' ->
          switch (header.size()) {
            case 1 -> buffer.get();
            case 2 -> buffer.getShort();
            case 4 -> buffer.getInt();
            default -> buffer.getLong();
          };
      default ->
          switch (header.size()) {
            case 1 -> buffer.get() & 0xff;
            case 2 -> buffer.getShort() & 0xffff;
            case 4 -> buffer.getInt() & 0xffffffffL;
            default -> unsigned(buffer.getLong());
          };
    };
  }

  private static double unsigned(long bits) {
    return bits >= 0 ? bits : ((bits >>> 1) | (bits & 1)) * 2.0;
  }

  /** Where the elements of a file go in a row-major matrix. */
  @FunctionalInterface
  private interface Places {
    int of(int number);

    static Places of(NpyHeader header, int rows, int columns) {
      if (!header.fortran() || header.shape().length < 2) {
        return number -> number;
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

  private static BadInputException truncated(String source, IOException cause) {
    if (cause instanceof EOFException) {
      return BadInputException.of(
          source, "", "it ends before its last number", "It is cut short: save it again.", cause);
    }
    return BadInputException.of(
        source, "", "it cannot be read (%s)".formatted(cause.getMessage()), "Check it.", cause);
  }
}
