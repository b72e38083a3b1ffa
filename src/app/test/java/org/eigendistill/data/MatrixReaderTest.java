// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Formats; faults that the program's users meet are tested through the jar as well. */
class MatrixReaderTest {
  private static final Matrix SMALL = Matrix.of(2, 3, 1, -2.5, 3e-7, 4, 5, 6);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,-2.5,3e-7\n4,5,6\n",
        "1;-2.5;3e-7\r\n4;5;6\r\n",
        "1\t-2.5\t3e-7\n4\t5\t6",
        "\uFEFF1,-2.5,3e-7\n\n4,5,6\n\n",
        "\"1\",\"-2.5\",\" 3e-7 \"\n4,5,6\n",
        "a,\"b, and c\",d\n1,-2.5,3e-7\n4,5,6\n"
      })
  void csv(String text) throws IOException {
    Files.writeString(folder.resolve("m.csv"), text);
    NamedMatrix read = MatrixReader.read(folder.resolve("m.csv"));
    assertThat(read.values()).isEqualTo(SMALL);
    assertThat(read.columnNames().isEmpty()).isEqualTo(!text.startsWith("a"));
  }

  @Test
  void csvHeaderNames() throws IOException {
    Files.writeString(folder.resolve("m.csv"), "a,\"b, and c\"\n1,2\n");
    assertThat(MatrixReader.read(folder.resolve("m.csv")).columnNames())
        .containsExactly("a", "b, and c");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,2\n3,2f\n", "0x1,2\n3,four\n", "1,2\n3,1d\n"})
  void javasOwnSpellingsAreNoNumbers(String text) throws IOException {
    Files.writeString(folder.resolve("m.csv"), text);
    assertThatThrownBy(() -> MatrixReader.read(folder.resolve("m.csv")))
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void csvInAnotherEncoding() throws IOException {
    Files.write(folder.resolve("m.csv"), "größe,y\n1,2\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> MatrixReader.read(folder.resolve("m.csv")))
        .hasMessageContaining("UTF-8");
  }

  @Test
  void npyRoundTrip() throws IOException {
    Path file = folder.resolve("m.npy");
    NpyWriter.write(file, SMALL);
    assertThat(MatrixReader.read(file).values()).isEqualTo(SMALL);
    assertThat(Files.size(file) % 64).isEqualTo(8 * 6 % 64); // the head is aligned
  }

  @ParameterizedTest
  @CsvSource({
    "<f4,False",
    ">f4,True",
    "<f8,True",
    ">f8,False",
    "|i1,False",
    "<i2,True",
    ">i4,False",
    "<i8,False",
    "|u1,True",
    "<u2,False",
    ">u4,True",
    "<u8,False",
    "|b1,False"
  })
  void npyTypesOrdersAndLayouts(String type, boolean fortran) throws IOException {
    int size = type.charAt(2) - '0';
    int[] wanted =
        type.endsWith("b1") ? new int[] {1, 0, 0, 1, 1, 0} : new int[] {1, 2, 3, 4, 5, 6};
    int[] stored =
        fortran
            ? new int[] {wanted[0], wanted[3], wanted[1], wanted[4], wanted[2], wanted[5]}
            : wanted;
    ByteBuffer body =
        ByteBuffer.allocate(6 * size)
            .order(type.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    for (int value : stored) {
      switch (type.substring(1)) {
        case "f4" -> body.putFloat(value);
        case "f8" -> body.putDouble(value);
        case "i2", "u2" -> body.putShort((short) value);
        case "i4", "u4" -> body.putInt(value);
        case "i8", "u8" -> body.putLong(value);
        default -> body.put((byte) value);
      }
    }
    Files.write(folder.resolve("m.npy"), npy(1, type, fortran, "(2, 3)", body.array()));
    Matrix read = MatrixReader.read(folder.resolve("m.npy")).values();
    assertThat(read).isEqualTo(Matrix.fill(2, 3, (i, j) -> wanted[3 * i + j]));
  }

  @Test
  void npyOfOtherVersionsAndRanks() throws IOException {
    byte[] body = new byte[24];
    ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN).putDouble(1).putDouble(2).putDouble(3);
    Files.write(folder.resolve("v2.npy"), npy(2, "<f8", false, "(3,)", body));
    assertThat(MatrixReader.read(folder.resolve("v2.npy")).values())
        .isEqualTo(Matrix.ofColumn(1, 2, 3));
    Files.write(folder.resolve("cube.npy"), npy(3, "<f8", false, "(1, 3, 1)", body));
    assertThat(MatrixReader.read(folder.resolve("cube.npy")).values())
        .isEqualTo(Matrix.of(1, 3, 1, 2, 3));
  }

  @Test
  void npyOfThreeAxesInFortranOrder() throws IOException {
    // element (i, j, k) of a 2 x 2 x 2 array is 4 i + 2 j + k; the first index runs fastest
    ByteBuffer body = ByteBuffer.allocate(8);
    for (int k = 0; k < 2; k++) {
      for (int j = 0; j < 2; j++) {
        body.put((byte) (2 * j + k)).put((byte) (4 + 2 * j + k));
      }
    }
    Files.write(folder.resolve("m.npy"), npy(1, "|u1", true, "(2, 2, 2)", body.array()));
    assertThat(MatrixReader.read(folder.resolve("m.npy")).values())
        .isEqualTo(Matrix.fill(2, 4, (i, j) -> 4 * i + j));
  }

  @Test
  void largeUnsignedNumbers() throws IOException {
    ByteBuffer body = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(-1).putLong(1);
    Files.write(folder.resolve("m.npy"), npy(1, "<u8", false, "(2, 1)", body.array()));
    assertThat(MatrixReader.read(folder.resolve("m.npy")).values())
        .isEqualTo(Matrix.ofColumn(0x1p64, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(-1, 2)", "(99999999999, 99999999999)", "(0, 3)", "(2000000000, 3)"})
  void impossibleShapes(String shape) throws IOException {
    Files.write(folder.resolve("m.npy"), npy(1, "<f8", false, shape, new byte[8]));
    assertThatThrownBy(() -> MatrixReader.read(folder.resolve("m.npy")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("m.npy");
  }

  @Test
  void idxPlainAndZipped() throws IOException {
    byte[] idx = {0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 1, 2, (byte) 200, 4};
    Files.write(folder.resolve("images-idx3-ubyte"), idx);
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(idx);
    }
    Files.write(folder.resolve("images-idx3-ubyte.gz"), zipped.toByteArray());
    for (String name : new String[] {"images-idx3-ubyte", "images-idx3-ubyte.gz"}) {
      assertThat(MatrixReader.read(folder.resolve(name)).values())
          .isEqualTo(Matrix.of(2, 2, 1, 2, 200, 4));
    }
    Files.write(folder.resolve("cut.idx"), java.util.Arrays.copyOf(idx, 17));
    assertThatThrownBy(() -> MatrixReader.read(folder.resolve("cut.idx")))
        .hasMessageContaining("cut short");
    Files.write(folder.resolve("wrong.idx"), new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
    assertThatThrownBy(() -> MatrixReader.read(folder.resolve("wrong.idx")))
        .hasMessageContaining("not in IDX format");
  }

  private static byte[] npy(int version, String type, boolean fortran, String shape, byte[] body) {
    String head =
        "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }\n"
            .formatted(type, fortran ? "True" : "False", shape);
    int lengthBytes = version == 1 ? 2 : 4;
    ByteBuffer buffer =
        ByteBuffer.allocate(8 + lengthBytes + head.length() + body.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    buffer.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    buffer.put((byte) version).put((byte) 0);
    if (version == 1) {
      buffer.putShort((short) head.length());
    } else {
      buffer.putInt(head.length());
    }
    return buffer.put(head.getBytes(StandardCharsets.US_ASCII)).put(body).array();
  }
}
