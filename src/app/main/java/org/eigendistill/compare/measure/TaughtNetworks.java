// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eigendistill.base.Matrix;
import org.eigendistill.compare.estimate.RowGroups;
import org.eigendistill.compare.rows.SoftmaxRow;

/**
 * Three teachers and the students of some of them, on the same rows. A class that any network masks
 * (-inf in all rows) is left out for all; then a row in which any network has a logit that is not
 * finite. Teachers and students are treated alike, so that a third teacher in a student's place
 * still measures 0.
 */
public final class TaughtNetworks {
  /** How many teachers a cross-fit over ordered pairs takes. */
  public static final int TEACHERS = 3;

  private final List<Optional<Matrix>> students;
  private final List<Matrix> networks;
  private final int[] classes;
  private final int rows;
  private final int[] whole;
  private final Map<ThreeTeacherFit.Sure, double[][][]> sureness;

  /**
   * Networks of one replicate.
   *
   * @param teachers three, logits of rows x classes
   * @param students of each teacher its own, or none; at least one
   * @throws IllegalArgumentException if there are not three, or shapes differ
   */
  public TaughtNetworks(List<Matrix> teachers, List<Optional<Matrix>> students) {
    if (teachers.size() != TEACHERS || students.size() != TEACHERS) {
      throw new IllegalArgumentException(
          "%d teachers with %d students, where %d of each have a place"
              .formatted(teachers.size(), students.size(), TEACHERS));
    }
    this.students = List.copyOf(students);
    this.networks =
        Stream.concat(teachers.stream(), students.stream().flatMap(Optional::stream)).toList();
    Matrix first = networks.get(0);
    if (networks.size() == TEACHERS) {
      throw new IllegalArgumentException("none of the teachers has a student");
    }
    for (Matrix each : networks) {
      if (each.rows() != first.rows() || each.columns() != first.columns()) {
        throw new IllegalArgumentException(
            "%d rows of %d classes beside %d of %d"
                .formatted(each.rows(), each.columns(), first.rows(), first.columns()));
      }
    }
    this.classes =
        IntStream.range(0, first.columns())
            .filter(k -> networks.stream().noneMatch(z -> isMasked(z, k)))
            .toArray();
    this.rows = first.rows();
    this.whole = IntStream.range(0, rows).filter(i -> classes.length > 1 && isWhole(i)).toArray();
    this.sureness = sureness();
  }

  private boolean isWhole(int row) {
    return networks.stream()
        .allMatch(z -> IntStream.of(classes).allMatch(k -> Double.isFinite(z.get(row, k))));
  }

  private static boolean isMasked(Matrix logits, int kind) {
    return IntStream.range(0, logits.rows())
        .allMatch(i -> logits.get(i, kind) == Double.NEGATIVE_INFINITY);
  }

  /** How many rows there are, measured or not. */
  public int rows() {
    return rows;
  }

  /** How many rows are measured. */
  public int measured() {
    return whole.length;
  }

  /** How many of some rows are. */
  public int measured(boolean... where) {
    return (int) IntStream.of(whole).filter(i -> where[i]).count();
  }

  /** The fit over all rows. */
  public ThreeTeacherFit fit(ThreeTeacherFit.Sure sure) {
    return fit(sureness.get(sure), whole.length);
  }

  /**
   * The fit over some rows, as if there were no others.
   *
   * @param where which rows
   * @throws IllegalArgumentException if none of them is whole, or fewer than two classes are
   */
  public ThreeTeacherFit fit(ThreeTeacherFit.Sure sure, boolean... where) {
    int[] kept = IntStream.range(0, whole.length).filter(i -> where[whole[i]]).toArray();
    return fit(taken(sureness.get(sure), kept), kept.length);
  }

  private ThreeTeacherFit fit(double[][][] sureness, int rows) {
    if (rows == 0) {
      throw new IllegalArgumentException("no row has two classes of which all networks tell");
    }
    List<OrderedPair> pairs = new ArrayList<>();
    int student = TEACHERS;
    for (int i = 0; i < TEACHERS; i++) {
      if (students.get(i).isPresent()) {
        for (int j = 0; j < TEACHERS; j++) {
          if (j != i) {
            double[][] seen = sureness[j];
            pairs.add(OrderedPair.of(seen[i], seen[j], seen[student], seen[TEACHERS - i - j]));
          }
        }
        student++;
      }
    }
    return ThreeTeacherFit.of(pairs, RowGroups.single(rows));
  }

  /** Each student beside its own teacher, by that teacher's class and order. */
  public RawTriple raw(ThreeTeacherFit.Sure sure) {
    List<RawTriple> own = new ArrayList<>();
    int student = TEACHERS;
    for (int i = 0; i < TEACHERS; i++) {
      if (students.get(i).isPresent()) {
        double[][] seen = sureness.get(sure)[i];
        double[] one = seen[(i + 1) % TEACHERS];
        double[] other = seen[(i + 2) % TEACHERS];
        own.add(RawTriple.of(seen[i], seen[student], one, other));
        student++;
      }
    }
    return RawTriple.mean(own);
  }

  /**
   * Rows of the first teacher and its student, evenly spread over those that are measured.
   *
   * @param most how many
   * @return a row each: the teacher, the student less the teacher, the second teacher less it
   * @throws IllegalArgumentException if the first teacher has no student
   */
  public List<double[]> sample(ThreeTeacherFit.Sure sure, int most) {
    if (students.get(0).isEmpty()) {
      throw new IllegalArgumentException("the first teacher has no student");
    }
    int count = Math.min(most, whole.length);
    double[][] seen = sureness.get(sure)[0];
    return IntStream.range(0, count)
        .map(k -> (int) ((long) k * whole.length / count))
        .mapToObj(
            k -> new double[] {seen[0][k], seen[TEACHERS][k] - seen[0][k], seen[1][k] - seen[0][k]})
        .toList();
  }

  /**
   * By teacher, network and whole row how sure the network is of the class that the teacher ranks
   * first.
   */
  private Map<ThreeTeacherFit.Sure, double[][][]> sureness() {
    double[][][] margins = new double[TEACHERS][networks.size()][whole.length];
    double[][][] logOdds = new double[TEACHERS][networks.size()][whole.length];
    SoftmaxRow[] softmax = new SoftmaxRow[networks.size()];
    Arrays.setAll(softmax, m -> new SoftmaxRow(classes.length));
    double[] scores = new double[classes.length];
    for (int i = 0; i < whole.length; i++) {
      for (int m = 0; m < softmax.length; m++) {
        for (int k = 0; k < scores.length; k++) {
          scores[k] = networks.get(m).get(whole[i], classes[k]);
        }
        softmax[m].load(scores, 0, 1);
      }
      for (int j = 0; j < TEACHERS; j++) {
        int kind = softmax[j].top();
        for (int m = 0; m < softmax.length; m++) {
          margins[j][m][i] = softmax[m].margin(kind, true);
          logOdds[j][m][i] = softmax[m].logOdds(kind);
        }
      }
    }
    return Map.of(ThreeTeacherFit.Sure.MARGIN, margins, ThreeTeacherFit.Sure.LOG_ODDS, logOdds);
  }

  private static double[][][] taken(double[][][] sureness, int... rows) {
    return Arrays.stream(sureness)
        .map(
            seen ->
                Arrays.stream(seen)
                    .map(values -> IntStream.of(rows).mapToDouble(i -> values[i]).toArray())
                    .toArray(double[][]::new))
        .toArray(double[][][]::new);
  }
}
