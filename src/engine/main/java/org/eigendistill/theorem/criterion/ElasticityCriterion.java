// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.number.Enclosure;
import org.eigendistill.theorem.proof.Verdict;

/**
 * Decides, from the filters' formulas alone, whether a student is behind plain training of a
 * reference on all pairs of directions and at all times: that is so iff
 *
 * <pre>
 * \[ e_R(l, u v) \le e_S(l, u) + e_T(l, v) \quad \text{at every } l \text{ and all gains } u, v \quad \text{(N4)}. \]
 * </pre>
 *
 * <p>Where gains are functions of l t, or l / d, alone, "holds" is proved by a corollary: if c_R (1
 * + a) rises with the gain a, and c_S and c_T are at least c_R at equal gains. "Refuted" is one
 * place at which enclosures of 75 digits, or an expansion with its remainder, show the opposite.
 * All else is undecided.
 */
public final class ElasticityCriterion {
  private static final int EIGENVALUES = 7;

  private final Trio trio;
  private final double low;
  private final double high;

  /**
   * The question.
   *
   * @param low the least eigenvalue in question, positive
   * @param high the largest; where gains are functions of l t, or l / d, alone, all eigenvalues are
   *     in question instead
   */
  public ElasticityCriterion(Trio trio, double low, double high) {
    if (!(low > 0) || !(low <= high) || high == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "eigenvalues from %s to %s are no range of positive numbers".formatted(low, high));
    }
    this.trio = trio;
    this.low = low;
    this.high = high;
  }

  /**
   * Decides.
   *
   * @throws NotMonotone if a gain falls as training goes on, or never moves
   */
  public Characterisation decide() {
    List<Procedure> all = trio.all().stream().distinct().toList();
    boolean plain = all.stream().allMatch(ScaleFamily::isByUnits);
    Map<Procedure, ScaleFamily> families = new LinkedHashMap<>();
    all.forEach(one -> ScaleFamily.of(one).ifPresent(family -> families.put(one, family)));
    boolean scale = families.size() == all.size();
    double[] places = plain ? new double[] {1} : scale ? new double[] {high} : eigenvalues();
    all.forEach(procedure -> FallingGains.require(procedure, FallingGains.sample(places)));
    for (double eigenvalue : places) {
      Optional<Violation> violation = ViolationSearch.at(trio, eigenvalue);
      if (violation.isPresent()) {
        return refuted(violation.get());
      }
    }
    if (scale) {
      return decideScale(families);
    }
    Optional<String> steps = trio.isOne() ? StepProof.of(trio.reference(), high) : Optional.empty();
    return steps
        .map(text -> new Characterisation(trio, Verdict.HOLDS, List.of(text), "", Map.of()))
        .orElseGet(() -> new OpenRange(trio, low, high).report(places.length, families.keySet()));
  }

  /** From the largest down, evenly in their logarithm. */
  private double[] eigenvalues() {
    if (low == high) {
      return new double[] {high};
    }
    double[] values = new double[EIGENVALUES];
    for (int i = 0; i < EIGENVALUES; i++) {
      double share = (double) i / (EIGENVALUES - 1);
      values[i] = i == 0 ? high : high * Math.pow(low / high, share);
    }
    return values;
  }

  private Characterisation decideScale(Map<Procedure, ScaleFamily> families) {
    List<String> reason = new ArrayList<>();
    reason.add(
        "Gains are functions of %s alone, by the formulas: all eigenvalues are alike."
            .formatted(
                families.values().stream()
                    .map(ScaleFamily::variable)
                    .distinct()
                    .collect(Collectors.joining(", or "))));
    if (families.values().stream().anyMatch(ScaleFamily::isChanged)) {
      reason.add(
          "s is a function of the length alone: it changes the clock, and e at a gain does not depend"
              + " on it. Said of all lengths at which s is positive.");
    }
    if (families.values().stream().anyMatch(family -> !family.pieces().isContinuous())) {
      reason.add(
          "Where its formula changes s is not shown to have no jump: where a gain is skipped, no"
              + " length of the reference has it, and nothing is said.");
    }
    CorollaryProof proof =
        CorollaryProof.of(
            families.get(trio.teacher()),
            families.get(trio.student()),
            families.get(trio.reference()));
    if (proof.where().isEmpty()) {
      reason.addAll(proof.argument());
      return new Characterisation(trio, Verdict.HOLDS, reason, "", Map.of());
    }
    ScaleFamily own = families.get(trio.reference());
    Optional<FarFailure> far =
        trio.isOne() && !own.isChanged() ? FarFailure.of(own.gains()) : Optional.empty();
    if (far.isPresent()) {
      reason.add(
          "It fails near interpolation: %s."
              .formatted(far.get().text(own.gains(), own.variable())));
      return new Characterisation(trio, Verdict.REFUTED, reason, "", far.get().numbers());
    }
    reason.add(Tried.refuting(1, true));
    reason.add(Tried.corollary());
    reason.add(Tried.help(trio));
    return new Characterisation(trio, Verdict.UNDECIDED, reason, proof.where(), Map.of());
  }

  private Characterisation refuted(Violation violation) {
    Map<String, String> numbers = new LinkedHashMap<>();
    numbers.put("eigenvalue", String.valueOf(violation.eigenvalue()));
    numbers.put(
        "teacher_" + trio.teacher().clock().word(), String.valueOf(violation.teacherLength()));
    numbers.put(
        "student_" + trio.student().clock().word(), String.valueOf(violation.studentLength()));
    numbers.put(
        "reference_" + trio.reference().clock().word(), digits(violation.referenceLengths()));
    numbers.put("u", digits(violation.studentGain()));
    numbers.put("v", digits(violation.teacherGain()));
    numbers.put("uv", digits(violation.product()));
    numbers.put("e_student", digits(violation.studentElasticity()));
    numbers.put("e_teacher", digits(violation.teacherElasticity()));
    numbers.put("e_reference", digits(violation.referenceElasticity()));
    return new Characterisation(
        trio,
        Verdict.REFUTED,
        List.of(
            "e_R(u v) > e_S(u) + e_T(v) at one place, by enclosures of %d digits: just below this"
                    .formatted(Enclosure.DIGITS)
                + " eigenvalue the student is ahead."),
        "",
        numbers);
  }

  /** The certain digits, at most twelve, rounded to the nearest. */
  private static String digits(Enclosure value) {
    for (int digits = 12; digits > 1; digits--) {
      MathContext nearest = new MathContext(digits);
      BigDecimal low = value.low().round(nearest);
      if (low.compareTo(value.high().round(nearest)) == 0) {
        BigDecimal plain = low.stripTrailingZeros();
        return Math.abs(plain.precision() - plain.scale()) < 7
            ? plain.toPlainString()
            : plain.toString();
      }
    }
    return value.toString();
  }
}
