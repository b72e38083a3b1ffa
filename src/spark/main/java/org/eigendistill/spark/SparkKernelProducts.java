// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
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
  private final int width;
  private final Broadcast<Block> rows;

  /** A matrix on its way: what an executor unpacks once is of all its tasks. */
  private static final class Block implements Serializable {
    private static final long serialVersionUID = 1L;

    private transient Matrix matrix;

    Block(Matrix matrix) {
      this.matrix = matrix;
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.writeInt(matrix.rows());
      out.writeInt(matrix.columns());
      out.writeObject(matrix.toArray());
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      matrix = Matrix.of(in.readInt(), in.readInt(), (double[]) in.readObject());
    }
  }

  /**
   * The kernel of some rows.
   *
   * @param rows n x p, finite
   * @param solver multiplies on the workers: ejml, whose bits are the same everywhere, or openblas
   * @throws org.eigendistill.base.BadInputException if executors or the driver lack the memory
   */
  public SparkKernelProducts(JavaSparkContext spark, Kernel kernel, Matrix rows, String solver) {
    this.spark = spark;
    this.kernel = kernel;
    this.solver = solver;
    this.own = new KernelProducts(kernel, rows, Solvers.named(solver, 1, notice -> {}));
    this.width = rows.columns();
    ClusterCores.await(spark);
    requireMemory(0);
    this.rows = spark.broadcast(new Block(rows));
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
    requireMemory(block.columns());
    Broadcast<Block> right = spark.broadcast(new Block(block));
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
                        new KernelProducts(ofTasks, left.value().matrix, multiplies);
                    Matrix taken = right.value().matrix;
                    List<Block> found = new ArrayList<>();
                    while (mine.hasNext()) {
                      int index = mine.next();
                      found.add(new Block(TaskCores.run(() -> products.part(index, taken))));
                    }
                    return found.iterator();
                  })
              .collect();
      return KernelProducts.stacked(all.stream().map(part -> part.matrix).toList());
    } finally {
      right.destroy(true);
    }
  }

  /**
   * Rows and a block are held twice while they are packed or unpacked, and the product as parts and
   * as a whole. A task has some rows of the kernel, twice where they are worked out, once more
   * where they are multiplied, and all rows turned over.
   */
  private void requireMemory(int columns) {
    double n = rows();
    double p = width;
    double part = n * Math.ceil(n / own.parts());
    new ExecutorMemory(spark)
        .require(
            "products of a kernel of %d rows with %d columns".formatted(rows(), columns),
            Double.BYTES * 2 * n * (p + 2 * columns),
            Double.BYTES * (3 * part + n * (p + columns)),
            "fewer rows or directions");
  }

  /**
   * Lets executors forget the rows, and waits for it: the cluster may be left next. Where it has
   * been left there is nothing to forget.
   */
  @Override
  public void close() {
    if (!spark.sc().isStopped()) {
      rows.destroy(true);
    }
  }
}
