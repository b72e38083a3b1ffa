// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eigendistill.base.Numerals;
import org.eigendistill.dynamics.Clock;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.number.Enclosed;
import org.eigendistill.number.Enclosure;
import org.eigendistill.number.Measured;

/**
 * Gains of plain training along one eigenvalue, at lengths spread over all of training, and their
 * c; between them c is interpolated over log(a/r). In doubles: it shows where to look, and proves
 * nothing.
 */
final class GainTable {
  private static final int PER_DECADE = 16;
  private static final double FIRST = 1e-4;
  private static final int DECADES = 10;
  private static final double LAST_STEP = 1e5;
  private static final double LEAST_GAIN = 1e-9;
  private static final double LEAST_RESIDUAL = 1e-200;
  private static final double KNOWN = 1e-11;

  /**
   * A place of the table.
   *
   * @param length of training
   * @param gain u
   * @param residual 1 - u
   * @param odds c
   */
  record Node(double length, double gain, double residual, double odds) {
    double logit() {
      return Math.log(gain) - Math.log(residual);
    }

    /** e = c r. */
    double elasticity() {
      return odds * residual;
    }
  }

  private final List<Node> nodes = new ArrayList<>();
  private final double[] logits;

  /**
   * The table of a procedure.
   *
   * @throws NotMonotone if a gain falls, for certain, from one of the lengths to the next, passes
   *     1, or is the same at all lengths
   */
  GainTable(Procedure procedure, double eigenvalue) {
    double before = Double.NaN;
    Node last = null;
    List<Double> lengths = lengths(procedure.clock(), eigenvalue);
    for (double length : lengths) {
      Node node = node(procedure, eigenvalue, length);
      boolean falls = last != null && node.gain < last.gain || node.residual < 0;
      if (falls && Falling.isCertain(procedure, eigenvalue, before, length)) {
        throw new NotMonotone(
            procedure, Falling.words(procedure.clock(), eigenvalue, before, length));
      }
      boolean inside = node.gain >= LEAST_GAIN && node.residual >= LEAST_RESIDUAL;
      if (inside
          && !(node.logit() <= (nodes.isEmpty() ? Double.NEGATIVE_INFINITY : last().logit()))) {
        nodes.add(node);
      }
      last = node;
      before = length;
    }
    if (last != null && Falling.isStill(procedure, eigenvalue, lengths.get(0), last)) {
      throw new NotMonotone(
          procedure, "is the same at all lengths, " + Numerals.significant(last.gain, 4));
    }
    logits = nodes.stream().mapToDouble(Node::logit).toArray();
  }

  private Node last() {
    return nodes.get(nodes.size() - 1);
  }

  List<Node> nodes() {
    return nodes;
  }

  /** Lengths in the order of training. */
  private static List<Double> lengths(Clock clock, double eigenvalue) {
    List<Double> lengths = new ArrayList<>();
    if (clock.isWhole()) {
      for (double n = 1; n <= LAST_STEP; n = Math.max(n + 1, Math.rint(n * 1.15))) {
        lengths.add(n);
        if (Math.rint(n * 1.15) > n + 2) {
          lengths.add(n + 1); // what a step does is seen from one to the next
        }
      }
      return lengths;
    }
    for (int i = 0; i <= PER_DECADE * DECADES; i++) {
      double x = FIRST * Math.pow(10, (double) i / PER_DECADE);
      lengths.add(clock == Clock.PENALTY ? eigenvalue / x : x / eigenvalue);
    }
    return lengths;
  }

  /** One place. */
  static Node node(Procedure procedure, double eigenvalue, double length) {
    try {
      LocalGain<Measured> quick =
          LocalGain.at(procedure, Measured.of(eigenvalue), Measured.of(length));
      boolean started = quick.gain().value() >= LEAST_GAIN;
      if (!started || quick.residual().value() < LEAST_RESIDUAL) {
        return new Node(length, quick.gain().value(), quick.residual().value(), Double.NaN);
      }
      Measured odds = quick.oddsElasticity();
      if (odds.relativeError() < KNOWN && quick.residual().relativeError() < KNOWN) {
        return node(quick, length);
      }
    } catch (ArithmeticException beyond) {
      return finer(procedure, eigenvalue, length);
    }
    return finer(procedure, eigenvalue, length);
  }

  private static Node finer(Procedure procedure, double eigenvalue, double length) {
    return node(LocalGain.at(procedure, Enclosure.of(eigenvalue), Enclosure.of(length)), length);
  }

  private static <N extends Enclosed<N>> Node node(LocalGain<N> local, double length) {
    double gain = local.gain().value();
    double residual = local.residual().value();
    boolean inside = gain >= LEAST_GAIN && residual >= LEAST_RESIDUAL;
    return new Node(length, gain, residual, inside ? local.oddsElasticity().value() : Double.NaN);
  }

  /**
   * c at a gain, by a cubic through four places; NaN outside of the table.
   *
   * @param logit log(gain / residual)
   */
  double odds(double logit) {
    int n = logits.length;
    if (n < 4 || !(logit >= logits[0] && logit <= logits[n - 1])) {
      return Double.NaN;
    }
    int at = Arrays.binarySearch(logits, logit);
    int first = Math.min(Math.max((at >= 0 ? at : -at - 1) - 2, 0), n - 4);
    double sum = 0;
    for (int i = first; i < first + 4; i++) {
      double weight = nodes.get(i).odds;
      for (int j = first; j < first + 4; j++) {
        weight *= i == j ? 1 : (logit - logits[j]) / (logits[i] - logits[j]);
      }
      sum += weight;
    }
    return sum;
  }
}
