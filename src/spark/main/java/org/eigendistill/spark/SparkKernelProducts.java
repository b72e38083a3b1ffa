// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.eigendistill.base.Matrix;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.spectrum.Kernel;
import org.eigendistill.spectrum.KernelProducts;
import org.eigendistill.spectrum.Solvers;
import org.eigendistill.spectrum.SymmetricProducts;

/**
 * A kernel's products, worked out by a cluster: each task some rows of the kernel, which nobody
 * ever has whole. Every executor holds all rows of the data once, n p doubles, and a block, n b.
 * The bits are those of {@link KernelProducts} with the same solver, whatever the workers.
 *
 * <p>For {@link org.eigendistill.spectrum.TopEigenpairs}: n = 100,000 rows are 1e10 entries of the
 * kernel a pass, at most six passes.
 */
public final class SparkKernelProducts implements SymmetricProducts, AutoCloseable {
  private static final int TASKS_A_CORE = 4;

  private final JavaSparkContext spark;
  private final Kernel kernel;
  private final String solver;
  private final KernelProducts own;
  private final Broadcast<Block> rows;

  /** A matrix on its way. */
  private record Block(int rows, int columns, double[] values) implements Serializable {
    static Block of(Matrix matrix) {
      return new Block(matrix.rows(), matrix.columns(), matrix.toArray());
    }

    Matrix matrix() {
      return Matrix.of(rows, columns, values);
    }
  }

  /**
   * The kernel of some rows.
   *
   * @param rows n x p, finite
   * @param solver multiplies on the workers: ejml, whose bits are the same everywhere, or openblas
   */
  public SparkKernelProducts(JavaSparkContext spark, Kernel kernel, Matrix rows, String solver) {
    this.spark = spark;
    this.kernel = kernel;
    this.solver = solver;
    this.own = new KernelProducts(kernel, rows, Solvers.named(solver, 1, notice -> {}));
    this.rows = spark.broadcast(Block.of(rows));
  }

  @Override
  public int rows() {
    return own.rows();
  }

  @Override
  public double trace() {
    return own.trace();
  }

  @Override
  public Matrix times(Matrix block) {
    if (block.rows() != rows()) {
      throw new IllegalArgumentException(
          "a block of %d rows for a kernel of %d".formatted(block.rows(), rows()));
    }
    Broadcast<Block> right = spark.broadcast(Block.of(block));
    try {
      List<Integer> parts = IntStream.range(0, own.parts()).boxed().toList();
      int tasks = Math.min(parts.size(), TASKS_A_CORE * spark.defaultParallelism());
      // what tasks take along is named here: this object stays with the driver
      Kernel ofTasks = kernel;
      String by = solver;
      Broadcast<Block> left = rows;
      List<Block> all =
          spark
              .parallelize(parts, tasks)
              .mapPartitions(
                  mine -> {
                    EigenSolver multiplies = Solvers.named(by, 1, notice -> {});
                    KernelProducts products =
                        new KernelProducts(ofTasks, left.value().matrix(), multiplies);
                    Matrix taken = right.value().matrix();
                    List<Block> found = new ArrayList<>();
                    while (mine.hasNext()) {
                      int index = mine.next();
                      found.add(Block.of(TaskCores.run(() -> products.part(index, taken))));
                    }
                    return found.iterator();
                  })
              .collect();
      return KernelProducts.stacked(all.stream().map(Block::matrix).toList());
    } finally {
      right.destroy();
    }
  }

  /** Lets executors forget the rows. */
  @Override
  public void close() {
    rows.destroy();
  }
}
