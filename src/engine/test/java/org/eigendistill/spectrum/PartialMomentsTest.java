// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.RowChunks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Moments merged in every grouping have one and the same bits, and those of exact arithmetic. */
class PartialMomentsTest {
  private static final EigenSolver SOLVER = new EjmlSolver();
  private static final MathContext FIFTY = new MathContext(50, RoundingMode.HALF_EVEN);

  /** Numbers of chunks on both sides of where levels of the tree are full. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 15, 16, 17, 33, 255, 256, 257, 300})
  void everyGroupingHasTheSameBits(int chunks) throws Exception {
    Random random = new Random(chunks);
    Matrix all = Matrix.fill(3 * chunks - 1, 4, (i, j) -> 100 + random.nextGaussian() * (1 + j));
    for (boolean centred : new boolean[] {true, false}) {
      Moments streamed = MomentSums.of(stream(all), 4, centred, SOLVER, 2);
      for (int workers = 1; workers <= Math.min(chunks, 5); workers++) {
        for (int run = 0; run < 4; run++) {
          List<PartialMoments> parts = parts(all, chunks, workers, centred, random);
          Moments merged = mergedAnyhow(parts, random).moments();
          String when = "%d chunks, %d workers, run %d".formatted(chunks, workers, run);
          assertThat(merged.products()).as(when).isEqualTo(streamed.products());
          assertThat(merged.means()).as(when).isEqualTo(streamed.means());
          assertThat(merged.rows()).as(when).isEqualTo(all.rows());
          assertThat(PartialMoments.merged(parts).moments().products())
              .as(when)
              .isEqualTo(streamed.products());
          assertThat(merged.rowsPerBlock()).isEqualTo(streamed.rowsPerBlock());
        }
      }
    }
  }

  /** Shares the chunks out: runs of neighbours, each to one of the workers, in a random order. */
  private static List<PartialMoments> parts(
      Matrix all, int chunks, int workers, boolean centred, Random random) {
    List<PartialMoments> runs = new ArrayList<>();
    for (int first = 0; first < chunks; ) {
      int next = Math.min(chunks, first + 1 + random.nextInt(1 + chunks / workers));
      runs.add(PartialMoments.of(first, chunks(all, first, next), centred, SOLVER));
      first = next;
    }
    Collections.shuffle(runs, random);
    List<PartialMoments> held = new ArrayList<>(Collections.nCopies(workers, null));
    for (PartialMoments run : runs) {
      int worker = random.nextInt(workers);
      held.set(worker, held.get(worker) == null ? run : held.get(worker).merge(run));
    }
    held.removeIf(part -> part == null);
    return held;
  }

  private static PartialMoments mergedAnyhow(List<PartialMoments> parts, Random random)
      throws IOException, ClassNotFoundException {
    List<PartialMoments> left = new ArrayList<>(parts);
    while (left.size() > 1) {
      PartialMoments one = sent(left.remove(random.nextInt(left.size())));
      PartialMoments two = sent(left.remove(random.nextInt(left.size())));
      left.add(one.merge(two));
    }
    return left.get(0);
  }

  /** As it comes out of another process. */
  private static PartialMoments sent(PartialMoments part)
      throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(part);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (PartialMoments) in.readObject();
    }
  }

  /**
   * Against fifty digits. The bound is the sum within a chunk of 3 rows, what its shift rounds
   * (half an ulp of the mean, times the spread), and a few roundings of each added term: nothing
   * grows with the mean's square or with the number of chunks.
   */
  @ParameterizedTest
  @CsvSource({"0, 1", "5, 1", "1e8, 1", "1e8, 1e-3", "1e8, 1e-6", "-3e12, 1"})
  void meansAndProductsAreThoseOfFiftyDigits(double mean, double spread) {
    Random random = new Random(17);
    int n = 3 * 283;
    // It drifts, so that chunks differ in their means.
    Matrix all =
        Matrix.fill(n, 3, (i, j) -> mean + spread * (random.nextGaussian() + j * i / 100.0));
    Moments moments = MomentSums.of(stream(all), 3, true, SOLVER, 1);
    BigDecimal[] means = new BigDecimal[3];
    for (int j = 0; j < 3; j++) {
      BigDecimal sum = BigDecimal.ZERO;
      for (double value : all.column(j)) {
        sum = sum.add(new BigDecimal(value));
      }
      means[j] = sum.divide(BigDecimal.valueOf(n), FIFTY);
      assertThat(moments.means()[j])
          .isEqualTo(means[j].doubleValue(), within(Math.ulp(mean) + 4e-16 * spread));
    }
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        BigDecimal exact = BigDecimal.ZERO;
        BigDecimal magnitude = BigDecimal.ZERO;
        for (int row = 0; row < n; row++) {
          BigDecimal term =
              new BigDecimal(all.get(row, i))
                  .subtract(means[i])
                  .multiply(new BigDecimal(all.get(row, j)).subtract(means[j]));
          exact = exact.add(term);
          magnitude = magnitude.add(term.abs());
        }
        assertThat(moments.products().get(i, j))
            .isEqualTo(exact.doubleValue(), within(16 * Math.ulp(1.0) * magnitude.doubleValue()));
      }
    }
  }

  @Test
  void aConstantColumnHasItsValueAsMeanAndNoProduct() {
    Random random = new Random(4);
    double[] constants = {0.1, 1e8 + 0.3, -7e-300, 0};
    Matrix all = Matrix.fill(100, 5, (i, j) -> j < 4 ? constants[j] : 1e6 * random.nextGaussian());
    Moments moments = MomentSums.of(stream(all), 5, true, SOLVER, 1);
    for (int j = 0; j < 4; j++) {
      assertThat(moments.means()[j]).isEqualTo(constants[j]);
      for (int i = 0; i < 5; i++) {
        assertThat(moments.products().get(i, j)).isZero();
      }
    }
  }

  @Test
  void chunksThatAreMissingOrComeTwiceAreRefused() {
    Matrix all = EigenSolverLaws.random(60, 2, 9);
    PartialMoments front = PartialMoments.of(0, chunks(all, 0, 3), true, SOLVER);
    PartialMoments later = PartialMoments.of(4, chunks(all, 4, 6), true, SOLVER);
    PartialMoments between = PartialMoments.of(3, chunks(all, 3, 4), true, SOLVER);
    assertThatThrownBy(() -> front.merge(later).moments())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("chunk 3 is missing");
    assertThatThrownBy(later::moments).hasMessageContaining("chunk 0 is missing");
    assertThatThrownBy(() -> front.merge(front)).hasMessageContaining("chunk 0 comes twice");
    assertThatThrownBy(() -> later.merge(later)).hasMessageContaining("chunk 4 comes twice");
    PartialMoments sixteen = PartialMoments.of(0, chunks(all, 0, 16), true, SOLVER);
    assertThatThrownBy(() -> sixteen.merge(front).moments()).hasMessageContaining("twice");
    assertThat(front.merge(later).merge(between).rows()).isEqualTo(18);
    assertThat(front.rows()).as("merging changes no part").isEqualTo(9);
    assertThatThrownBy(() -> front.merge(PartialMoments.of(3, chunks(all, 3, 4), false, SOLVER)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("about another point");
    assertThatThrownBy(() -> PartialMoments.of(0, Collections.emptyIterator(), true, SOLVER))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 8192",
    "256, 8192",
    "257, 4096",
    "1000, 2048",
    "1024, 2048",
    "1025, 1024",
    "8192, 256",
    "9999, 256"
  })
  void aChunkIsAStatedNumberOfRows(int columns, int rows) {
    assertThat(RowChunks.rows(columns)).isEqualTo(rows);
  }

  /** Chunks of three rows, the last of two where it comes to that. */
  private static Iterator<Matrix> chunks(Matrix all, int first, int next) {
    return IntStream.range(first, next)
        .mapToObj(
            c -> all.selectRows(IntStream.range(3 * c, Math.min(all.rows(), 3 * c + 3)).toArray()))
        .iterator();
  }

  private static MomentSums.Blocks stream(Matrix all) {
    Iterator<Matrix> chunks = chunks(all, 0, (all.rows() + 2) / 3);
    return () -> {
      if (!chunks.hasNext()) {
        return null;
      }
      Matrix chunk = chunks.next();
      return () -> chunk;
    };
  }
}
