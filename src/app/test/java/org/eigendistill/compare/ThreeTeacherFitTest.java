// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.compare.rows.ComparedModels;
import org.eigendistill.spectrum.EjmlSolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreeTeacherFitTest {
  /** t1 t2 t3 s1 s2 s3. */
  private final List<Matrix> nets = ThreeTeacherReference.nets();

  /** All that the command would tell: one pair beside two controls, or three pairs. */
  private Map<String, Object> numbers(int students, boolean mislabelled) {
    boolean[] chosen = ThreeTeacherReference.rows(mislabelled);
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
  void numbersOfTheReference(String block, int students, boolean mislabelled, String measure) {
    Map<String, Object> numbers = numbers(students, mislabelled);
    for (String[] words : ThreeTeacherReference.block(block)) {
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
