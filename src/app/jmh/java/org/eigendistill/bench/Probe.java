// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.MatrixReader;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.GradientDescent;
import org.eigendistill.dynamics.Trajectory;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.spectrum.LossScale;
import org.eigendistill.spectrum.Solvers;
import org.eigendistill.spectrum.Spectrum;

/**
 * Our half of compare.py: does a piece of work on files each time that a line comes in, and says
 * how long it took, as "wall cpu check" in seconds.
 */
public final class Probe {
  private Probe() {}

  /** Work, solver, threads, folder of files. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[3]);
    EigenSolver solver =
        Solvers.named(arguments[1], Integer.parseInt(arguments[2]), System.err::println);
    Supplier<Double> work = work(arguments[0], solver, folder);
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    while (in.readLine() != null) {
      long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      long wall = System.nanoTime();
      double check = work.get();
      wall = System.nanoTime() - wall;
      cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
      System.out.println(wall / 1e9 + " " + cpu / 1e9 + " " + check);
    }
  }

  private static Supplier<Double> work(String name, EigenSolver solver, Path folder) {
    return switch (name) {
      case "eigh" -> {
        Matrix a = read(folder, "A");
        yield () -> Arrays.stream(solver.symmetric(a).values()).max().getAsDouble();
      }
      case "svd" -> {
        Matrix x = read(folder, "X");
        yield () -> solver.thin(x).values()[0];
      }
      case "gram" -> {
        Matrix x = read(folder, "X");
        yield () -> solver.gram(x).get(0, 0);
      }
      case "descent" -> {
        Matrix x = read(folder, "X");
        Matrix y = read(folder, "y");
        double[] steps = read(folder, "steps").column(0);
        yield () -> lastWeights(Spectrum.bySvd(x, y, LossScale.SUM, solver), steps);
      }
      case "descent-gram" -> {
        Matrix x = read(folder, "X");
        Matrix y = read(folder, "y");
        double[] steps = read(folder, "steps").column(0);
        yield () -> lastWeights(Spectrum.byGram(x, y, LossScale.SUM, solver), steps);
      }
      case "descent-path" -> {
        double[] steps = read(folder, "steps").column(0);
        Spectrum spectrum =
            Spectrum.bySvd(read(folder, "X"), read(folder, "y"), LossScale.SUM, solver);
        yield () -> spectrum.weights(path(spectrum, steps).gainsAt(steps.length - 1)).norm();
      }
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Trajectory path(Spectrum spectrum, double[] steps) {
    Course course = Course.onLabels(GradientDescent.of(1 / spectrum.eigenvalue(0)));
    return Trajectory.of(course, steps, spectrum.eigenvalues());
  }

  /** The weights at all steps; the norm of the last. */
  private static double lastWeights(Spectrum spectrum, double[] steps) {
    Trajectory path = path(spectrum, steps);
    double norm = 0;
    for (int i = 0; i < steps.length; i++) {
      norm = spectrum.weights(path.gainsAt(i)).norm();
    }
    return norm;
  }

  private static Matrix read(Path folder, String name) {
    return MatrixReader.read(folder.resolve(name + ".npy")).values();
  }
}
