package org.eigendistill.theorem.criterion;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.number.Enclosure;
import org.eigendistill.number.Measured;
import org.eigendistill.theorem.proof.Verdict;

/**
 * Decides, from the filters' formulas alone, whether a student is behind plain training of a
 * reference on all pairs of directions and at all times: that is so iff
 *
 * <pre>    e_R(l, u v)  &lt;=  e_S(l, u) + e_T(l, v)    at every l and all gains u, v (N4). </pre>
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

  /** Whether a filter's gain is a function of l t, or l / d, alone, by the units of its formula. */
  public static boolean isScaleFamily(Procedure procedure) {
    if (procedure.clock().isWhole()) {
      return false;
    }
    try {
      for (double x : new double[] {1e-3, 1, 1e3}) {
        LocalGain.ofScale(procedure, Measured.of(x));
      }
      return true;
    } catch (Dimensioned.UnitException e) {
      return false;
    } catch (ArithmeticException beyond) {
      return true; // whoever relies on it meets the units again
    }
  }

  /**
   * Decides.
   *
   * @throws NotMonotone if a gain falls as training goes on
   */
  public Characterisation decide() {
    boolean scale = trio.all().stream().allMatch(ElasticityCriterion::isScaleFamily);
    List<String> reason = new ArrayList<>();
    for (double eigenvalue : scale ? new double[] {1} : eigenvalues()) {
      Optional<Violation> violation = ViolationSearch.at(trio, eigenvalue);
      if (violation.isPresent()) {
        return refuted(violation.get());
      }
    }
    if (scale) {
      return decideScale(reason);
    }
    Optional<String> steps = trio.isOne() ? StepProof.of(trio.reference(), high) : Optional.empty();
    return steps
        .map(text -> new Characterisation(trio, Verdict.HOLDS, List.of(text), "", Map.of()))
        .orElseGet(() -> new OpenRange(trio, low, high).report());
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

  private Characterisation decideScale(List<String> reason) {
    reason.add(
        "Gains are functions of %s alone, by the units of the formulas: all eigenvalues are alike."
            .formatted(variables()));
    String where = "";
    // A curve between the reference and both parts serves as well: e_R <= e_Q at equal gains.
    for (Procedure curve : trio.curves()) {
      List<String> argument = new ArrayList<>();
      String stopped = argue(curve, argument);
      if (stopped.isEmpty()) {
        reason.addAll(argument);
        return new Characterisation(trio, Verdict.HOLDS, reason, "", Map.of());
      }
      where = where.isEmpty() ? stopped : where + "; " + stopped;
    }
    Optional<FarFailure> far = trio.isOne() ? FarFailure.of(trio.reference()) : Optional.empty();
    if (far.isPresent()) {
      reason.add("It fails near interpolation: " + far.get().text(trio.reference()) + ".");
      return new Characterisation(trio, Verdict.REFUTED, reason, "", far.get().numbers());
    }
    reason.add("No failure was found, and corollary (i) does not give it.");
    return new Characterisation(trio, Verdict.UNDECIDED, reason, where, Map.of());
  }

  private String variables() {
    return trio.all().stream()
        .map(RisingProof::variable)
        .distinct()
        .collect(Collectors.joining(", or "));
  }

  /** Where the argument by one curve stops, empty where it does not. */
  private String argue(Procedure curve, List<String> argument) {
    RisingProof proof = RisingProof.of(curve);
    if (proof.verdict() != Verdict.HOLDS) {
      return proof.where();
    }
    argument.add(
        String.format(
            Locale.ROOT,
            "c (1 + a)%s strictly rises with a (corollary i): by intervals on %s in [%.4g, %.4g], in"
                + " %,d boxes, and by expansions with their remainders below and above.",
            trio.isOne() ? "" : " of " + curve,
            RisingProof.variable(curve),
            proof.low(),
            proof.high(),
            proof.boxes()));
    for (Procedure part : trio.parts()) {
      String stopped = part.equals(curve) ? "" : order(part, curve, argument);
      if (!stopped.isEmpty()) {
        return stopped;
      }
    }
    return curve.equals(trio.reference()) ? "" : order(curve, trio.reference(), argument);
  }

  private static String order(Procedure greater, Procedure less, List<String> argument) {
    for (Procedure procedure : List.of(greater, less)) {
      if (!RisingGain.isProved(procedure)) {
        return "gain of %s, not proved to rise".formatted(procedure);
      }
    }
    OrderProof order = OrderProof.of(greater, less);
    if (order.where().isEmpty()) {
      argument.add(order.text());
    }
    return order.where();
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
