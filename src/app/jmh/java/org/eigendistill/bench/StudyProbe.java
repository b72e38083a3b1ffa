// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Progress;
import org.eigendistill.base.Randomness;
import org.eigendistill.neural.Arm;
import org.eigendistill.neural.Job;
import org.eigendistill.neural.LabelledRows;
import org.eigendistill.neural.NetworkData;
import org.eigendistill.neural.PlannedArm;
import org.eigendistill.neural.Recipe;
import org.eigendistill.neural.StudyFile;
import org.eigendistill.neural.Trainer;
import org.eigendistill.neural.TripleStudy;

/**
 * How long studies of three teachers take: each of a study's kinds of network is trained once as its
 * recipe says, on random rows of the shape of its data, with seed 101, and timed by the processor time
 * of its thread, short ones several times; a run of another number of epochs takes its share. Prints lines of Markdown's tables; the measures
 * of studies are not in it.
 *
 * <p>usage: java -cp target/eigendistill.jar:target/lib/* StudyProbe.java STUDY...
 */
public final class StudyProbe {
  private static final long SEED = 101;

  /** Of these the first teacher alone has runs. */
  private static final Set<Arm.Treatment> OF_ONE =
      EnumSet.of(
          Arm.Treatment.PLAIN,
          Arm.Treatment.PLAIN_FOR,
          Arm.Treatment.TO_LABELS,
          Arm.Treatment.TO_LABELS_AT_1,
          Arm.Treatment.FROM_LABELS_AT_1);

  private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

  /** Runs are repeated for so many seconds, and the quickest counts. */
  private static final double REPEATED = 4;

  private StudyProbe() {}

  /** A data set's rows, and what a row is. */
  private record Form(int rows, int tested, int columns, int vocabulary, int classes) {
    static Form of(String data) {
      return switch (data) {
        case "fashion-mnist" -> new Form(6000, 2000, 784, 0, 10);
        case "fashion-mnist-10k" -> new Form(10000, 3700, 784, 0, 10);
        case "fashion-mnist-full" -> new Form(60000, 10000, 784, 0, 10);
        case "package-sections" -> new Form(11767, 2978, 64, 4999, 20);
        case "spam" -> new Form(4026, 1342, 128, 1000, 2);
        default -> throw new IllegalArgumentException("of what shape is " + data + "?");
      };
    }

    private LabelledRows part(int count, int pool) {
      Randomness random = Randomness.of(SEED);
      Matrix x =
          Matrix.fill(
              count,
              columns / (pool * pool),
              (i, j) -> vocabulary > 0 ? random.below(vocabulary + 1) : random.gaussian());
      return LabelledRows.clean(
          x, IntStream.range(0, count).map(i -> random.below(classes)).toArray());
    }

    NetworkData data(int drawn, int pool) {
      int stopping = Math.round(0.1f * drawn);
      return new NetworkData(
          "random",
          part(drawn - stopping, pool),
          part(stopping, pool),
          part(tested, pool),
          classes,
          vocabulary);
    }
  }

  /** Names of studies. */
  public static void main(String[] names) {
    double all = 0;
    System.out.println("| study | network | rows x epochs | steps | CPU-s a run | steps/CPU-s |");
    System.out.println("| --- | --- | --- | --- | --- | --- |");
    List<String> totals = new ArrayList<>();
    for (String name : names) {
      TripleStudy study = StudyFile.readTriple(name);
      Map<Recipe, Integer> epochs = new LinkedHashMap<>();
      Map<Recipe, Integer> longest = new LinkedHashMap<>();
      List<Recipe> recipes = new ArrayList<>(List.of(study.teacher(), study.teacher()));
      recipes.add(study.teacher());
      for (PlannedArm arm : study.arms()) {
        for (int i = 0; i < (OF_ONE.contains(arm.arm().treatment()) ? 1 : 3); i++) {
          recipes.add(arm.recipe());
        }
      }
      for (Recipe recipe : recipes) {
        Recipe kind = recipe.at(1, 1).onLabels().lasting(1);
        epochs.merge(kind, recipe.epochs(), Integer::sum);
        longest.merge(kind, recipe.epochs(), Math::max);
      }
      double replicate = 0;
      for (Recipe kind : epochs.keySet()) {
        double run = run(study, kind.lasting(longest.get(kind)));
        replicate += run * epochs.get(kind) / longest.get(kind);
      }
      double total = replicate * study.seeds() * study.labelNoise().size();
      all += total;
      totals.add(
          format(
              "| %s | %d | %d | %.1f | %.0f |",
              name,
              recipes.size(),
              recipes.size() * study.seeds() * study.labelNoise().size(),
              replicate,
              total));
    }
    System.out.println("\n| study | runs a replicate | runs | CPU-s a replicate | CPU-s |");
    System.out.println("| --- | --- | --- | --- | --- |");
    totals.forEach(System.out::println);
    System.out.println(
        format("\n%.0f CPU-s, %.0f minutes on two cores at 90 %%", all, all / 60 / 2 / 0.9));
  }

  private static double run(TripleStudy study, Recipe recipe) {
    Form form = Form.of(study.data());
    int drawn = study.rows() == 0 ? form.rows() : study.rows();
    NetworkData data = form.data(drawn, recipe.layout().pool());
    Job job = new Job(recipe, data, Optional.empty(), SEED);
    double seconds = Double.POSITIVE_INFINITY;
    double spent = 0;
    while (spent < REPEATED) {
      long before = THREAD.getCurrentThreadCpuTime();
      Trainer.train(job, false, Progress.NONE);
      double own = (THREAD.getCurrentThreadCpuTime() - before) / 1e9;
      seconds = Math.min(seconds, own);
      spent += own;
    }
    int rows = data.train().rows();
    int steps = recipe.epochs() * ((rows + recipe.batch() - 1) / recipe.batch());
    System.out.println(
        format(
            "| %s | %s | %d x %d | %d | %.2f | %.0f |",
            study.id(),
            recipe.model(),
            rows,
            recipe.epochs(),
            steps,
            seconds,
            steps / seconds));
    return seconds;
  }

  private static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
