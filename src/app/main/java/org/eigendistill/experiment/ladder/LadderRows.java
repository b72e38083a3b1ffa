// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.ladder;

import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.BundledData;
import org.eigendistill.data.Dataset;
import org.eigendistill.data.LabelNoise;
import org.eigendistill.data.Scaling;
import org.eigendistill.experiment.SmallImages;
import org.eigendistill.softmax.RowDirections;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.spectrum.LossScale;
import org.eigendistill.spectrum.Spectrum;

/**
 * The rows of every rung: 300 images of Fashion-MNIST at 14 x 14 pixels, centred, a fifth of the
 * labels changed.
 *
 * @param inputs X, n x d
 * @param labels as given, wrong ones among them
 * @param classes C
 * @param directions of X, with the eigenvalues of X X' / n
 */
record LadderRows(Matrix inputs, int[] labels, int classes, RowDirections directions) {
  private static final int ROWS = 300;
  private static final double NOISE = 0.2;

  /** Keeps its own copy. */
  LadderRows {
    labels = labels.clone();
  }

  static LadderRows of(EigenSolver solver) {
    Dataset rows =
        BundledData.load("fashion-mnist").train().rows(IntStream.range(0, ROWS).toArray());
    int classes = rows.targets().columns();
    int[] labels = LabelNoise.symmetric(rows.labels().orElseThrow(), classes, NOISE, 1).labels();
    Matrix small = SmallImages.of(rows.features());
    Matrix centred = Scaling.centring(small).apply(small);
    Spectrum spectrum = Spectrum.bySvd(centred, rows.targets(), LossScale.MEAN, solver);
    return new LadderRows(centred, labels, classes, RowDirections.of(spectrum));
  }

  @Override
  public int[] labels() {
    return labels.clone();
  }

  int rows() {
    return inputs.rows();
  }

  /** The labels as targets of squared loss: one-hot, centred over classes and rows. */
  Matrix targets() {
    Matrix given = Matrix.fill(rows(), classes, (i, c) -> labels[i] == c ? 1 : 0);
    double[] means = given.columnMeans();
    return Matrix.fill(rows(), classes, (i, c) -> given.get(i, c) - means[c]);
  }
}
