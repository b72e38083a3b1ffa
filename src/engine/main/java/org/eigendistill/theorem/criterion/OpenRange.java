// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Interval;
import org.eigendistill.number.Jet;
import org.eigendistill.theorem.proof.BoxProof;
import org.eigendistill.theorem.proof.Verdict;

/**
 * How far intervals prove that c (1 + a) rises with training where gains depend on eigenvalue and
 * length apart: on a compact box of both, or for the first steps. The rest stays open, so the
 * verdict is undecided.
 *
 * @param trio what is asked
 * @param low the least eigenvalue
 * @param high the largest
 */
record OpenRange(Trio trio, double low, double high) {
  private static final long BUDGET = 3_000;
  private static final int STEPS = 8;
  private static final double FAR = 8;

  /**
   * What was tried.
   *
   * @param places along how many eigenvalues a failure was looked for
   * @param scale those of the three whose gains are functions of one product alone
   */
  Characterisation report(int places, Set<Procedure> scale) {
    List<String> reason = new ArrayList<>();
    Procedure reference = trio.reference();
    reason.add(Tried.refuting(places, false));
    if (!trio.isOne()) {
      reason.add(
          "No proof was tried: for three that are not one it goes by gains that are functions of one product alone, a power of l times a function of the length. Not so: %s."
              .formatted(
                  trio.all().stream()
                      .distinct()
                      .filter(one -> !scale.contains(one))
                      .map(Procedure::toString)
                      .collect(Collectors.joining(", "))));
      reason.add(Tried.help(trio));
      return undecided(reason, "gains that depend on eigenvalue and length apart");
    }
    boolean whole = reference.clock().isWhole();
    BoxProof proof = whole ? steps(reference) : lengths(reference);
    String box = whole ? "steps 1 to %d, %s".formatted(STEPS, box()) : box() + ", " + lengthsBox();
    reason.add(
        "Tried to prove it by corollary (i), that c (1 + a) rises with training, by intervals on %s: %s"
            .formatted(box, outcome(proof)));
    reason.add(Tried.help(trio));
    if (proof.verdict() != Verdict.HOLDS) {
      return undecided(reason, "box: " + words(proof.where()));
    }
    return undecided(
        reason, whole ? "corner: steps beyond " + STEPS : "corner: lengths beyond that box");
  }

  private static String outcome(BoxProof proof) {
    return switch (proof.verdict()) {
      case HOLDS ->
          String.format(
              Locale.ROOT,
              "it does, in %,d boxes; beyond, where gains come to 0 and to 1, nothing is proved.",
              proof.boxes());
      case REFUTED ->
          "it falls at one place. The criterion asks for less than that, so nothing is refuted.";
      default ->
          String.format(
              Locale.ROOT, "%,d boxes did not tell, as intervals are too wide.", proof.boxes());
    };
  }

  private Characterisation undecided(List<String> reason, String where) {
    return new Characterisation(trio, Verdict.UNDECIDED, reason, where, Map.of());
  }

  private String box() {
    return String.format(Locale.ROOT, "l in [%.4g, %.4g]", low, high);
  }

  private static String lengthsBox() {
    return String.format(Locale.ROOT, "l t in [%.4g, %.4g]", 1 / FAR, FAR);
  }

  private static String words(List<Interval> where) {
    List<String> sides = new ArrayList<>();
    String[] names = {"l", "l t"};
    for (int i = 0; i < where.size(); i++) {
      Interval side = where.get(i).exp();
      sides.add(
          String.format(Locale.ROOT, "%s in [%.6g, %.6g]", names[i], side.low(), side.high()));
    }
    return String.join(", ", sides);
  }

  private BoxProof lengths(Procedure procedure) {
    return BoxProof.of(
        point -> {
          Jet<Interval> l = point.get(0).exp();
          Jet<Interval> x = point.get(1).exp();
          LocalGain<Jet<Interval>> local = LocalGain.at(procedure, l, x.over(l));
          return List.of(
              List.of(local.byLength()), List.of(local.byEigenvalue()), List.of(local.rise()));
        },
        new double[] {Math.log(low), -Math.log(FAR)},
        new double[] {Math.log(high), Math.log(FAR)},
        BUDGET);
  }

  private BoxProof steps(Procedure procedure) {
    return BoxProof.of(
        point -> {
          List<List<Jet<Interval>>> clauses = new ArrayList<>();
          Jet<Interval> before = null;
          for (int n = 1; n <= STEPS; n++) {
            Jet<Interval> length = point.get(0).lift(Fraction.of(n, 1));
            LocalGain<Jet<Interval>> local = LocalGain.at(procedure, point.get(0).exp(), length);
            Jet<Interval> now =
                local.oddsElasticity().times(length.lift(Fraction.ONE).plus(local.gain()));
            if (before != null) {
              clauses.add(List.of(now.minus(before)));
            }
            before = now;
          }
          return clauses;
        },
        new double[] {Math.log(low)},
        new double[] {Math.log(high)},
        BUDGET);
  }
}
