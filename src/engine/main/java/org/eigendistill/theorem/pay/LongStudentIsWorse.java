// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.pay;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.certificate.Counterexample;
import org.eigendistill.theorem.proposition.Subject;

/**
 * All long students are worse, against N3 with its sum taken without the weights. The best stopped
 * flow is enclosed, by z = exp(-u l_1 / n_1): with whole n_k, l_k / n_k the same for all k,
 * residuals are z^n_k. Outside of a bracket the slope of the risk has one sign on either side, on
 * pieces in exact interval arithmetic; all over the bracket the unweighted sum is positive and the
 * weighted one negative. With q = exp(-t' l_1 / n_1) a student differs by at least
 *
 * <pre>
 * \[ 2 q^{n_p} \left(A - q^{n_1 - n_p} C\right), \qquad A = -\sum_{\text{lowest}} \rho a (w a - s r), \qquad C = \rho_1 a_1 (w a_1 - s_1 r_1), \]
 * </pre>
 *
 * which is positive for all q up to the one on record.
 *
 * @param subject what it refutes
 * @param powersOf n_k, the largest first, all others equal
 * @param powers s_k
 * @param noise w
 * @param weights rho_k
 * @param low the bracket of z
 * @param high its upper end
 * @param longest q
 */
record LongStudentIsWorse(
    Subject subject,
    List<Integer> powersOf,
    List<Fraction> powers,
    Fraction noise,
    List<Fraction> weights,
    Fraction low,
    Fraction high,
    Fraction longest)
    implements Counterexample {
  private static final int HALVINGS = 20;

  /** That of N3's second twin. */
  static LongStudentIsWorse of(Subject subject) {
    return new LongStudentIsWorse(
        subject,
        List.of(5, 3, 3),
        List.of(Fraction.of(1009, 50), Fraction.of(943, 50), Fraction.of(9, 100)),
        Fraction.ONE,
        List.of(Fraction.of(8, 5), Fraction.of(81, 10), Fraction.of(1, 20)),
        Fraction.of(187, 500),
        Fraction.of(751, 2000),
        Fraction.of(2, 5));
  }

  /** A closed interval of fractions. */
  private record Span(Fraction from, Fraction to) {
    Span plus(Span other) {
      return new Span(from.plus(other.from), to.plus(other.to));
    }

    Span times(Fraction factor) {
      return new Span(from.times(factor), to.times(factor));
    }

    /** The product where this is not negative. */
    Span over(Span other) {
      Fraction least = other.from.signum() < 0 ? to : from;
      Fraction most = other.to.signum() < 0 ? from : to;
      return new Span(least.times(other.from), most.times(other.to));
    }
  }

  /** Over the directions that are asked for, the sum of terms. */
  private Span sum(BiPredicate<Integer, Integer> which, BiFunction<Integer, Integer, Span> term) {
    return IntStream.range(0, powers.size())
        .filter(k -> which.test(k, powersOf.get(k)))
        .mapToObj(k -> term.apply(k, powersOf.get(k)))
        .reduce(new Span(Fraction.ZERO, Fraction.ZERO), Span::plus);
  }

  private static Span power(Span z, int n) {
    return new Span(z.from.power(n), z.to.power(n));
  }

  /** w a - s r = w - (s + w) r, which falls in r. */
  private Span pull(int k, Span r) {
    Fraction total = powers.get(k).plus(noise);
    return new Span(noise.minus(total.times(r.to)), noise.minus(total.times(r.from)));
  }

  private int lowest() {
    return powersOf.get(powersOf.size() - 1);
  }

  /** Half of dR/dt, times exp(u l_p): sum rho n z^(n - n_p)(w - (s + w) z^n). */
  private Span slope(Span z) {
    return sum(
        (k, n) -> true,
        (k, n) ->
            power(z, n - lowest())
                .over(pull(k, power(z, n)))
                .times(weights.get(k).times(Fraction.of(n, 1))));
  }

  /** rho a (w a - s r), or the same without rho, summed over directions of a power. */
  private Span pulls(int power, boolean weighted) {
    return sum(
        (k, n) -> n == power,
        (k, n) -> {
          Span r = power(new Span(low, high), n);
          Span a = new Span(r.to.complement(), r.from.complement());
          return a.over(pull(k, r)).times(weighted ? weights.get(k) : Fraction.ONE);
        });
  }

  /**
   * Whether the slope has a sign from one z to another, by halving where it is not seen at once.
   */
  private boolean hasSlope(Fraction from, Fraction to, int sign, int halvings) {
    Span slope = slope(new Span(from, to));
    if (sign > 0 ? slope.from.signum() > 0 : slope.to.signum() < 0) {
      return true;
    }
    Fraction middle = from.plus(to).over(Fraction.of(2, 1));
    return halvings > 0
        && hasSlope(from, middle, sign, halvings - 1)
        && hasSlope(middle, to, sign, halvings - 1);
  }

  @Override
  public boolean verifies() {
    boolean ordered =
        powersOf.get(0) > lowest()
            && powersOf.stream().skip(1).allMatch(n -> n == lowest())
            && low.signum() > 0
            && low.compareTo(high) < 0
            && high.compareTo(Fraction.ONE) < 0;
    Fraction room = pulls(lowest(), true).to.negate();
    Fraction against = pulls(powersOf.get(0), true).to;
    return ordered
        && hasSlope(Fraction.ZERO, low, 1, HALVINGS)
        && hasSlope(high, Fraction.ONE, -1, HALVINGS)
        && pulls(lowest(), false).from.signum() > 0
        && room.signum() > 0
        && longest.signum() > 0
        && longest.power(powersOf.get(0) - lowest()).times(against).compareTo(room) < 0;
  }

  @Override
  public String text() {
    return new NamedNumbers()
        .with("n", powersOf.stream().map(n -> Fraction.of(n, 1)).toList())
        .with("s", powers)
        .with("w", noise)
        .with("rho", weights)
        .with("exp(-u l1/n1) from", low)
        .with("to", high)
        .with("exp(-t' l1/n1) up to", longest)
        .toString();
  }

  @Override
  public String gains() {
    return "at the best stopped flow the sum is at least %s without the weights, at most %s with them"
        .formatted(Shown.of(pulls(lowest(), false).from), Shown.of(pulls(lowest(), true).to));
  }

  @Override
  public String arithmetic() {
    return "exact";
  }
}
