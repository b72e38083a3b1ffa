// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.eigendistill.base.Matrix;
import org.junit.jupiter.api.Test;

class CopiedAnswersTest {
  /** Logits whose largest is at the given classes. */
  private static Matrix answers(int... classes) {
    return Matrix.fill(classes.length, 3, (i, k) -> k == classes[i] ? 2 : -k);
  }

  private static final int[] TRUTH = {0, 0, 1, 1, 2, 2};
  private static final Matrix T1 = answers(0, 1, 1, 2, 2, 2); // wrong in rows 1 and 3
  private static final Matrix T2 = answers(0, 0, 1, 1, 0, 2); // wrong in row 4
  private static final Matrix T3 = answers(0, 0, 2, 1, 2, 0); // wrong in rows 2 and 5

  /** By hand: student 1 has the first of its teacher's two errors, and both merits but row 5. */
  @Test
  void countsOfOneStudent() {
    Matrix student = answers(0, 1, 1, 1, 2, 1);
    CopiedAnswers copied =
        CopiedAnswers.of(
            List.of(T1, T2, T3),
            List.of(Optional.of(student), Optional.empty(), Optional.empty()),
            TRUTH);
    assertThat(copied.agreement()).isCloseTo(4 / 6.0, within(1e-15));
    // with t2: rows 0, 2, 3; with t3: rows 0, 3, 4
    assertThat(copied.withOthers()).isCloseTo(0.5, within(1e-15));
    assertThat(copied.transfer()).isCloseTo(4 / 6.0 - 0.5, within(1e-15));
    // t1 wrong and t2 right: rows 1, 3, of which the student has 1 and t3 none; the same with t3
    assertThat(copied.errors()).isCloseTo(0.5, within(1e-15));
    // t1 right and t2 wrong: row 4, student 1, t3 1; t1 right and t3 wrong: rows 2 and 5, student
    // 1 of 2, t2 both
    assertThat(copied.merits()).isCloseTo((0 - 0.5) / 2, within(1e-15));
    assertThat(copied.asymmetry()).isCloseTo(0.75, within(1e-15));
  }

  /** Copies transfer all there is; where nobody errs alone nothing is known. */
  @Test
  void copiesAndTheUnknown() {
    List<Matrix> teachers = List.of(T1, T2, T3);
    CopiedAnswers copies =
        CopiedAnswers.of(teachers, teachers.stream().map(Optional::of).toList(), TRUTH);
    assertThat(copies.agreement()).isEqualTo(1);
    assertThat(copies.errors()).isEqualTo(1); // no third teacher has them
    assertThat(copies.merits()).isZero(); // where one errs, both others are right
    List<Matrix> alike = List.of(T1, T1, T1);
    CopiedAnswers none = CopiedAnswers.of(alike, alike.stream().map(Optional::of).toList(), TRUTH);
    assertThat(none.transfer()).isZero();
    assertThat(none.errors()).isNaN();
    assertThat(none.merits()).isNaN();
  }
}
