// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The flows against an ODE solver that knows their equations only. */
class OdeTest {
  /** The solver is asked for 1e-13 a step. */
  private static final double TOLERANCE = 1e-10;

  private static final double PENALTY = 0.3;

  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 0.01, 0.5, 1, 3, 12})
  void teachers(double eigenvalue) {
    for (double time : new double[] {0.1, 1, 4}) {
      double[] state =
          solve(
              new double[3],
              time,
              (t, b, d) -> {
                d[0] = -eigenvalue * (b[0] - 1);
                d[1] = -eigenvalue * (b[1] - 1) - PENALTY * b[1];
                d[2] = b[0]; // the integral of the iterate
              });
      close(GradientFlow.of(), eigenvalue, time, state[0]);
      close(DecayedFlow.of(PENALTY), eigenvalue, time, state[1]);
      close(AveragedFlow.of(), eigenvalue, time, state[2] / time);
    }
  }

  /** Schedules of the rate, and an average that follows the iterate. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 0.01, 0.5, 1, 3, 12})
  void schedules(double eigenvalue) {
    double total = 3;
    double decay = 0.7;
    double rate = 0.4;
    for (double time : new double[] {0.1, 1, 3}) {
      double[] state =
          solve(
              new double[5],
              time,
              (t, b, d) -> {
                d[0] = -(1 - t / total) * eigenvalue * (b[0] - 1);
                d[1] = -eigenvalue * (b[1] - 1) / (1 + decay * t);
                d[2] = -eigenvalue * (b[2] - 1) / Math.sqrt(1 + decay * t);
                d[3] = -eigenvalue * (b[3] - 1);
                d[4] = rate * (b[3] - b[4]);
              });
      close(LinearDecayFlow.of(total), eigenvalue, time, state[0]);
      close(InverseTimeFlow.of(decay), eigenvalue, time, state[1]);
      close(InverseRootFlow.of(decay), eigenvalue, time, state[2]);
      close(EmaFlow.of(rate), eigenvalue, time, state[4]);
    }
  }

  private static void close(Procedure procedure, double eigenvalue, double time, double wanted) {
    double found = Course.onLabels(procedure).at(time).along(eigenvalue).gain();
    assertThat(found).isCloseTo(wanted, within(TOLERANCE * wanted));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 0.01, 0.5, 1, 3, 12})
  void phases(double eigenvalue) {
    // warm start: labels for 0.5, then the teacher of time 2 for 1, with decay on the way
    double teacher = -Math.expm1(-eigenvalue * 2);
    double[] first = solve(new double[1], 0.5, (t, b, d) -> d[0] = -eigenvalue * (b[0] - 1));
    double[] second =
        solve(first, 1, (t, b, d) -> d[0] = -eigenvalue * (b[0] - teacher) - PENALTY * b[0]);
    double found =
        Schedule.of(GradientFlow.of(), 0.5, Model.LABELS)
            .then(DecayedFlow.of(PENALTY), 1, Course.onLabels(GradientFlow.of()).at(2))
            .along(eigenvalue)
            .gain();
    assertThat(found).isCloseTo(second[0], within(TOLERANCE * second[0]));
  }

  /** A system's right-hand side. */
  private interface Rule {
    void apply(double time, double[] state, double[] derivative);
  }

  private static double[] solve(double[] start, double time, Rule rule) {
    FirstOrderDifferentialEquations equations =
        new FirstOrderDifferentialEquations() {
          @Override
          public int getDimension() {
            return start.length;
          }

          @Override
          public void computeDerivatives(double t, double[] state, double[] derivative) {
            rule.apply(t, state, derivative);
          }
        };
    double[] end = new double[start.length];
    new DormandPrince853Integrator(1e-12, 0.05, 1e-16, 1e-13)
        .integrate(equations, 0, start, time, end);
    return end;
  }
}
