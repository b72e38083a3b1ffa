// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data.tensor;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Writes pickles and the archives around them, such as PyTorch would and such as it would not. */
final class Pickle {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  Pickle() {
    op(0x80, 2);
  }

  Pickle op(int... opcodes) {
    for (int opcode : opcodes) {
      bytes.write(opcode);
    }
    return this;
  }

  Pickle ops(String opcodes) {
    bytes.writeBytes(opcodes.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  Pickle four(long value) {
    bytes.writeBytes(
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt((int) value).array());
    return this;
  }

  Pickle text(String text) {
    byte[] utf = text.getBytes(StandardCharsets.UTF_8);
    ops("X").four(utf.length);
    bytes.writeBytes(utf);
    return this;
  }

  /** A whole number of up to eight bytes. */
  Pickle whole(long value) {
    op(0x8a, 8);
    bytes.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
    return this;
  }

  Pickle global(String module, String name) {
    return ops("c" + module + "\n" + name + "\n");
  }

  /** A tensor of floats. */
  Pickle tensor(String key, long count, long offset, long[] shape, long... strides) {
    return tensor("FloatStorage", key, count, offset, shape, strides);
  }

  /** A tensor. */
  Pickle tensor(String type, String key, long count, long offset, long[] shape, long... strides) {
    global("torch._utils", "_rebuild_tensor_v2").ops("((").text("storage").global("torch", type);
    text(key).text("cpu").whole(count).ops("tQ").whole(offset);
    tuple(shape).tuple(strides);
    return op(0x89).global("collections", "OrderedDict").ops(")RtR");
  }

  private Pickle tuple(long... values) {
    ops("(");
    for (long value : values) {
      whole(value);
    }
    return ops("t");
  }

  byte[] stop() {
    ops(".");
    return bytes.toByteArray();
  }

  /** An archive of a pickle and a storage of bytes. */
  static byte[] archive(byte[] pickle, byte... storage) {
    return zip("a/data.pkl", pickle, "a/version", new byte[] {'3', '\n'}, "a/data/0", storage);
  }

  /**
   * The same with sizes, places and counts only where ZIP64 has them, as in archives of more than 4
   * GB.
   */
  static byte[] wide(byte[] narrow) {
    ByteBuffer from = ByteBuffer.wrap(narrow).order(ByteOrder.LITTLE_ENDIAN);
    int end = narrow.length - 22;
    int start = from.getInt(end + 16);
    int count = from.getShort(end + 10);
    ByteBuffer made =
        ByteBuffer.allocate(narrow.length + 28 * count + 76).order(ByteOrder.LITTLE_ENDIAN);
    made.put(narrow, 0, start);
    for (int at = start; at < end; at += 46 + from.getShort(at + 28)) {
      int name = from.getShort(at + 28);
      made.put(narrow, at, 20).putInt(-1).putInt(-1).putShort((short) name).putShort((short) 28);
      made.put(narrow, at + 32, 10).putInt(-1).put(narrow, at + 46, name);
      made.putShort((short) 1).putShort((short) 24);
      made.putLong(from.getInt(at + 24))
          .putLong(from.getInt(at + 20))
          .putLong(from.getInt(at + 42));
    }
    int size = made.position() - start;
    made.putInt(0x06064b50).putLong(44).putInt(0).putLong(0).putLong(count).putLong(count);
    made.putLong(size).putLong(start);
    made.putInt(0x07064b50).putInt(0).putLong(start + size).putInt(1);
    made.putInt(0x06054b50).putInt(0).putInt(-1).putInt(-1).putInt(-1).putShort((short) 0);
    return made.array();
  }

  /** An archive of members stored as they are; names and bytes in turn. */
  static byte[] zip(Object... members) {
    int length = 1000;
    for (int k = 1; k < members.length; k += 2) {
      length += ((byte[]) members[k]).length;
    }
    ByteBuffer made = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer directory = ByteBuffer.allocate(400).order(ByteOrder.LITTLE_ENDIAN);
    for (int k = 0; k < members.length; k += 2) {
      byte[] name = ((String) members[k]).getBytes(StandardCharsets.UTF_8);
      byte[] data = (byte[]) members[k + 1];
      CRC32 crc = new CRC32();
      crc.update(data);
      int header = made.position();
      made.putInt(0x04034b50).putShort((short) 0).putShort((short) 0).putShort((short) 0);
      made.putInt(0).putInt((int) crc.getValue()).putInt(data.length).putInt(data.length);
      made.putShort((short) name.length).putShort((short) 0).put(name).put(data);
      directory.putInt(0x02014b50).putInt(0).putShort((short) 0).putShort((short) 0).putInt(0);
      directory.putInt((int) crc.getValue()).putInt(data.length).putInt(data.length);
      directory.putShort((short) name.length).putShort((short) 0).putShort((short) 0);
      directory.putShort((short) 0).putShort((short) 0).putInt(0).putInt(header).put(name);
    }
    int start = made.position();
    made.put(directory.flip());
    int size = made.position() - start;
    made.putInt(0x06054b50).putInt(0).putShort((short) (members.length / 2));
    made.putShort((short) (members.length / 2)).putInt(size).putInt(start).putShort((short) 0);
    byte[] whole = new byte[made.position()];
    made.flip().get(whole);
    return whole;
  }
}
