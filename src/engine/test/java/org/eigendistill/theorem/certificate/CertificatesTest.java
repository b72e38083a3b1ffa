// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.Nesterov;
import org.eigendistill.theorem.proof.Verdict;
import org.eigendistill.theorem.proposition.Proposition;
import org.eigendistill.theorem.proposition.RationalClock;
import org.eigendistill.theorem.proposition.Variables;
import org.eigendistill.theorem.statement.Atlas;
import org.eigendistill.theorem.statement.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Certificates on record, verified anew by the program's arithmetic and, where gains are rational,
 * by arithmetic of this test's own: pairs of BigIntegers, formulas written out a second time.
 */
class CertificatesTest {
  @Test
  @Tag("thorough")
  void everyRefutedStatementHasOneThatVerifies() {
    for (Statement statement : Atlas.full().statements()) {
      assertThat(statement.certificate().map(Counterexample::verifies).orElse(false))
          .as(statement.id())
          .isEqualTo(statement.isRefuted());
    }
  }

  @Test
  @Tag("thorough")
  void textsAreReadBackAsWritten() {
    for (Statement statement : Atlas.full().propositions()) {
      statement
          .certificate()
          .ifPresent(
              c ->
                  assertThat(Certificate.parse(statement.proposition().orElseThrow(), c.text()))
                      .satisfies(
                          again -> {
                            assertThat(again.text()).isEqualTo(c.text());
                            assertThat(again.verifies()).isTrue();
                          }));
    }
  }

  /** A renamed statement finds no certificate, and its certificate no statement. */
  @Test
  void certificatesAreTakenByNameOnceAndAllOfThem() {
    Proposition t7 = Atlas.full().find("T7").orElseThrow().proposition().orElseThrow();
    String line = "T7: l2/l1 = 1/2; teacher time = 9; student time = 21; reference time = 85/13";
    Certificates one = Certificates.of(List.of(line));
    assertThatThrownBy(() -> one.take("T7a", t7)).hasMessageContaining("T7a");
    assertThatThrownBy(one::requireAllTaken).hasMessageContaining("T7");
    assertThat(one.take("T7", t7).verifies()).isTrue();
    one.requireAllTaken();
    assertThatThrownBy(() -> one.take("T7", t7)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> Certificates.of(List.of(line, line))).hasMessageContaining("two");
  }

  @Test
  void aWrongNumberDoesNotVerify() {
    Statement t6 = Atlas.full().find("T6").orElseThrow();
    String text = t6.certificate().orElseThrow().text();
    String wrong = text.replaceFirst("reference root = .*", "reference root = 1/1000");
    assertThat(Certificate.parse(t6.proposition().orElseThrow(), wrong).verifies()).isFalse();
    assertThat(Certificate.parse(t6.proposition().orElseThrow(), text).verifies()).isTrue();
  }

  /** Students of the kinds whose gains are rational, by hand. */
  @Test
  @Tag("thorough")
  void plainBigIntegersAgree() {
    int checked = 0;
    for (Statement statement : Atlas.full().propositions()) {
      Proposition proposition = statement.proposition().orElseThrow();
      if (!statement.isRefuted() || !Variables.of(proposition).isExact()) {
        continue;
      }
      Map<String, BigInteger[]> n = new LinkedHashMap<>();
      Arrays.stream(statement.certificate().orElseThrow().text().split("; "))
          .map(word -> word.split(" = "))
          .forEach(word -> n.put(word[0], read(word[1])));
      List<Filter> parts = proposition.parts();
      BigInteger[][] student = new BigInteger[2][];
      BigInteger[][] reference = new BigInteger[2][];
      for (int direction = 0; direction < 2; direction++) {
        BigInteger[] one = {BigInteger.ONE, BigInteger.ONE};
        BigInteger[] w = n.getOrDefault("imitation weight", one);
        BigInteger[] teacher = gain(n, parts.get(0), "teacher", direction == 0);
        BigInteger[] target = plus(times(w, teacher), minus(one, w));
        student[direction] = times(target, gain(n, parts.get(1), "student", direction == 0));
        reference[direction] = gain(n, proposition.reference(), "reference", direction == 0);
      }
      assertThat(compare(student[0], reference[0])).as(statement.id()).isLessThanOrEqualTo(0);
      assertThat(compare(student[1], reference[1])).as(statement.id()).isPositive();
      checked++;
    }
    assertThat(checked).isGreaterThan(60);
  }

  /**
   * The twins of T8p and T12p: teacher and student stop before the first overshoot along l_1, plain
   * training does not, and N is not the first step that has come as far.
   */
  @Test
  void twinsFailAfterPlainTrainingHasOvershot() {
    for (String id : List.of("T8px", "T12px")) {
      Statement twin = Atlas.full().find(id).orElseThrow();
      assertThat(twin.recorded()).isEqualTo(Verdict.REFUTED);
      Filter filter = twin.proposition().orElseThrow().reference();
      Map<String, BigInteger[]> n = new LinkedHashMap<>();
      Arrays.stream(twin.certificate().orElseThrow().text().split("; "))
          .map(word -> word.split(" = "))
          .forEach(word -> n.put(word[0], read(word[1])));
      int teacher = n.get("teacher steps")[0].intValueExact();
      int student = n.get("student steps")[0].intValueExact();
      int last = n.get("reference steps")[0].intValueExact();
      BigInteger[] one = {BigInteger.ONE, BigInteger.ONE};
      BigInteger[][] plain = new BigInteger[last + 1][];
      for (int step = 1; step <= last; step++) {
        n.put("plain steps", new BigInteger[] {BigInteger.valueOf(step), BigInteger.ONE});
        plain[step] = gain(n, filter, "plain", true);
        if (step <= Math.max(teacher, student)) {
          assertThat(compare(plain[step], one)).as("%s, step %d", id, step).isNegative();
        }
      }
      BigInteger[] goal = times(plain[teacher], plain[student]);
      assertThat(compare(goal, plain[last])).as(id).isLessThanOrEqualTo(0);
      assertThat(Arrays.stream(plain).skip(1).anyMatch(a -> compare(a, one) > 0)).as(id).isTrue();
      assertThat(Arrays.stream(plain, 1, last).anyMatch(a -> compare(goal, a) <= 0)).isTrue();
      // Up to the first overshoot the same student is behind at every N that meets the premise.
      for (int step = 1; compare(plain[step], one) < 0; step++) {
        n.put("plain steps", new BigInteger[] {BigInteger.valueOf(step), BigInteger.ONE});
        BigInteger[] below = gain(n, filter, "plain", false);
        BigInteger[] studentBelow =
            times(gain(n, filter, "teacher", false), gain(n, filter, "student", false));
        boolean met = compare(goal, plain[step]) <= 0;
        assertThat(met && compare(studentBelow, below) >= 0).as("%s, N %d", id, step).isFalse();
      }
    }
  }

  private static BigInteger[] gain(
      Map<String, BigInteger[]> n, Filter filter, String who, boolean top) {
    BigInteger[] one = {BigInteger.ONE, BigInteger.ONE};
    BigInteger[] l = top ? one : n.get("l2/l1");
    BigInteger[] dial = n.get(who + " " + RationalClock.of(filter).word());
    BigInteger[] penalty = n.get("decayed-flow penalty");
    switch (filter.name()) {
      case "flow":
        return minus(one, power(dial, top ? n.get("l2/l1")[1] : n.get("l2/l1")[0]));
      case "ridge":
        return over(l, plus(l, dial));
      case "decayed-flow":
        BigInteger[] rates = lowest(over(plus(n.get("l2/l1"), penalty), plus(one, penalty)));
        BigInteger[] fitted = minus(one, power(dial, top ? rates[1] : rates[0]));
        return times(over(l, plus(l, penalty)), fitted);
      default:
        BigInteger[] zero = {BigInteger.ZERO, BigInteger.ONE};
        BigInteger[] x = times(n.get(filter.name() + " step"), l);
        BigInteger[] m = n.getOrDefault(filter.name() + " momentum", zero);
        return steps(x, m, dial[0].intValueExact(), filter instanceof Nesterov);
    }
  }

  /**
   * Weights b from 0, gradient steps on b - 1, momentum: b_n is a whole number over (q s)^n where x
   * = p/q, m = r/s.
   */
  private static BigInteger[] steps(BigInteger[] x, BigInteger[] m, int steps, boolean nesterov) {
    BigInteger both = x[1].multiply(m[1]);
    BigInteger power = BigInteger.ONE;
    BigInteger now = BigInteger.ZERO;
    BigInteger before = BigInteger.ZERO; // over (q s)^n too
    for (int step = 0; step < steps; step++) {
      // b + m (b - b'), over (q s)^n s; the gradient is that at b, or for Nesterov that at this
      BigInteger ahead = m[1].multiply(now).add(m[0].multiply(now.subtract(before)));
      BigInteger there = nesterov ? ahead : m[1].multiply(now);
      BigInteger left = m[1].multiply(power).subtract(there);
      before = now.multiply(both);
      now = x[1].multiply(ahead).add(x[0].multiply(left));
      power = power.multiply(both);
    }
    return lowest(new BigInteger[] {now, power});
  }

  private static BigInteger[] read(String text) {
    String[] parts = text.split("/");
    return new BigInteger[] {
      new BigInteger(parts[0]), parts.length == 1 ? BigInteger.ONE : new BigInteger(parts[1])
    };
  }

  private static BigInteger[] plus(BigInteger[] a, BigInteger[] b) {
    return new BigInteger[] {a[0].multiply(b[1]).add(b[0].multiply(a[1])), a[1].multiply(b[1])};
  }

  private static BigInteger[] minus(BigInteger[] a, BigInteger[] b) {
    return plus(a, new BigInteger[] {b[0].negate(), b[1]});
  }

  private static BigInteger[] times(BigInteger[] a, BigInteger[] b) {
    return new BigInteger[] {a[0].multiply(b[0]), a[1].multiply(b[1])};
  }

  private static BigInteger[] over(BigInteger[] a, BigInteger[] b) {
    return new BigInteger[] {a[0].multiply(b[1]), a[1].multiply(b[0])};
  }

  private static BigInteger[] power(BigInteger[] a, BigInteger exponent) {
    int e = exponent.intValueExact();
    return new BigInteger[] {a[0].pow(e), a[1].pow(e)};
  }

  private static BigInteger[] lowest(BigInteger[] a) {
    BigInteger divisor = a[0].gcd(a[1]);
    return new BigInteger[] {a[0].divide(divisor), a[1].divide(divisor)};
  }

  private static int compare(BigInteger[] a, BigInteger[] b) {
    return a[0].multiply(b[1]).compareTo(b[0].multiply(a[1]));
  }
}
