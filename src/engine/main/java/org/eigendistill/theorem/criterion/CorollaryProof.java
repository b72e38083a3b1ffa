// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eigendistill.base.Numerals;
import org.eigendistill.theorem.proof.Verdict;

/**
 * The proof by corollary (i), N4i: c_R (1 + a) rises with the gain a, and c_S and c_T are at least
 * c_R at equal gains. A curve Q between the reference and both parts serves as well, with e_R &lt;=
 * e_Q at equal gains.
 *
 * @param where where it stopped, in words; empty where it holds
 * @param argument the proof in sentences; empty where there is none
 */
record CorollaryProof(String where, List<String> argument) {
  /** Tries each of the three as the curve, the reference first. */
  static CorollaryProof of(ScaleFamily teacher, ScaleFamily student, ScaleFamily reference) {
    List<ScaleFamily> curves = distinct(List.of(reference, student, teacher));
    List<ScaleFamily> parts = distinct(List.of(student, teacher));
    List<String> stops = new ArrayList<>();
    for (ScaleFamily curve : curves) {
      List<String> argument = new ArrayList<>();
      String stopped = argue(curve, parts, reference, argument);
      if (stopped.isEmpty()) {
        return new CorollaryProof("", argument);
      }
      stops.add(stopped);
    }
    return new CorollaryProof(String.join("; ", stops.stream().distinct().toList()), List.of());
  }

  /** One of those whose e is the same. */
  private static List<ScaleFamily> distinct(List<ScaleFamily> all) {
    List<ScaleFamily> distinct = new ArrayList<>();
    for (ScaleFamily one : all) {
      if (distinct.stream().noneMatch(one::isAlike)) {
        distinct.add(one);
      }
    }
    return distinct;
  }

  /** Where the argument by one curve stops, empty where it does not. */
  private static String argue(
      ScaleFamily curve, List<ScaleFamily> parts, ScaleFamily reference, List<String> argument) {
    boolean alone = parts.size() == 1 && parts.get(0).isAlike(reference);
    RisingProof proof = RisingProof.of(curve);
    if (proof.verdict() != Verdict.HOLDS) {
      return proof.where();
    }
    argument.add(
        String.format(
            Locale.ROOT,
            "c (1 + a)%s strictly rises with a (corollary i): by intervals on %s in [%s, %s], in"
                + " %,d boxes, and by expansions with their remainders below and above.",
            alone ? "" : " of " + curve,
            curve.variable(),
            Numerals.significant(proof.low(), 4),
            Numerals.significant(proof.high(), 4),
            proof.boxes()));
    for (ScaleFamily part : parts) {
      String stopped = part.isAlike(curve) ? "" : order(part, curve, argument);
      if (!stopped.isEmpty()) {
        return stopped;
      }
    }
    return curve.isAlike(reference) ? "" : order(curve, reference, argument);
  }

  private static String order(ScaleFamily greater, ScaleFamily less, List<String> argument) {
    for (ScaleFamily family : List.of(greater, less)) {
      if (!RisingGain.isProved(family.gains())) {
        return "gain of %s, not proved to rise".formatted(family);
      }
    }
    OrderProof order = OrderProof.of(greater, less);
    if (order.where().isEmpty()) {
      argument.add(order.text());
    }
    return order.where();
  }
}
