// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eigendistill.dynamics.Affine;
import org.eigendistill.dynamics.AveragedFlow;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.IteratedTikhonov;
import org.eigendistill.dynamics.LinearDecayFlow;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Scalar;
import org.eigendistill.theorem.proof.Verdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What proofs at equal gains say of filters whose c is known: ridge 1, flow x / (1 - e^-x), the
 * average from 1 up and down to 1, Tikhonov of an order nu from 1 to nu.
 */
class OrderProofTest {
  private static final ScaleFamily FLOW = family(GradientFlow.of());
  private static final ScaleFamily RIDGE = family(Ridge.of());
  private static final ScaleFamily AVERAGED = family(AveragedFlow.of());
  private static final ScaleFamily TWO = family(TestFilters.tikhonov(2));

  /** Odds x (1 + k x^power) / (1 + x^power). */
  private record Bent(int power, Fraction k) implements Filter {
    @Override
    public String name() {
      return "bent-" + power + "-of-test";
    }

    @Override
    public <N extends Scalar<N>> Affine<N> update(N l, N time, List<N> numbers) {
      N x = l.times(time);
      N y = power == 1 ? x : x.times(x);
      N one = x.lift(Fraction.ONE);
      N below = one.plus(y);
      N above = x.times(one.plus(y.times(x.lift(k))));
      return Affine.keeping(above.over(above.plus(below)), below.over(above.plus(below)));
    }
  }

  /** Odds x^(1/2). */
  private record Root() implements Filter {
    @Override
    public String name() {
      return "root-of-test";
    }

    @Override
    public <N extends Scalar<N>> Affine<N> update(N l, N time, List<N> numbers) {
      N odds = l.times(time).log().times(l.lift(Fraction.of(1, 2))).exp();
      N left = l.lift(Fraction.ONE).over(l.lift(Fraction.ONE).plus(odds));
      return Affine.keeping(odds.times(left), left);
    }
  }

  private static ScaleFamily family(Procedure procedure) {
    return ScaleFamily.of(procedure).orElseThrow();
  }

  private static ScaleFamily bent(int power, String k) {
    return family(Procedure.of(new Bent(power, Fraction.parse(k))));
  }

  private static long boxes(String text) {
    Matcher found = Pattern.compile("in (-?[\\d,]+) boxes").matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return Long.parseLong(found.group(1).replace(",", ""));
  }

  /** At l t = 1/16 the average has the smaller gain, at 16 ridge the smaller residual, 1/17. */
  @Test
  void averagedAboveRidge() {
    OrderProof proof = OrderProof.of(AVERAGED, RIDGE);
    assertThat(proof.where()).isEmpty();
    double first = 1 + Math.expm1(-1 / 16.0) * 16;
    assertThat(proof.text())
        .startsWith("c of averaged-flow is above c of ridge at equal gains: by intervals in ")
        .contains("between gains %.4g and 1 - %.4g,".formatted(first, 1 / 17.0));
    assertThat(boxes(proof.text())).isGreaterThan(10);
  }

  /** Where the first is by 1/d as well: (1 + l/d)^-2 against (1 + l/d)^-1. */
  @Test
  void iteratedAboveRidge() {
    OrderProof proof = OrderProof.of(family(IteratedTikhonov.of(2)), RIDGE);
    assertThat(proof.where()).isEmpty();
    assertThat(proof.text()).contains("between gains 0.05882 and 1 - 0.003460,");
    assertThat(boxes(proof.text())).isGreaterThan(10);
    assertThat(OrderProof.of(RIDGE, RIDGE).text()).endsWith("at equal gains, by their formulas.");
  }

  @Test
  void unlikePowers() {
    ScaleFamily squared = family(Procedure.of(new TestFilters.Squared()));
    assertThat(OrderProof.of(FLOW, squared).where())
        .isEqualTo("unlike powers of l, flow above squared-of-test");
    assertThat(OrderProof.of(squared, FLOW).where()).isEmpty();
  }

  /**
   * (c - 1)/a at the start is 1/4 of order 2, 1/3 of the average, and k - 1 of the bent; at the end
   * the average and the bent go to 1, with (c - 1)/r to 1 and k - 1, order 2 to 2.
   */
  @Test
  void corners() {
    String where = "corner: gains near 0 or 1, ";
    assertThat(OrderProof.of(TWO, AVERAGED).where())
        .isEqualTo(where + "tikhonov-of-test above averaged-flow");
    assertThat(OrderProof.of(AVERAGED, TWO).where())
        .isEqualTo(where + "averaged-flow above tikhonov-of-test");
    assertThat(OrderProof.of(bent(1, "3/2"), AVERAGED).where())
        .isEqualTo(where + "bent-1-of-test above averaged-flow");
    assertThat(OrderProof.of(RIDGE, FLOW).where()).isEqualTo(where + "ridge above flow");
  }

  /** c - 1 = x/((1 + x)(1 + 2 x)) is above 6 x^2/(1 + 3 x^2) - 2 x^2/(1 + x^2) at both ends. */
  @Test
  void between() {
    String where = OrderProof.of(bent(1, "2"), bent(2, "3")).where();
    assertThat(where).startsWith("box: c of bent-1-of-test above bent-2-of-test at l t near ");
    double x = Double.parseDouble(where.substring(where.lastIndexOf(' ') + 1));
    double odds = x * (1 + 2 * x) / (1 + x);
    double low = 0;
    double high = 10;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      double there = middle * (1 + 3 * middle * middle) / (1 + middle * middle);
      low = there < odds ? middle : low;
      high = there < odds ? high : middle;
    }
    double y = low * low;
    assertThat(x / (1 + x) / (1 + 2 * x))
        .isCloseTo(6 * y / (1 + 3 * y) - 2 * y / (1 + y), within(1e-4));
  }

  /** c (1 + a) rises from the start on where (c - 1)/a is above -1: for orders above 1/3. */
  @Test
  void risingByCorners() {
    RisingProof none = RisingProof.of(family(TestFilters.tikhonov(0.25)));
    assertThat(none.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(none.low()).isNaN();
    assertThat(none.where()).isEqualTo("corner: gains near 0, l t -> 0");
    // (1 + r)(2 - r)/2 falls where r does, from 1/2 on.
    RisingProof start = RisingProof.of(family(TestFilters.tikhonov(0.5)));
    assertThat(start.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(start.low()).isIn(1 / 8.0, 1 / 16.0, 1 / 64.0, 1 / 512.0, 1 / 65536.0);
    assertThat(start.high()).isNaN();
    assertThat(start.where()).isEqualTo("corner: gains near 1, l t -> infinity");
    RisingProof flow = RisingProof.of(FLOW);
    assertThat(flow.verdict()).isEqualTo(Verdict.HOLDS);
    assertThat(flow.low()).isIn(1 / 8.0, 1 / 16.0, 1 / 64.0, 1 / 512.0);
    assertThat(flow.high()).isGreaterThanOrEqualTo(8);
    assertThat(flow.boxes()).isPositive();
    ScaleFamily bump = family(Procedure.of(new TestFilters.Bump()));
    assertThatThrownBy(() -> RisingProof.of(bump))
        .isInstanceOf(NotMonotone.class)
        .hasMessageContaining("falls at l t in [");
  }

  @Test
  void corollaries() {
    CorollaryProof two = CorollaryProof.of(FLOW, FLOW, RIDGE);
    assertThat(two.where()).isEmpty();
    assertThat(two.argument()).hasSize(2);
    assertThat(two.argument().get(0)).startsWith("c (1 + a) of ridge strictly rises with a");
    assertThat(two.argument().get(1)).startsWith("c of flow is above c of ridge at equal gains");
    CorollaryProof none = CorollaryProof.of(RIDGE, RIDGE, FLOW);
    assertThat(none.where()).isEqualTo("corner: gains near 0 or 1, ridge above flow");
    assertThat(none.argument()).isEmpty();
    assertThat(CorollaryProof.of(FLOW, FLOW, FLOW).argument()).hasSize(1);
  }

  @Test
  @Tag("thorough")
  void gainsThatAreNotProvedToRise() {
    ScaleFamily hidden = family(Procedure.of(new TestFilters.Hidden(4_000_000_000L)));
    assertThat(CorollaryProof.of(hidden, FLOW, FLOW).where())
        .contains("gain of hidden-of-test, not proved to rise");
  }

  /** c is 1 of ridge, above of flow and of order 2, 1/2 of the root, though its c (1 + a) rises. */
  @Test
  void risingOdds() {
    for (Procedure p : List.of(Ridge.of(), GradientFlow.of(), TestFilters.tikhonov(2))) {
      assertThat(RisingOdds.isProved(p)).as(p.toString()).isTrue();
    }
    Procedure root = Procedure.of(new Root());
    assertThat(CorollaryProof.of(family(root), family(root), family(root)).where()).isEmpty();
    for (Procedure p : List.of(root, AveragedFlow.of(), LinearDecayFlow.of(3))) {
      assertThat(RisingOdds.isProved(p)).as(p.toString()).isFalse();
    }
    assertThat(RisingOdds.isOne(RIDGE)).isTrue();
    assertThat(RisingOdds.isOne(family(IteratedTikhonov.of(2)))).isFalse();
    assertThat(RisingOdds.isOne(FLOW)).isFalse();
    assertThat(RisingOdds.isOne(bent(1, "2"))).isFalse();
  }

  /**
   * Of order 1/2 c (1 + a) = (1 + r)(2 - r)/2, whose logarithm falls with a by (1 - 2 r)/(2 + r -
   * r^2): by 1/4 and more from l t = 1000 on, where r is 2001^(-1/2).
   */
  @Test
  void farFailures() {
    Procedure half = TestFilters.tikhonov(0.5);
    FarFailure far = FarFailure.of(half).orElseThrow();
    assertThat(far).isEqualTo(new FarFailure(1000, Fraction.of(1, 4)));
    double r = 1 / Math.sqrt(2001);
    assertThat(far.residual(half)).isCloseTo(r / 2 * 0.99, within(1e-15));
    assertThat(new FarFailure(1, Fraction.of(1, 64)).residual(half))
        .isCloseTo(0.99 / 128, within(1e-15));
    assertThat(far.numbers()).isEqualTo(Map.of("from", "1000.0", "slope", "-1/4"));
    assertThat(far.text(half, "l t"))
        .isEqualTo(
            "from l t = 1.00e+03 on d log(c (1 + a)) / da <= -1/4, so e(u^2) > 2 e(u) for teacher"
                + " and student of one gain u with 1 - u <= 0.0111");
    assertThat(FarFailure.of(GradientFlow.of())).isEmpty();
  }
}
