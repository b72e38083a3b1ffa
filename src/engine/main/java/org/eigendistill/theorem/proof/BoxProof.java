// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.proof;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.eigendistill.number.Interval;
import org.eigendistill.number.Jet;

/**
 * Proof by enclosure: an inequality is checked on every point of a box of parameters by interval
 * arithmetic, the box being halved wherever the enclosure is too wide to tell. On each piece every
 * function is enclosed twice, directly and in mean-value form, and the two are intersected.
 *
 * @param boxes the pieces that were looked at
 * @param verdict holds if the inequality is true on all of the box, refuted if it is false on some
 *     piece, undecided if the budget of pieces ran out, or one that cannot be told about cannot be
 *     halved
 * @param where the piece on which it is false, or that could not be halved, or that was next when
 *     the budget ran out; empty where it holds
 */
public record BoxProof(long boxes, Verdict verdict, List<Interval> where) {
  /** Copies the piece. */
  public BoxProof {
    where = List.copyOf(where);
  }

  /**
   * An inequality at points of a box: each clause holds where one of its functions is positive; the
   * inequality holds where all clauses do.
   */
  @FunctionalInterface
  public interface Inequality {
    /** The clauses' functions at a point whose coordinates are given. */
    List<List<Jet<Interval>>> clauses(List<Jet<Interval>> point);
  }

  /**
   * Tries to prove an inequality.
   *
   * @param low the box's lower ends
   * @param high its upper ends
   * @param budget the largest number of pieces looked at
   */
  public static BoxProof of(Inequality inequality, double[] low, double[] high, long budget) {
    Deque<Interval[]> open = new ArrayDeque<>();
    Interval[] whole = new Interval[low.length];
    for (int i = 0; i < low.length; i++) {
      whole[i] = new Interval(low[i], high[i]);
    }
    open.push(whole);
    long boxes = 0;
    Interval[] least = {};
    while (!open.isEmpty()) {
      if (boxes == budget) {
        return new BoxProof(
            boxes, Verdict.UNDECIDED, List.of(least.length > 0 ? least : open.pop()));
      }
      boxes++;
      Interval[] box = open.pop();
      int widest = decide(inequality, box);
      if (widest == FALSE) {
        return new BoxProof(boxes, Verdict.REFUTED, List.of(box));
      }
      if (widest != TRUE) {
        double middle = box[widest].middle();
        if (!(box[widest].low() < middle && middle < box[widest].high())) {
          least = least.length > 0 ? least : box; // as where a formula changes; others may refute
          continue;
        }
        open.push(replaced(box, widest, new Interval(box[widest].low(), middle)));
        open.push(replaced(box, widest, new Interval(middle, box[widest].high())));
      }
    }
    return least.length > 0
        ? new BoxProof(boxes, Verdict.UNDECIDED, List.of(least))
        : new BoxProof(boxes, Verdict.HOLDS, List.of());
  }

  private static final int TRUE = -1;
  private static final int FALSE = -2;

  /** TRUE, FALSE, or the coordinate along which the box is best halved. */
  private static int decide(Inequality inequality, Interval[] box) {
    Interval[] centre = new Interval[box.length];
    for (int i = 0; i < box.length; i++) {
      centre[i] = Interval.point(box[i].middle());
    }
    List<List<Jet<Interval>>> over;
    List<List<Jet<Interval>>> at;
    try {
      over = inequality.clauses(variables(box));
      at = inequality.clauses(variables(centre));
    } catch (ArithmeticException e) {
      return longest(box); // too wide for a quotient or a logarithm: nothing is known yet
    }
    for (int clause = 0; clause < over.size(); clause++) {
      boolean holds = false;
      boolean fails = true;
      for (int f = 0; f < over.get(clause).size(); f++) {
        Interval range = range(over.get(clause).get(f), at.get(clause).get(f), box, centre);
        holds |= range.low() > 0;
        fails &= range.high() < 0;
      }
      if (fails) {
        return FALSE;
      }
      if (!holds) {
        return halving(over.get(clause), box);
      }
    }
    return TRUE;
  }

  private static Interval range(
      Jet<Interval> over, Jet<Interval> at, Interval[] box, Interval[] centre) {
    Interval mean = at.level();
    for (int i = 0; i < box.length; i++) {
      mean = mean.plus(over.slope(i).times(box[i].minus(centre[i])));
    }
    return mean.meet(over.level());
  }

  /** The coordinate that moves the functions most. */
  private static int halving(List<Jet<Interval>> functions, Interval[] box) {
    int best = 0;
    double most = -1;
    for (int i = 0; i < box.length; i++) {
      double move = 0;
      for (Jet<Interval> f : functions) {
        double slope = Math.max(Math.abs(f.slope(i).low()), Math.abs(f.slope(i).high()));
        move += slope * box[i].width();
      }
      if (move > most) {
        most = move;
        best = i;
      }
    }
    return best;
  }

  private static int longest(Interval[] box) {
    int best = 0;
    for (int i = 1; i < box.length; i++) {
      best = box[i].width() > box[best].width() ? i : best;
    }
    return best;
  }

  private static List<Jet<Interval>> variables(Interval[] box) {
    List<Jet<Interval>> variables = new ArrayList<>();
    for (int i = 0; i < box.length; i++) {
      variables.add(Jet.variable(box[i], i, box.length));
    }
    return variables;
  }

  private static Interval[] replaced(Interval[] box, int index, Interval part) {
    Interval[] copy = box.clone();
    copy[index] = part;
    return copy;
  }
}
