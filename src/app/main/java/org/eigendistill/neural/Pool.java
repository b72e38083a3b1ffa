// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;
import org.eigendistill.data.Dataset;
import org.eigendistill.data.LabelNoise;
import org.eigendistill.data.Scaling;
import org.eigendistill.data.Split;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.spectrum.LossScale;
import org.eigendistill.spectrum.Spectrum;

/**
 * The rows from which each seed draws its own. Features are centred by the pool's means.
 *
 * @param name of the data set
 * @param train features, centred, or sequences of word numbers
 * @param labels a class per row
 * @param test the same features of test rows
 * @param testLabels their classes
 * @param classes the number of classes
 * @param vocabulary the number of words of sequences, else 0
 * @param counts what the words of sequences count up to, centred; else the features again
 * @param digest of the data
 */
public record Pool(
    String name,
    Matrix train,
    int[] labels,
    Matrix test,
    int[] testLabels,
    int classes,
    int vocabulary,
    Matrix counts,
    String digest) {
  /** The share of drawn rows that are not trained on but stopped by. */
  private static final double VALIDATION = 0.1;

  /** Directions beyond these carry next to nothing and cost as much as the others. */
  private static final int DIRECTIONS = 341;

  /**
   * A pool of labelled features.
   *
   * @param digest of all that can change
   */
  static Pool of(Split split, String digest) {
    Dataset train = split.train();
    int[] labels =
        train
            .labels()
            .orElseThrow(
                () ->
                    BadInputException.of(
                        train.name(), "", "it has no classes", "Name a set for classification."));
    Scaling centring = Scaling.centring(train.features());
    Matrix features = centring.apply(train.features());
    return new Pool(
        train.name(),
        features,
        labels,
        centring.apply(split.test().features()),
        split.test().labels().orElseThrow(),
        train.targets().columns(),
        0,
        features,
        digest);
  }

  /**
   * The same of images averaged over squares of {@code by} x {@code by} pixels.
   *
   * @throws IllegalArgumentException if they are no square images, or it does not divide a side
   */
  Pool pooled(int by) {
    if (by == 1) {
      return this;
    }
    ImageShape shape = ImageShape.of(train.columns(), "pool: " + by, by);
    Matrix fewer = shape.pooled(train, by);
    return new Pool(
        name,
        fewer,
        labels,
        shape.pooled(test, by),
        testLabels,
        classes,
        vocabulary,
        fewer,
        digest);
  }

  /** The most rows that can be drawn. */
  int rows() {
    return labels.length;
  }

  /**
   * Draws rows, a tenth of them to stop by, and changes labels of both parts.
   *
   * @param rows how many; 0 for all
   * @param noise the rate of label noise
   * @param seed of both draws
   */
  NetworkData draw(int rows, double noise, long seed) {
    int count = drawn(rows);
    int[] drawn = Arrays.copyOf(Randomness.of(seed).permutation(rows()), count);
    int[] truth = Arrays.stream(drawn).map(i -> labels[i]).toArray();
    int[] given = LabelNoise.symmetric(truth, classes, noise, 100 + seed).labels();
    int trained = trained(rows);
    return new NetworkData(
        name,
        part(drawn, given, truth, 0, trained),
        part(drawn, given, truth, trained, count),
        LabelledRows.clean(test, testLabels),
        classes,
        vocabulary);
  }

  private int drawn(int rows) {
    return rows == 0 ? rows() : Math.min(rows, rows());
  }

  /** How many rows of those drawn are trained on. */
  int trained(int rows) {
    return drawn(rows) - (int) Math.round(VALIDATION * drawn(rows));
  }

  private LabelledRows part(int[] drawn, int[] given, int[] truth, int from, int to) {
    return new LabelledRows(
        train.selectRows(Arrays.copyOfRange(drawn, from, to)),
        Arrays.copyOfRange(given, from, to),
        Arrays.copyOfRange(truth, from, to));
  }

  /** The eigenvectors, p x r, on which the input weights of networks are projected. */
  Matrix directions(NetworkKind kind, EigenSolver solver) {
    Matrix x = kind.touched(this);
    Matrix none = Matrix.fill(x.rows(), 1, (i, j) -> 0);
    Matrix all = Spectrum.byGram(x, none, LossScale.MEAN, solver).directionVectors();
    int kept = Math.min(DIRECTIONS, all.columns());
    return all.selectColumns(IntStream.range(0, kept).toArray());
  }
}
