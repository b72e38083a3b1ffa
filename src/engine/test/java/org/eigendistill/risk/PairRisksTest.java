// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.stream.DoubleStream;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.GradientDescent;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.dynamics.Ridge;
import org.junit.jupiter.api.Test;

/** All pairs at once have the risks that each pair has by itself. */
class PairRisksTest {
  private static final double[] EIGENVALUES = {1, 0.7, 0.2, 0.01, 1e-4};

  private static Gains[] filters(Procedure procedure, double... times) {
    return DoubleStream.of(times)
        .mapToObj(time -> Gains.of(Course.onLabels(procedure).at(time), EIGENVALUES))
        .toArray(Gains[]::new);
  }

  @Test
  void everyPairHasItsOwnRisk() {
    // A step of 1.9 overshoots along the top, so residuals have both signs.
    Gains[] teachers = filters(GradientDescent.of(1.9), 1, 3, 40, 2000);
    Gains[] students = filters(Ridge.of(), 10, 0.3, 1e-6);
    SpectralProblem problem = SpectralProblem.aligned(EIGENVALUES, 0.5, 0.3, 12);
    double[] risks = PairRisks.of(problem, students, teachers).under(0.3);
    assertThat(risks).hasSize(teachers.length * students.length);
    for (int i = 0; i < students.length; i++) {
      for (int j = 0; j < teachers.length; j++) {
        // Both sum ten terms that are at least 0, in another order: some ulp.
        assertThat(risks[i * teachers.length + j])
            .as("student %d, teacher %d", i, j)
            .isCloseTo(
                problem.inSample().of(students[i].distilling(teachers[j])),
                withinPercentage(1e-12));
      }
    }
  }
}
