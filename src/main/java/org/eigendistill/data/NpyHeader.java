package org.eigendistill.data;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eigendistill.base.BadInputException;

/**
 * The head of a file in NumPy's format (versions 1 to 3): a magic string, a version, and a
 * dictionary of type, order and shape.
 *
 * @param kind f, i, u or b: floating, signed, unsigned, boolean
 * @param size bytes per element: 1, 2, 4 or 8
 * @param order the order of bytes
 * @param fortran whether the first index runs fastest
 * @param shape the extent of each axis
 * @param length the head's own length in bytes
 */
record NpyHeader(char kind, int size, ByteOrder order, boolean fortran, long[] shape, int length) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
  private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");

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
    in.readUnsignedByte();
    if (version < 1 || version > 3) {
      throw BadInputException.of(
          source, "", "NPY version %d is not known".formatted(version), "Save it by numpy.save.");
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
    String dictionary = new String(text, StandardCharsets.UTF_8);
    int length = MAGIC.length + 2 + sizeBytes.length + text.length;
    return parse(source, dictionary, length);
  }

  private static NpyHeader parse(String source, String dictionary, int length) {
    Matcher fortran = FORTRAN.matcher(dictionary);
    Matcher shape = SHAPE.matcher(dictionary);
    if (!dictionary.contains("'descr'") || !fortran.find() || !shape.find()) {
      throw damaged(source);
    }
    Matcher type = TYPE.matcher(dictionary);
    String name = type.find() ? type.group(1) : "structured";
    if (!name.matches("[<>=|]?(f[48]|[iu][1248]|b1)")) {
      throw BadInputException.of(
          source,
          "",
          "its element type '%s' is not a real number that is read here".formatted(name),
          "Save it as float64, by array.astype('float64').");
    }
    boolean marked = !Character.isLetterOrDigit(name.charAt(0));
    ByteOrder order = name.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    String bare = marked ? name.substring(1) : name;
    return new NpyHeader(
        bare.charAt(0),
        bare.charAt(1) - '0',
        order,
        fortran.group(1).equals("True"),
        extents(source, shape.group(1)),
        length);
  }

  private static long[] extents(String source, String list) {
    try {
      long[] shape =
          Arrays.stream(list.split(","))
              .map(String::strip)
              .filter(part -> !part.isEmpty())
              .mapToLong(Long::parseLong)
              .toArray();
      if (Arrays.stream(shape).anyMatch(extent -> extent < 0)) {
        throw damaged(source);
      }
      return shape;
    } catch (NumberFormatException e) {
      throw damaged(source);
    }
  }

  private static BadInputException damaged(String source) {
    return BadInputException.of(source, "", "its NPY header is damaged", "Save it again.");
  }

  /** The rows: the first axis; a vector is a column. */
  long rows() {
    return shape.length == 0 ? 1 : shape[0];
  }

  /** The columns: all further axes together. */
  long columns() {
    long columns = 1;
    for (int axis = 1; axis < shape.length; axis++) {
      columns = Math.multiplyExact(columns, shape[axis]);
    }
    return columns;
  }
}
