// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.eigendistill.base.Matrix;
import org.eigendistill.testing.Seeded;
import org.eigendistill.testing.Tolerance;
import org.junit.jupiter.api.Test;

/** Log-odds against definitions worked out another way. */
class PredictionsTest {
  private static final Tolerance SUMS =
      new Tolerance(1e-13, "a dozen exps and a log, against 60 digits, of phi near 1");

  @Test
  void logOddsOfLogitsAreThoseOfTheSoftmaxInSixtyDigits() {
    Seeded.cases(
        200,
        1,
        random -> {
          int classes = 2 + random.nextInt(9);
          Matrix logits =
              Matrix.fill(
                  1,
                  classes,
                  (i, j) -> random.nextGaussian() * Math.pow(10, random.nextInt(3) - 1));
          Predictions predictions = Predictions.ofLogits(logits);
          for (int c = 0; c < classes; c++) {
            double scale = Math.max(1, Math.abs(predictions.logOdds(0, c)));
            SUMS.covers(
                Math.abs(predictions.logOdds(0, c) - slowly(logits, c)) / scale, "class %d", c);
          }
        });
  }

  /** log(u / (1 - u)) of u = exp(z_c) / sum exp(z), in 60 digits but for the last logarithm. */
  private static double slowly(Matrix logits, int c) {
    MathContext digits = new MathContext(60);
    BigDecimal others = BigDecimal.ZERO;
    for (int j = 0; j < logits.columns(); j++) {
      if (j != c) {
        BigDecimal gap =
            new BigDecimal(logits.get(0, j)).subtract(new BigDecimal(logits.get(0, c)));
        others = others.add(exp(gap, digits), digits);
      }
    }
    int shift = others.precision() - others.scale();
    return -(Math.log(others.scaleByPowerOfTen(-shift).doubleValue()) + shift * Math.log(10));
  }

  private static BigDecimal exp(BigDecimal x, MathContext digits) {
    BigDecimal small = x.divide(BigDecimal.valueOf(4096), digits);
    BigDecimal sum = BigDecimal.ONE;
    BigDecimal term = BigDecimal.ONE;
    for (int k = 1; k < 60; k++) {
      term = term.multiply(small, digits).divide(BigDecimal.valueOf(k), digits);
      sum = sum.add(term, digits);
    }
    return sum.pow(4096, digits);
  }

  @Test
  void logitsAreNeverSaturated() {
    Predictions sure = Predictions.ofLogits(Matrix.of(1, 3, 5000, -5000, 0));
    assertThat(sure.logOdds(0, 0)).isEqualTo(5000);
    assertThat(sure.logOdds(0, 1)).isEqualTo(-10000);
  }

  @Test
  void anOffsetOfLogitsAndAScaleOfProbabilitiesChangeNothing() {
    Matrix logits = Matrix.of(1, 3, 1, 2, 4);
    Matrix moved = Matrix.of(1, 3, 9, 10, 12);
    Matrix parts = Matrix.of(1, 3, 0.25, 0.125, 0.625);
    Matrix halves = Matrix.of(1, 3, 0.125, 0.0625, 0.3125);
    for (int c = 0; c < 3; c++) {
      assertThat(Predictions.ofLogits(moved).logOdds(0, c))
          .isEqualTo(Predictions.ofLogits(logits).logOdds(0, c));
      assertThat(Predictions.ofProbabilities(halves).logOdds(0, c))
          .isCloseTo(Predictions.ofProbabilities(parts).logOdds(0, c), within(4e-16));
    }
  }

  @Test
  void probabilitiesOfOneWithTracesOfOthersKeepTheirDigits() {
    Predictions nearly = Predictions.ofProbabilities(Matrix.of(1, 2, 1, 1e-30));
    assertThat(nearly.logOdds(0, 0)).isEqualTo(-Math.log(1e-30));
    Predictions full = Predictions.ofProbabilities(Matrix.of(1, 2, 1, 0));
    assertThat(full.logOdds(0, 0)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(full.logOdds(0, 1)).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void aSingleColumnIsTwoClasses() {
    Random random = new Random(3);
    for (int i = 0; i < 50; i++) {
      double z = 5 * random.nextGaussian();
      Predictions one = Predictions.ofLogits(Matrix.of(1, 1, z));
      Predictions two = Predictions.ofLogits(Matrix.of(1, 2, 0, z));
      assertThat(one.classes()).isEqualTo(2);
      assertThat(one.top(0)).isEqualTo(two.top(0));
      assertThat(one.logOdds(0, 0)).isEqualTo(two.logOdds(0, 0));
      assertThat(one.logOdds(0, 1)).isEqualTo(two.logOdds(0, 1));
    }
    Predictions half = Predictions.ofProbabilities(Matrix.of(1, 1, 0.75));
    assertThat(half.top(0)).isEqualTo(1);
    assertThat(half.logOdds(0, 1)).isCloseTo(Math.log(3), within(1e-15)); // two logarithms
  }

  @Test
  void theFirstOfEqualClassesIsTop() {
    assertThat(Predictions.ofLogits(Matrix.of(1, 3, 1, 2, 2)).top(0)).isEqualTo(1);
    assertThat(Predictions.ofLogits(Matrix.of(1, 1, 0)).top(0)).isZero();
  }

  @Test
  void accuracyCountsRows() {
    Predictions three = Predictions.ofLogits(Matrix.of(3, 2, 1, 0, 0, 1, 0, 1));
    assertThat(three.accuracy(0, 1, 0)).isEqualTo(2 / 3.0);
  }

  @Test
  void refusesWhatIsNoPrediction() {
    assertThatThrownBy(() -> Predictions.ofLogits(Matrix.of(1, 2, 0, Double.NaN)))
        .hasMessageContaining("row 1, column 2");
    assertThatThrownBy(() -> Predictions.ofProbabilities(Matrix.of(1, 2, 1.5, -0.5)))
        .hasMessageContaining("row 1, column 2");
    assertThatThrownBy(() -> Predictions.ofProbabilities(Matrix.of(1, 2, 0, 0)))
        .hasMessageContaining("row 1 is all zero");
  }

  @Test
  void refusesEachByItsPlace() {
    assertThatThrownBy(() -> Predictions.ofLogits(Matrix.of(0, 2))).hasMessage("no predictions");
    assertThatThrownBy(() -> Predictions.ofLogits(Matrix.of(2, 2, 0, 1, Double.NaN, 0)))
        .hasMessage("row 2, column 1 is not finite");
    assertThatThrownBy(() -> Predictions.ofProbabilities(Matrix.of(2, 2, 1, 0, -0.5, 1.5)))
        .hasMessage("row 2, column 1 is -0.5, no probability");
    assertThatThrownBy(() -> Predictions.ofProbabilities(Matrix.of(2, 1, 1, 1.5)))
        .hasMessage("row 2, column 1 is 1.5, no probability");
    assertThatThrownBy(() -> Predictions.ofProbabilities(Matrix.of(2, 2, 1, 0, 0, 0)))
        .hasMessage("row 2 is all zero");
    Predictions three = Predictions.ofLogits(Matrix.of(3, 2, 1, 0, 0, 1, 0, 1));
    assertThatThrownBy(() -> three.accuracy(0, 1)).hasMessage("2 labels of 3 rows");
  }

  /** 0 and 1 are probabilities, of a single column too, and rows of parts need not sum to 1. */
  @Test
  void takesTheEndsOfTheRange() {
    Predictions ends = Predictions.ofProbabilities(Matrix.of(3, 1, 0, 0.5, 1));
    assertThat(ends.top(0)).isZero();
    assertThat(ends.top(1)).isZero();
    assertThat(ends.top(2)).isEqualTo(1);
    assertThat(ends.logOdds(0, 1)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(ends.logOdds(1, 1)).isZero();
    assertThat(ends.logOdds(2, 1)).isEqualTo(Double.POSITIVE_INFINITY);
    Predictions parts = Predictions.ofProbabilities(Matrix.of(1, 2, 3, 1));
    assertThat(parts.logOdds(0, 0)).isCloseTo(Math.log(3), within(1e-15));
    assertThat(parts.classes()).isEqualTo(2);
    assertThat(parts.rows()).isEqualTo(1);
  }
}
