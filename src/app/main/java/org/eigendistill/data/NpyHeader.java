// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.eigendistill.base.BadInputException;
import org.eigendistill.data.tensor.ElementType;
import org.eigendistill.data.tensor.Tensor;

/**
 * The head of a file in NumPy's format (versions 1 to 3): a magic string, a version, and a
 * dictionary of type, order and shape.
 *
 * @param kind f, i, u or b: floating, signed, unsigned, boolean
 * @param size bytes per element: 1, 2, 4 or 8
 * @param order the order of bytes
 * @param fortran whether the first index runs fastest
 * @param shape the extent of each axis; their product and that of bytes are no more than a long
 *     holds
 * @param length the head's own length in bytes
 */
record NpyHeader(char kind, int size, ByteOrder order, boolean fortran, long[] shape, int length) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /**
   * Reads the head.
   *
   * @param source the file, for messages
   */
  static NpyHeader read(String source, DataInputStream in) throws IOException {
    byte[] magic = in.readNBytes(MAGIC.length);
    if (!Arrays.equals(magic, MAGIC)) {
      throw BadInputException.of(
          source, "", "it is not in NumPy's NPY format", "Save it by numpy.save.");
    }
    int version = in.readUnsignedByte();
    int minor = in.readUnsignedByte();
    if (version < 1 || version > 3 || minor != 0) {
      throw BadInputException.of(
          source,
          "",
          "NPY version %d.%d is not known".formatted(version, minor),
          "Save it by numpy.save.");
    }
    byte[] sizeBytes = in.readNBytes(version == 1 ? 2 : 4);
    long size = 0;
    for (int i = sizeBytes.length - 1; i >= 0; i--) {
      size = size << 8 | sizeBytes[i] & 0xff;
    }
    if (size > 1 << 20) {
      throw damaged(source);
    }
    byte[] text = in.readNBytes((int) size);
    if (text.length < size) {
      throw new EOFException();
    }
    String dictionary =
        new String(text, version < 3 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    int length = MAGIC.length + 2 + sizeBytes.length + text.length;
    return parse(source, dictionary, length);
  }

  private static NpyHeader parse(String source, String text, int length) {
    NpyDictionary read = NpyDictionary.read(source, text);
    String name = read.type();
    if (!name.matches("[<>=|]?(f[248]|[iu][1248]|b1)")) {
      throw BadInputException.of(
          source,
          "",
          (name.matches(".?V2")
                  ? "its element type '%s' is two bytes without a meaning (bfloat16 of another library?)"
                  : "its element type '%s' is not a real number that is read here")
              .formatted(name),
          mend(name));
    }
    boolean marked = !Character.isLetterOrDigit(name.charAt(0));
    ByteOrder order = name.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    String bare = marked ? name.substring(1) : name;
    NpyHeader header =
        new NpyHeader(
            bare.charAt(0), bare.charAt(1) - '0', order, read.fortran(), read.shape(), length);
    if (Arrays.stream(read.shape()).noneMatch(extent -> extent == 0)) {
      header.requireExact(source);
    }
    return header;
  }

  /** How an array of another element type is turned into one of numbers. */
  private static String mend(String type) {
    if (type.matches(".?[US][0-9]*")) {
      return "These are texts. Code them as numbers, by numpy.unique(array, return_inverse=True)[1].";
    }
    if (type.matches(".?[Mm]8.*")) {
      return "These are times. Save them as numbers from a start on, by (array - array.min()) /"
          + " numpy.timedelta64(1, 's').";
    }
    if (type.matches(".?c.*")) {
      return "Save its parts side by side as float64, by numpy.hstack([array.real, array.imag]).";
    }
    return type.matches(".?V2")
        ? "Save it by array.astype('float32')."
        : "Save it as float64, by array.astype('float64').";
  }

  /** Checks that neither the numbers nor their bytes are more than a long counts. */
  private void requireExact(String source) {
    try {
      long bytes = size;
      for (long extent : shape) {
        bytes = Math.multiplyExact(bytes, extent);
      }
    } catch (ArithmeticException e) {
      throw tooLarge(source, Arrays.toString(shape), e);
    }
  }

  /** A shape that no array of Java's has. */
  static BadInputException tooLarge(String source, String shape, Exception cause) {
    return BadInputException.of(
        source,
        "",
        "its shape %s is more than one array holds, 2147483639 numbers".formatted(shape),
        "Save fewer rows or columns.",
        cause);
  }

  private static BadInputException damaged(String source) {
    return BadInputException.of(source, "", "its NPY header is damaged", "Save it again.");
  }

  /** What its elements are. */
  ElementType type() {
    return kind == 'b'
        ? ElementType.BOOL
        : ElementType.valueOf(Character.toUpperCase(kind) + String.valueOf(8 * size));
  }

  /** The array behind this head. */
  Tensor tensor(Path file) {
    long[] strides = new long[shape.length];
    long stride = 1;
    for (int axis = 0; axis < shape.length; axis++) {
      strides[axis] = stride;
      stride *= Math.max(1, shape[axis]);
    }
    return fortran
        ? new Tensor(file.toString(), file, length, type(), order, shape, strides)
        : Tensor.inOrder(file.toString(), file, length, type(), order, shape);
  }

  /** The rows: the first axis; a vector is a column. */
  long rows() {
    return shape.length == 0 ? 1 : shape[0];
  }

  /** The columns: all further axes together. */
  long columns() {
    return count() == 0 ? 0 : count() / rows();
  }

  /** How many numbers there are. */
  long count() {
    return Arrays.stream(shape).anyMatch(extent -> extent == 0)
        ? 0
        : Arrays.stream(shape).reduce(1, Math::multiplyExact);
  }

  /** The bytes of all numbers together. */
  long bytes() {
    return Math.multiplyExact(count(), size);
  }
}
