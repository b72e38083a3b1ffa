// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;
import org.eigendistill.base.SideBySide;
import org.eigendistill.data.MatrixReader;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.population.FeatureMap;
import org.eigendistill.population.FeatureMap.KernelFeatures;
import org.eigendistill.population.LabelBlock;
import org.eigendistill.population.LabelTerm;
import org.eigendistill.population.LabelTerm.NoiseVector;
import org.eigendistill.population.ModelPlan;
import org.eigendistill.population.ModelPlan.Fit;
import org.eigendistill.population.Question;
import org.eigendistill.population.Realisation;
import org.eigendistill.population.RowSet;
import org.eigendistill.population.RowSet.Gaussian;
import org.eigendistill.population.RowSet.Given;
import org.eigendistill.population.Scenario;
import org.eigendistill.population.Training;
import org.eigendistill.population.Training.LeastNorm;
import org.eigendistill.population.Training.Spectral;
import org.eigendistill.population.World;
import org.eigendistill.population.limit.Limits;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.spectrum.Kernel;
import org.eigendistill.spectrum.Solvers;

/**
 * Our half of compare.py's scenario rows; NumPy's is scenario_numpy.py. Lines come and
 * go as in Probe; processor time is that of all threads.
 */
public final class ScenarioProbe {
  private static final int DESIGNS = 8;
  private static final String LAST = "student";

  private ScenarioProbe() {}

  /** Work, solver, threads, folder of files. */
  public static void main(String[] arguments) throws IOException {
    int threads = Integer.parseInt(arguments[2]);
    EigenSolver solver = Solvers.named(arguments[1], threads, System.err::println);
    Supplier<Double> work = of(arguments[0], solver, threads, Path.of(arguments[3]));
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    double found = Double.NaN;
    for (Scanner lines = new Scanner(System.in); lines.hasNextLine(); ) {
      if (!lines.nextLine().isEmpty()) {
        System.out.println(found);
        continue;
      }
      long cpu = system.getProcessCpuTime();
      long wall = System.nanoTime();
      found = work.get();
      double seconds = (System.nanoTime() - wall) / 1e9;
      System.out.println(seconds + " " + (system.getProcessCpuTime() - cpu) / 1e9);
    }
  }

  private static Matrix read(Path folder, String name) {
    return MatrixReader.read(folder.resolve(name + ".npy")).values();
  }

  private static Supplier<Double> of(String name, EigenSolver solver, int threads, Path folder) {
    return switch (name) {
      case "draws" -> draws(read(folder, "size").toArray(), solver.name(), threads);
      case "limit" -> limit(folder, solver);
      default -> kernels(folder, solver);
    };
  }

  private static Fit fit(
      String name, FeatureMap features, Training training, String of, double noise) {
    NoiseVector vector = noise > 0 ? new NoiseVector("labels", noise) : null;
    LabelBlock block = new LabelBlock("A", List.of(new LabelTerm(of, 1, vector)));
    return new Fit(name, features, training, false, null, List.of(block));
  }

  private static Supplier<Double> draws(double[] size, String solver, int threads) {
    int n = (int) size[0];
    int p = (int) size[1];
    double[] ones = new double[p];
    Arrays.fill(ones, 1);
    World world = World.given(ones, Matrix.fill(p, 1, (i, j) -> i == 0 ? 1 : 0), 0);
    Fit fit = fit(LAST, FeatureMap.all(p), new LeastNorm(), Scenario.TRUTH, 1);
    Scenario scenario = new Scenario(world, Map.of("A", new Gaussian(n)), List.of(fit));
    EigenSolver single = Solvers.named(solver, 1, System.err::println);
    double average = p / (n - p - 1.0);
    int[] seed = new int[1];
    return () -> {
      List<Callable<Double>> tasks = new ArrayList<>();
      for (int k = 0; k < DESIGNS; k++) {
        Randomness stream = Randomness.of(seed[0]++);
        tasks.add(() -> risk(new Realisation(scenario, stream, single), null));
      }
      double mean =
          SideBySide.run(threads, tasks).stream().mapToDouble(r -> r).average().orElseThrow();
      return Math.abs(mean / average - 1) < 0.1 ? 1 : mean;
    };
  }

  private static double risk(Realisation realisation, String rows) {
    Question question = new Question(List.of(LAST), rows, null);
    return realisation.risks(question).get(LAST).risk();
  }

  private static Supplier<Double> limit(Path folder, EigenSolver solver) {
    Matrix s = read(folder, "s");
    World world = World.given(s.toArray(), Matrix.ofColumn(read(folder, "b").toArray()), 0);
    int p = world.size();
    Training flow = new Spectral(GradientFlow.of(), 20);
    Fit fit = fit(LAST, FeatureMap.all(p), flow, Scenario.TRUTH, 0.5);
    Scenario scenario = new Scenario(world, Map.of("A", new Gaussian(p)), List.of(fit));
    Question question = Question.of(List.of(LAST));
    return () -> new Limits(0, solver).of(scenario, question).get(LAST).risk();
  }

  private static Supplier<Double> kernels(Path folder, EigenSolver solver) {
    Matrix points = read(folder, "points");
    int n = points.rows();
    double[] even = new double[n];
    Arrays.fill(even, 1.0 / n);
    World world = World.given(even, Matrix.ofColumn(read(folder, "f").toArray()), 0);
    Map<String, RowSet> rows =
        Map.of("A", new Given(Matrix.fill(n, n, (i, j) -> i == j ? 1 : 0)));
    return () -> {
      Matrix near = new Kernel.Rbf(1).among(points);
      Matrix far = Matrix.fill(n, n, (i, j) -> Math.exp(-Math.sqrt(-Math.log(near.get(i, j)))));
      Training flow = new Spectral(GradientFlow.of(), 5);
      Training ridge = new Spectral(Ridge.of(), 0.01);
      List<ModelPlan> models =
          List.of(
              fit("teacher", new KernelFeatures(near), flow, Scenario.TRUTH, 0.1),
              fit(LAST, new KernelFeatures(far), ridge, "teacher", 0));
      Scenario scenario = new Scenario(world, rows, models);
      return risk(new Realisation(scenario, Randomness.of(1), solver), null);
    };
  }
}
