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
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What binary files carry is verified, and what their heads claim is believed only as far as bytes
 * come. Claims are of 16 GB and more, which the test's process does not have.
 */
class BinaryFormatsTest {
  private static final byte[] IMAGES = {
    0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 1, 2, (byte) 200, 4
  };

  @TempDir private Path folder;

  @Test
  void everyHalfFloatIsTheFloatThatItIs() throws IOException {
    ByteBuffer body = ByteBuffer.allocate(2 * 63_488).order(ByteOrder.LITTLE_ENDIAN);
    double[] right = new double[63_488];
    int count = 0;
    for (int bits = 0; bits < 1 << 16; bits++) {
      if ((bits & 0x7c00) != 0x7c00) {
        body.putShort((short) bits);
        right[count++] = bySinglePrecision(bits);
      }
    }
    Path file = write("h.npy", npy("<f2", "(63488,)", body.array()));
    assertThat(MatrixReader.read(file).values().toArray()).containsExactly(right);
    // numpy.float16(1/3), its largest, its least, and 1 in big-endian order
    byte[] known = {0x35, 0x55, 0x7b, (byte) 0xff, (byte) 0x80, 0x01, 0x3c, 0x00};
    assertThat(MatrixReader.read(write("k.npy", npy(">f2", "(4,)", known))).values().toArray())
        .containsExactly(0.333251953125, 65504, -5.9604644775390625e-8, 1);
  }

  /**
   * By widening the bits to those of a float, subnormals by shifting until the lead is in place.
   */
  private static double bySinglePrecision(int bits) {
    int sign = bits >> 15 << 31;
    int exponent = bits >> 10 & 31;
    int fraction = bits & 1023;
    if (exponent == 0 && fraction == 0) {
      return Float.intBitsToFloat(sign);
    }
    if (exponent == 0) {
      int shift = Integer.numberOfLeadingZeros(fraction) - 21;
      fraction = fraction << shift & 1023;
      exponent = 1 - shift;
    }
    return Float.intBitsToFloat(sign | exponent + 112 << 23 | fraction << 13);
  }

  @Test
  void halfFloatsThatOverflowedAreRefusedWithTheMend() throws IOException {
    Path file = write("o.npy", npy("<f2", "(2,)", new byte[] {0, 0x3c, 0, 0x7c}));
    refused(file, "row 2", "Infinity", "float32", "65504");
    refused(write("n.npy", npy("<f2", "(2,)", new byte[] {0, 0x3c, 1, 0x7c})), "NaN", "Replace");
  }

  @ParameterizedTest
  @CsvSource({
    "<U10,texts;numpy.unique",
    "|S5,texts;numpy.unique",
    "<M8[ns],times;timedelta64",
    "<c16,array.real",
    "|O,float64",
    "<f16,float64",
    "|V4,float64",
    "|V2,two bytes without a meaning;bfloat16;float32"
  })
  void otherElementsAreRefusedWithTheirMend(String type, String words) throws IOException {
    Path file = write("t.npy", npy(type, "(2,)", new byte[32]));
    refused(file, type);
    refused(file, words.split(";"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2,)}",
        "{\"shape\": (2,), \"fortran_order\": False, \"descr\": \"<f8\"}    \n",
        "{'descr':'<f8','fortran_order':False,'shape':(2L,),}",
        " {  'descr' : '<f8' ,'fortran_order':True ,  'shape': ( 2 , ) , } ",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 1)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 1,)}"
      })
  void headsAsPythonReadsThem(String head) throws IOException {
    Path file = write("m.npy", headed(1, head, doubles(1, 2)));
    assertThat(MatrixReader.read(file).values()).isEqualTo(Matrix.ofColumn(1, 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{'descr': '<f8', 'fortran_order': False}",
        "{'descr': '<f8', 'shape': (2,)}",
        "{'fortran_order': False, 'shape': (2,)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), 'more': True}",
        "{'descr': '<f8', 'descr': '<f4', 'fortran_order': False, 'shape': (2,)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2,)} junk",
        "junk {'descr': '<f8', 'fortran_order': False, 'shape': (2,)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2,)",
        "{'descr': '<f8' 'fortran_order': False, 'shape': (2,)}",
        "{'descr': '<f8',, 'fortran_order': False, 'shape': (2,)}",
        "{'descr': '<f8', 'fortran_order': 0, 'shape': (2,)}",
        "{'descr': '<f8', 'fortran_order': 'False', 'shape': (2,)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': 2}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (-2,)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (0x2,)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2.0,)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (,)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2,,)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': ((2,),)}",
        "{'descr': <f8, 'fortran_order': False, 'shape': (2,)}",
        "{'descr': True, 'fortran_order': False, 'shape': (2,)}",
        "{'descr': '<f\\x38', 'fortran_order': False, 'shape': (2,)}"
      })
  void otherHeadsAreDamaged(String head) throws IOException {
    refused(write("m.npy", headed(1, head, doubles(1, 2))), "header is damaged");
  }

  @Test
  void recordsAreNoTable() throws IOException {
    String head = "{'descr': [('a', '<f8'), ('b', '<i4')], 'fortran_order': False, 'shape': (2,)}";
    refused(write("m.npy", headed(1, head, new byte[24])), "several fields", "structured_to");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(2000000000,)",
        "(1000000000, 2)",
        "(4000000000,)",
        "(99999999999, 99999999999)",
        "(9223372036854775807, 9223372036854775807, 2)",
        "(18446744073709551616,)",
        "(4294967296, 4294967296)",
        "(3, 1)"
      })
  void claimsOfMoreThanIsThereTakeNoMemory(String shape) throws IOException {
    for (String type : new String[] {"<f8", "|u1"}) {
      for (boolean fortran : new boolean[] {false, true}) {
        byte[] file = npy(type, fortran, shape, new byte[2]);
        refused(write("m.npy", file), "m.npy");
        refused(write("m.npz", zip(true, "X.npy", file)), "m.npz");
        refused(write("m.npz", zip(false, "X.npy", file)), "m.npz");
        try (RowFile rows = NpyRowFile.of(write("m.npy", file))) {
          throw new AssertionError(rows + " is read");
        } catch (BadInputException e) {
          assertThat(e).hasMessageContaining("m.npy");
        }
      }
    }
  }

  @Test
  void aHeadLongerThanItsFile() throws IOException {
    byte[] file = headed(2, "{'descr': '<f8'}", new byte[0]);
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(8, -1);
    refused(write("m.npy", file), "damaged");
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(8, 1 << 19);
    refused(write("m.npy", file), "cut short");
  }

  @Test
  void nothingMayFollow() throws IOException {
    byte[] one = npy("<f8", "(2,)", doubles(1, 2));
    byte[] two = concat(one, one);
    refused(write("m.npy", two), (one.length + " bytes follow"), "numpy.savez");
    refused(write("m.npz", zip(true, "X.npy", two)), "array X", "follow after");
    refused(write("i.idx", concat(IMAGES, new byte[1])), "1 byte follows");
    refused(write("i.idx.gz", gzip(concat(IMAGES, new byte[1]))), "follow after");
  }

  @Test
  void flippedBitsOfAnArchiveAreSeen() throws IOException {
    double[] numbers = {1, -2.5, 3e-7, 4, 5, 6, 0, 0, 0, 0};
    byte[] array = npy("<f8", "(10,)", doubles(numbers));
    for (boolean deflated : new boolean[] {false, true}) {
      byte[] whole = zip(deflated, "X.npy", array);
      int start = 8 * (30 + "X.npy".length()); // after the entry's own head
      int end = 8 * indexOf(whole, "PK\u0001\u0002"); // where the directory begins
      for (int bit = start; bit < end; bit += 5) {
        byte[] flipped = whole.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        Path file = write("m.npz", flipped);
        try { // what fills up the last byte of deflated data, or stands in no reader's way
          assertThat(MatrixReader.read(file).values().toArray()).containsExactly(numbers);
          assertThat(deflated && bit > end - 8 * 18).as("bit %d is not seen", bit).isTrue();
        } catch (BadInputException e) {
          assertThat(e).hasMessageContaining("m.npz");
        }
      }
    }
  }

  @Test
  void aFlippedBitIsToldOfAsSuchAlsoWhereItMakesNoNumber() throws IOException {
    byte[] whole = zip(false, "X.npy", npy("<f8", "(2,)", doubles(1, 2)));
    int at = 30 + 5 + 10 + 118 + 7; // the first number's sign and upper exponent, 3f
    assertThat(whole[at]).isEqualTo((byte) 0x3f);
    whole[at] = 0x7f; // with f0 below: infinite
    refused(write("m.npz", whole), "CRC-32");
  }

  @Test
  void namesThatComeTwiceAreRefused() throws IOException {
    byte[] whole =
        zip(
            false,
            "X.npy",
            npy("<f8", "(2,)", doubles(1, 2)),
            "Y.npy",
            npy("<f8", "(1,)", doubles(3)));
    for (int at = 0; at < whole.length - 5; at++) {
      if (new String(whole, at, 5, StandardCharsets.ISO_8859_1).equals("Y.npy")) {
        whole[at] = 'X';
      }
    }
    refused(write("m.npz", whole), "2 arrays 'X'");
  }

  @ParameterizedTest
  @CsvSource({
    "7fffffe0 00000001, 'ends before'",
    "ffffffff ffffffff, 'more than one array'",
    "80000000 00000002, 'more than one array'",
    "ffffffff 00000000, 'empty'",
    "00000000 00000005, 'empty'",
    "80000000 00000000, 'empty'"
  })
  void idxThatClaimsGigabytes(String extents, String said) throws IOException {
    ByteBuffer file = ByteBuffer.allocate(14).put(new byte[] {0, 0, 8, 2});
    for (String extent : extents.split(" ")) {
      file.putInt(Integer.parseUnsignedInt(extent, 16));
    }
    refused(write("i.idx", file.array()), said.equals("ends before") ? "cut short" : said);
    refused(write("i.idx.gz", gzip(file.array())), "i.idx.gz");
    refused(write("zipped.idx", gzip(file.array())), "zipped.idx");
  }

  @Test
  void idxOfAllTypesAndManyAxes() throws IOException {
    ByteBuffer file = ByteBuffer.allocate(4 + 4 * 255 + 2).put(new byte[] {0, 0, 11, (byte) 255});
    for (int axis = 0; axis < 255; axis++) {
      file.putInt(1);
    }
    file.putShort((short) -300);
    assertThat(MatrixReader.read(write("i.idx", file.array())).values())
        .isEqualTo(Matrix.of(1, 1, -300));
    for (int axis = 0; axis < 255; axis++) {
      file.putInt(4 + 4 * axis, 2);
    }
    refused(write("i.idx", file.array()), "more than one array");
    byte[] nan = ByteBuffer.allocate(12).putInt(0x0d01).putInt(1).putFloat(Float.NaN).array();
    refused(write("i.idx", nan), "row 1, column 1", "NaN");
  }

  @Test
  void gzippedIdxIsCheckedToItsEnd() throws IOException {
    byte[] whole = gzip(IMAGES);
    for (String name : new String[] {"i.idx.gz", "plainly-named-ubyte"}) {
      assertThat(MatrixReader.read(write(name, whole)).values())
          .isEqualTo(Matrix.of(2, 2, 1, 2, 200, 4));
      for (int cut = 1; cut < whole.length; cut++) {
        refused(write(name, Arrays.copyOf(whole, cut)), name);
      }
      for (int at = whole.length - 8; at < whole.length; at++) {
        byte[] flipped = whole.clone();
        flipped[at] ^= 4; // in the checksum or the length
        refused(write(name, flipped), "unzipped");
      }
      refused(write(name, concat(whole, "garbage".getBytes(StandardCharsets.US_ASCII))), name);
    }
  }

  private void refused(Path file, String... words) {
    assertThatThrownBy(() -> MatrixReader.read(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(file.getFileName().toString())
        .satisfies(thrown -> assertThat(thrown.getMessage()).contains(words));
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static byte[] npy(String type, String shape, byte[] body) {
    return npy(type, false, shape, body);
  }

  private static byte[] npy(String type, boolean fortran, String shape, byte[] body) {
    String head =
        "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }"
            .formatted(type, fortran ? "True" : "False", shape);
    return headed(1, head + " ".repeat(Math.max(0, 117 - head.length())) + "\n", body);
  }

  private static byte[] headed(int version, String head, byte[] body) {
    ByteBuffer file =
        ByteBuffer.allocate(8 + 2 * version + head.length() + body.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put((byte) 0x93)
            .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
            .put((byte) version)
            .put((byte) 0);
    if (version == 1) {
      file.putShort((short) head.length());
    } else {
      file.putInt(head.length());
    }
    return file.put(head.getBytes(StandardCharsets.ISO_8859_1)).put(body).array();
  }

  private static byte[] doubles(double... values) {
    ByteBuffer body = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      body.putDouble(value);
    }
    return body.array();
  }

  private static byte[] zip(boolean deflated, Object... namesAndBytes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndBytes.length; i += 2) {
        ZipEntry entry = new ZipEntry((String) namesAndBytes[i]);
        byte[] content = (byte[]) namesAndBytes[i + 1];
        if (!deflated) {
          CRC32 crc = new CRC32();
          crc.update(content);
          entry.setMethod(ZipEntry.STORED);
          entry.setSize(content.length);
          entry.setCrc(crc.getValue());
        }
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] concat(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  private static int indexOf(byte[] bytes, String marker) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(marker);
  }
}
