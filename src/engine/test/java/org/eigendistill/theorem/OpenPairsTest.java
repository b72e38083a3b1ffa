// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.IteratedRidge;
import org.eigendistill.dynamics.LinearDecayDescent;
import org.eigendistill.dynamics.SmoothedFlow;
import org.eigendistill.number.Fraction;
import org.eigendistill.testing.LongReal;
import org.eigendistill.theorem.certificate.Certificate;
import org.eigendistill.theorem.proof.Verdict;
import org.eigendistill.theorem.proposition.Proposition;
import org.eigendistill.theorem.proposition.Scheme;
import org.eigendistill.theorem.statement.Atlas;
import org.eigendistill.theorem.statement.Statement;
import org.junit.jupiter.api.Test;

/** Pairs with filters that no statement knows: refuted by certificates, or open, never proved. */
class OpenPairsTest {
  private static final Filter FLOW = new GradientFlow();
  private static final Filter ROUNDS = new IteratedRidge();
  private static final Filter SMOOTHED = new SmoothedFlow();

  private static Finding check(Filter teacher, Filter student, Filter reference) {
    Statement asked = Atlas.full().cell(teacher, student, reference);
    assertThat(asked.isOnRecord()).isFalse();
    return new Checker(7).check(asked, 400);
  }

  /** Twice two rounds of ridge against flow, by hand: gains 1 - (d/(l+d))^2 and 1 - z^q. */
  @Test
  void aCertificateByHand() {
    Proposition proposition = Proposition.of(Scheme.DISTIL, FLOW, ROUNDS, ROUNDS);
    Certificate certificate =
        Certificate.parse(
            proposition,
            "l2/l1 = 1/2; iterated-ridge rounds = 2; teacher penalty = 1; student penalty = 1/3;"
                + " reference root = 7/13");
    assertThat(certificate.verifies()).isTrue();
    assertThat(certificate.arithmetic()).isEqualTo("exact");
    // (1 - 1/4)(1 - 1/16) = 45/64 and 1 - 49/169; (1 - 4/9)(1 - 4/25) = 7/15 and 1 - 7/13.
    assertThat(certificate.gains())
        .isEqualTo(
            "along l1 student 45/64, reference 120/169; along l2 student 7/15, reference 6/13");
  }

  @Test
  void refutedExactly() {
    Finding finding = check(ROUNDS, ROUNDS, FLOW);
    assertThat(finding.verdict()).isEqualTo(Verdict.REFUTED);
    assertThat(finding.certificate()).isEqualTo("exact");
    assertThat(finding.confirms()).isTrue();
    Proposition proposition = finding.statement().proposition().orElseThrow();
    assertThat(Certificate.parse(proposition, finding.counterexample()).verifies()).isTrue();
    String broken =
        finding.counterexample().replaceFirst("reference root = .*", "reference root = 1/999");
    assertThat(Certificate.parse(proposition, broken).verifies()).isFalse();
  }

  /** Its gain is rational at no time; the numbers found are worked out again in long decimals. */
  @Test
  void refutedInEnclosures() {
    Finding finding = check(SMOOTHED, SMOOTHED, FLOW);
    assertThat(finding.verdict()).isEqualTo(Verdict.REFUTED);
    assertThat(finding.certificate()).isEqualTo("50-digit");
    Map<String, BigDecimal> numbers = new HashMap<>();
    for (String word : finding.counterexample().split("; ")) {
      Fraction value = Fraction.parse(word.split(" = ")[1]);
      numbers.put(
          word.split(" = ")[0],
          new BigDecimal(value.numerator())
              .divide(new BigDecimal(value.denominator()), LongReal.CONTEXT));
    }
    BigDecimal ratio = numbers.get("l2/l1");
    assertThat(ratio).isEqualByComparingTo("0.5"); // so that exp(-T) is the root's square
    BigDecimal root = numbers.get("reference root");
    assertThat(student(numbers, BigDecimal.ONE))
        .isLessThan(BigDecimal.ONE.subtract(root.multiply(root)));
    assertThat(student(numbers, ratio)).isGreaterThan(BigDecimal.ONE.subtract(root));
  }

  private static BigDecimal student(Map<String, BigDecimal> numbers, BigDecimal l) {
    BigDecimal rate = numbers.get("smoothed-flow rate");
    return smoothed(l, rate, numbers.get("teacher time"))
        .multiply(smoothed(l, rate, numbers.get("student time")));
  }

  /** 1 - (rate exp(-l t) - l exp(-rate t)) / (rate - l), or its limit 1 - (1 + l t) exp(-l t). */
  private static BigDecimal smoothed(BigDecimal l, BigDecimal rate, BigDecimal time) {
    BigDecimal fast = LongReal.exp(l.multiply(time).negate());
    if (rate.compareTo(l) == 0) {
      return BigDecimal.ONE.subtract(fast.multiply(BigDecimal.ONE.add(l.multiply(time))));
    }
    BigDecimal slow = LongReal.exp(rate.multiply(time).negate());
    return BigDecimal.ONE.subtract(
        rate.multiply(fast).subtract(l.multiply(slow)).divide(rate.subtract(l), LongReal.CONTEXT));
  }

  @Test
  void openWithTheSearchsFigures() {
    Finding finding = check(ROUNDS, ROUNDS, ROUNDS);
    assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(finding.confirms()).isTrue();
    assertThat(finding.violations()).isZero();
    assertThat(finding.cases()).isGreaterThanOrEqualTo(400);
    assertThat(finding.smallestMargin()).isPositive();
    assertThat(finding.where()).contains("iterated-ridge rounds=", "teacher penalty=");
    assertThat(finding.statement().reason()).startsWith("No proof is written");
  }

  /** Instance out of their domains are no case, whatever they would refute. */
  @Test
  void numbersOutsideTheirDomainsRefuteNothing() {
    Proposition proposition = Proposition.of(Scheme.DISTIL, FLOW, ROUNDS, ROUNDS);
    String text =
        "l2/l1 = 1/2; iterated-ridge rounds = %s; teacher penalty = 1; student penalty = %s;"
            + " reference root = %s";
    for (String[] wrong :
        new String[][] {
          {"3/2", "1/3", "7/13"}, {"0", "1/3", "7/13"}, {"2", "-1/3", "7/13"}, {"2", "1/3", "13/7"}
        }) {
      String filled = text.formatted((Object[]) wrong);
      assertThat(Certificate.parse(proposition, filled).verifies()).as(filled).isFalse();
    }
  }

  /** A first step beyond 1 / l_1 overshoots; neither search nor certificate takes one. */
  @Test
  void stepsThatOvershootRefuteNothing() {
    Filter steps = new LinearDecayDescent();
    Finding finding = check(steps, steps, FLOW);
    assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(finding.violations()).isZero();
    // Steps 9/5, 6/5 and 3/5: r = 0.064 along l1 and 0.028 along l2, which comes further.
    Proposition proposition = Proposition.of(Scheme.DISTIL, FLOW, steps, steps);
    String text =
        "l2/l1 = 1/2; linear-decay-descent step = 9/5; linear-decay-descent total = 3;"
            + " teacher steps = 3; student steps = 3; reference root = 7/20";
    Certificate overshooting = Certificate.parse(proposition, text);
    assertThat(overshooting.gains()).contains("student 13689/15625, reference 351/400");
    assertThat(overshooting.verifies()).isFalse();
  }
}
