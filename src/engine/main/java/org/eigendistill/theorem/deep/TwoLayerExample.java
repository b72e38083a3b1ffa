// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.deep;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.certificate.Counterexample;
import org.eigendistill.theorem.search.Law;

/**
 * Fractions at which a neighbour of T13 fails for depth 2. With integers k_1 : k_2 = lam_1 s_1 :
 * lam_2 s_2, a unit of time has exp(-2 lam_i s_i) = X^k_i for a fraction X; times of teacher and of
 * labels before the teacher are whole numbers of units. So the teacher's w_i are fractions, and
 * with integers m_1 : m_2 = lam_1 w_1 : lam_2 w_2 in lowest terms the student's time has exp(-2
 * lam_i w_i t) = Z^m_i for a fraction Z. Then what plain training leaves where the student is,
 *
 * <pre>\[ R_i = \frac{1/S_i - 1/s_i}{1/r_0 - 1/s_i} = e^{-2 \lambda_i s_i \tau_i}, \]</pre>
 *
 * is a fraction, and tau_2 &lt; tau_1 if and only if R_2^k_1 &gt; R_1^k_2.
 *
 * @param subject what they refute
 * @param behind whether the student is behind on the second mode, and not ahead
 * @param eigenvalues lam
 * @param strengths s
 * @param starts of teacher, student, plain training
 * @param x X
 * @param z Z
 * @param teacherUnits the teacher's time on each mode
 * @param labelUnits the student's time on labels before the teacher, or 0
 */
record TwoLayerExample(
    Law subject,
    boolean behind,
    List<Fraction> eigenvalues,
    List<Fraction> strengths,
    List<Fraction> starts,
    Fraction x,
    Fraction z,
    List<Integer> teacherUnits,
    int labelUnits)
    implements Counterexample {

  static List<Fraction> fractions(String... texts) {
    return List.of(texts).stream().map(Fraction::parse).toList();
  }

  private static Fraction inverse(Fraction value) {
    return Fraction.ONE.over(value);
  }

  /** Two positive fractions as whole numbers in lowest terms. */
  private static List<Integer> ratio(Fraction first, Fraction second) {
    Fraction ratio = first.over(second);
    return List.of(ratio.numerator().intValueExact(), ratio.denominator().intValueExact());
  }

  private List<Integer> powers() {
    return ratio(
        eigenvalues.get(0).times(strengths.get(0)), eigenvalues.get(1).times(strengths.get(1)));
  }

  /** 1/u on labels after a time. */
  private Fraction plain(int i, Fraction start, int units) {
    Fraction labels = inverse(strengths.get(i));
    return labels.plus(inverse(start).minus(labels).times(x.power((long) units * powers().get(i))));
  }

  private List<Fraction> taught() {
    return IntStream.range(0, 2)
        .mapToObj(i -> plain(i, starts.get(0), teacherUnits.get(i)))
        .toList();
  }

  private List<Integer> studentPowers() {
    List<Fraction> w = taught();
    return ratio(eigenvalues.get(0).over(w.get(0)), eigenvalues.get(1).over(w.get(1)));
  }

  /** R_i. */
  private Fraction left(int i) {
    Fraction labels = inverse(strengths.get(i));
    Fraction target = taught().get(i);
    Fraction from = plain(i, starts.get(1), labelUnits);
    Fraction own = target.plus(from.minus(target).times(z.power(studentPowers().get(i))));
    return own.minus(labels).over(inverse(starts.get(2)).minus(labels));
  }

  private Fraction raised(int i) {
    return left(i).power(powers().get(1 - i));
  }

  @Override
  public boolean verifies() {
    boolean domain =
        isShare(x)
            && isShare(z)
            && strengths.stream().allMatch(s -> s.signum() > 0)
            && starts.stream().allMatch(s -> s.signum() > 0)
            && eigenvalues.stream().allMatch(l -> l.signum() > 0)
            && isShare(left(0));
    if (!domain || !isOfPremise()) {
      return false;
    }
    int order = raised(1).compareTo(raised(0));
    return behind ? order > 0 : order < 0;
  }

  private static boolean isShare(Fraction value) {
    return value.signum() > 0 && value.compareTo(Fraction.ONE) < 0;
  }

  private boolean isOfPremise() {
    int lam = eigenvalues.get(0).compareTo(eigenvalues.get(1));
    int s = strengths.get(0).compareTo(strengths.get(1));
    int teacher = starts.get(0).compareTo(starts.get(2));
    int student = starts.get(1).compareTo(starts.get(2));
    int longer = teacherUnits.get(1).compareTo(teacherUnits.get(0));
    boolean weaker = lam >= 0 && s >= 0 && lam + s > 0;
    boolean common = teacher == 0 && student == 0;
    boolean direct = labelUnits == 0;
    if (subject == DeepLaw.STRONGER) {
      return lam > 0 && s < 0 && common && direct && longer == 0;
    }
    boolean above = strengths.get(1).compareTo(starts.get(2)) > 0;
    return subject instanceof TwoLayerLaw law
        && weaker
        && switch (law) {
          case STUDENT_FURTHER -> above && teacher == 0 && student > 0 && direct && longer == 0;
          case TEACHER_FURTHER -> above && teacher > 0 && student == 0 && direct && longer == 0;
          case FALLING_TIME -> common && direct && longer > 0;
          case EARLY_SWITCH_AHEAD ->
              common && longer == 0 && !direct && labelUnits < teacherUnits.get(0);
          case LATE_SWITCH_BEHIND -> common && longer == 0 && labelUnits > teacherUnits.get(0);
          default -> false;
        };
  }

  @Override
  public String text() {
    return "lam = %s; s = %s; starts of teacher, student, plain = %s; X = %s; Z = %s; teacher's units = %s%s"
        .formatted(
            shown(eigenvalues),
            shown(strengths),
            shown(starts),
            x,
            z,
            teacherUnits.get(0).equals(teacherUnits.get(1))
                ? teacherUnits.get(0)
                : "(%d, %d)".formatted(teacherUnits.get(0), teacherUnits.get(1)),
            labelUnits == 0 ? "" : "; units of labels before = " + labelUnits);
  }

  private static String shown(List<Fraction> values) {
    return values.stream().map(Fraction::toString).collect(Collectors.joining(", ", "(", ")"));
  }

  @Override
  public String gains() {
    List<Integer> k = powers();
    return "R = (%s, %s); R_2^%d = %s, R_1^%d = %s"
        .formatted(
            DeepNumbers.shown(left(0)),
            DeepNumbers.shown(left(1)),
            k.get(0),
            DeepNumbers.shown(raised(1)),
            k.get(1),
            DeepNumbers.shown(raised(0)));
  }

  @Override
  public String arithmetic() {
    return "exact";
  }
}
