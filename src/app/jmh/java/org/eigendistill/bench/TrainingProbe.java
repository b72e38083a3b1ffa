// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Optional;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Progress;
import org.eigendistill.data.MatrixReader;
import org.eigendistill.neural.Job;
import org.eigendistill.neural.LabelledRows;
import org.eigendistill.neural.NetworkData;
import org.eigendistill.neural.Recipe;
import org.eigendistill.neural.RecipeFile;
import org.eigendistill.neural.Run;
import org.eigendistill.neural.Trainer;

/**
 * Our half of compare_torch.py: trains a network each time that a line comes in, and says how long
 * it took, by the clock and by the process's processor time, and how well it fits, as "wall processor
 * accuracy".
 */
public final class TrainingProbe {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private TrainingProbe() {}

  /** A folder with X.npy, y.npy and recipe.yaml; the number of words of sequences, or 0. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Matrix x = MatrixReader.read(folder.resolve("X.npy")).values();
    Matrix y = MatrixReader.read(folder.resolve("y.npy")).values();
    int[] labels = new int[x.rows()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (int) y.get(i, 0);
    }
    LabelledRows train = LabelledRows.clean(x, labels);
    int[] few = {0, 1, 2, 3};
    LabelledRows rest =
        LabelledRows.clean(x.selectRows(few), labels[0], labels[1], labels[2], labels[3]);
    NetworkData data = new NetworkData("probe", train, rest, rest, 10, Integer.parseInt(arguments[1]));
    Recipe recipe = RecipeFile.read(folder.resolve("recipe.yaml")).onLabels();
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    while (in.readLine() != null) {
      long wall = System.nanoTime();
      long processor = SYSTEM.getProcessCpuTime();
      Run run = Trainer.train(new Job(recipe, data, Optional.empty(), 1), false, Progress.NONE);
      wall = System.nanoTime() - wall;
      processor = SYSTEM.getProcessCpuTime() - processor;
      System.out.println(wall / 1e9 + " " + processor / 1e9 + " " + run.end().trainAccuracy());
    }
  }
}
