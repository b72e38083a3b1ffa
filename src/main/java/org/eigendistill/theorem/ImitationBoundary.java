package org.eigendistill.theorem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.analysis.solvers.BracketingNthOrderBrentSolver;

/**
 * Where an imitation weight x &lt; 1 turns exaggeration round (statement T9). For a flow student of
 * time t' on the target x * (teacher of time T) + (1 - x) * labels, with l_1 = 1, k = l_2/l_1 and
 * residuals r = exp(-t'), R = exp(-T), the student is behind along l_2, matched along l_1, exactly
 * where
 *
 * <pre>    F(x) = r^k + x R^k (1 - r^k) - (r + x R (1 - r))^k  &gt;  0. </pre>
 *
 * <p>F is convex, F(0) = 0 and F(1) &gt; 0, so one boundary x* in [0, 1) divides reversal below it
 * from exaggeration above.
 */
public final class ImitationBoundary {
  private static final double SMALLEST = 1e-12;

  private ImitationBoundary() {}

  /**
   * The boundary x*; 0 where every weight exaggerates.
   *
   * @param ratio k, in (0, 1)
   * @param studentTime t' in units of 1/l_1, positive
   * @param teacherTime T in the same units, positive
   */
  public static double weight(double ratio, double studentTime, double teacherTime) {
    double r = Math.exp(-studentTime);
    double teacher = Math.exp(-teacherTime);
    double rBelow = Math.exp(-ratio * studentTime);
    double teacherBelow = Math.exp(-ratio * teacherTime);
    // F(x) / (x r^k): its sign is F's, and it keeps its digits as x goes to 0.
    double fitted = -Math.expm1(-studentTime);
    double gain = -Math.expm1(-ratio * studentTime) * teacherBelow / rBelow;
    java.util.function.DoubleUnaryOperator slope =
        x -> gain - Math.expm1(ratio * Math.log1p(x * teacher * fitted / r)) / x;
    if (slope.applyAsDouble(SMALLEST) >= 0) {
      return 0;
    }
    return new BracketingNthOrderBrentSolver(1e-14, 1e-14, 1e-300, 5)
        .solve(200, slope::applyAsDouble, SMALLEST, 1);
  }

  /**
   * A certificate in exact fractions that a point lies on a side: roots z and w with l_1 T = -q log
   * z and l_1 t' = -q log w, for k = p/q.
   *
   * @param ratio k as a fraction, "1/2"
   * @param teacherRoot z as a fraction
   * @param studentRoot w as a fraction
   * @param weight x as a fraction
   * @param exaggerates whether the student is claimed to be behind, else ahead
   * @return the numbers, empty where the claim is not proved
   */
  public static Optional<String> certify(
      String ratio, String teacherRoot, String studentRoot, String weight, boolean exaggerates) {
    Comparison imitate =
        Comparison.of(Recipe.IMITATE, Kind.FLOW, Kind.FLOW, Kind.FLOW)
            .with(exaggerates ? Twin.REVERSED : Twin.NONE);
    List<Fraction> values = new ArrayList<>();
    for (String text : List.of(ratio, teacherRoot, studentRoot, weight)) {
      values.add(Fraction.parse(text));
    }
    return Shrink.complete(Layout.of(imitate), values)
        .map(Certificate::new)
        .filter(Certificate::verifies)
        .map(Certificate::text);
  }
}
