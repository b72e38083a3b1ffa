// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Gamma;
import org.eigendistill.base.Matrix;
import org.eigendistill.compare.rows.KeptRows;
import org.eigendistill.compare.rows.RowMeter;
import org.eigendistill.compare.rows.SoftmaxRow;
import org.eigendistill.spectrum.EigenSolver;

/**
 * Looks whether rows and classes go together. Up to {@value #MOST_NAMED} classes it is looked for
 * other names of them; above {@value #MOST_CLASSES} every so many rows are looked at only.
 */
public final class RowMatchMeter implements RowMeter {
  /** Of more classes no other order is looked for. */
  public static final int MOST_NAMED = 1000;

  private static final int MOST_CLASSES = 2000;

  /** So many rows, or numbers, of many classes. */
  private static final int SAMPLE = 2000;

  private static final int SAMPLED = 1 << 24;

  /** So many numbers of a model are held in the search for another order of rows. */
  private static final int SEARCHED = 1 << 22;

  private static final double PASSES = 4;
  private static final double APART = 2;

  private final KeptRows rows;
  private final Supplier<EigenSolver> solver;
  private final RootMeter roots;
  private final RootColumns sample;

  /**
   * To be given all rows.
   *
   * @param solver multiplies matrices of many classes
   */
  public RowMatchMeter(KeptRows rows, Supplier<EigenSolver> solver) {
    this.rows = rows;
    this.solver = solver;
    boolean isWide = rows.classes() > MOST_CLASSES;
    this.roots =
        isWide ? null : new RootMeter(rows.size(), rows.classes(), x -> solver.get().gram(x));
    this.sample =
        isWide
            ? new RootColumns(
                rows.size(),
                Math.max(
                    Math.max(1, rows.size() / SAMPLE),
                    (int) ((long) rows.size() * rows.classes() / SAMPLED + 1)),
                IntStream.range(0, rows.classes()).toArray())
            : null;
  }

  @Override
  public void row(int place, SoftmaxRow... models) {
    if (sample == null) {
      roots.row(place, models);
    } else {
      sample.row(place, models);
    }
  }

  /** What was seen of all rows. */
  public RowMatch match() {
    return sample == null ? narrow() : wide();
  }

  private RowMatch narrow() {
    CrossProducts products = roots.all();
    double score = products.orderScore();
    if (rows.classes() > MOST_NAMED) {
      return finished(score, Optional.empty(), Double.NaN, Double.NaN);
    }
    int[] names = Assignment.largest(products.between());
    int[] teacher = rows.tops(0);
    int[] student = rows.tops(1);
    int gained = 0;
    int lost = 0;
    int renamed = 0;
    int agreed = 0;
    for (int i = 0; i < rows.size(); i++) {
      boolean is = teacher[i] == student[i];
      boolean would = names[teacher[i]] == student[i];
      gained += would && !is ? 1 : 0;
      lost += is && !would ? 1 : 0;
      renamed += would ? 1 : 0;
      agreed += is ? 1 : 0;
    }
    double n = rows.size();
    double gain = gained + lost == 0 ? 0 : (gained - lost) / Math.sqrt(gained + lost);
    double limit = 3 + Math.sqrt(2 * Gamma.logGamma(rows.classes() + 1.0));
    boolean isSame = IntStream.range(0, names.length).allMatch(k -> names[k] == k);
    boolean isOther =
        !isSame
            && gain > limit
            && renamed / n > agreed / n + 0.05
            && products.orderScore(names) > PASSES + limit;
    return finished(score, isOther ? Optional.of(names) : Optional.empty(), renamed / n, gain);
  }

  private RowMatch finished(double score, Optional<int[]> names, double best, double gain) {
    boolean goes = score > PASSES && names.isEmpty();
    List<Integer> apart = new ArrayList<>();
    if (goes) {
      List<Double> tenths = roots.scores();
      for (int i = 0; i < tenths.size(); i++) {
        if (tenths.get(i) < APART) {
          apart.add(i + 1);
        }
      }
    }
    boolean isSought = !goes && names.isEmpty() && Double.isFinite(score);
    Optional<String> order = isSought ? order() : Optional.empty();
    return new RowMatch(score, best, gain, names, order, apart, goes);
  }

  private Optional<String> order() {
    int most = Math.max(1, SEARCHED / Math.max(1, rows.size()));
    double[] squares = roots.all().teacherSquares();
    int[] kinds =
        IntStream.range(0, rows.classes())
            .boxed()
            .sorted(Comparator.comparingDouble(k -> -squares[k]))
            .limit(most)
            .mapToInt(Integer::intValue)
            .sorted()
            .toArray();
    RootColumns columns = new RootColumns(rows.size(), 1, kinds);
    rows.measure(List.of(columns));
    columns.centre();
    return new RowOrderSearch(columns).find(unit(columns), rows.labels(), rows.tokens());
  }

  /** {@code sqrt(tr(A'A B'B) / (n - 1))}. */
  private double unit(RootColumns of) {
    Matrix a = solver.get().gram(Matrix.ofRows(of.teacher));
    Matrix b = solver.get().gram(Matrix.ofRows(of.student));
    double trace = 0;
    for (int k = 0; k < a.rows(); k++) {
      for (int l = 0; l < a.rows(); l++) {
        trace += a.get(k, l) * b.get(k, l);
      }
    }
    return Math.sqrt(Math.max(1e-300, trace / (rows.size() - 1)));
  }

  /** Of many classes: the same score of a sample, {@code tr(A'A B'B) = |A B'|^2}. */
  private RowMatch wide() {
    sample.centre();
    int n = sample.teacher.length;
    Matrix products =
        solver
            .get()
            .product(Matrix.ofRows(sample.teacher), Matrix.ofRows(sample.student).transpose());
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      sum += products.get(i, i);
      for (int j = 0; j < n; j++) {
        squares += products.get(i, j) * products.get(i, j);
      }
    }
    double score = sum / Math.sqrt(squares / (n - 1));
    return new RowMatch(
        score,
        Double.NaN,
        Double.NaN,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        score > PASSES);
  }
}
