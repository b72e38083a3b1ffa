// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.BlockId;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;
import org.eigendistill.spectrum.EjmlSolver;
import org.eigendistill.spectrum.Kernel;
import org.eigendistill.spectrum.KernelProducts;
import org.eigendistill.spectrum.NeuralTangent;
import org.eigendistill.spectrum.TopEigenpairs;
import org.junit.jupiter.api.Test;

/** A kernel of 4,000 rows in four parts: the bits of one machine, over one core and two. */
class SparkKernelProductsTest {
  private static final int N = 4000;

  private static Matrix gaussian(int rows, int columns) {
    Randomness random = Randomness.of(4);
    return Matrix.fill(rows, columns, (i, j) -> random.gaussian());
  }

  @Test
  void theBitsOfOneMachine() {
    Matrix x = gaussian(N, 3);
    Matrix block = gaussian(N, 2);
    for (Kernel kernel : List.of(new Kernel.Rbf(0.1), new NeuralTangent(2), new Kernel.Linear())) {
      KernelProducts here = new KernelProducts(kernel, x, new EjmlSolver());
      assertThat(here.parts()).isEqualTo(4);
      Matrix whole = here.times(block);
      for (int cores = 1; cores <= 2; cores++) {
        try (JavaSparkContext spark = Tables.local(cores);
            SparkKernelProducts there = new SparkKernelProducts(spark, kernel, x, "ejml")) {
          assertThat(there.times(block)).isEqualTo(whole);
          assertThat(there.trace()).isEqualTo(here.trace());
        }
      }
    }
  }

  /** Of sixteen tasks each has a quarter of the kernel, 32 MB, three times over. */
  @Test
  void memoryThatDoesNotSufficeIsToldBeforeTheJob() {
    Matrix x = gaussian(N, 3);
    try (JavaSparkContext spark = Tables.local(16)) {
      Kernel kernel = new Kernel.Rbf(0.1);
      assertThatThrownBy(() -> new SparkKernelProducts(spark, kernel, x, "ejml"))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("spark.executor.memory: products of a kernel of 4000 rows")
          .hasMessageContaining("need about 1466 MB in an executor of 16 tasks, which has")
          .hasMessageEndingWith("Give more, or fewer rows or directions.");
    }
  }

  /**
   * Closing waits until the rows are forgotten: Spark that is left right behind would answer what
   * is still on its way by a trace.
   */
  @Test
  void nothingIsOnItsWayBehindTheEnd() {
    Matrix x = gaussian(N, 100);
    try (JavaSparkContext spark = Tables.local(1)) {
      for (int k = 0; k < 5; k++) {
        SparkKernelProducts products =
            new SparkKernelProducts(spark, new Kernel.Linear(), x, "ejml");
        assertThat(broadcast()).isNotEmpty();
        products.close();
        assertThat(broadcast()).isEmpty();
      }
    }
  }

  /** Pieces of broadcasts that this process holds; no job has run that would have some. */
  private static String broadcast() {
    return SparkEnv.get().blockManager().getMatchingBlockIds(BlockId::isBroadcast).mkString(" ");
  }

  /** Where Spark has been left first there is nothing to be forgotten any more. */
  @Test
  void itCanBeClosedBehindSpark() {
    SparkKernelProducts late;
    try (JavaSparkContext spark = Tables.local(1)) {
      late = new SparkKernelProducts(spark, new Kernel.Linear(), gaussian(500, 3), "ejml");
    }
    assertThatCode(late::close).doesNotThrowAnyException();
  }

  @Test
  void directionsOfAKernelThatNobodyHas() {
    Matrix x = gaussian(N, 3);
    Kernel kernel = new Kernel.Rbf(0.1);
    TopEigenpairs here =
        TopEigenpairs.of(
            new KernelProducts(kernel, x, new EjmlSolver()), 5, 3, 1, new EjmlSolver());
    try (JavaSparkContext spark = Tables.local(2);
        SparkKernelProducts products = new SparkKernelProducts(spark, kernel, x, "ejml")) {
      TopEigenpairs there = TopEigenpairs.of(products, 5, 3, 1, new EjmlSolver());
      assertThat(there.values()).isEqualTo(here.values());
      assertThat(there.vectors()).isEqualTo(here.vectors());
      assertThat(there.residuals()).isEqualTo(here.residuals());
      assertThat(there.rest()).isBetween(0.0, there.trace());
      Matrix few = gaussian(3, 1);
      assertThatThrownBy(() -> products.times(few))
          .hasMessage("a block of 3 rows for a kernel of 4000");
    }
  }
}
