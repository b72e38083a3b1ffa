package org.eigendistill.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.DoubleBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.compare.measure.ThreeTeacherFit;
import org.eigendistill.data.ArrayName;
import org.eigendistill.data.Expected;
import org.eigendistill.data.MatrixReader;
import org.eigendistill.data.ReadOptions;
import org.eigendistill.data.RowBlocks;
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

  private ThreeTeacherFit fit(int students, boolean mislabelled, ThreeTeacherFit.Sure sure) {
    double[] where = MatrixReader.read(FOLDER.resolve("mislabelled.npy")).values().column(0);
    boolean[] chosen = new boolean[where.length];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = where[i] != 0;
    }
    List<Optional<Matrix>> taught = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      taught.add(i < students ? Optional.of(nets.get(3 + i)) : Optional.empty());
    }
    return ThreeTeacherFit.of(
        nets.subList(0, 3), taught, mislabelled ? Optional.of(chosen) : Optional.empty(), sure);
  }

  /** Every number of four blocks, to 1e-12; log_b_null of six pairs is 0 by algebra. */
  @ParameterizedTest
  @CsvSource({
    "'all rows, three students', 3, false, LOG_ODDS",
    "'mislabelled rows, three students', 3, true, LOG_ODDS",
    "'all rows, student 1 only', 1, false, LOG_ODDS",
    "'all rows, three students, margins', 3, false, MARGIN"
  })
  void numbersOfTheReference(
      String block, int students, boolean mislabelled, ThreeTeacherFit.Sure sure)
      throws IOException {
    ThreeTeacherFit fit = fit(students, mislabelled, sure);
    List<String> lines = Files.readAllLines(FOLDER.resolve("expected.txt"));
    int start = lines.indexOf(block) + 1;
    assertThat(start).isPositive();
    for (String line : lines.subList(start, start + 17)) {
      String[] words = line.strip().split("\\s+");
      String name = words[0];
      double value = Double.parseDouble(words[1]);
      if (fit.estimates().containsKey(name)) {
        close(name, fit.estimates().get(name).value(), value);
        close(name + " se", fit.error(name), Double.parseDouble(words[2]));
      } else if (fit.plain().containsKey(name)) {
        close(name, fit.plain().get(name), value);
      } else {
        int count =
            switch (name) {
              case "rows" -> fit.rows();
              case "left_out" -> fit.leftOut();
              default -> fit.pairs();
            };
        assertThat(count).as(name).isEqualTo((int) value);
      }
    }
  }

  private static void close(String name, double actual, double expected) {
    assertThat(actual).as(name).isCloseTo(expected, within(1e-12 * Math.abs(expected) + 1e-15));
  }

  @Test
  void asksForThreeTeachersAndAStudent() {
    assertThatThrownBy(() -> fit(0, false, ThreeTeacherFit.Sure.LOG_ODDS))
        .hasMessageContaining("a student of one of them");
  }
}
