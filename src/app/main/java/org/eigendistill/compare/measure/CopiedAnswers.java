// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.measure;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;

/**
 * What students have of their own teachers' answers, the classes they rank first. With three
 * teachers t and student s_i of t_i, all means over students, and over the ordered pairs (i, j)
 * where there are such rows; 0 where a student is just another network of the teachers' kind.
 *
 * @param agreement the share of rows where s_i and t_i give one class
 * @param withOthers the same of s_i and the two other teachers
 * @param errors where t_i is wrong and t_j right, the share of rows where s_i gives t_i's class,
 *     less that where the third teacher does
 * @param merits the same where t_i is right and t_j wrong
 */
public record CopiedAnswers(double agreement, double withOthers, double errors, double merits) {
  private static final int TEACHERS = TaughtNetworks.TEACHERS;

  /** Agreement with the own teacher beyond that with the others. */
  public double transfer() {
    return agreement - withOthers;
  }

  /** By how much more errors are copied than merits. */
  public double asymmetry() {
    return errors - merits;
  }

  /**
   * Counts.
   *
   * @param teachers three, logits of rows x classes
   * @param students of each teacher its own, or none
   * @param truth the rows' classes
   */
  public static CopiedAnswers of(
      List<Matrix> teachers, List<Optional<Matrix>> students, int... truth) {
    List<int[]> t = teachers.stream().map(CopiedAnswers::answers).toList();
    Mean agreement = new Mean();
    Mean others = new Mean();
    Mean errors = new Mean();
    Mean merits = new Mean();
    for (int i = 0; i < TEACHERS; i++) {
      if (students.get(i).isPresent()) {
        int[] own = t.get(i);
        int[] s = answers(students.get(i).get());
        agreement.add(share(s, own, row -> true));
        for (int j = 0; j < TEACHERS; j++) {
          if (j != i) {
            int[] other = t.get(j);
            int[] third = t.get(TEACHERS - i - j);
            others.add(share(s, other, row -> true));
            IntPredicate isError = row -> own[row] != truth[row] && other[row] == truth[row];
            IntPredicate isMerit = row -> own[row] == truth[row] && other[row] != truth[row];
            errors.add(share(s, own, isError) - share(third, own, isError));
            merits.add(share(s, own, isMerit) - share(third, own, isMerit));
          }
        }
      }
    }
    return new CopiedAnswers(agreement.value(), others.value(), errors.value(), merits.value());
  }

  private static int[] answers(Matrix logits) {
    return IntStream.range(0, logits.rows())
        .map(
            i -> {
              int best = 0;
              for (int k = 1; k < logits.columns(); k++) {
                best = logits.get(i, k) > logits.get(i, best) ? k : best;
              }
              return best;
            })
        .toArray();
  }

  /** The share of some rows where two give one class; NaN of no rows. */
  private static double share(int[] one, int[] other, IntPredicate rows) {
    int[] counted = IntStream.range(0, one.length).filter(rows).toArray();
    long same = IntStream.of(counted).filter(row -> one[row] == other[row]).count();
    return (double) same / counted.length;
  }

  /** A mean of what is known; NaN of nothing. */
  private static final class Mean {
    private double sum;
    private int count;

    void add(double value) {
      if (!Double.isNaN(value)) {
        sum += value;
        count++;
      }
    }

    double value() {
      return sum / count;
    }
  }
}
