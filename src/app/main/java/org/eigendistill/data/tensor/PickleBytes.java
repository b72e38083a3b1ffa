// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data.tensor;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.eigendistill.base.BadInputException;

/** The bytes of a pickle, taken one argument after another. */
final class PickleBytes {
  private static final int LONGEST_LINE = 1000;

  private final String source;
  private final ByteBuffer bytes;
  private int opcode;

  /**
   * Of a pickle.
   *
   * @param source the file, for messages
   */
  PickleBytes(String source, byte... pickle) {
    this.source = source;
    this.bytes = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The next opcode, a byte. */
  int opcode() {
    opcode = bytes.position();
    return (int) unsigned(1);
  }

  boolean isAtEnd() {
    return !bytes.hasRemaining();
  }

  /** A number of 1, 2, 4 or 8 bytes without a sign; no more than a long holds. */
  long unsigned(int width) {
    try {
      long value =
          switch (width) {
            case 1 -> bytes.get() & 0xff;
            case 2 -> bytes.getShort() & 0xffff;
            case 4 -> bytes.getInt() & 0xffffffffL;
            default -> bytes.getLong();
          };
      if (value < 0) {
        throw fault("a length is more than a file has");
      }
      return value;
    } catch (BufferUnderflowException e) {
      throw BadInputException.of(source, place(), "it ends here", TorchArchive.MEND, e);
    }
  }

  /** A number of four bytes with a sign. */
  long signed() {
    return (int) unsigned(4);
  }

  /** A number of eight bytes, the first of them the highest. */
  double real() {
    return ByteBuffer.wrap(take(8)).getDouble();
  }

  /** A number of any length, its lowest byte first; a long where one holds it. */
  Number whole() {
    byte[] lowestFirst = take(unsigned(1));
    byte[] number = new byte[lowestFirst.length + 1];
    for (int k = 0; k < lowestFirst.length; k++) {
      number[lowestFirst.length - k] = lowestFirst[k];
    }
    number[0] = (byte) (lowestFirst.length > 0 && number[1] < 0 ? -1 : 0);
    BigInteger value = new BigInteger(number);
    return value.bitLength() < Long.SIZE ? (Number) value.longValue() : value;
  }

  /** Text in UTF-8 behind its length. */
  String text(int width) {
    return new String(take(unsigned(width)), StandardCharsets.UTF_8);
  }

  /** Bytes behind their length. */
  byte[] bytes(int width) {
    return take(unsigned(width));
  }

  /** Text up to the end of a line. */
  String line() {
    StringBuilder line = new StringBuilder();
    for (int c = (int) unsigned(1); c != '\n'; c = (int) unsigned(1)) {
      if (line.length() == LONGEST_LINE) {
        throw fault("a name has more than %d letters".formatted(LONGEST_LINE));
      }
      line.append((char) c);
    }
    return line.toString();
  }

  private byte[] take(long count) {
    if (count > bytes.remaining()) {
      throw fault("%d bytes are said to follow, and %d do".formatted(count, bytes.remaining()));
    }
    byte[] taken = new byte[(int) count];
    bytes.get(taken);
    return taken;
  }

  private String place() {
    return "data.pkl, byte " + opcode;
  }

  /** What is wrong at the last opcode. */
  BadInputException fault(String problem) {
    return fault(problem, TorchArchive.MEND);
  }

  /** The same with a mend of its own. */
  BadInputException fault(String problem, String mend) {
    return BadInputException.of(source, place(), problem, mend);
  }
}
