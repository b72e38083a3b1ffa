// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.Scaling;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.spectrum.EjmlSolver;

/**
 * How much of a teacher's function a network has along each band of eigendirections of the inputs.
 * With F a network's logits at the training rows, centred over classes and then over rows, and P_b
 * the projection on the b-th band of the inputs' principal components, {@code g_b(f) = <P_b f, P_b
 * t2> / <P_b t1, P_b t2>}, t1 its teacher and t2 another one; the last band is what no linear
 * function of the inputs gives. A copy of the teacher and another network of its kind both have
 * {@code log g_b = 0} in the mean. It asks nothing of units, starts or hidden layers, and suits any
 * two architectures.
 */
public final class BandGains {
  /** Levels of the top band's gain at which two ways are matched. */
  static final List<Double> LEVELS = List.of(0.5, 0.6, 0.7, 0.8, 0.9);

  private static final int FEWEST_LEVELS = 3;

  /** Of the largest singular value; what is below is none. */
  private static final double LEAST = 1e-10;

  /** The same by products of rows, which have half the digits. */
  private static final double LEAST_OF_PRODUCTS = 1e-6;

  private final Matrix basis;
  private final Bands bands;

  /**
   * Gains by bands.
   *
   * @param basis principal components of the rows, rows x directions, orthonormal columns, the
   *     largest first
   * @param bands of all directions
   */
  public BandGains(Matrix basis, Bands bands) {
    this.basis = basis;
    this.bands = bands;
  }

  /**
   * Gains along growing bands of the principal components of some inputs: 1, 2-5, 6-21 and so on.
   *
   * @param inputs rows x inputs, as the network gets them
   * @throws IllegalArgumentException if they do not vary along two directions
   */
  public static BandGains of(Matrix inputs) {
    Matrix centred = Scaling.centring(inputs).apply(inputs);
    EigenSolver.Svd svd = new EjmlSolver().thin(centred);
    return along(svd.left(), svd.values(), LEAST);
  }

  /**
   * The same for inputs of more columns than rows, as words of texts are: by products of rows,
   * which takes a tenth of the time. Directions below 1e-6 of the largest singular value are none.
   *
   * @throws IllegalArgumentException if they do not vary along two directions
   */
  public static BandGains ofWide(Matrix inputs) {
    Matrix centred = Scaling.centring(inputs).apply(inputs);
    EigenSolver.Eigen eigen = new EjmlSolver().symmetric(centred.transpose().gram());
    double[] singular =
        Arrays.stream(eigen.values()).map(value -> Math.sqrt(Math.max(0, value))).toArray();
    return along(eigen.vectors(), singular, LEAST_OF_PRODUCTS);
  }

  private static BandGains along(Matrix directions, double[] values, double least) {
    double most = Arrays.stream(values).max().orElse(0);
    int[] kept =
        IntStream.range(0, values.length)
            .filter(k -> values[k] > least * most)
            .boxed()
            .sorted(Comparator.comparingDouble(k -> -values[k]))
            .mapToInt(Integer::intValue)
            .toArray();
    if (kept.length < 2) {
      throw new IllegalArgumentException(
          kept.length == 0
              ? "the inputs do not vary"
              : "the inputs vary along one direction only, where bands are a top one and a lower");
    }
    return new BandGains(directions.selectColumns(kept), Bands.growing(kept.length));
  }

  /** The bands of directions; the rest comes last and is in no list. */
  public Bands bands() {
    return bands;
  }

  /** The names of the bands, the rest last. */
  public List<String> names() {
    return Stream.concat(bands.list().stream().map(DirectionBand::name), Stream.of(Bands.REST))
        .toList();
  }

  /** How many bands there are, the rest among them. */
  public int count() {
    return bands.list().size() + 1;
  }

  /**
   * How many directions a band has, the rest being last: of centred functions at n rows, n - 1 less
   * those of the inputs.
   */
  public int directions(int band) {
    return band < bands.list().size()
        ? bands.list().get(band).last() - bands.list().get(band).first() + 1
        : Math.max(0, basis.rows() - 1 - basis.columns());
  }

  /** What the directions leave; of inputs that span all rows only rounding, which is no number. */
  private double[] rest(Matrix centred, Matrix along) {
    double[] rest = centred.plus(-1, basis.times(along)).toArray();
    if (directions(count() - 1) == 0) {
      Arrays.fill(rest, Double.NaN);
    }
    return rest;
  }

  /** A network's function, by bands. */
  public static final class FunctionByBands {
    private final double[][] parts;

    private FunctionByBands(double[][] parts) {
      this.parts = parts;
    }

    private double times(FunctionByBands other, int band) {
      double sum = 0;
      for (int k = 0; k < parts[band].length; k++) {
        sum += parts[band][k] * other.parts[band][k];
      }
      return sum;
    }
  }

  /** A network's function, centred, projected on each band: numbers row by row, the rest last. */
  double[][] projections(Matrix logits) {
    Matrix centred = centred(logits);
    Matrix along = basis.transposeTimes(centred);
    double[][] parts = new double[count()][];
    for (int b = 0; b < bands.list().size(); b++) {
      DirectionBand band = bands.list().get(b);
      int[] own = IntStream.rangeClosed(band.first(), band.last()).toArray();
      parts[b] = basis.selectColumns(own).times(along.selectRows(own)).toArray();
    }
    parts[parts.length - 1] = rest(centred, along);
    return parts;
  }

  /** Parts a network's logits, rows x classes. */
  public FunctionByBands function(Matrix logits) {
    Matrix centred = centred(logits);
    Matrix along = basis.transposeTimes(centred);
    double[][] parts = new double[count()][];
    for (int b = 0; b < bands.list().size(); b++) {
      DirectionBand band = bands.list().get(b);
      List<double[]> rows = new ArrayList<>();
      for (int k = band.first(); k <= band.last(); k++) {
        rows.add(along.row(k));
      }
      parts[b] = rows.stream().flatMapToDouble(Arrays::stream).toArray();
    }
    parts[parts.length - 1] = rest(centred, along);
    return new FunctionByBands(parts);
  }

  /** Logits, centred over classes and then over rows. */
  static Matrix centred(Matrix logits) {
    int rows = logits.rows();
    int classes = logits.columns();
    double[][] values = new double[rows][];
    double[] means = new double[classes];
    for (int i = 0; i < rows; i++) {
      values[i] = logits.row(i);
      double mean = Arrays.stream(values[i]).sum() / classes;
      for (int k = 0; k < classes; k++) {
        values[i][k] -= mean;
        means[k] += values[i][k] / rows;
      }
    }
    return Matrix.fill(rows, classes, (i, k) -> values[i][k] - means[k]);
  }

  /** A function's gain in each band; NaN where the teachers have nothing in common. */
  public double[] gains(FunctionByBands of, FunctionByBands teacher, FunctionByBands other) {
    double[] gains = new double[count()];
    for (int b = 0; b < gains.length; b++) {
      double base = teacher.times(other, b);
      gains[b] = base > 0 ? of.times(other, b) / base : Double.NaN;
    }
    return gains;
  }

  /** The correlation of two teachers in each band; below .2 a band tells nothing. */
  public double[] agreement(FunctionByBands teacher, FunctionByBands other) {
    double[] agreement = new double[count()];
    for (int b = 0; b < agreement.length; b++) {
      agreement[b] =
          teacher.times(other, b) / Math.sqrt(teacher.times(teacher, b) * other.times(other, b));
    }
    return agreement;
  }

  /**
   * How far a student's gains are behind its teacher's own where both have the same gain in the top
   * band: the mean over levels that both reach, of which there must be three.
   *
   * @param student its gains at each checkpoint
   * @param teacher the teacher's at its own
   * @return a lag for each band, above 0 where the student is behind; NaN where too few levels are
   *     reached
   */
  public static double[] lag(List<double[]> student, List<double[]> teacher) {
    int count = student.get(0).length;
    double[] sums = new double[count];
    int reached = 0;
    for (double level : LEVELS) {
      double[] s = at(student, level);
      double[] t = at(teacher, level);
      boolean isKnown = true;
      for (int b = 0; b < count; b++) {
        isKnown &= Double.isFinite(s[b]) && Double.isFinite(t[b]);
      }
      if (isKnown) {
        reached++;
        for (int b = 0; b < count; b++) {
          sums[b] += t[b] - s[b];
        }
      }
    }
    int levels = reached;
    return Arrays.stream(sums)
        .map(sum -> levels < FEWEST_LEVELS ? Double.NaN : sum / levels)
        .toArray();
  }

  /** Gains where the top band's first reaches a level, by a straight line; NaN if it never does. */
  private static double[] at(List<double[]> way, double level) {
    for (int t = 0; t < way.size(); t++) {
      if (way.get(t)[0] >= level) {
        if (t == 0) {
          break;
        }
        double[] before = way.get(t - 1);
        double[] after = way.get(t);
        double share = (level - before[0]) / (after[0] - before[0]);
        double[] at = new double[before.length];
        for (int b = 0; b < at.length; b++) {
          at[b] = before[b] + share * (after[b] - before[b]);
        }
        return at;
      }
    }
    double[] never = new double[way.get(0).length];
    Arrays.fill(never, Double.NaN);
    return never;
  }
}
