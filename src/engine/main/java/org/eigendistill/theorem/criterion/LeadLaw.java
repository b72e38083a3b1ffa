// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import java.util.List;
import java.util.random.RandomGenerator;
import org.eigendistill.dynamics.Affine;
import org.eigendistill.dynamics.AveragedFlow;
import org.eigendistill.dynamics.Clock;
import org.eigendistill.dynamics.DecayedFlow;
import org.eigendistill.dynamics.EmaFlow;
import org.eigendistill.dynamics.FractionalTikhonov;
import org.eigendistill.dynamics.Gain;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Measured;
import org.eigendistill.theorem.search.Attempt;
import org.eigendistill.theorem.search.Law;
import org.eigendistill.theorem.search.Outcome;

/**
 * The criterion (N4) place by place: where a student and plain training are matched along l_1 and D
 * = e_S + e_T - e_R is not 0, just below l_1 the student is behind if D > 0 and ahead if D &lt; 0.
 * Cases: any three of flow, ridge, averaged and decayed flow, flow's exponential average and
 * Tikhonov of orders from 1/2 to 4, l_1 from 1/10 to 10, l_1 t from 1/30 to 30; l_2 is below l_1 by
 * a share of 1e-8. Places where |D| is below 1e-4 e_R are not decided at this distance and are no
 * cases.
 */
record LeadLaw() implements Law {
  private static final double STEP = 1e-8;
  private static final double LEAST = 1e-4;

  /** A case takes three elasticities and a search for the matched time. */
  @Override
  public long mostCases() {
    return 20_000;
  }

  @Override
  public Attempt draw(RandomGenerator random) {
    double l = Math.pow(10, 2 * random.nextDouble() - 1);
    Procedure teacher = procedure(random);
    Procedure student = procedure(random);
    Procedure reference = random.nextInt(4) == 0 ? student : procedure(random);
    Place place =
        new Place(l, teacher, length(teacher, l, random), student, length(student, l, random));
    try {
      return new Attempt(outcome(place, reference), place + " against " + reference);
    } catch (ArithmeticException beyond) {
      return new Attempt(new Outcome.PremiseNotMet(), place);
    }
  }

  private static Procedure procedure(RandomGenerator random) {
    double scale = Math.pow(10, 2 * random.nextDouble() - 1);
    return List.of(
            GradientFlow.of(),
            Ridge.of(),
            AveragedFlow.of(),
            DecayedFlow.of(scale),
            EmaFlow.of(scale),
            FractionalTikhonov.of(Math.pow(2, 3 * random.nextDouble() - 1)))
        .get(random.nextInt(6));
  }

  private static double length(Procedure procedure, double l, RandomGenerator random) {
    double x = Math.pow(30, 2 * random.nextDouble() - 1);
    return procedure.clock() == Clock.PENALTY ? l / x : x / l;
  }

  /** Teacher and student at their lengths. */
  private record Place(
      double l, Procedure teacher, double teacherLength, Procedure student, double studentLength) {
    Affine<Measured> teacherAt(Measured eigenvalue) {
      return teacher.update(eigenvalue, Measured.of(teacherLength));
    }

    Affine<Measured> studentAt(Measured eigenvalue) {
      return student.update(eigenvalue, Measured.of(studentLength));
    }
  }

  private static Outcome outcome(Place place, Procedure reference) {
    Measured l = Measured.of(place.l);
    Affine<Measured> t = place.teacherAt(l);
    Affine<Measured> s = place.studentAt(l);
    double gain = t.gain().times(s.gain()).value();
    double residual = t.residual().plus(t.gain().times(s.residual())).value();
    double length = reference.timeToReach(place.l, new Gain(gain, residual, Math.log(residual)));
    if (!(length > 0) || length == Double.POSITIVE_INFINITY) {
      return new Outcome.PremiseNotMet();
    }
    Measured e = elasticity(reference, l, length);
    Measured d =
        elasticity(place.teacher, l, place.teacherLength)
            .plus(elasticity(place.student, l, place.studentLength))
            .minus(e);
    if (!(Math.abs(d.value()) > LEAST * e.value())) {
      return new Outcome.PremiseNotMet();
    }
    Measured below = l.times(Measured.of(Fraction.of(1 - STEP)));
    // How much the student gains on the reference between l_2 and l_1, over the share and D.
    Measured rise = lead(place, reference, length, l).minus(lead(place, reference, length, below));
    Measured share = rise.over(d.times(Measured.of(STEP)));
    if (Measured.ZERO.certainlyBelow(share)) {
      return new Outcome.Holds(share.value());
    }
    return share.certainlyBelow(Measured.ZERO)
        ? new Outcome.Violated(share.value())
        : new Outcome.Undecided();
  }

  /** log(a_S a_T / a_R). */
  private static Measured lead(Place place, Procedure reference, double length, Measured l) {
    Measured plain = reference.update(l, Measured.of(length)).gain();
    return place.teacherAt(l).gain().times(place.studentAt(l).gain()).over(plain).log();
  }

  private static Measured elasticity(Procedure procedure, Measured l, double length) {
    return LocalGain.at(procedure, l, Measured.of(length)).elasticity();
  }
}
