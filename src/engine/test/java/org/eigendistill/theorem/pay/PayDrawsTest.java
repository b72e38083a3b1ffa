// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.pay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.theorem.proposition.Scheme;
import org.eigendistill.theorem.search.Law;
import org.junit.jupiter.api.Test;

/** The problems and students that N1 to N3 are tried by. */
class PayDrawsTest {
  private static final int DRAWS = 2_000;
  private static final Procedure FLOW = GradientFlow.of();

  private static void assertProblem(PayProblem problem, boolean weighted) {
    assertThat(problem.eigenvalue(0)).isEqualTo(1);
    assertThat(problem.eigenvalue(problem.directions() - 1)).isBetween(1e-6, 1.0);
    assertThat(problem.noise()).isBetween(1e-2, 1e2);
    for (double weight : problem.weights()) {
      assertThat(weight).isBetween(weighted ? 1e-3 : 1.0, weighted ? 1e3 : 1.0);
    }
  }

  @Test
  void signalsThatNeverRise() {
    SplittableRandom random = new SplittableRandom(1);
    Set<Integer> sizes = new TreeSet<>();
    int flat = 0;
    int none = 0;
    int ties = 0;
    int nearTies = 0;
    double lowest = 1;
    for (int i = 0; i < DRAWS; i++) {
      boolean weighted = i % 2 == 0;
      PayProblem problem = SignalShape.NEVER_RISING.draw(random, weighted);
      assertProblem(problem, weighted);
      assertThat(problem.isNeverRising()).as(problem.toString()).isTrue();
      int p = problem.directions();
      sizes.add(p);
      lowest = Math.min(lowest, problem.eigenvalue(p - 1));
      flat += problem.square(0) > 0 && problem.square(0) == problem.square(p - 1) ? 1 : 0;
      none += problem.square(0) == 0 ? 1 : 0;
      boolean tied = false;
      boolean near = false;
      for (int k = 1; k < p; k++) {
        double ratio = problem.eigenvalue(k) / problem.eigenvalue(k - 1);
        tied |= ratio == 1;
        near |= ratio < 1 && ratio > 1 - 1e-4;
      }
      ties += tied ? 1 : 0;
      nearTies += near ? 1 : 0;
    }
    assertThat(sizes).containsExactly(2, 3, 4, 5, 6);
    assertThat(lowest).isLessThan(1e-5);
    // One in ten of the gaps is none and one in ten small, of which half below 1e-4.
    assertThat(ties).isBetween(DRAWS / 8, DRAWS / 2);
    assertThat(nearTies).isBetween(DRAWS / 20, DRAWS / 3);
    assertThat(flat).isGreaterThan(DRAWS / 20);
    // An eighth starts from 0, of which some half have it on top.
    assertThat(none).isBetween(DRAWS / 40, DRAWS / 8);
  }

  /** Of logarithms, signal against eigenvalue is a line with a slope from 0.05 to 2.05. */
  @Test
  void signalsThatRise() {
    SplittableRandom random = new SplittableRandom(2);
    int ones = 0;
    int spread = 0;
    double most = 0;
    for (int i = 0; i < DRAWS; i++) {
      PayProblem problem = SignalShape.RISING.draw(random, false);
      assertProblem(problem, false);
      int last = problem.directions() - 1;
      double across = -Math.log(problem.eigenvalue(last));
      if (across < 1) {
        continue;
      }
      spread++;
      double slope = Math.log(problem.square(0) / problem.square(last)) / across;
      assertThat(slope).isBetween(0.0499, 2.0501);
      most = Math.max(most, slope);
      ones += Math.abs(slope - 1) < 1e-9 ? 1 : 0;
      for (int k = 1; k < last; k++) {
        double expected = slope * Math.log(problem.eigenvalue(k));
        assertThat(Math.log(problem.square(k) / problem.square(0)))
            .isCloseTo(expected, within(1e-9 * (1 + Math.abs(expected))));
      }
    }
    assertThat(most).isGreaterThan(1.9);
    assertThat(ones).isBetween(4 * spread / 10, 6 * spread / 10);
  }

  @Test
  void signalsOfAnyKind() {
    SplittableRandom random = new SplittableRandom(3);
    int zeros = 0;
    int all = 0;
    double least = 1;
    double most = 1;
    for (int i = 0; i < DRAWS; i++) {
      for (double square : SignalShape.FREE.draw(random, false).signal()) {
        all++;
        zeros += square == 0 ? 1 : 0;
        least = square > 0 ? Math.min(least, square) : least;
        most = Math.max(most, square);
      }
    }
    // An eighth; scales of four decades up and down, and four more of their own.
    assertThat(zeros).isBetween(all / 10, all / 6);
    assertThat(least).isBetween(1e-8, 1e-7);
    assertThat(most).isBetween(1e7, 1e8);
  }

  @Test
  void students() {
    SplittableRandom random = new SplittableRandom(4);
    int[] schemes = new int[Scheme.values().length];
    int same = 0;
    int steps = 0;
    int most = 0;
    int wholes = 0;
    for (int i = 0; i < DRAWS; i++) {
      TrainedStudent student = TrainedStudent.draw(random);
      schemes[student.scheme().ordinal()]++;
      boolean two = student.scheme() == Scheme.DISTIL || student.scheme() == Scheme.IMITATE;
      assertThat(student.parts()).hasSize(two ? 2 : 3);
      double longest = 0;
      for (int part = 0; part < student.parts().size(); part++) {
        double time = student.times().get(part);
        if (student.parts().get(part).clock().isWhole()) {
          assertThat(time).isEqualTo(Math.rint(time)).isBetween(1.0, 1000.0);
          longest = Math.max(longest, time);
          steps++;
        } else {
          assertThat(student.parts().get(part)).isEqualTo(FLOW);
          boolean own =
              student.scheme() == Scheme.LABELS_THEN || student.scheme() == Scheme.IMITATE;
          assertThat(time).isBetween(own ? 1e-10 : 1e-6, 100.0);
        }
      }
      assertThat(student.mostSteps()).isEqualTo(longest);
      most += longest == 1000 ? 1 : 0;
      wholes += longest > 0 ? 1 : 0;
      double teacher = student.times().get(0);
      if (student.scheme() == Scheme.LABELS_THEN) {
        assertThat(student.times().get(2)).isLessThanOrEqualTo(teacher);
      }
      if (student.scheme() == Scheme.IMITATE) {
        assertThat(student.times().get(1)).isLessThanOrEqualTo(teacher);
        assertThat(student.weight()).isBetween(1e-4, 1 - 1e-4);
        same += student.times().get(1) == teacher ? 1 : 0;
      } else {
        assertThat(student.weight()).isEqualTo(1);
      }
    }
    int seventh = DRAWS / 7;
    int imitated = schemes[Scheme.IMITATE.ordinal()];
    assertThat(imitated).isBetween(seventh - 80, seventh + 80);
    assertThat(schemes[Scheme.LABELS_THEN.ordinal()]).isBetween(seventh - 80, seventh + 80);
    assertThat(schemes[Scheme.THEN_LABELS.ordinal()]).isBetween(seventh - 80, seventh + 80);
    assertThat(schemes[Scheme.DISTIL.ordinal()]).isBetween(2 * seventh - 100, 2 * seventh + 100);
    assertThat(schemes[Scheme.GENERATIONS.ordinal()])
        .isBetween(2 * seventh - 100, 2 * seventh + 100);
    assertThat(same).isBetween(imitated / 8, imitated / 3);
    assertThat(steps).isGreaterThan(DRAWS / 2);
    assertThat(most).isBetween(wholes / 20, wholes / 2);
  }

  /** Flow leaves exp(-l t): 1/2 and 1/4 along an eigenvalue of 1, their gains 1/2 and 3/4. */
  @Test
  void residualsByHand() {
    double half = Math.log(2);
    double quarter = Math.log(4);
    // Of a teacher that leaves 1/2, 3/4 is learned; then 1/4 of it is left by labels.
    near(student(Scheme.DISTIL, 1, half, quarter), 0.25 + 0.75 * 0.5);
    near(student(Scheme.GENERATIONS, 1, half, quarter, half), 0.5 + 0.5 * 0.625);
    near(student(Scheme.THEN_LABELS, 1, half, quarter, quarter), 0.25 * 0.625);
    // Labels for the last time first: 1/4 of its 1/4, and 3/4 of what the teacher leaves.
    near(student(Scheme.LABELS_THEN, 1, half, quarter, quarter), 0.0625 + 0.75 * 0.5);
    near(student(Scheme.IMITATE, 0.5, half, quarter), 0.25 + 0.75 * 0.25);
  }

  private static TrainedStudent student(Scheme scheme, double weight, Double... times) {
    return new TrainedStudent(
        scheme, List.of(FLOW, FLOW, FLOW).subList(0, times.length), List.of(times), weight);
  }

  private static void near(TrainedStudent student, double residual) {
    assertThat(student.model().along(1).residual()).isCloseTo(residual, within(1e-14));
    assertThat(student.residual(org.eigendistill.number.Enclosure.of(1)).value())
        .isCloseTo(residual, within(1e-14));
  }

  @Test
  void words() {
    String flow = FLOW.toString();
    assertThat(student(Scheme.THEN_LABELS, 1, 1.0, 2.0, 3.0))
        .hasToString("then labels of [%s, %s, %s] for [1.0, 2.0, 3.0]".formatted(flow, flow, flow));
    assertThat(student(Scheme.IMITATE, 0.5, 1.0, 2.0).toString())
        .endsWith("[1.0, 2.0], weight 0.5");
    PayProblem problem = problem(0.5, 1);
    assertThat(problem).hasToString("l = [1.0, 0.5], b^2 = [3.0, 2.0], w = 0.25, rho = [1.0, 0.0]");
    SplittableRandom random = new SplittableRandom(5);
    assertThat(new NeverPaysLaw(SignalShape.FREE).draw(random).numbers().toString())
        .startsWith("l = [1.0, ")
        .contains(", rho = [1.0, ", "; ", " for [");
    for (Law law : List.of(PayLaws.N1, PayLaws.N2, PayLaws.N3)) {
      assertThat(law.mostCases()).isEqualTo(100_000);
    }
    assertThat(new ConverseLaw().mostCases()).isEqualTo(50);
  }

  private static PayProblem problem(double first, double second) {
    return new PayProblem(
        new double[] {first, second}, new double[] {2, 3}, 0.25, new double[] {0, 1});
  }

  /** s = 3 and 1 beside noise 1/4: best gains 12/13 and 4/5, times log 13 and 2 log 5. */
  @Test
  void problemsByHand() {
    PayProblem problem = problem(0.5, 1);
    assertThat(problem.power(0)).isEqualTo(3);
    assertThat(problem.power(1)).isEqualTo(1);
    assertThat(problem.best(0).gain()).isCloseTo(12 / 13.0, within(1e-15));
    assertThat(problem.best(1).residual()).isCloseTo(0.2, within(1e-15));
    assertThat(problem.bestTime(0)).isCloseTo(Math.log(13), within(1e-14));
    assertThat(problem.bestTime(1)).isCloseTo(2 * Math.log(5), within(1e-14));
    assertThat(problem.isSpread()).isTrue();
    assertThat(problem(1, 1).isSpread()).isFalse();
    assertThat(problem.isFullyWeighted()).isFalse();
    assertThat(problem.hasSignal()).isTrue();
    assertThat(problem.isNeverRising()).isFalse();
    assertThat(problem(1, 0.5).isNeverRising()).isTrue();
    // Half of each: (3 + 1/4)/4, the other has no weight.
    assertThat(problem.risk(k -> 0.5, k -> 0.5)).isEqualTo(3.25 / 4);
    double[] one = {1};
    assertThat(new PayProblem(one, one, 1, new double[] {0}).hasSignal()).isFalse();
    assertThat(new PayProblem(one, new double[] {0}, 1, one).hasSignal()).isFalse();
    assertThat(new PayProblem(one, one, 1, one).isFullyWeighted()).isTrue();
  }

  @Test
  void problemsThatAreNone() {
    double[] one = {1};
    double[] none = {};
    for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new PayProblem(new double[] {bad}, one, 1, one))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> new PayProblem(one, one, bad, one))
          .isInstanceOf(IllegalArgumentException.class);
    }
    for (double bad : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new PayProblem(one, new double[] {bad}, 1, one))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> new PayProblem(one, one, 1, new double[] {bad}))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new PayProblem(none, none, 1, none))
        .hasMessage("0 eigenvalues, 0 signals, 0 weights");
    assertThatThrownBy(() -> new PayProblem(one, none, 1, one))
        .hasMessage("1 eigenvalues, 0 signals, 1 weights");
    assertThatThrownBy(() -> new PayProblem(one, one, 1, none))
        .hasMessage("1 eigenvalues, 1 signals, 0 weights");
  }
}
