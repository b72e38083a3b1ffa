// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streamed moments against sums in exact arithmetic and against the spectrum of the whole. */
class MomentsTest {
  private static final EigenSolver SOLVER = new EjmlSolver();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void streamedAndWholeDataHaveTheSameSpectrum(int threads) {
    Matrix all = EigenSolverLaws.random(500, 9, 3);
    Moments moments = MomentSums.of(blocks(all, 37), 9, false, SOLVER, threads).withTargets(2, 7);
    Spectrum streamed = Spectrum.byMoments(moments, LossScale.MEAN, SOLVER);
    Matrix x = all.selectColumns(0, 1, 3, 4, 5, 6, 8);
    Matrix y = all.selectColumns(2, 7);
    Spectrum whole = Spectrum.byGram(x, y, LossScale.MEAN, SOLVER);
    assertThat(moments.rows()).isEqualTo(500);
    assertThat(streamed.rows()).isEqualTo(500);
    assertThat(streamed.columns()).isEqualTo(7);
    for (int k = 0; k < 7; k++) {
      assertThat(streamed.eigenvalue(k)).isEqualTo(whole.eigenvalue(k), within(1e-14));
      for (int c = 0; c < 2; c++) {
        assertThat(streamed.targetCoefficients().get(k, c))
            .isEqualTo(whole.targetCoefficients().get(k, c), within(1e-11));
      }
    }
    double[] gains = {1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4};
    assertThat(streamed.weights(gains).plus(-1, whole.weights(gains)).norm()).isLessThan(1e-12);
    assertThatThrownBy(() -> streamed.fitted(gains))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void bitsDoNotDependOnTheNumberOfThreads() {
    Matrix all = EigenSolverLaws.random(3000, 12, 8);
    Moments one = MomentSums.of(blocks(all, 50), 12, true, SOLVER, 1);
    Moments four = MomentSums.of(blocks(all, 50), 12, true, SOLVER, 4);
    assertThat(four.products()).isEqualTo(one.products());
    assertThat(four.means()).isEqualTo(one.means());
  }

  /** Means a hundred million times the deviation, where X'X - n m m' would have no digit left. */
  @Test
  void productsAboutTheMeansDoNotCancel() {
    Random random = new Random(6);
    Matrix all = Matrix.fill(400, 3, (i, j) -> 1e8 + random.nextGaussian());
    Moments moments = MomentSums.of(blocks(all, 64), 3, true, SOLVER, 2);
    for (int i = 0; i < 3; i++) {
      BigDecimal mean = mean(all, i);
      assertThat(moments.means()[i]).isEqualTo(mean.doubleValue(), within(2e-8));
      for (int j = 0; j < 3; j++) {
        BigDecimal exact = BigDecimal.ZERO;
        for (int row = 0; row < 400; row++) {
          exact =
              exact.add(
                  new BigDecimal(all.get(row, i))
                      .subtract(mean)
                      .multiply(new BigDecimal(all.get(row, j)).subtract(mean(all, j))));
        }
        assertThat(moments.products().get(i, j)).isEqualTo(exact.doubleValue(), within(1e-5));
      }
    }
  }

  private static BigDecimal mean(Matrix all, int column) {
    BigDecimal sum = BigDecimal.ZERO;
    for (double value : all.column(column)) {
      sum = sum.add(new BigDecimal(value));
    }
    return sum.divide(BigDecimal.valueOf(all.rows()), new MathContext(50));
  }

  /** One large block, then thousands of small ones that plain sums would lose. */
  @Test
  void theNumberOfBlocksAddsNoError() {
    AtomicInteger number = new AtomicInteger();
    MomentSums.Blocks blocks =
        () -> {
          int k = number.getAndIncrement();
          return k > 20_000 ? null : () -> Matrix.of(1, 1, k == 0 ? 1e8 : 0.5);
        };
    Moments moments = MomentSums.of(blocks, 1, false, SOLVER, 2);
    assertThat(moments.products().get(0, 0)).isEqualTo(1e16 + 5000);
  }

  @Test
  void standardizingDividesByDeviationsAndNamesConstants() {
    Matrix all =
        Matrix.fill(300, 4, (i, j) -> j == 1 ? 0.1 : j == 3 ? i % 7 : 5 + (i * (j + 3)) % 11);
    Moments moments = MomentSums.of(blocks(all, 32), 4, true, SOLVER, 1).withTargets(3);
    double[] deviations = moments.deviations();
    assertThat(deviations[1]).isZero();
    assertThat(deviations[0]).isPositive();
    Matrix products = moments.standardized().products();
    assertThat(products.get(0, 0)).isEqualTo(300, within(1e-10));
    assertThat(products.get(1, 1)).isZero();
    assertThat(products.get(2, 2)).isEqualTo(300, within(1e-10));
    Moments aboutZero = MomentSums.of(blocks(all, 32), 4, false, SOLVER, 1).withTargets(3);
    assertThatThrownBy(aboutZero::standardized).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aFaultInABlockReachesTheCaller() {
    AtomicInteger number = new AtomicInteger();
    MomentSums.Blocks blocks =
        () -> {
          int k = number.getAndIncrement();
          return () -> {
            if (k == 5) {
              throw new IllegalStateException("row 5 is bad");
            }
            return Matrix.of(1, 2, k, 1);
          };
        };
    assertThatThrownBy(() -> MomentSums.of(blocks, 2, false, SOLVER, 3))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("row 5 is bad");
    assertThatThrownBy(() -> MomentSums.of(() -> null, 2, false, SOLVER, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tooManyColumnsForTheMemoryAreToldBeforeReading() {
    assertThatThrownBy(() -> MomentSums.of(() -> null, 46_000, false, SOLVER, 1))
        .isInstanceOf(BadInputException.class)
        // 5.5 products of 46,000 x 46,000 doubles, 3 chunks of 256 rows a thread and 32 MiB
        .hasMessageContaining("46000 columns need about 89092 MB");
    assertThatThrownBy(() -> MomentSums.of(() -> null, 46_000, false, SOLVER, 3))
        .hasMessageContaining("46000 columns need about 138062 MB")
        .hasMessageContaining("the heap has %d MB", Runtime.getRuntime().maxMemory() / 1_048_576);
  }

  @Test
  void productsWithTargetsAreThoseOfTheRows() {
    Matrix all = Matrix.fill(50, 3, (i, j) -> (i * (j + 2)) % 7);
    Moments moments = MomentSums.of(blocks(all, 20), 3, false, SOLVER, 1);
    assertThatThrownBy(moments::crossProducts).isInstanceOf(IllegalStateException.class);
    // Sums of whole numbers are exact in any order.
    assertThat(moments.withTargets(1).crossProducts())
        .isEqualTo(all.selectColumns(0, 2).transposeTimes(all.selectColumns(1)));
  }

  @Test
  void featuresAndTargetsKeepTheirOwnMeans() {
    Matrix all = Matrix.fill(100, 4, (i, j) -> (j + 1) * 10 + i % 2);
    Moments moments = MomentSums.of(blocks(all, 30), 4, true, SOLVER, 1).withTargets(3, 1);
    assertThat(moments.means()).containsExactly(new double[] {10.5, 30.5}, within(1e-13));
    assertThat(moments.targetMeans()).containsExactly(new double[] {40.5, 20.5}, within(1e-13));
    assertThat(moments.rowsPerBlock()).isEqualTo(30);
  }

  /** Deviations of n rounded copies of one number are rounding; of what varies they are not. */
  @Test
  void aDeviationWithinRoundingOfTheMeanIsNone() {
    Matrix all = Matrix.fill(64, 2, (i, j) -> j == 0 ? 1e8 + (i % 2) * Math.ulp(1e8) : i % 2);
    assertThat(MomentSums.of(blocks(all, 64), 2, true, SOLVER, 1).deviations())
        .containsExactly(0, 0.5);
  }

  @Test
  void aTargetThatIsNotFiniteIsNotDecomposed() {
    Matrix all = Matrix.fill(4, 2, (i, j) -> j == 1 && i == 2 ? Double.NaN : i + j);
    Moments moments = MomentSums.of(blocks(all, 4), 2, false, SOLVER, 1).withTargets(1);
    assertThatThrownBy(() -> Spectrum.byMoments(moments, LossScale.SUM, SOLVER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the targets' products is not finite at row 1, column 1");
  }

  private static MomentSums.Blocks blocks(Matrix all, int rows) {
    int[] at = {0};
    return () -> {
      if (at[0] >= all.rows()) {
        return null;
      }
      int from = at[0];
      at[0] = Math.min(all.rows(), from + rows);
      int to = at[0];
      Supplier<Matrix> block = () -> all.selectRows(IntStream.range(from, to).toArray());
      return block;
    };
  }

  /** More rows than an int counts: the mean's loss is over all of them. */
  @Test
  void billionsOfRowsAreCounted() {
    long rows = 3_000_000_000L;
    Matrix products = Matrix.ofRows(new double[][] {{4e9, 0, 2e9}, {0, 1e9, 1e9}, {2e9, 1e9, 5e9}});
    Moments moments = Moments.of(rows, 512, true, new double[3], products).withTargets(2);
    Spectrum mean = Spectrum.byMoments(moments, LossScale.MEAN, SOLVER);
    assertThat(mean.rows()).isEqualTo(rows);
    assertThat(mean.eigenvalue(0)).isCloseTo(4.0 / 3, within(1e-15));
    assertThat(mean.eigenvalue(1)).isCloseTo(1.0 / 3, within(1e-15));
    assertThat(mean.weights(new double[] {1, 1}).get(0, 0)).isCloseTo(0.5, within(1e-15));
    assertThat(mean.warnings()).isEmpty();
    assertThat(Spectrum.byMoments(moments, LossScale.SUM, SOLVER).lossFactor()).isEqualTo(1);
  }
}
