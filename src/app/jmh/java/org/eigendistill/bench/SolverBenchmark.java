// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.bench;

import java.util.concurrent.TimeUnit;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.spectrum.Solvers;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The solvers side by side, one thread: Gram matrix, eigenproblem and thin SVD of 1000 x 250. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Djava.util.concurrent.ForkJoinPool.common.parallelism=0")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SolverBenchmark {
  /** Which solver; where the native library does not load, openblas fails and says so. */
  @Param({"ejml", "openblas"})
  public String solver;

  private EigenSolver chosen;
  private Matrix inputs;
  private Matrix gram;

  /** The data: standard normal. */
  @Setup
  public void data() {
    chosen = Solvers.named(solver, 1, System.err::println);
    Randomness random = Randomness.of(1);
    inputs = Matrix.fill(1000, 250, (i, j) -> random.gaussian());
    gram = chosen.gram(inputs);
  }

  /** X'X. */
  @Benchmark
  public Matrix gramMatrix() {
    return chosen.gram(inputs);
  }

  /** Eigenvalues and eigenvectors of X'X. */
  @Benchmark
  public EigenSolver.Eigen eigenproblem() {
    return chosen.symmetric(gram);
  }

  /** The thin SVD of X. */
  @Benchmark
  public EigenSolver.Svd thinSvd() {
    return chosen.thin(inputs);
  }
}
