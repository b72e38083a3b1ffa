// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.pay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.eigendistill.dynamics.GradientDescent;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.HeavyBall;
import org.eigendistill.dynamics.Nesterov;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.theorem.search.Attempt;
import org.eigendistill.theorem.search.Outcome;
import org.junit.jupiter.api.Test;

/**
 * What searches draw where the random numbers are known. A search is repeated by its seed, so what
 * the numbers mean, and their order, is to stay as it is.
 */
class PayGivenDrawsTest {
  private static final Procedure FLOW = GradientFlow.of();

  /** A logarithmic number of this is 1, of any decades. */
  private static final double ONE = 0.5;

  private static PayProblem drawn(SignalShape shape, Object... numbers) {
    GivenNumbers given = new GivenNumbers(numbers);
    PayProblem problem = shape.draw(given, false);
    assertThat(given.isUsedUp()).isTrue();
    return problem;
  }

  private static void near(double value, double expected) {
    assertThat(value).isCloseTo(expected, within(1e-13 * Math.abs(expected)));
  }

  /**
   * Below 0.1 a tie; below 0.2 a near tie, of 10^(-1 - 8 x); else 10^(-range y), with the range six
   * times the first.
   */
  @Test
  void eigenvalues() {
    double range = 0.5;
    PayProblem tied = drawn(SignalShape.RISING, 0, range, 0.09, true, ONE, ONE);
    assertThat(tied.eigenvalues()).containsExactly(1, 1);
    PayProblem near = drawn(SignalShape.RISING, 0, range, 0.1, 0.25, true, ONE, ONE);
    near(1 - near.eigenvalue(1), 1e-3);
    PayProblem nearer = drawn(SignalShape.RISING, 0, range, 0.19, 0.5, true, ONE, ONE);
    assertThat(1 - nearer.eigenvalue(1)).isCloseTo(1e-5, within(1e-15));
    PayProblem far = drawn(SignalShape.RISING, 0, range, 0.2, 0.25, true, ONE, ONE);
    near(far.eigenvalue(1), Math.pow(10, -0.75));
    PayProblem three = drawn(SignalShape.RISING, 1, range, 0.2, 0.5, 0.05, true, ONE, ONE);
    near(three.eigenvalue(1), Math.pow(10, -1.5));
    assertThat(three.eigenvalue(2)).isEqualTo(three.eigenvalue(1));
  }

  /** An exponent of 1, or 0.05 + 2 x; a scale of four decades and a noise of two, up or down. */
  @Test
  void signalsThatRise() {
    PayProblem line = drawn(SignalShape.RISING, 0, 0.5, 0.5, 1 / 3.0, true, 0.75, 0.25);
    near(line.eigenvalue(1), 0.1);
    near(line.square(0), 100);
    near(line.square(1), 10);
    near(line.noise(), 0.1);
    PayProblem power = drawn(SignalShape.RISING, 0, 0.5, 0.5, 1 / 3.0, false, 0.475, ONE, ONE);
    near(power.square(0), 1);
    near(power.square(1), 0.1);
    PayProblem steeper = drawn(SignalShape.RISING, 0, 0.5, 0.5, 1 / 3.0, false, 0.975, ONE, ONE);
    near(steeper.square(1), 0.01);
  }

  /** Two eigenvalues 1 and 0.1; from the top: 0 in eight or not, then a number for each. */
  private static PayProblem falling(int zero, double second, Object... signal) {
    List<Object> numbers = new ArrayList<>(List.of(0, 0.5, second));
    if (second >= 0.2) {
      numbers.add(1 / 3.0);
    }
    numbers.add(zero);
    numbers.addAll(List.of(signal));
    numbers.addAll(List.of(ONE, ONE));
    return drawn(SignalShape.NEVER_RISING, numbers.toArray());
  }

  /** The least of a level times 1 + own: own is 0, up to 1e-6, or of three decades up or down. */
  @Test
  void signalsThatFall() {
    double far = 0.5;
    assertThat(falling(1, far, 0.3, 0.3).signal()).containsExactly(1, 1);
    PayProblem small = falling(1, far, 0.4, 0.25, 0.4, 0.5);
    assertThat(small.square(0) - 1).isCloseTo(0.25e-6, within(1e-15));
    assertThat(small.square(1) / small.square(0) - 1).isCloseTo(0.5e-6, within(1e-15));
    PayProblem large = falling(1, far, 0.6, ONE, 0.7, 2 / 3.0);
    near(large.square(0), 2);
    near(large.square(1), 22);
  }

  /** From 0: 0 while numbers are below 1/2, then a thousandth of the number's own. */
  @Test
  void signalsThatBeginAtNought() {
    double far = 0.5;
    assertThat(falling(0, far, 0.3, 0.3).signal()).containsExactly(0, 0);
    assertThat(falling(0, far, 0.45, 0.9, 0.45, 0.9).signal()).containsExactly(0, 0);
    PayProblem small = falling(0, far, 0.45, 0.9, 0.5, 0.25);
    assertThat(small.square(0)).isZero();
    near(small.square(1), 0.25e-9);
    PayProblem large = falling(0, far, 0.9, 2 / 3.0, 0.9, ONE);
    near(large.square(0), 0.01);
    near(large.square(1), 0.02);
  }

  /** Within a tie what comes second may have less than the first, down to the level above. */
  @Test
  void signalsWithinATie() {
    PayProblem tied = falling(1, 0.05, 0.6, 2 / 3.0, 0.3);
    assertThat(tied.eigenvalues()).containsExactly(1, 1);
    double[] both = tied.signal();
    near(Math.max(both[0], both[1]), 11);
    near(Math.min(both[0], both[1]), 1);
  }

  private static TrainedStudent student(Object... numbers) {
    GivenNumbers given = new GivenNumbers(numbers);
    TrainedStudent student = TrainedStudent.draw(given);
    assertThat(given.isUsedUp()).isTrue();
    return student;
  }

  /** A first part of some kind, and flow for 10^(-6 + 8 * 3/4) = 1 as the second. */
  private static TrainedStudent first(Object... numbers) {
    List<Object> all = new ArrayList<>(List.of(0));
    all.addAll(List.of(numbers));
    all.addAll(List.of(2, 0.75));
    TrainedStudent student = student(all.toArray());
    assertThat(student.parts().get(1)).isEqualTo(FLOW);
    near(student.times().get(1), 1);
    return student;
  }

  private static void assertFirst(TrainedStudent student, Procedure procedure, double time) {
    Procedure own = student.parts().get(0);
    assertThat(own.filter()).isEqualTo(procedure.filter());
    assertThat(own.values()).containsExactly(procedure.values(), within(1e-14));
    assertThat(student.times().get(0)).isEqualTo(time);
  }

  /**
   * Descent: the kind, the share 1 / (1 + exp(11 (1 - 2 x))), whether it is 1, the root of the
   * steps, and whether all are taken.
   */
  @Test
  void partsOfDescent() {
    double share = 1 / (1 + Math.exp(5.5));
    assertFirst(first(3, 0.25, 1, 0.5, 1), GradientDescent.of(share), 32);
    assertFirst(first(3, 0.25, 1, 0.5, 0), GradientDescent.of(share), 1000);
    assertFirst(first(3, 0.25, 1, 0.0, 1), GradientDescent.of(share), 1);
    assertFirst(first(3, 0.25, 0, 1 / 3.0, 1), GradientDescent.of(1), 10);
    assertFirst(first(3, 0.75, 1, 0.5, 1), GradientDescent.of(1 - share), 32);
  }

  /**
   * Steps with momentum have a length 10^(-3 + 3.15 x) of their own, after whether a share is 1. Of
   * heavy ball with h = 0.9, m = 1/2 along 1 residuals are 0.1 and 0.6 * 0.1 - 0.5: one step.
   */
  @Test
  void partsWithMomentum() {
    double x = (3 + Math.log10(0.9)) / 3.15;
    assertFirst(first(4, 0.5, 1, x, 0.5, 1), HeavyBall.of(0.9, 0.5), 1);
    assertFirst(first(4, 0.5, 0, x, 0.5, 0), HeavyBall.of(0.9, 0.5), 1);
    assertFirst(first(4, 0.25, 0, 0.0, 0.5, 0), HeavyBall.of(1e-3, 1 / (1 + Math.exp(5.5))), 1000);
    assertFirst(first(5, 0.25, 0, 0.0, 0.5, 0), Nesterov.of(1e-3, 1 / (1 + Math.exp(5.5))), 1000);
    // A step of 1.1 overshoots at once: another part is drawn.
    double beyond = (3 + Math.log10(1.1)) / 3.15;
    TrainedStudent again = first(4, 0.5, 1, beyond, 0, 0.75);
    assertThat(again.parts().get(0)).isEqualTo(FLOW);
    near(again.times().get(0), 1);
  }

  /** N1's case that only 75 digits tell, which one draw in 64 is given. */
  @Test
  void oneInSixtyFourIsThorough() {
    for (int draw = 0; draw < 2; draw++) {
      // l = (1, 1 - 1e-9), b^2 = (1, 1), noise 1; flow for 100 on flow for 45
      GivenNumbers given =
          new GivenNumbers(
              0,
              0.5,
              0.1,
              1.0,
              1,
              0.3,
              0.3,
              ONE,
              ONE,
              0,
              0,
              1.0,
              0,
              (6 + Math.log10(45)) / 8,
              draw);
      Attempt attempt = new NeverPaysLaw(SignalShape.NEVER_RISING).draw(given);
      assertThat(given.isUsedUp()).isTrue();
      assertThat(attempt.outcome())
          .isInstanceOf(draw == 0 ? Outcome.Holds.class : Outcome.Undecided.class);
    }
  }
}
