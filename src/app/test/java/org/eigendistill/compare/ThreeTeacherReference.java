// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.DoubleBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.ArrayName;
import org.eigendistill.data.Expected;
import org.eigendistill.data.MatrixReader;
import org.eigendistill.data.ReadOptions;
import org.eigendistill.data.RowBlocks;

/** Six networks with a masked class and a row with -inf, and what the reference says of them. */
public final class ThreeTeacherReference {
  private static final Path FOLDER =
      Path.of("src/app/test/resources/org/eigendistill/compare/three-teachers");

  private static final int LINES = 17;

  private ThreeTeacherReference() {}

  /** Logits of t1 t2 t3 s1 s2 s3. */
  public static List<Matrix> nets() {
    try (RowBlocks all =
        ArrayName.parse(FOLDER.resolve("nets.npy").toString(), "X")
            .blocks(ReadOptions.AUTO, Expected.NOTHING)) {
      int rows = (int) all.shape()[1];
      double[] values = new double[rows * all.columns()];
      return IntStream.range(0, 6)
          .mapToObj(
              m -> {
                all.read(m * rows, rows, values);
                return Matrix.of(rows, all.columns(), DoubleBuffer.wrap(values));
              })
          .toList();
    }
  }

  /** Which rows count: all, or those with a wrong label. */
  public static boolean[] rows(boolean mislabelled) {
    double[] where = MatrixReader.read(FOLDER.resolve("mislabelled.npy")).values().column(0);
    boolean[] chosen = new boolean[where.length];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = !mislabelled || where[i] != 0;
    }
    return chosen;
  }

  /** A block of numbers: a name, a value, and for some a standard error. */
  public static List<String[]> block(String title) {
    try {
      List<String> lines = Files.readAllLines(FOLDER.resolve("expected.txt"));
      int start = lines.indexOf(title) + 1;
      if (start == 0) {
        throw new AssertionError("there is no block " + title);
      }
      return lines.subList(start, start + LINES).stream()
          .map(line -> line.strip().split("\\s+"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
