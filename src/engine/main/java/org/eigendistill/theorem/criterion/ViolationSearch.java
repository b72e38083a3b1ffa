// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eigendistill.dynamics.Gain;
import org.eigendistill.dynamics.Procedure;

/**
 * Looks for a place where the criterion fails: gains of teacher and student are taken from tables,
 * the worst pairs are tried in enclosures, at the simplest lengths first.
 */
final class ViolationSearch {
  private static final int MOST_TRIALS = 30;

  /** By what interpolation may err; pairs above it are not tried. */
  private static final double CLEAR = 1e-5;

  /** By what doubles may err where the reference's place is worked out. */
  private static final double ROUNDING = 1e-10;

  /** A pair of places and by what share e_S + e_T is above e_R; negative where it is below. */
  private record Pair(GainTable.Node teacher, GainTable.Node student, double slack) {
    double extremeness() {
      return Math.abs(teacher.logit()) + Math.abs(student.logit());
    }
  }

  private ViolationSearch() {}

  /**
   * The first that enclosures confirm.
   *
   * @param eigenvalue l
   * @throws NotMonotone if a gain falls
   */
  static Optional<Violation> at(Trio trio, double eigenvalue) {
    GainTable teacher = new GainTable(trio.teacher(), eigenvalue);
    GainTable student =
        trio.student().equals(trio.teacher()) ? teacher : new GainTable(trio.student(), eigenvalue);
    GainTable reference =
        trio.reference().equals(trio.teacher())
            ? teacher
            : new GainTable(trio.reference(), eigenvalue);
    for (Pair pair : worst(teacher, student, reference)) {
      if (!failsNearby(trio.reference(), eigenvalue, pair)) {
        continue;
      }
      for (int digits : new int[] {1, 2, 3, 17}) {
        Optional<Violation> violation =
            Violation.of(
                trio,
                eigenvalue,
                rounded(pair.teacher.length(), digits),
                rounded(pair.student.length(), digits));
        if (violation.isPresent()) {
          return violation;
        }
      }
    }
    return Optional.empty();
  }

  /** Whether it fails in doubles with the reference's own place, and by more than they err. */
  private static boolean failsNearby(Procedure reference, double eigenvalue, Pair pair) {
    double gain = pair.teacher.gain() * pair.student.gain();
    double residual = pair.teacher.residual() + pair.teacher.gain() * pair.student.residual();
    double length = reference.timeToReach(eigenvalue, new Gain(gain, residual, Math.log(residual)));
    if (reference.clock().isWhole() || !(length > 0) || length == Double.POSITIVE_INFINITY) {
      return false;
    }
    double own = GainTable.node(reference, eigenvalue, length).odds() * residual;
    return pair.teacher.elasticity() + pair.student.elasticity() < own - Math.abs(own) * ROUNDING;
  }

  private static double rounded(double length, int digits) {
    return new BigDecimal(length).round(new MathContext(digits)).doubleValue();
  }

  private static List<Pair> worst(GainTable teacher, GainTable student, GainTable reference) {
    List<Pair> pairs = new ArrayList<>();
    for (GainTable.Node one : teacher.nodes()) {
      for (GainTable.Node other : student.nodes()) {
        double slack = slack(one, other, reference);
        if (slack < CLEAR) {
          pairs.add(new Pair(one, other, slack));
        }
      }
    }
    double least = pairs.stream().mapToDouble(Pair::slack).min().orElse(0);
    Comparator<Pair> order = Comparator.comparingDouble(Pair::slack);
    if (least < -CLEAR) {
      // Of those that fail by much, the pair of gains farthest from 0 and 1.
      pairs.removeIf(pair -> pair.slack > least / 2);
      order = Comparator.comparingDouble(Pair::extremeness);
    }
    pairs.sort(order);
    return pairs.subList(0, Math.min(MOST_TRIALS, pairs.size()));
  }

  /** (e_S + e_T - e_R) / |e_R|; NaN where the reference does not have the product's gain. */
  static double slack(GainTable.Node one, GainTable.Node other, GainTable reference) {
    double residual = one.residual() + one.gain() * other.residual();
    double gain = one.gain() * other.gain();
    double odds = reference.odds(Math.log(gain) - Math.log(residual));
    double own = odds * residual;
    double above = (one.elasticity() + other.elasticity()) / own - 1;
    return own < 0 ? -above : above;
  }
}
