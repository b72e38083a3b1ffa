// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data.tensor;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the elements of a tensor are. Each is turned into the double that it is; of integers of 64
 * bits only those below 2^53 in size are surely that.
 */
public enum ElementType {
  /** IEEE 754's binary64. */
  F64(8, "Double"),
  /** IEEE 754's binary32. */
  F32(4, "Float"),
  /** IEEE 754's binary16: see {@link HalfPrecision#float16}. */
  F16(2, "Half"),
  /** The upper half of a binary32: see {@link HalfPrecision#bfloat16}. */
  BF16(2, "BFloat16"),
  /** Signed, of 64 bits. */
  I64(8, "Long"),
  /** Signed, of 32 bits. */
  I32(4, "Int"),
  /** Signed, of 16 bits. */
  I16(2, "Short"),
  /** Signed, of 8 bits. */
  I8(1, "Char"),
  /** Unsigned, of 64 bits. */
  U64(8, ""),
  /** Unsigned, of 32 bits. */
  U32(4, ""),
  /** Unsigned, of 16 bits. */
  U16(2, ""),
  /** Unsigned, of 8 bits. */
  U8(1, "Byte"),
  /** A byte that is 0 or not: 0 or 1. */
  BOOL(1, "Bool");

  private final int width;
  private final String torch;

  ElementType(int width, String torch) {
    this.width = width;
    this.torch = torch;
  }

  /** Bytes of an element. */
  public int width() {
    return width;
  }

  /** The type of this name as safetensors has it, {@code BF16} for instance; or none. */
  static Optional<ElementType> named(String name) {
    return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
  }

  /** The type of a storage of PyTorch's, {@code torch.HalfStorage} for instance; or none. */
  static Optional<ElementType> ofStorage(String global) {
    return Arrays.stream(values())
        .filter(type -> global.equals("torch." + type.torch + "Storage"))
        .findFirst();
  }

  /**
   * An element.
   *
   * @param bytes in the order of the file
   * @param at the place of its first byte
   */
  public double get(ByteBuffer bytes, int at) {
    return switch (this) {
      case F64 -> bytes.getDouble(at);
      case F32 -> bytes.getFloat(at);
      case F16 -> HalfPrecision.float16(bytes.getShort(at));
      case BF16 -> HalfPrecision.bfloat16(bytes.getShort(at));
      case I64 -> bytes.getLong(at);
      case I32 -> bytes.getInt(at);
      case I16 -> bytes.getShort(at);
      case I8 -> bytes.get(at);
      case U64 -> unsigned(bytes.getLong(at));
      case U32 -> bytes.getInt(at) & 0xffffffffL;
      case U16 -> bytes.getShort(at) & 0xffff;
      case U8 -> bytes.get(at) & 0xff;
      case BOOL -> bytes.get(at) == 0 ? 0 : 1;
    };
  }

  private static double unsigned(long bits) {
    return bits >= 0 ? bits : ((bits >>> 1) | (bits & 1)) * 2.0;
  }
}
