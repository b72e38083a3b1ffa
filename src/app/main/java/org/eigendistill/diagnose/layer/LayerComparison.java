// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose.layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.diagnose.Bands;
import org.eigendistill.diagnose.Bias;
import org.eigendistill.diagnose.DirectionBand;
import org.eigendistill.diagnose.WeightPath;
import org.eigendistill.spectrum.EigenSolver;

/**
 * One layer of a teacher beside that of its student, t and s at the ends of their training. None of
 * the numbers has a verdict: units of two networks that were begun apart do not go together, so
 * that a cosine near 0 is what any two of them have.
 *
 * @param layer the name of its weights
 * @param teacherUnits rows of t
 * @param studentUnits rows of s
 * @param inputs columns of t
 * @param studentInputs columns of s
 * @param checkpoints how many both have, at least; 1 where only ends are known
 * @param relativeChange {@code |s - t| / |t|}, Frobenius; NaN where shapes differ
 * @param cosine {@code <s, t> / (|s| |t|)}; NaN where shapes differ
 * @param teacher the spectrum of t
 * @param student the spectrum of s
 * @param bands along eigendirections of the inputs, where those are known
 * @param bias lags and movement, where checkpoints are known too
 */
public record LayerComparison(
    String layer,
    int teacherUnits,
    int studentUnits,
    int inputs,
    int studentInputs,
    int checkpoints,
    double relativeChange,
    double cosine,
    LayerSpectrum teacher,
    LayerSpectrum student,
    List<LayerBand> bands,
    Optional<Bias> bias) {
  /** Keeps its own list. */
  public LayerComparison {
    bands = List.copyOf(bands);
  }

  /**
   * Compares.
   *
   * @param teacher the teacher's weights, units x inputs, at one checkpoint or several
   * @param student the student's
   * @param basis directions of the inputs, where they are known
   */
  public static LayerComparison of(
      String layer,
      List<Matrix> teacher,
      List<Matrix> student,
      Optional<LayerBasis> basis,
      EigenSolver solver) {
    Matrix t = last(teacher);
    Matrix s = last(student);
    Optional<Bias> bias = basis.flatMap(b -> bias(teacher, student, b));
    return new LayerComparison(
        layer,
        t.rows(),
        s.rows(),
        t.columns(),
        s.columns(),
        Math.min(teacher.size(), student.size()),
        change(t, s),
        cosine(t, s),
        LayerSpectrum.of(t, solver),
        LayerSpectrum.of(s, solver),
        basis.filter(b -> b.count() > 1).map(b -> bands(t, s, b, bias)).orElse(List.of()),
        bias);
  }

  private static Matrix last(List<Matrix> path) {
    return path.get(path.size() - 1);
  }

  /** Whether both have one shape. */
  private static boolean areAlike(Matrix t, Matrix s) {
    return t.rows() == s.rows() && t.columns() == s.columns();
  }

  private static double change(Matrix t, Matrix s) {
    return areAlike(t, s) ? s.plus(-1, t).norm() / t.norm() : Double.NaN;
  }

  private static double cosine(Matrix t, Matrix s) {
    if (!areAlike(t, s)) {
      return Double.NaN;
    }
    double[] a = t.toArray();
    double[] b = s.toArray();
    double[] products = new double[a.length];
    double scale = t.norm();
    for (int i = 0; i < a.length; i++) {
      products[i] = a[i] / scale * b[i];
    }
    return Arrays.stream(products).sum() / s.norm();
  }

  private static Optional<Bias> bias(List<Matrix> teacher, List<Matrix> student, LayerBasis basis) {
    if (Math.min(teacher.size(), student.size()) < WeightPath.FEWEST || basis.count() < 2) {
      return Optional.empty();
    }
    Matrix own = Matrix.fill(basis.count(), basis.count(), (i, j) -> i == j ? 1 : 0);
    try {
      return Optional.of(
          Bias.of(
              new WeightPath(basis.along(basis.teacher(), teacher)),
              new WeightPath(basis.along(basis.student(), student)),
              own,
              basis.bands(),
              false));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // a layer that does not move has no way
    }
  }

  private static List<LayerBand> bands(
      Matrix teacher, Matrix student, LayerBasis basis, Optional<Bias> bias) {
    Bands bands = basis.bands();
    Matrix t = basis.along(basis.teacher(), List.of(teacher)).get(0);
    Matrix s = basis.along(basis.student(), List.of(student)).get(0);
    double[] shares = basis.teacher().shares();
    List<LayerBand> all = new ArrayList<>();
    for (int b = 0; b < bands.list().size(); b++) {
      DirectionBand band = bands.list().get(b);
      int[] columns = IntStream.rangeClosed(band.first(), band.last()).toArray();
      Matrix tb = t.selectColumns(columns);
      Matrix sb = s.selectColumns(columns);
      int lower = b - 1;
      all.add(
          new LayerBand(
              band.name(),
              IntStream.of(columns).mapToDouble(k -> shares[k]).sum(),
              basis.isShared() ? change(tb, sb) : Double.NaN,
              basis.isShared() ? cosine(tb, sb) : Double.NaN,
              sb.norm() / tb.norm(),
              b == 0 ? Double.NaN : bias.map(x -> x.lags().get(lower).value()).orElse(Double.NaN),
              b == 0
                  ? Double.NaN
                  : bias.map(x -> x.ratios().get(lower).value()).orElse(Double.NaN)));
    }
    return all;
  }
}
