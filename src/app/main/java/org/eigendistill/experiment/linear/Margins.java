package org.eigendistill.experiment.linear;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * Least-squares slopes of the margin plot: a student's scores of the class that plain training
 * ranks first, against plain training's own.
 *
 * @param low of the half of rows of which plain training is less sure
 * @param high of the other half
 * @param mislabelled of rows whose label was changed; NaN where there are fewer than ten
 * @param clean of the others
 */
record Margins(double low, double high, double mislabelled, double clean) {
  private static final int FEWEST = 10;

  static Margins of(ClassScores plain, ClassScores student, int[] truth, int... labels) {
    List<double[]> points = new ArrayList<>();
    SimpleRegression wrong = new SimpleRegression();
    SimpleRegression right = new SimpleRegression();
    for (int i = 0; i < truth.length; i++) {
      int best = plain.first(i);
      double[] point = {plain.of(i, best), student.of(i, best)};
      points.add(point);
      (truth[i] == labels[i] ? right : wrong).addData(point[0], point[1]);
    }
    points.sort((a, b) -> Double.compare(a[0], b[0]));
    SimpleRegression low = new SimpleRegression();
    SimpleRegression high = new SimpleRegression();
    for (int i = 0; i < points.size(); i++) {
      (2 * i < points.size() ? low : high).addData(points.get(i)[0], points.get(i)[1]);
    }
    return new Margins(
        low.getSlope(),
        high.getSlope(),
        wrong.getN() < FEWEST ? Double.NaN : wrong.getSlope(),
        right.getSlope());
  }
}
