// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.softmax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.eigendistill.base.Matrix;
import org.eigendistill.number.Enclosure;
import org.junit.jupiter.api.Test;

/** The gradients against their definition in 75 digits. */
class LogitGradientTest {
  private static final long SEED = Long.getLong("eigendistill.seed", 20230112);

  /** softmax(z/T), entry by entry. */
  private static Enclosure[] softmax(double temperature, double... logits) {
    Enclosure[] result = new Enclosure[logits.length];
    Arrays.setAll(result, j -> Enclosure.of(logits[j]).over(Enclosure.of(temperature)).exp());
    Enclosure sum = Arrays.stream(result).reduce(Enclosure::plus).orElseThrow();
    Arrays.setAll(result, j -> result[j].over(sum));
    return result;
  }

  /** As accurate as the student's distance from its teacher, however small that is. */
  @Test
  void ofATeacherToTheLastDigitsOfTheDistance() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int trial = 0; trial < 300; trial++) {
      int classes = 2 + random.nextInt(6);
      double temperature = Math.pow(10, -0.5 + 4 * random.nextDouble());
      double apart = Math.pow(10, -12 + 13 * random.nextDouble());
      Matrix teacher = Matrix.fill(1, classes, (i, j) -> 5 * random.nextGaussian());
      double[] student = teacher.toArray();
      for (int j = 0; j < classes; j++) {
        student[j] += apart * random.nextGaussian();
      }
      double[] gradient = new double[classes];
      LogitGradient.ofTeacher(teacher, temperature).at(student, gradient);
      double[] paired = new double[classes];
      LogitGradient.ofTeacherByPairs(teacher, temperature).at(student, paired);
      Enclosure[] p = softmax(temperature, student);
      Enclosure[] q = softmax(temperature, teacher.toArray());
      double size = 0;
      for (int j = 0; j < classes; j++) {
        size = Math.max(size, Math.abs(student[j] - teacher.get(0, j)));
      }
      for (int j = 0; j < classes; j++) {
        double exact = p[j].minus(q[j]).times(Enclosure.of(temperature)).value();
        assertThat(gradient[j] - exact)
            .as("trial %d", trial)
            .isBetween(-1e-14 * size, 1e-14 * size);
        assertThat(paired[j] - exact)
            .as("by pairs, trial %d", trial)
            .isBetween(-1e-14 * size, 1e-14 * size);
      }
    }
  }

  /** A student at its start, or anywhere, of a teacher that is surer than doubles can tell. */
  @Test
  void ofATeacherThatIsSure() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int trial = 0; trial < 300; trial++) {
      int classes = 2 + random.nextInt(4);
      double range = Math.pow(10, 8 * random.nextDouble());
      Matrix teacher = Matrix.fill(1, classes, (i, j) -> range * random.nextDouble());
      boolean start = random.nextBoolean();
      double[] student = new double[classes];
      Arrays.setAll(student, j -> start ? 0 : range * random.nextDouble());
      double[] gradient = new double[classes];
      LogitGradient.ofTeacher(teacher, 1).at(student, gradient);
      double[] paired = new double[classes];
      LogitGradient.ofTeacherByPairs(teacher, 1).at(student, paired);
      Enclosure[] p = softmax(1, student);
      Enclosure[] q = softmax(1, teacher.toArray());
      for (int j = 0; j < classes; j++) {
        // Logits of this size are known to an ulp of them, and so are probabilities.
        assertThat(gradient[j])
            .as("trial %d, range %s", trial, range)
            .isCloseTo(p[j].minus(q[j]).value(), within(4 * Math.ulp(Math.max(1, range))));
        assertThat(paired[j])
            .as("by pairs, trial %d, range %s", trial, range)
            .isCloseTo(p[j].minus(q[j]).value(), within(4 * Math.ulp(Math.max(1, range))));
      }
    }
  }

  @Test
  void ofLabelsNearOneToo() {
    double[] logits = {40, 0, -3, 1, 2, 0.5};
    double[] gradient = new double[6];
    LogitGradient labels = LogitGradient.ofLabels(3, 0, 2);
    labels.at(logits, gradient);
    assertThat(labels.rows()).isEqualTo(2);
    assertThat(labels.classes()).isEqualTo(3);
    for (int i = 0; i < 2; i++) {
      Enclosure[] p = softmax(1, Arrays.copyOfRange(logits, 3 * i, 3 * i + 3));
      for (int j = 0; j < 3; j++) {
        boolean own = j == (i == 0 ? 0 : 2);
        double exact = (own ? p[j].complement().negate() : p[j]).value();
        assertThat(gradient[3 * i + j] / exact - 1).isBetween(-1e-14, 1e-14);
      }
    }
  }

  @Test
  void refusesWhatIsNoClassAndNoTemperature() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogitGradient.ofLabels(3, 0, 3))
        .withMessage("label 3 among 3 classes");
    assertThatIllegalArgumentException().isThrownBy(() -> LogitGradient.ofLabels(2, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> LogitGradient.ofLabels(1, 0));
    Matrix teacher = Matrix.of(1, 2, 1, -1);
    for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> LogitGradient.ofTeacher(teacher, bad))
          .withMessage("temperature " + bad);
    }
  }
}
