package org.eigendistill.bench;

import java.util.concurrent.TimeUnit;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.DirectionSums;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.Summand;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Weighted sums of gains, w'(1 - exp(-l t)), over 1,000 directions at 10,000 times: the blocked
 * kernel beside the loop over {@link Math#expm1} that it replaces.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Djava.util.concurrent.ForkJoinPool.common.parallelism=0")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class GridBenchmark {
  private double[] eigenvalues;
  private double[] times;
  private double[] weights;

  /** The grid. */
  @Setup
  public void grid() {
    eigenvalues = logSpaced(1000);
    times = logSpaced(10_000);
    weights = logSpaced(1000);
  }

  private static double[] logSpaced(int n) {
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = Math.pow(10, -3 + 6.0 * i / (n - 1));
    }
    return values;
  }

  /** The engine's. */
  @Benchmark
  public double[][] kernel() {
    Course flow = Course.onLabels(GradientFlow.of());
    return DirectionSums.of(flow, times, eigenvalues, Summand.weighted(weights));
  }

  /** The plain loop. */
  @Benchmark
  public double[] expm1() {
    double[] sums = new double[times.length];
    for (int j = 0; j < times.length; j++) {
      for (int i = 0; i < eigenvalues.length; i++) {
        sums[j] -= weights[i] * Math.expm1(-eigenvalues[i] * times[j]);
      }
    }
    return sums;
  }
}
