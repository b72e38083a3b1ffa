// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.Nesterov;
import org.eigendistill.theorem.proposition.Proposition;
import org.eigendistill.theorem.proposition.RationalClock;
import org.eigendistill.theorem.proposition.Scheme;
import org.eigendistill.theorem.proposition.Variables;
import org.eigendistill.theorem.statement.Atlas;
import org.eigendistill.theorem.statement.Statement;
import org.junit.jupiter.api.Test;

/**
 * Certificates on record that no fraction decides, worked out again in integers scaled by 10^90.
 * Every product and quotient is off by at most one unit and the longest chain, the squarings of an
 * exponential, doubles an error at most 30 times: 10^-70 bounds it all, and is what a difference
 * must exceed.
 */
class FixedPointTest {
  private static final BigInteger ONE = BigInteger.TEN.pow(90);
  private static final BigInteger BOUND = BigInteger.TEN.pow(20);

  @Test
  void integersAgreeOnTheFiftyDigitCertificates() {
    int checked = 0;
    for (Statement statement : Atlas.full().propositions()) {
      Proposition proposition = statement.proposition().orElseThrow();
      if (!statement.isRefuted() || Variables.of(proposition).isExact()) {
        continue;
      }
      assertThat(proposition.scheme()).isEqualTo(Scheme.DISTIL);
      Map<String, String> n = new LinkedHashMap<>();
      Arrays.stream(statement.certificate().orElseThrow().text().split("; "))
          .map(word -> word.split(" = "))
          .forEach(word -> n.put(word[0], word[1]));
      BigInteger[] lead = new BigInteger[2];
      for (int i = 0; i < 2; i++) {
        BigInteger teacher = gain(n, proposition.parts().get(0), "teacher", i == 0);
        BigInteger student = gain(n, proposition.parts().get(1), "student", i == 0);
        BigInteger reference = gain(n, proposition.reference(), "reference", i == 0);
        lead[i] = times(teacher, student).subtract(reference);
      }
      assertThat(lead[0]).as(statement.id()).isLessThan(BOUND.negate());
      assertThat(lead[1]).as(statement.id()).isGreaterThan(BOUND);
      checked++;
    }
    assertThat(checked).isGreaterThan(30);
  }

  /** exp(-1) to 60 digits, from a table. */
  @Test
  void exponentialIsRight() {
    BigInteger e = exp(ONE);
    BigDecimal known =
        new BigDecimal("0.367879441171442321595523770161460867445811131031767834507836");
    assertThat(new BigDecimal(e).movePointLeft(90).subtract(known).abs())
        .isLessThan(new BigDecimal("1e-59"));
  }

  private static BigInteger gain(Map<String, String> n, Filter filter, String who, boolean top) {
    BigInteger ratio = read(n.get("l2/l1"));
    BigInteger l = top ? ONE : ratio;
    String text = n.get(who + " " + RationalClock.of(filter).word());
    switch (filter.name()) {
      case "flow":
        String[] rates = n.get("l2/l1").split("/");
        return ONE.subtract(power(read(text), new BigInteger(rates[top ? 1 : 0])));
      case "ridge":
        return over(l, l.add(read(text)));
      case "averaged-flow":
        BigInteger x = times(l, read(text));
        return ONE.subtract(over(ONE.subtract(exp(x)), x));
      case "decayed-flow":
        String[] share = n.get("decayed-flow penalty").split("/");
        String[] k = n.get("l2/l1").split("/");
        // (p/q + a/b) / (1 + a/b) = (p b + a q) / (q b + a q), in lowest terms.
        BigInteger b = share.length == 1 ? BigInteger.ONE : new BigInteger(share[1]);
        BigInteger aq = new BigInteger(share[0]).multiply(new BigInteger(k[1]));
        BigInteger up = new BigInteger(k[0]).multiply(b).add(aq);
        BigInteger down = new BigInteger(k[1]).multiply(b).add(aq);
        BigInteger exponent = (top ? down : up).divide(up.gcd(down));
        BigInteger penalty = read(n.get("decayed-flow penalty"));
        BigInteger fitted = ONE.subtract(power(read(text), exponent));
        return times(over(l, l.add(penalty)), fitted);
      default:
        BigInteger step = times(read(n.get(filter.name() + " step")), l);
        BigInteger momentum = read(n.getOrDefault(filter.name() + " momentum", "0"));
        BigInteger now = BigInteger.ZERO;
        BigInteger before = BigInteger.ZERO;
        for (int i = 0; i < Integer.parseInt(text); i++) {
          BigInteger ahead = now.add(times(momentum, now.subtract(before)));
          BigInteger at = filter instanceof Nesterov ? ahead : now;
          BigInteger next = ahead.add(times(step, ONE.subtract(at)));
          before = now;
          now = next;
        }
        return now;
    }
  }

  private static BigInteger read(String fraction) {
    String[] parts = fraction.split("/");
    BigInteger denominator = parts.length == 1 ? BigInteger.ONE : new BigInteger(parts[1]);
    return new BigInteger(parts[0]).multiply(ONE).divide(denominator);
  }

  private static BigInteger times(BigInteger a, BigInteger b) {
    return a.multiply(b).divide(ONE);
  }

  private static BigInteger over(BigInteger a, BigInteger b) {
    return a.multiply(ONE).divide(b);
  }

  private static BigInteger power(BigInteger base, BigInteger exponent) {
    BigInteger power = ONE;
    for (int i = 0; i < exponent.intValueExact(); i++) {
      power = times(power, base);
    }
    return power;
  }

  /** exp(-x), x at most 2^20: the series at x / 2^30, and 30 squarings. */
  private static BigInteger exp(BigInteger x) {
    BigInteger y = x.shiftRight(30);
    BigInteger sum = ONE;
    BigInteger term = ONE;
    for (int n = 1; n < 40; n++) {
      term = times(term, y).negate().divide(BigInteger.valueOf(n));
      sum = sum.add(term);
    }
    for (int i = 0; i < 30; i++) {
      sum = times(sum, sum);
    }
    return sum;
  }
}
