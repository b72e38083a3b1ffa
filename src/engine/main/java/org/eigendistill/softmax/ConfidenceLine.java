// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.softmax;

import java.util.ArrayList;
import java.util.List;
import org.eigendistill.number.Enclosed;
import org.eigendistill.number.Fraction;

/**
 * The confidence plot of a student that acts on its teacher's logits, centred over classes, by
 * gains a_k along directions u_k: for each row the student's logit y_i of the class that the
 * teacher ranks first, against the teacher's own x_i. Statement S1: with xi = x less its mean and
 * M_c the rows of class c,
 *
 * <pre>\[ \begin{gather} \text{least-squares slope} = \sum_k a_k \pi_k, \qquad \pi_k
 *    = \frac{1}{|\xi|^2} \sum_c (u_k \cdot M_c \xi)(u_k \cdot Z_c), \\
 *    \sum_{F} (y - x) = - \sum_k (1 - a_k) q_k, \qquad q_k
 *    = \sum_c (u_k \cdot M_c 1_F)(u_k \cdot Z_c), \end{gather} \]</pre>
 *
 * over a complete basis, so that the pi_k sum to 1 and the q_k to the sum of x over F. The formulas
 * are written over any arithmetic.
 *
 * @param <N> its numbers
 */
public final class ConfidenceLine<N extends Enclosed<N>> {
  private final List<List<N>> logits;
  private final List<Integer> classes;
  private final List<N> confidence;
  private final List<N> centred;
  private final N zero;

  private ConfidenceLine(List<List<N>> logits, List<Integer> classes) {
    this.logits = logits;
    this.classes = classes;
    this.zero = logits.get(0).get(0).lift(Fraction.ZERO);
    this.confidence = read(logits);
    this.centred = lessMean(confidence);
  }

  /**
   * Of a teacher.
   *
   * @param logits its logits, n rows of C numbers, at least 2 of each
   */
  public static <N extends Enclosed<N>> ConfidenceLine<N> of(List<List<N>> logits) {
    List<List<N>> centred = logits.stream().map(ConfidenceLine::lessMean).toList();
    return new ConfidenceLine<>(centred, logits.stream().map(ConfidenceLine::first).toList());
  }

  private static <N extends Enclosed<N>> List<N> lessMean(List<N> numbers) {
    N mean = sum(numbers).over(numbers.get(0).lift(Fraction.of(numbers.size(), 1)));
    return numbers.stream().map(z -> z.minus(mean)).toList();
  }

  private static <N extends Enclosed<N>> N sum(List<N> numbers) {
    return numbers.stream().reduce(N::plus).orElseThrow();
  }

  private static <N extends Enclosed<N>> int first(List<N> row) {
    int best = 0;
    for (int j = 1; j < row.size(); j++) {
      best = row.get(j).value() > row.get(best).value() ? j : best;
    }
    return best;
  }

  /** x: the teacher's centred logit of the class that it ranks first, a number per row. */
  public List<N> confidence() {
    return confidence;
  }

  /** y: the same of a student's centred logits, of the teacher's classes. */
  public List<N> read(List<List<N>> student) {
    List<N> read = new ArrayList<>();
    for (int i = 0; i < classes.size(); i++) {
      read.add(student.get(i).get(classes.get(i)));
    }
    return read;
  }

  /** The teacher's logits, centred over classes. */
  public List<List<N>> logits() {
    return logits;
  }

  /** |xi|^2, 0 where all rows are equally sure and there is no slope. */
  public N spread() {
    return product(centred, centred);
  }

  /** The least-squares slope of any numbers against the teacher's confidence. */
  public N slope(List<N> numbers) {
    return product(centred, numbers).over(spread());
  }

  /** pi of a direction, a unit vector. */
  public N slopeShare(List<N> direction) {
    return share(centred, direction).over(spread());
  }

  /**
   * q of a direction, a unit vector.
   *
   * @param rows 1 for the rows of F, 0 for others
   */
  public N lowShare(List<N> rows, List<N> direction) {
    return share(rows, direction);
  }

  private N share(List<N> weights, List<N> direction) {
    int count = logits.get(0).size();
    List<N> weighted = new ArrayList<>();
    List<N> own = new ArrayList<>();
    for (int c = 0; c < count; c++) {
      weighted.add(zero);
      own.add(zero);
    }
    for (int i = 0; i < direction.size(); i++) {
      N u = direction.get(i);
      int kind = classes.get(i);
      weighted.set(kind, weighted.get(kind).plus(u.times(weights.get(i))));
      for (int c = 0; c < count; c++) {
        own.set(c, own.get(c).plus(u.times(logits.get(i).get(c))));
      }
    }
    return product(weighted, own);
  }

  private static <N extends Enclosed<N>> N product(List<N> a, List<N> b) {
    N sum = a.get(0).times(b.get(0));
    for (int i = 1; i < a.size(); i++) {
      sum = sum.plus(a.get(i).times(b.get(i)));
    }
    return sum;
  }

  /**
   * The tails: sums from each group of directions on. Where none is negative, no student whose
   * gains do not rise as the eigenvalue falls has a slope above its largest gain (shares pi), or a
   * mean above the teacher's in F (shares q).
   *
   * @param shares the sum over each group of equal eigenvalues, from the largest on, the last group
   *     what the directions leave of the rows' space
   */
  public static <N extends Enclosed<N>> List<N> tails(List<N> shares) {
    List<N> tails = new ArrayList<>();
    for (int j = shares.size() - 1; j >= 0; j--) {
      tails.add(0, tails.isEmpty() ? shares.get(j) : tails.get(0).plus(shares.get(j)));
    }
    return tails;
  }
}
