// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.MatrixReader;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Distillation;
import org.eigendistill.dynamics.GradientDescent;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.dynamics.Trajectory;
import org.eigendistill.risk.Gains;
import org.eigendistill.risk.PairRisks;
import org.eigendistill.risk.SpectralProblem;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.spectrum.Kernel;
import org.eigendistill.spectrum.LossScale;
import org.eigendistill.spectrum.Solvers;
import org.eigendistill.spectrum.Spectrum;

/**
 * Our half of compare.py: does a piece of work on files each time that an empty line comes in, and
 * says how long it took, as "wall cpu" in seconds; to any other line it says what it found last.
 */
public final class Probe {
  private Probe() {}

  /** Work, solver, threads, folder of files. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[3]);
    EigenSolver solver =
        Solvers.named(arguments[1], Integer.parseInt(arguments[2]), System.err::println);
    Supplier<double[]> work = work(arguments[0], solver, folder);
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    double[] found = {};
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (!line.isEmpty()) {
        System.out.println(
            Arrays.stream(found).mapToObj(Double::toString).collect(Collectors.joining(" ")));
        continue;
      }
      long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      long wall = System.nanoTime();
      found = work.get();
      wall = System.nanoTime() - wall;
      cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
      System.out.println(wall / 1e9 + " " + cpu / 1e9);
    }
  }

  private static Supplier<double[]> work(String name, EigenSolver solver, Path folder) {
    return switch (name) {
      case "eigh" -> {
        Matrix a = read(folder, "A");
        yield () -> Arrays.stream(solver.symmetric(a).values()).sorted().toArray();
      }
      case "svd" -> {
        Matrix x = read(folder, "X");
        yield () -> Arrays.stream(solver.thin(x).values()).sorted().toArray();
      }
      case "gram" -> {
        Matrix x = read(folder, "X");
        yield () -> solver.gram(x).row(0);
      }
      case "course" -> {
        Matrix x = read(folder, "X");
        Matrix y = read(folder, "y");
        double[] times = read(folder, "times").column(0);
        yield () -> lastStudent(Spectrum.bySvd(x, y, LossScale.SUM, solver), times);
      }
      case "grid" -> {
        double[] eigenvalues = read(folder, "l").column(0);
        double[] signal = read(folder, "signal").column(0);
        double[] times = read(folder, "times").column(0);
        double noise = read(folder, "noise").get(0, 0);
        SpectralProblem problem = new SpectralProblem(eigenvalues, signal, noise, signal.length);
        yield () -> risks(problem, times);
      }
      case "ridge-path" -> {
        Matrix x = read(folder, "X");
        Matrix y = read(folder, "y");
        double[] penalties = read(folder, "penalties").column(0);
        yield () -> {
          Kernel kernel = new Kernel.Rbf(1.0 / x.columns());
          Spectrum spectrum = Spectrum.byKernel(kernel, x, y, LossScale.SUM, solver);
          Trajectory path = Trajectory.of(Course.onLabels(Ridge.of()), penalties, spectrum.eigenvalues());
          double[][] gains =
              IntStream.range(0, penalties.length).mapToObj(path::gainsAt).toArray(double[][]::new);
          return spectrum.fitted(gains).transpose().toArray();
        };
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
        yield () ->
            spectrum.weights(path(spectrum, steps).gainsAt(steps.length - 1)).toArray();
      }
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** A teacher's and its students' gains; the students' last, and the size of the targets. */
  private static double[] lastStudent(Spectrum spectrum, double... times) {
    double[] eigenvalues = spectrum.eigenvalues();
    Distillation setting = Distillation.of(GradientFlow.of(), times[times.length / 2]);
    Trajectory teacher = Trajectory.of(setting.teacherCourse(), times, eigenvalues);
    Trajectory student = Trajectory.of(setting.students(), times, eigenvalues);
    DoubleStream logs =
        IntStream.range(0, teacher.directions())
            .mapToDouble(k -> student.gain(times.length - 1, k).logResidual());
    return DoubleStream.concat(logs, DoubleStream.of(spectrum.targetCoefficients().norm()))
        .toArray();
  }

  /** The risks of the students of every length taught by a teacher of every length, by flow. */
  private static double[] risks(SpectralProblem problem, double... times) {
    Course flow = Course.onLabels(GradientFlow.of());
    double[] eigenvalues = problem.eigenvalues();
    Gains[] models =
        Arrays.stream(times).mapToObj(t -> Gains.of(flow.at(t), eigenvalues)).toArray(Gains[]::new);
    return PairRisks.of(problem, models, models).under(problem.noise());
  }

  private static Trajectory path(Spectrum spectrum, double[] steps) {
    Course course = Course.onLabels(GradientDescent.of(1 / spectrum.eigenvalue(0)));
    return Trajectory.of(course, steps, spectrum.eigenvalues());
  }

  /** The weights at all steps, of which the last are told. */
  private static double[] lastWeights(Spectrum spectrum, double[] steps) {
    Trajectory path = path(spectrum, steps);
    Matrix last = null;
    for (int i = 0; i < steps.length; i++) {
      last = spectrum.weights(path.gainsAt(i));
    }
    return last.toArray();
  }

  private static Matrix read(Path folder, String name) {
    return MatrixReader.read(folder.resolve(name + ".npy")).values();
  }
}
