package org.eigendistill.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.DoubleBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.compare.rows.ComparedModels;
import org.eigendistill.data.ArrayName;
import org.eigendistill.data.Expected;
import org.eigendistill.data.MatrixReader;
import org.eigendistill.data.ReadOptions;
import org.eigendistill.data.RowBlocks;
import org.eigendistill.spectrum.EjmlSolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreeTeacherFitTest {
  private static final Path FOLDER =
      Path.of("src/app/test/resources/org/eigendistill/compare/three-teachers");

  /** t1 t2 t3 s1 s2 s3. */
  private final List<Matrix> nets = nets();

  private static List<Matrix> nets() {
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

  /** All that the command would tell: one pair beside two controls, or three pairs. */
  private Map<String, Object> numbers(int students, boolean mislabelled) {
    double[] where = MatrixReader.read(FOLDER.resolve("mislabelled.npy")).values().column(0);
    boolean[] chosen = new boolean[where.length];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = !mislabelled || where[i] != 0;
    }
    List<ComparedModels> pairs =
        IntStream.range(0, students)
            .mapToObj(
                r ->
                    SimulatedNetworks.models(
                            List.of(
                                nets.get(r),
                                nets.get(3 + r),
                                nets.get((r + 1) % 3),
                                nets.get((r + 2) % 3)))
                        .counted(chosen))
            .toList();
    return students == 1
        ? StudentComparison.of(pairs.get(0), ComparisonRules.USUAL, EjmlSolver::new).numbers()
        : PairedComparison.of(pairs, ComparisonRules.USUAL, EjmlSolver::new).numbers();
  }

  /** Every number of four blocks, to 1e-12; log_b_null of six pairs is 0 by algebra. */
  @ParameterizedTest
  @CsvSource({
    "'all rows, three students', 3, false, log_b",
    "'mislabelled rows, three students', 3, true, log_b",
    "'all rows, student 1 only', 1, false, log_b",
    "'all rows, three students, margins', 3, false, log_b_margin"
  })
  void numbersOfTheReference(String block, int students, boolean mislabelled, String measure)
      throws IOException {
    Map<String, Object> numbers = numbers(students, mislabelled);
    List<String> lines = Files.readAllLines(FOLDER.resolve("expected.txt"));
    int start = lines.indexOf(block) + 1;
    assertThat(start).isPositive();
    for (String line : lines.subList(start, start + 17)) {
      String[] words = line.strip().split("\\s+");
      if (words[0].equals("left_out")) {
        continue; // of the files; here rows are told
      }
      String name =
          words[0].startsWith("log_b")
              ? measure + words[0].substring("log_b".length())
              : measure + "_" + words[0];
      close(name, numbers, words[1]);
      if (words.length > 2) {
        close(name + "_se", numbers, words[2]);
      }
    }
  }

  private static void close(String name, Map<String, Object> numbers, String expected) {
    assertThat(numbers).containsKey(name);
    double value = Double.parseDouble(expected);
    assertThat(((Number) numbers.get(name)).doubleValue())
        .as(name)
        .isCloseTo(value, within(1e-12 * Math.abs(value) + 1e-15));
  }

  /** Beside one control or three there are no three teachers. */
  @Test
  void asksForThreeTeachers() {
    List<Matrix> four = List.of(nets.get(0), nets.get(3), nets.get(1), nets.get(2), nets.get(4));
    for (int models : new int[] {3, 5}) {
      assertThat(
              StudentComparison.of(
                      SimulatedNetworks.models(four.subList(0, models)),
                      ComparisonRules.USUAL,
                      EjmlSolver::new)
                  .numbers())
          .doesNotContainKey("log_b")
          .containsKey("slope");
    }
  }
}
