// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;
import org.eigendistill.compare.measure.TaughtNetworks;
import org.eigendistill.compare.measure.ThreeTeacherFit;

/**
 * Three teachers and networks in their students' places, logits on rows that all share: latent
 * logits, noise of sd .7 of each network's own, and a scale of its own. In a student's place stands
 * another network of the teachers' kind, or a student that copies.
 */
final class SimulatedReplicate {
  private static final double LATENT = 2;
  private static final double NOISE = 0.7;
  private static final double SCALE = 0.03;
  private static final double COPIED = 0.65;
  private static final double OWN = 0.25;
  private static final double FOLLOWS = 0.007;

  private final Matrix latent;
  private final Randomness random;
  private final double[] scales = new double[TaughtNetworks.TEACHERS];
  private final List<Matrix> noises = new ArrayList<>();
  private final List<Matrix> teachers = new ArrayList<>();

  SimulatedReplicate(Matrix latent, Randomness random) {
    this.latent = latent;
    this.random = random;
    for (int i = 0; i < scales.length; i++) {
      scales[i] = Math.exp(SCALE * random.gaussian());
      noises.add(noise(NOISE));
      teachers.add(scaled(latent.plus(1, noises.get(i)), scales[i]));
    }
  }

  /** Latent logits of some rows. */
  static Matrix latent(Randomness random, int rows, int classes) {
    return Matrix.fill(rows, classes, (i, k) -> LATENT * random.gaussian());
  }

  private Matrix noise(double size) {
    return Matrix.fill(latent.rows(), latent.columns(), (i, k) -> size * random.gaussian());
  }

  private static Matrix scaled(Matrix logits, double scale) {
    return Matrix.fill(logits.rows(), logits.columns(), (i, k) -> scale * logits.get(i, k));
  }

  List<Matrix> teachers() {
    return List.copyOf(teachers);
  }

  /** Three networks of the teachers' kind that had no teacher. */
  List<Matrix> others() {
    List<Matrix> others = new ArrayList<>();
    for (int i = 0; i < scales.length; i++) {
      others.add(scaled(latent.plus(1, noise(NOISE)), Math.exp(SCALE * random.gaussian())));
    }
    return others;
  }

  /** Three students, each of its teacher, with a slope of exp(log b). */
  List<Matrix> students(double logB) {
    List<Matrix> students = new ArrayList<>();
    for (int i = 0; i < scales.length; i++) {
      students.add(
          scaled(
              latent.plus(COPIED, noises.get(i)).plus(1, noise(OWN)),
              scales[i] * Math.exp(logB + FOLLOWS * random.gaussian())));
    }
    return students;
  }

  /** The same networks on some of the rows, to be measured. */
  SimulatedReplicate on(int from, int count) {
    return new SimulatedReplicate(
        teachers.stream()
            .map(z -> Matrix.fill(count, z.columns(), (i, k) -> z.get(from + i, k)))
            .toList());
  }

  private SimulatedReplicate(List<Matrix> teachers) {
    this.latent = teachers.get(0);
    this.random = null;
    this.teachers.addAll(teachers);
  }

  ThreeTeacherFit fit(List<Matrix> students, boolean isLogOdds) {
    return new TaughtNetworks(teachers, students.stream().map(Optional::of).toList())
        .fit(isLogOdds ? ThreeTeacherFit.Sure.LOG_ODDS : ThreeTeacherFit.Sure.MARGIN);
  }

  /** In each row, how many of some networks give its label, as a share. */
  static double[] right(List<Matrix> networks, int... labels) {
    double[] right = new double[labels.length];
    for (Matrix logits : networks) {
      for (int i = 0; i < labels.length; i++) {
        right[i] += top(logits, i) == labels[i] ? 1.0 / networks.size() : 0;
      }
    }
    return right;
  }

  /** Labels that networks of this kind give mostly, and not always. */
  static int[] labels(Matrix latent, Randomness random) {
    int[] labels = new int[latent.rows()];
    for (int i = 0; i < labels.length; i++) {
      double most = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < latent.columns(); k++) {
        double own = latent.get(i, k) + NOISE * random.gaussian();
        if (own > most) {
          most = own;
          labels[i] = k;
        }
      }
    }
    return labels;
  }

  private static int top(Matrix logits, int row) {
    int top = 0;
    for (int k = 1; k < logits.columns(); k++) {
      top = logits.get(row, k) > logits.get(row, top) ? k : top;
    }
    return top;
  }
}
