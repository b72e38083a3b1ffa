// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.eigendistill.dynamics.Affine;
import org.eigendistill.dynamics.AveragedFlow;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.GradientDescent;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.LinearDecayFlow;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.number.Enclosure;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Scalar;
import org.junit.jupiter.api.Test;

/** Tables of gains, and what is seen on them, against closed forms. */
class GainTableTest {
  private static final Procedure FLOW = GradientFlow.of();
  private static final Procedure RIDGE = Ridge.of();
  private static final Procedure HALF = TestFilters.tikhonov(0.5);

  /** x / (1 + x), the numerator with all but a few digits lost in doubles. */
  private record Cancelling() implements Filter {
    @Override
    public String name() {
      return "cancelling-of-test";
    }

    @Override
    public <N extends Scalar<N>> Affine<N> update(N l, N time, List<N> numbers) {
      N x = l.times(time);
      N large = x.lift(Fraction.of(2, 1).power(80));
      N all = x.plus(x.lift(Fraction.ONE));
      return Affine.keeping(x.plus(large).minus(large).over(all), x.lift(Fraction.ONE).over(all));
    }
  }

  /** Flow of (l t)^46, which goes from hardly any gain to hardly any residual in four places. */
  private record Steep() implements Filter {
    @Override
    public String name() {
      return "steep-of-test";
    }

    @Override
    public <N extends Scalar<N>> Affine<N> update(N l, N time, List<N> numbers) {
      return Affine.decay(l.times(time).power(46));
    }
  }

  /** c of ridge is 1, from the least gain to the least residual that are taken in. */
  @Test
  void edgesOfWhatIsTakenIn() {
    GainTable.Node least = GainTable.node(RIDGE, 1, 999_999_999);
    assertThat(least.gain()).isEqualTo(1e-9);
    assertThat(least.odds()).isCloseTo(1, within(1e-11));
    assertThat(GainTable.node(RIDGE, 1, 1.01e9).odds()).isNaN();
    GainTable.Node last = GainTable.node(RIDGE, 1, 1e-200);
    assertThat(last.residual()).isEqualTo(1e-200);
    assertThat(last.odds()).isCloseTo(1, within(1e-11));
    assertThat(last.elasticity()).isEqualTo(last.odds() * 1e-200);
    assertThat(GainTable.node(RIDGE, 1, 0.99e-200).odds()).isNaN();
  }

  /** Doubles are right to 1e-6 there; it is known to many more digits than doubles lose. */
  @Test
  void whatDoublesDoNotKnowIsWorkedOutFiner() {
    GainTable.Node node = GainTable.node(Procedure.of(new Cancelling()), 1, 0.1);
    assertThat(node.odds()).isCloseTo(1, within(1e-11));
    assertThat(node.gain()).isCloseTo(1 / 11.0, within(1e-15));
  }

  /** Sixteen a decade from l t = 1e-4 to 1e6, or l / d. */
  @Test
  void lengths() {
    List<GainTable.Node> flow = new GainTable(FLOW, 0.5).nodes();
    assertThat(flow.get(0).length()).isCloseTo(2e-4, within(1e-18));
    assertThat(flow.get(16).length()).isCloseTo(2e-3, within(1e-17));
    List<GainTable.Node> ridge = new GainTable(RIDGE, 0.5).nodes();
    assertThat(ridge).hasSize(161);
    assertThat(ridge.get(0).length()).isCloseTo(5000, within(1e-9));
    assertThat(ridge.get(160).length()).isCloseTo(0.5e-6, within(1e-18));
    List<GainTable.Node> descent = new GainTable(GradientDescent.of(1e-5), 1).nodes();
    // 1.15 n is rounded: 10 to 11.5, which is 12; from 18 on the step after is looked at as well.
    assertThat(descent.stream().limit(22).mapToDouble(GainTable.Node::length))
        .containsExactly(
            1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 12.0, 14.0, 16.0, 18.0, 19.0, 21.0,
            22.0, 24.0, 25.0, 28.0, 29.0, 32.0);
  }

  /** Where training is over, at t = 3, the gain stays: places with it are one. */
  @Test
  void gainsRiseFromPlaceToPlace() {
    List<GainTable.Node> nodes = new GainTable(LinearDecayFlow.of(3), 1).nodes();
    for (int i = 1; i < nodes.size(); i++) {
      assertThat(nodes.get(i).logit()).isGreaterThan(nodes.get(i - 1).logit());
    }
    assertThat(nodes.get(nodes.size() - 1).length()).isBetween(3.0, 3.5);
  }

  /** y = (l t)^46 at l t = 10^(k / 16): 1e-9 and more from k = -3, up to k = 0. */
  @Test
  void fourPlacesAreEnough() {
    GainTable table = new GainTable(Procedure.of(new Steep()), 1);
    assertThat(table.nodes()).hasSize(4);
    for (GainTable.Node node : table.nodes()) {
      double y = Math.pow(node.length(), 46);
      assertThat(node.odds()).isCloseTo(46 * y / -Math.expm1(-y), within(1e-9));
      assertThat(table.odds(node.logit())).isEqualTo(node.odds());
    }
  }

  /** c = x / (1 - e^-x) of flow at log(e^x - 1), within what a cubic leaves. */
  @Test
  void oddsBetweenPlaces() {
    GainTable table = new GainTable(FLOW, 1);
    for (double x = 0.05; x < 12; x *= 1.13) {
      double exact = x / -Math.expm1(-x);
      assertThat(table.odds(Math.log(Math.expm1(x)))).isCloseTo(exact, within(3e-5 * exact));
    }
    double first = table.nodes().get(0).logit();
    double last = table.nodes().get(table.nodes().size() - 1).logit();
    assertThat(table.odds(first)).isCloseTo(table.nodes().get(0).odds(), within(1e-12));
    assertThat(table.odds(last)).isPositive();
    assertThat(table.odds(Math.nextDown(first))).isNaN();
    assertThat(table.odds(Math.nextUp(last))).isNaN();
    assertThat(table.odds(Double.NaN)).isNaN();
  }

  private static double place(int i) {
    return 1e-4 * Math.pow(10, i / 16.0);
  }

  /** Ridge's slack is q s / (1 - (1 - q)(1 - s)), the least at the last residual above 1e-5. */
  @Test
  void gridOfRidge() {
    CriterionGrid.Seen seen = new CriterionGrid(2).at(Trio.of(RIDGE));
    double left = 1 / (1 + place(143));
    assertThat(left).isBetween(1e-5, 1.2e-5);
    assertThat(seen.slack()).isCloseTo(left / (2 - left), within(1e-10));
    assertThat(seen.rises()).isTrue();
    assertThat(seen.isBelowBoth()).isTrue();
    assertThat(seen.alone()).isCloseTo(0, within(1e-10));
    assertThat(new CriterionGrid(1).at(Trio.of(FLOW)).rises()).isTrue();
    // Its last place but for the thinning is its last, which is looked at twice.
    assertThat(new CriterionGrid(1).at(Trio.of(TestFilters.tikhonov(1.1))).rises()).isTrue();
  }

  /** c = x / ((1 + 2 x) a) of order 1/2 falls from 1 to 1/2; it does not interpolate by 1e6. */
  @Test
  void gridOfOthers() {
    double far = 1e6 / (1 + 2e6) / (1 - 1 / Math.sqrt(1 + 2e6)) - 1;
    CriterionGrid grid = new CriterionGrid(1);
    for (Trio trio : List.of(new Trio(HALF, FLOW, RIDGE), new Trio(FLOW, HALF, RIDGE))) {
      CriterionGrid.Seen seen = grid.at(trio);
      assertThat(seen.alone()).as(trio.toString()).isCloseTo(far, within(1e-9));
      assertThat(seen.isBelowBoth()).isFalse();
    }
    CriterionGrid.Seen half = grid.at(Trio.of(HALF));
    assertThat(half.rises()).isFalse();
    assertThat(half.alone()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(half.isBelowBoth()).isTrue();
    assertThat(half.slack()).isNegative();
    // Of flow and ridge flow alone is ahead of ridge, by x / 2 + x^2 / 12 at its first place.
    CriterionGrid.Seen both = grid.at(Trio.of(FLOW));
    assertThat(both.isBelowBoth()).isTrue();
    double x = place(17);
    assertThat(grid.at(new Trio(FLOW, FLOW, RIDGE)).alone())
        .isCloseTo(x / 2 + x * x / 12, within(1e-9));
    assertThat(grid.at(new Trio(FLOW, FLOW, RIDGE)).slack()).isPositive();
  }

  private static double averagedGain(double x) {
    return x < 0.01 ? x / 2 - x * x / 6 + x * x * x / 24 : 1 + Math.expm1(-x) / x;
  }

  private static double averagedResidual(double x) {
    return -Math.expm1(-x) / x;
  }

  /** (r - e^-x) / a, x/2 - x^2/3 + x^3/8 over it at small x. */
  private static double averagedElasticity(double x) {
    double above =
        x < 0.01 ? x / 2 - x * x / 3 + x * x * x / 8 : averagedResidual(x) - Math.exp(-x);
    return above / averagedGain(x);
  }

  /** Where a function that rises takes a value, between 1e-9 and 1e9. */
  private static double where(DoubleUnaryOperator rising, double value) {
    double low = Math.log(1e-9);
    double high = Math.log(1e9);
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (rising.applyAsDouble(Math.exp(middle)) < value) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Math.exp(low);
  }

  /** Every fourth of ridge's places against averaged flow, whose c is largest somewhere between. */
  @Test
  void gridsAreThinned() {
    double thinned = Double.POSITIVE_INFINITY;
    double all = Double.POSITIVE_INFINITY;
    for (int i = 17; i <= 143; i++) {
      double x = place(i);
      double at = where(GainTableTest::averagedGain, x / (1 + x));
      double odds = averagedElasticity(at) / averagedResidual(at);
      all = Math.min(all, 1 / odds - 1);
      thinned = (i - 17) % 4 == 0 || i == 143 ? Math.min(thinned, 1 / odds - 1) : thinned;
    }
    assertThat(thinned - all).isGreaterThan(1e-4);
    assertThat(new CriterionGrid(1).at(new Trio(RIDGE, RIDGE, AveragedFlow.of())).alone())
        .isCloseTo(thinned, within(2e-5));
  }

  /**
   * Of the pairs at which averaged flow fails by at least half of the most, the one of gains
   * nearest to 1/2, at lengths of one digit.
   */
  @Test
  void theSimplestViolation() {
    int n = 161;
    double[][] slack = new double[n][n];
    double least = 0;
    for (int i = 32; i < 112; i++) {
      for (int j = i; j < 112; j++) {
        double gain = averagedGain(place(i)) * averagedGain(place(j));
        double own = averagedElasticity(where(GainTableTest::averagedGain, gain));
        double parts = averagedElasticity(place(i)) + averagedElasticity(place(j));
        slack[i][j] = parts / own - 1;
        least = Math.min(least, slack[i][j]);
      }
    }
    double nearest = Double.POSITIVE_INFINITY;
    double one = 0;
    double other = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        double extreme = Math.abs(logit(place(i))) + Math.abs(logit(place(j)));
        if (slack[i][j] <= least / 2 && extreme < nearest) {
          nearest = extreme;
          one = place(i);
          other = place(j);
        }
      }
    }
    Violation found = ViolationSearch.at(Trio.of(AveragedFlow.of()), 1).orElseThrow();
    assertThat(List.of(found.teacherLength(), found.studentLength()))
        .containsExactlyInAnyOrder(digit(one), digit(other));
    assertThat(ViolationSearch.at(Trio.of(RIDGE), 1)).isEmpty();
  }

  private static double logit(double x) {
    return Math.log(averagedGain(x) / averagedResidual(x));
  }

  private static double digit(double length) {
    double unit = Math.pow(10, Math.floor(Math.log10(length)));
    return Math.rint(length / unit) * unit;
  }

  /** A reference's lengths that are none, or at which it has another gain, show nothing. */
  @Test
  void lengthsThatAreNone() {
    Trio trio = Trio.of(AveragedFlow.of());
    for (double[] lengths : new double[][] {{-1, 1}, {0, 1}, {0, 0}, {50, 60}}) {
      Violation none =
          new Violation(
              trio,
              1,
              10,
              10,
              new Enclosure(new BigDecimal(lengths[0]), new BigDecimal(lengths[1])));
      assertThat(none.verifies()).isFalse();
    }
    assertThatThrownBy(() -> new GainTable(Procedure.of(new TestFilters.Still()), 1))
        .isInstanceOf(NotMonotone.class);
  }
}
