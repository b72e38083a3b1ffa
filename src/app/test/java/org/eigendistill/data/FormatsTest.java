// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which format a file is read in, and what is said of one that is in another. */
class FormatsTest {
  private static final String TABLE = "a,b\n1,2.5\n3,4\n";
  private static final Matrix NUMBERS = Matrix.ofRows(new double[][] {{1, 2.5}, {3, 4}});

  @TempDir private Path folder;

  private Path file(String name, byte... bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static byte[] zipped(byte... plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(plain);
    }
    return bytes.toByteArray();
  }

  private static void refused(Path file, String... said) {
    assertThatThrownBy(() -> MatrixReader.read(file))
        .isInstanceOf(BadInputException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(file.toString()).contains(said));
  }

  /** Every ending leads to one format, and the first of each is read as that. */
  @Test
  void endingsAreOfOneFormatEach() {
    List<String> all = Formats.ALL.stream().flatMap(f -> f.endings().stream()).toList();
    assertThat(all).doesNotHaveDuplicates();
    for (Format format : Formats.ALL) {
      for (String ending : format.endings()) {
        assertThat(Formats.named("F" + ending.toUpperCase(java.util.Locale.ROOT))).contains(format);
      }
    }
    assertThat(Formats.named("x.csv.gz")).contains(Formats.TEXT);
    assertThat(Formats.named("x.npz.gz")).isEmpty();
    assertThat(Formats.label("D/X.NPZ, array k")).isEqualTo("npz");
    assertThat(Formats.label("t.tsv.gz")).isEqualTo("tsv.gz");
    assertThat(Formats.label("train-images-idx3-ubyte.gz")).isEqualTo("idx");
  }

  @Test
  void anUnknownNameNamesTheKnown() throws IOException {
    refused(file("table.ods", (byte) 1), "cannot be told from its name", ".csv", ".npy", ".npz");
  }

  @ParameterizedTest
  @ValueSource(strings = {"t.csv", "t.txt", "t.dat", "t.csv.gz"})
  void whatIsZippedIsUnzippedByItsFirstBytes(String name) throws IOException {
    NamedMatrix read =
        MatrixReader.read(file(name, zipped(TABLE.getBytes(StandardCharsets.UTF_8))));
    assertThat(read.values()).isEqualTo(NUMBERS);
    assertThat(read.read().sentence().contains("unzipped")).isEqualTo(!name.endsWith(".gz"));
    assertThat(read.read().named("--data").get("format").toString()).endsWith(".gz");
  }

  @Test
  void arraysAreUnzippedToo() throws IOException {
    Path plain = folder.resolve("X.npy");
    NpyWriter.write(plain, NUMBERS);
    Path zipped = file("Z.npy", zipped(Files.readAllBytes(plain)));
    assertThat(MatrixReader.read(zipped).values()).isEqualTo(NUMBERS);
    try (RowStream rows =
        RowStream.open(zipped, ReadOptions.AUTO, Expected.NOTHING, Progress.NONE)) {
      assertThat(rows.take().get()).isEqualTo(NUMBERS);
      assertThat(rows.take()).isNull();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-16, it is text in UTF-16, iconv -f UTF-16 -t UTF-8",
    "UTF-16LE, every other byte is zero, iconv -f UTF-16LE -t UTF-8",
    "UTF-16BE, every other byte is zero, iconv -f UTF-16BE -t UTF-8",
    "UTF-32, every other byte, iconv"
  })
  void otherEncodingsAreNamed(String encoding, String problem, String mend) throws IOException {
    if (encoding.equals("UTF-32")) {
      byte[] text = ("\uFEFF" + TABLE).getBytes(Charset.forName("UTF-32LE"));
      refused(file("t.csv", text), "it is text in UTF-32", "iconv -f UTF-32 -t UTF-8");
    } else {
      refused(file("t.csv", TABLE.getBytes(Charset.forName(encoding))), problem, mend);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "504b0304, spreadsheet (.xlsx), .csv",
    "d0cf11e0a1b1, spreadsheet (.xls), .csv",
    "50415231, a Parquet file, read_parquet",
    "894844460d0a1a0a, an HDF5 file, read_hdf",
    "425a6839, compressed by bzip2, bunzip2",
    "934e554d50590100, in the format of .npy, end so"
  })
  void otherFormatsAreNamed(String hex, String problem, String mend) throws IOException {
    byte[] bytes = java.util.HexFormat.of().parseHex(hex + "0102030405060708");
    refused(file("t.csv", bytes), problem, mend);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a;b_1,5;2,5_3,5;4,5|line 2, column 1 (a)|'1,5' has a comma|sep=';', decimal=','",
        "a b_0.1D+01 2_0.3D+01 4|line 2, column 1 (a)|'0.1D+01' has Fortran's exponent|E in the place",
        "a b_0.1d1 .2D-1_0.3d1 4.D0|line 2, column 1|'0.1d1' has Fortran's exponent|E in the place",
        "0.1D+01 0.2D+01_0.3D+01 0.4D+01|line 1, column 1|'0.1D+01' has Fortran's exponent|E in"
      })
  void numbersInOtherSpellingsAreNamed(String lines, String place, String problem, String mend)
      throws IOException {
    byte[] text = lines.replace('_', '\n').getBytes(StandardCharsets.UTF_8);
    refused(file("t.txt", text), place, problem, mend);
  }

  /** As classes they would be fitted in silence. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"1,5|has a comma", "0.15D+01|has Fortran's exponent"})
  void numbersInOtherSpellingsAreNoClasses(String number, String problem) throws IOException {
    String text = "a;b;y\n1;2;%s\n3;4;2.5\n5;6;%s\n".formatted(number, number);
    Path data = file("t.csv", text.replace("2.5", number).getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> UserData.of(data, "X", "y", Optional.empty(), ReadOptions.AUTO))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("line 2, column 3 (y)")
        .hasMessageContaining(problem);
  }

  @Test
  void cifarOfBothKinds() throws IOException {
    byte[] ten = new byte[2 * 3073];
    ten[0] = 3;
    ten[1] = (byte) 255;
    ten[3073] = 9;
    Path file = file("data_batch_1.bin", ten);
    UserData read = UserData.of(file, "X", "label", Optional.empty(), ReadOptions.AUTO);
    assertThat(read.dataset().targets().column(0)).containsExactly(3, 9);
    assertThat(read.dataset().featureNames()).hasSize(3072).startsWith("pixel1");
    assertThat(read.dataset().features().get(0, 0)).isEqualTo(255);
    assertThat(read.reading().lines())
        .containsExactly("Read %s: 2 rows, 3,073 columns.".formatted(file));
    byte[] hundred = new byte[3074];
    hundred[0] = 7;
    hundred[1] = 99;
    NamedMatrix fine = MatrixReader.read(file("train.bin", hundred));
    assertThat(fine.columnNames()).startsWith("coarse", "fine", "pixel1");
    assertThat(fine.values().row(0)).startsWith(7, 99, 0);
    ReadOptions drop = ReadingTest.drop("coarse");
    NamedMatrix without =
        MatrixReader.read(folder.resolve("train.bin"), "X", drop, Expected.NOTHING);
    assertThat(without.columnNames()).startsWith("fine", "pixel1");
    assertThat(without.values().row(0)).startsWith(99, 0);
    try (RowStream rows =
        RowStream.open(folder.resolve("train.bin"), drop, Expected.NOTHING, Progress.NONE)) {
      assertThat(rows.columnNames()).startsWith("fine", "pixel1");
      Supplier<Matrix> block = rows.take();
      assertThat(block.get()).isEqualTo(without.values());
    }
    refused(file("cut.bin", new byte[3072]), "3,072 bytes", "no whole number of images");
    ten[3073] = 10;
    refused(file("data_batch_1.bin", ten), "image 2", "label 10 among 10 classes");
  }
}
