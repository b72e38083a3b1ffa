// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streams of rows against the readers of whole files. */
class RowStreamTest {
  @TempDir Path folder;

  @Test
  void npyComesInBlocksOfAllItsRows() throws IOException {
    Path file = npy("x.npy", "<f8", false, 2700, 1000);
    try (RowStream rows = RowStream.open(file, ReadOptions.AUTO, Expected.NOTHING, Progress.NONE)) {
      assertThat(rows.columns()).isEqualTo(1000);
      assertThat(rows.bytes()).isEqualTo(Files.size(file));
      List<Matrix> blocks = all(rows);
      assertThat(blocks).hasSize(2);
      check(blocks, MatrixReader.read(file).values());
    }
  }

  @Test
  void everyElementTypeIsRead() throws IOException {
    for (String type : List.of("<f8", ">f8", "<f4", ">i2", "|u1", "<i8")) {
      Path file = npy("t.npy", type, false, 30, 4);
      try (RowStream rows =
          RowStream.open(file, ReadOptions.AUTO, Expected.NOTHING, Progress.NONE)) {
        check(all(rows), MatrixReader.read(file).values());
      }
    }
  }

  @Test
  void csvAndFoldersComeInOrder() throws IOException {
    Files.writeString(folder.resolve("b.csv"), "u,v\n5,6\n");
    Files.writeString(folder.resolve("a.csv"), "u,v\n1,2\n\n3,4\n");
    Files.writeString(folder.resolve("notes.md"), "no data");
    try (RowStream rows =
        RowStream.open(folder, ReadOptions.AUTO, Expected.NOTHING, Progress.NONE)) {
      assertThat(rows.columnNames()).containsExactly("u", "v");
      check(all(rows), Matrix.of(3, 2, 1, 2, 3, 4, 5, 6));
    }
  }

  /**
   * 9,000 rows of 3 columns, whose blocks have 8,192 rows: cut into files anywhere, the blocks
   * stay.
   */
  @Test
  void howRowsAreSharedAmongFilesChangesNoBlock() throws IOException {
    int[][] cuts = {{}, {1}, {8191}, {8192}, {8193}, {100, 101, 4000, 8500}};
    for (int c = 0; c < cuts.length; c++) {
      Path split = Files.createDirectory(folder.resolve("split" + c));
      int from = 0;
      for (int k = 0; k <= cuts[c].length; k++) {
        int to = k < cuts[c].length ? cuts[c][k] : 9000;
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
          text.append(i).append(',').append(i % 7).append(',').append(i * 0.25).append('\n');
        }
        Files.writeString(split.resolve(k + ".csv"), text);
        from = to;
      }
      try (RowStream rows =
          RowStream.open(split, ReadOptions.AUTO, Expected.NOTHING, Progress.NONE)) {
        List<Matrix> blocks = all(rows);
        assertThat(blocks).extracting(Matrix::rows).containsExactly(8192, 808);
        check(blocks, Matrix.fill(9000, 3, (i, j) -> j == 0 ? i : j == 1 ? i % 7 : i * 0.25));
      }
    }
  }

  @Test
  void targetsComeBeside() throws IOException {
    Path x = npy("x.npy", "<f8", false, 5, 3);
    Path y = folder.resolve("y.csv");
    Files.writeString(y, "t\n1\n2\n3\n4\n5\n");
    try (RowStream rows =
        RowStream.open(x, ReadOptions.AUTO, Expected.NOTHING, Progress.NONE).withTargets(y)) {
      assertThat(rows.targetColumns()).isEqualTo(1);
      Matrix joined = all(rows).get(0);
      assertThat(joined.columns()).isEqualTo(4);
      assertThat(joined.column(3)).containsExactly(1, 2, 3, 4, 5);
      assertThat(joined.column(0)).isEqualTo(MatrixReader.read(x).values().column(0));
    }
    for (String other : List.of("t\n1\n2\n", "t\n1\n2\n3\n4\n5\n6\n")) {
      Files.writeString(y, other);
      try (RowStream rows =
          RowStream.open(x, ReadOptions.AUTO, Expected.NOTHING, Progress.NONE).withTargets(y)) {
        assertThatThrownBy(() -> all(rows))
            .isInstanceOf(BadInputException.class)
            .hasMessageContaining("y.csv")
            .hasMessageContaining("rows of features");
      }
    }
  }

  @Test
  void aBadRowInTheMiddleIsNamed() throws IOException {
    Path file = npy("x.npy", "<f8", false, 700, 1000);
    try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
      raw.seek(raw.length() - 8L * (50 * 1000 - 7));
      raw.write(new byte[] {0, 0, 0, 0, 0, 0, (byte) 0xf8, 0x7f});
    }
    try (RowStream rows = RowStream.open(file, ReadOptions.AUTO, Expected.NOTHING, Progress.NONE)) {
      assertThatThrownBy(() -> all(rows)).hasMessageContaining("x.npy, row 651, column 8: NaN");
    }
    Path csv = folder.resolve("x.csv");
    Files.writeString(csv, "1,2\n3,4\n5,six\n7,8\n");
    try (RowStream rows = RowStream.open(csv, ReadOptions.AUTO, Expected.NOTHING, Progress.NONE)) {
      assertThatThrownBy(() -> all(rows)).hasMessageContaining("line 3, column 2");
    }
  }

  @Test
  void aFileThatIsCutShortOrGrowsMeanwhileIsToldOf() throws IOException {
    Path file = npy("x.npy", "<f8", false, 2700, 1000);
    try (RowStream rows = RowStream.open(file, ReadOptions.AUTO, Expected.NOTHING, Progress.NONE)) {
      rows.take().get();
      try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
        raw.setLength(raw.length() - 8000L * 20 - 8);
      }
      assertThatThrownBy(() -> all(rows)).hasMessageContaining("row 2680: the file ends here");
    }
    Path whole = npy("z.npy", "<f8", false, 10, 2);
    try (RowStream rows =
        RowStream.open(whole, ReadOptions.AUTO, Expected.NOTHING, Progress.NONE)) {
      rows.take().get();
      Files.write(whole, new byte[] {1}, StandardOpenOption.APPEND);
      assertThatThrownBy(rows::take).hasMessageContaining("its length has changed");
    }
  }

  @Test
  void whatCannotBeStreamedIsRefusedWithAMend() throws IOException {
    refused(npy("f.npy", "<f8", true, 5, 3), "column by column");
    refused(npy("e.npy", "<f8", false, 0, 3), "does not suit");
    Path cut = folder.resolve("cut.npy");
    Files.write(cut, new byte[] {(byte) 0x93, 'N', 'U', 'M'});
    refused(cut, "cut.npy");
    Path header = folder.resolve("h.csv");
    Files.writeString(header, "a,b\n");
    refused(header, "no row of numbers");
    refused(folder.resolve("none.npy"), "no such file");
    refused(Files.createDirectory(folder.resolve("empty")), "no CSV or NPY");
    Path two = Files.createDirectory(folder.resolve("two"));
    Files.writeString(two.resolve("a.csv"), "1,2\n");
    Files.writeString(two.resolve("b.csv"), "1,2,3\n");
    refused(two, "3 columns where");
    Files.writeString(two.resolve("b.csv"), "p,q\n1,2\n");
    refused(two, "other column names");
  }

  private static void refused(Path source, String why) {
    assertThatThrownBy(
            () -> {
              try (RowStream rows =
                  RowStream.open(source, ReadOptions.AUTO, Expected.NOTHING, Progress.NONE)) {
                all(rows);
              }
            })
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(why);
  }

  private static List<Matrix> all(RowStream rows) {
    List<Matrix> blocks = new ArrayList<>();
    for (Supplier<Matrix> block = rows.take(); block != null; block = rows.take()) {
      blocks.add(block.get());
    }
    return blocks;
  }

  private static void check(List<Matrix> blocks, Matrix whole) {
    int row = 0;
    for (Matrix block : blocks) {
      for (int i = 0; i < block.rows(); i++, row++) {
        assertThat(block.row(i)).isEqualTo(whole.row(row));
      }
    }
    assertThat(row).isEqualTo(whole.rows());
  }

  /** An NPY file of small whole numbers, written here without the room's own writer. */
  private Path npy(String name, String type, boolean fortran, int rows, int columns)
      throws IOException {
    String dictionary =
        "{'descr': '%s', 'fortran_order': %s, 'shape': (%d, %d), }"
            .formatted(type, fortran ? "True" : "False", rows, columns);
    String padded = dictionary + " ".repeat(63 - (10 + dictionary.length()) % 64) + "\n";
    int size = type.charAt(2) - '0';
    ByteBuffer bytes = ByteBuffer.allocate(10 + padded.length() + rows * columns * size);
    bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    bytes.order(ByteOrder.LITTLE_ENDIAN).putShort((short) padded.length());
    bytes.put(padded.getBytes(StandardCharsets.US_ASCII));
    bytes.order(type.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < rows * columns; i++) {
      int value = i * 7 % 101;
      switch (type.substring(1)) {
        case "f8" -> bytes.putDouble(value / 4.0);
        case "f4" -> bytes.putFloat(value / 4.0f);
        case "i2" -> bytes.putShort((short) -value);
        case "u1" -> bytes.put((byte) (value + 100));
        default -> bytes.putLong(-value);
      }
    }
    return Files.write(folder.resolve(name), bytes.array());
  }
}
