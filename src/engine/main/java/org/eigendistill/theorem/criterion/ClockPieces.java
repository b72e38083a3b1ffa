// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigendistill.dynamics.Affine;
import org.eigendistill.number.Enclosure;
import org.eigendistill.number.Fraction;

/**
 * How the clock s of a filter goes on where its formula changes at some lengths: in pieces, of
 * which each has a formula without comparisons, so that it has no jump inside.
 *
 * @param count how many formulas there are
 * @param isContinuous whether s is shown, in fractions, to have no jump from one piece to the next
 * @param rises the changes at which residuals were found to rise with the length, by enclosures at
 *     eigenvalue 1
 * @param falls those at which they fall
 */
record ClockPieces(int count, boolean isContinuous, List<Fraction> rises, List<Fraction> falls) {
  /** One formula for all lengths. */
  static final ClockPieces ONE = new ClockPieces(1, true, List.of(), List.of());

  private static final ClockPieces UNKNOWN = new ClockPieces(2, false, List.of(), List.of());

  /** A formula and its clock between two lengths, the upper null where there is none. */
  private record Piece(Affine<Formula> formula, Formula clock, Fraction from, Fraction to) {}

  /**
   * Of the formulas of a filter, one for each way in which lengths compare with numbers, and their
   * clocks in one unit.
   */
  static ClockPieces of(List<Affine<Formula>> formulas, List<Formula> clocks) {
    if (formulas.size() == 1) {
      return ONE;
    }
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < formulas.size(); i++) {
      Optional<Piece> piece = piece(formulas.get(i), clocks.get(i));
      if (piece.isEmpty()) {
        return UNKNOWN;
      }
      pieces.add(piece.get());
    }
    pieces.removeIf(piece -> piece.to != null && piece.to.compareTo(piece.from) < 0);
    pieces.sort(Comparator.comparing(Piece::from));
    return isCover(pieces) ? joined(pieces) : UNKNOWN;
  }

  private static Optional<Piece> piece(Affine<Formula> formula, Formula clock) {
    Fraction from = Fraction.ZERO;
    Fraction to = null;
    for (Map.Entry<List<Object>, Boolean> answer : formula.keep().answers().entrySet()) {
      Formula left = (Formula) answer.getKey().get(1);
      Formula right = (Formula) answer.getKey().get(2);
      boolean first = left.kind() == Formula.Kind.LENGTH && right.isConstant();
      if (!first && !(right.kind() == Formula.Kind.LENGTH && left.isConstant())) {
        return Optional.empty();
      }
      Fraction bound = first ? right.constant() : left.constant();
      if (first == answer.getValue()) {
        to = to == null || bound.compareTo(to) < 0 ? bound : to;
      } else {
        from = bound.compareTo(from) > 0 ? bound : from;
      }
    }
    return Optional.of(new Piece(formula, clock, from, to));
  }

  /** Whether they follow one another from 0 on, none of them a point. */
  private static boolean isCover(List<Piece> pieces) {
    Fraction end = Fraction.ZERO;
    for (Piece piece : pieces) {
      if (end == null || !piece.from.equals(end) || piece.from.equals(piece.to)) {
        return false;
      }
      end = piece.to;
    }
    return end == null;
  }

  private static ClockPieces joined(List<Piece> pieces) {
    boolean continuous = true;
    List<Fraction> rises = new ArrayList<>();
    List<Fraction> falls = new ArrayList<>();
    for (int i = 1; i < pieces.size(); i++) {
      Piece before = pieces.get(i - 1);
      Piece after = pieces.get(i);
      if (!isSame(before.clock, after.clock, after.from)) {
        continuous = false;
        int step = step(before.formula, after.formula, after.from);
        if (step != 0) {
          (step > 0 ? rises : falls).add(after.from);
        }
      }
    }
    return new ClockPieces(pieces.size(), continuous, rises, falls);
  }

  private static boolean isSame(Formula one, Formula other, Fraction length) {
    try {
      return one.at(Fraction.ONE, length).equals(other.at(Fraction.ONE, length));
    } catch (ArithmeticException notRational) {
      return false;
    }
  }

  /** The sign of what the residual grows by; 0 where it is not known. */
  private static int step(Affine<Formula> before, Affine<Formula> after, Fraction length) {
    try {
      Enclosure one = Enclosure.of(Fraction.ONE);
      Enclosure t = Enclosure.of(length);
      Enclosure early = before.residual().at(one, t);
      Enclosure late = after.residual().at(one, t);
      return early.certainlyBelow(late) ? 1 : late.certainlyBelow(early) ? -1 : 0;
    } catch (ArithmeticException unknown) {
      return 0;
    }
  }
}
