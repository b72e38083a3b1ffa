package org.eigendistill.theorem;

import java.math.BigInteger;
import java.util.List;
import org.eigendistill.number.Enclosure;
import org.eigendistill.number.Fraction;

/**
 * Gains at rational dials, for l_1 = 1 and l_2 = p/q in lowest terms. The dial counts the length of
 * training so that the gains are rational wherever that can be:
 *
 * <ul>
 *   <li>flow: the root z in (0, 1) with exp(-T) = z^q, so exp(-l_2 T) = z^p;
 *   <li>flow with decay d: with (l_2 + d)/(1 + d) = p'/q' in lowest terms the root z with exp(-(1 +
 *       d) T) = z^q', so exp(-(l_2 + d) T) = z^p';
 *   <li>descent, heavy ball, Nesterov: the number of steps; ridge: the penalty;
 *   <li>averaged flow: the time T; its gains are not rational, and are enclosed.
 * </ul>
 *
 * <p>A smaller root is a longer time, as a smaller penalty is.
 */
final class ExactGains {
  private ExactGains() {}

  /** The gain along l_1 (top) or l_2, rational. */
  static Fraction rational(
      Kind kind, List<Fraction> constants, Fraction dial, Fraction ratio, boolean top) {
    Fraction l = top ? Fraction.ONE : ratio;
    return switch (kind) {
      case FLOW -> decayed(dial, ratio, top);
      case RIDGE -> l.over(l.plus(dial));
      case DECAYED_FLOW -> {
        Fraction penalty = constants.get(0);
        Fraction rates = ratio.plus(penalty).over(Fraction.ONE.plus(penalty));
        yield l.over(l.plus(penalty)).times(decayed(dial, rates, top));
      }
      case DESCENT -> stepwise(constants.get(0).times(l), Fraction.ZERO, dial);
      case HEAVY_BALL -> stepwise(constants.get(1).times(l), constants.get(0), dial);
      case NESTEROV -> {
        Fraction x = constants.get(1).times(l);
        yield stepwise(x, constants.get(0).times(x.complement()), dial);
      }
      case AVERAGED_FLOW -> throw new IllegalArgumentException("averaged flow is not rational");
    };
  }

  /** The gain as an enclosure. */
  static Enclosure enclosed(
      Kind kind, List<Fraction> constants, Fraction dial, Fraction ratio, boolean top) {
    if (kind != Kind.AVERAGED_FLOW) {
      return Enclosure.of(rational(kind, constants, dial, ratio, top));
    }
    return EnclosedGains.averaged(Enclosure.of(top ? dial : dial.times(ratio)));
  }

  private static Fraction decayed(Fraction root, Fraction rates, boolean top) {
    int exponent = (top ? rates.denominator() : rates.numerator()).intValueExact();
    return root.power(exponent).complement();
  }

  /**
   * The gain after whole steps: d_N = x r_{N-1} + mu d_{N-1}, r_N = r_{N-1} - d_N. With D the
   * common denominator of x and mu all stays whole over D^N, and is reduced once, at the end.
   */
  private static Fraction stepwise(Fraction x, Fraction carried, Fraction steps) {
    BigInteger gcd = x.denominator().gcd(carried.denominator());
    BigInteger common = x.denominator().divide(gcd).multiply(carried.denominator());
    BigInteger pull = x.numerator().multiply(common.divide(x.denominator()));
    BigInteger keep = carried.numerator().multiply(common.divide(carried.denominator()));
    BigInteger residual = BigInteger.ONE;
    BigInteger increment = BigInteger.ZERO;
    int count = steps.numerator().intValueExact();
    for (int n = 0; n < count; n++) {
      increment = pull.multiply(residual).add(keep.multiply(increment));
      residual = residual.multiply(common).subtract(increment);
    }
    return new Fraction(residual, common.pow(count)).complement();
  }
}
