// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.eigendistill.number.Enclosure;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Measured;

/**
 * What every filter obeys, the engine's and anybody's, on cases drawn over its parameters: l_1 = 1,
 * eigenvalues down to 1e-12, lengths over twelve decades around that of the eigenvalue.
 */
final class FilterLaws {
  private static final int CASES = 300;
  private static final double STATED = 1e-14;

  /** Decades of training, far within the range of doubles. */
  private static final double FARTHEST = 280;

  private final Filter filter;
  private final Random random = new Random(20261126);

  private FilterLaws(Filter filter) {
    this.filter = filter;
  }

  /** Law by name: each throws an AssertionError where the filter breaks it. */
  static Map<String, Runnable> of(Filter filter) {
    Map<String, Runnable> laws = new LinkedHashMap<>();
    laws.put("doubles are within 1e-14 of 75 digits", () -> new FilterLaws(filter).doubles());
    laws.put("the running bound holds", () -> new FilterLaws(filter).bound());
    laws.put("the three parts add up to 1", () -> new FilterLaws(filter).parts());
    laws.put("training goes forward until it overshoots", () -> new FilterLaws(filter).forward());
    laws.put("the length that reaches a gain has it", () -> new FilterLaws(filter).inverse());
    laws.put("two stretches make one", () -> new FilterLaws(filter).semigroup());
    laws.put("nothing is learned where nothing varies", () -> new FilterLaws(filter).nothing());
    laws.put("endless training comes to its limit", () -> new FilterLaws(filter).limit());
    laws.put("the formula stays in its arithmetic", () -> new FilterLaws(filter).stays());
    laws.put("every number matters", () -> new FilterLaws(filter).numbersMatter());
    laws.put("a start that is kept is continued", () -> new FilterLaws(filter).continues());
    return laws;
  }

  /** One case. */
  private record Case(Procedure procedure, double l, double length) {
    Affine<Enclosure> enclosed() {
      return procedure.update(exact(l), exact(length));
    }

    Affine<Measured> measured() {
      return procedure.update(Measured.of(l), Measured.of(length));
    }

    Update update() {
      return procedure.along(l).until(length);
    }

    Case at(double other) {
      return new Case(procedure, l, other);
    }
  }

  private static Enclosure exact(double value) {
    return Enclosure.of(Fraction.of(value));
  }

  private Case draw(double farthest) {
    Procedure procedure = procedure();
    double l = Math.pow(10, -12 * random.nextDouble());
    double u = farthest * (2 * random.nextDouble() - 1);
    double length =
        switch (filter.clock()) {
          case TIME -> Math.pow(10, u) / l;
          case STEPS -> Math.rint(Math.pow(10, farthest * random.nextDouble()));
          case PENALTY -> Math.pow(10, u) * l;
        };
    return new Case(procedure, l, length);
  }

  /** Numbers that converge for eigenvalues up to 1. */
  private Procedure procedure() {
    while (true) {
      Procedure drawn =
          Procedure.of(filter, filter.parameters().stream().mapToDouble(this::number).toArray());
      try {
        drawn.requireStable(1);
        return drawn;
      } catch (DivergenceException e) {
        // Another one.
      }
    }
  }

  private double number(Parameter parameter) {
    double u = random.nextDouble();
    return switch (parameter.domain()) {
      case POSITIVE -> Math.pow(10, 3 * u - 2);
      case AT_LEAST_ZERO -> u < 0.1 ? 0 : Math.pow(10, 4 * u - 3);
      case SHARE -> u < 0.1 ? 0 : u;
      case COUNT -> 1 + Math.floor(4 * u);
    };
  }

  private void doubles() {
    for (int i = 0; i < CASES; i++) {
      Case c = draw(6);
      Update found = c.update();
      Affine<Enclosure> right = c.enclosed();
      close(found.pull(), right.pull(), c);
      close(found.keep(), right.keep(), c);
      close(found.shrink(), right.shrink(), c);
    }
  }

  private static void close(double found, Enclosure right, Case c) {
    double size = Math.abs(right.value());
    if (size < Double.MIN_NORMAL) {
      assertThat(Math.abs(found)).as("%s", c).isLessThan(2 * Double.MIN_NORMAL);
      return;
    }
    double off = Math.abs(exact(found).minus(right).value());
    assertThat(off / size).as("%s: %s, not %s", c, found, right).isLessThanOrEqualTo(STATED);
  }

  private void bound() {
    for (int i = 0; i < CASES; i++) {
      Case c = draw(4);
      Affine<Measured> found;
      try {
        found = c.measured();
      } catch (ArithmeticException e) {
        continue; // it says that it cannot hold this one
      }
      Affine<Enclosure> right = c.enclosed();
      within(found.pull(), right.pull(), c);
      within(found.keep(), right.keep(), c);
      within(found.shrink(), right.shrink(), c);
    }
  }

  private static void within(Measured found, Enclosure right, Case c) {
    double off = Math.abs(exact(found.value()).minus(right).value());
    // The value is rounded to a double when it is read off.
    double allowed = found.error() + Math.ulp(found.value());
    assertThat(off).as("%s: %s, not %s", c, found, right).isLessThanOrEqualTo(allowed);
  }

  private void parts() {
    Enclosure one = Enclosure.of(Fraction.ONE);
    for (int i = 0; i < CASES; i++) {
      Case c = draw(3);
      Affine<Enclosure> a = c.enclosed();
      Enclosure rest = a.pull().plus(a.keep()).plus(a.shrink()).minus(one);
      assertThat(Math.abs(rest.low().doubleValue())).as("%s", c).isLessThan(1e-30);
      assertThat(Math.abs(rest.high().doubleValue())).as("%s", c).isLessThan(1e-30);
      assertThat(a.shrink().high().signum()).as("%s: shrink", c).isNotNegative();
    }
  }

  private void forward() {
    for (int i = 0; i < CASES; i++) {
      Case c = draw(3);
      boolean penalty = filter.clock() == Clock.PENALTY;
      double more = filter.clock().isWhole() ? c.length + 1 : c.length * (penalty ? .9 : 1.1);
      if (overshootsBy(c, more)) {
        continue;
      }
      Enclosure before = c.enclosed().gain();
      Enclosure after = c.at(more).enclosed().gain();
      assertThat(after.certainlyBelow(before)).as("%s: gain falls", c).isFalse();
    }
  }

  /** Whether a residual has been negative by then; looked for step by step. */
  private static boolean overshootsBy(Case c, double length) {
    if (!c.procedure.clock().isWhole()) {
      return c.at(length).enclosed().residual().low().signum() <= 0;
    }
    Propagator path = c.procedure.along(c.l);
    for (double n = 1; n <= length; n++) {
      Update update = path.until(n);
      if (!(update.keep() + update.shrink() > 0)) {
        return true;
      }
    }
    return false;
  }

  private void inverse() {
    int met = 0;
    // Where training comes to its end soon, most lengths are too long to say anything.
    for (int i = 0; i < CASES || met <= CASES / 20 && i < 5 * CASES; i++) {
      Case c = draw(2);
      Gain goal = Course.onLabels(c.procedure).at(c.length).along(c.l);
      boolean resolved = goal.residual() > 1e-3 && goal.gain() > 1e-12;
      if (!resolved || overshootsBy(c, c.length) || hasCome(goal, c)) {
        continue;
      }
      met++;
      double found = c.procedure.timeToReach(c.l, goal);
      // Several steps may have the same gain in doubles, never another one.
      Gain there = Course.onLabels(c.procedure).at(found).along(c.l);
      assertThat(there.gain()).as("%s: %s", c, found).isCloseTo(goal.gain(), relative(goal));
    }
    assertThat(met).isGreaterThan(CASES / 20);
  }

  private static org.assertj.core.data.Offset<Double> relative(Gain goal) {
    return org.assertj.core.api.Assertions.within(1e-12 * goal.gain());
  }

  /** Whether a gain is so near to its limit that the length is not in it any more. */
  private static boolean hasCome(Gain goal, Case c) {
    double limit = c.procedure.limit(c.l).gain();
    return Math.abs(limit - goal.gain()) < 1e-3 * limit;
  }

  /** For filters that are flows: along with time, nothing else is remembered. */
  private void semigroup() {
    for (int i = 0; i < CASES; i++) {
      Case c = draw(1);
      if (filter.clock() != Clock.TIME || Double.isNaN(c.procedure.along(c.l).decayRate())) {
        return;
      }
      Affine<Enclosure> half = c.enclosed();
      Affine<Enclosure> whole =
          c.procedure.update(exact(c.l), exact(c.length).plus(exact(c.length)));
      Enclosure twice = half.apply(Enclosure.of(Fraction.ONE), half.gain());
      assertThat(Math.abs(twice.minus(whole.gain()).value())).as("%s", c).isLessThan(1e-30);
    }
  }

  private void nothing() {
    for (int i = 0; i < 20; i++) {
      Procedure procedure = procedure();
      double length = filter.clock().isWhole() ? 1_000 : 1;
      assertThat(procedure.along(0).until(length).pull()).as("%s", procedure).isZero();
      double small = procedure.along(1e-100).until(length).pull();
      double smaller = procedure.along(1e-200).until(length).pull();
      assertThat(small).as("%s", procedure).isLessThan(1);
      assertThat(smaller).as("%s", procedure).isNotNegative();
      // Below 1e-60 a difference from 1 may have been taken for 0.
      assertThat(smaller < small || small < 1e-60).as("%s", procedure).isTrue();
    }
  }

  private void limit() {
    for (int i = 0; i < 20; i++) {
      Procedure procedure = procedure();
      double l = 0.1 + 0.9 * random.nextDouble();
      double there = gap(procedure, l, 12);
      // Decay by a low power is far from its end there, but goes on toward it.
      boolean comes = there < 1e-9 || gap(procedure, l, FARTHEST) < 0.9 * there;
      assertThat(comes).as("%s at %s: %s from its limit", procedure, l, there).isTrue();
    }
  }

  /** How far the gain is from its limit after so many decades of training, or 2^50 steps. */
  private double gap(Procedure procedure, double l, double decades) {
    double length =
        switch (filter.clock()) {
          case TIME -> Math.pow(10, decades);
          case STEPS -> 0x1p50;
          case PENALTY -> Math.pow(10, -decades);
        };
    return Math.abs(procedure.along(l).until(length).pull() - procedure.limit(l).gain());
  }

  /** What leaves its arithmetic for doubles does not see that an eigenvalue is no double. */
  private void stays() {
    for (int i = 0; i < CASES; i++) {
      Case c = draw(1);
      double gain = c.update().pull();
      if (!(gain > 0.01 && gain < 0.99)) {
        continue;
      }
      Enclosure moved =
          exact(c.l).times(Enclosure.of(new BigDecimal("1.000000000000000000000001")));
      Enclosure off = c.procedure.update(moved, exact(c.length)).gain().minus(c.enclosed().gain());
      assertThat(off.low().signum() * off.high().signum()).as("%s", c).isPositive();
      return;
    }
    fail("%s: no gain between 0.01 and 0.99", filter.name());
  }

  private void numbersMatter() {
    for (int i = 0; i < filter.parameters().size(); i++) {
      if (!matters(i)) {
        fail("%s: %s moves nothing", filter.name(), filter.parameters().get(i).name());
      }
    }
  }

  private boolean matters(int index) {
    for (int i = 0; i < 20; i++) {
      Procedure procedure = procedure();
      double[] moved = procedure.values();
      moved[index] =
          filter.parameters().get(index).domain() == Parameter.Domain.COUNT
              ? moved[index] + 1
              : moved[index] * 0.99;
      double length = filter.clock().isWhole() ? 3 : 1;
      Enclosure one = exact(0.5);
      Enclosure before = procedure.update(one, exact(length)).gain();
      Enclosure after = Procedure.of(filter, moved).update(one, exact(length)).gain();
      if (before.certainlyBelow(after) || after.certainlyBelow(before)) {
        return true;
      }
    }
    return false;
  }

  private void continues() {
    boolean kept = false;
    for (int i = 0; i < CASES && !kept; i++) {
      kept = draw(1).enclosed().keep().value() != 0;
    }
    assertThat(filter.continues()).as("continues()").isEqualTo(kept);
  }
}
