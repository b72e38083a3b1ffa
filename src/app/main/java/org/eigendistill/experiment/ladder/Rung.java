// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.ladder;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.number.Measured;
import org.eigendistill.softmax.ConfidenceLine;
import org.eigendistill.softmax.LogitRows;
import org.eigendistill.softmax.RowDirections;

/**
 * A rung: a teacher's logits, a student's as the theory predicts and as it was trained, all n x C.
 *
 * @param id in the table
 * @param title in the figure
 * @param theory what predicts
 * @param teacher T
 * @param predicted the student by the theory
 * @param trained the student
 * @param course the student by its own course along the directions, where there is another program
 *     for it
 * @param directions bands are of these
 * @param exact whether the theory says that both are the same
 * @param bounds of the distance of both along each direction, where there is a bound; else empty
 */
record Rung(
    String id,
    String title,
    String theory,
    Matrix teacher,
    Matrix predicted,
    Matrix trained,
    Optional<Matrix> course,
    RowDirections directions,
    boolean exact,
    double... bounds) {
  /** The first direction of each band, from 0. */
  static final int[] BANDS = {0, 1, 5, 21, 85};

  /** Keeps its own copy. */
  Rung {
    bounds = bounds.clone();
  }

  /** Where band b ends; nothing is in it if that is where it begins. */
  int end(int band) {
    int all = directions.count();
    return Math.min(band + 1 < BANDS.length ? BANDS[band + 1] : all, all);
  }

  /** The share of the teacher's band that a student has in it. */
  double share(Matrix student, int band) {
    Matrix ours = centred(student);
    Matrix own = centred(teacher);
    return product(ours, own, band) / product(own, own, band);
  }

  /** What the bound of logits leaves of a share; NaN where there is no bound. */
  double bound(int band) {
    if (bounds.length == 0) {
      return Double.NaN;
    }
    Matrix own = centred(teacher);
    Matrix along = directions.along(own);
    double sum = 0;
    for (int k = BANDS[band]; k < end(band); k++) {
      sum += bounds[k] * Math.sqrt(Arrays.stream(along.row(k)).map(z -> z * z).sum());
    }
    return sum / product(own, own, band);
  }

  /** What a predicted number is worth: certified is a bound below a tenth of it. */
  String standing(double value, double bound) {
    if (exact) {
      return "exact";
    }
    return bounds.length == 0 || Double.isNaN(bound)
        ? "measured"
        : bound < Math.abs(value) / 10 ? "certified" : "measured, bound says nothing";
  }

  private double product(Matrix a, Matrix b, int band) {
    Matrix inside =
        directions.vectors().selectColumns(IntStream.range(BANDS[band], end(band)).toArray());
    double[] left = inside.transposeTimes(a).toArray();
    double[] right = inside.transposeTimes(b).toArray();
    return IntStream.range(0, left.length).mapToDouble(i -> left[i] * right[i]).sum();
  }

  /** Over classes, then over rows. */
  private static Matrix centred(Matrix logits) {
    Matrix rows = LogitRows.centred(logits);
    double[] means = rows.columnMeans();
    return Matrix.fill(rows.rows(), rows.columns(), (i, c) -> rows.get(i, c) - means[c]);
  }

  /** The slope of a student's confidence on the teacher's, both of the teacher's class. */
  double slope(Matrix student) {
    ConfidenceLine<Measured> line = ConfidenceLine.of(numbers(teacher));
    return line.slope(line.read(numbers(LogitRows.centred(student)))).value();
  }

  private static List<List<Measured>> numbers(Matrix logits) {
    return IntStream.range(0, logits.rows())
        .mapToObj(i -> Arrays.stream(logits.row(i)).mapToObj(Measured::of).toList())
        .toList();
  }

  /** The distance of the two students, over that of the trained one from 0. */
  double distance() {
    Matrix own = centred(trained);
    return centred(predicted).plus(-1, own).norm() / own.norm();
  }
}
