package org.eigendistill.theorem;

import org.eigendistill.dynamics.AveragedFlow;
import org.eigendistill.dynamics.DecayedFlow;
import org.eigendistill.dynamics.GradientDescent;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.HeavyBall;
import org.eigendistill.dynamics.Nesterov;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.dynamics.Ridge;

/**
 * The seven ways of training, without their numbers. The top eigenvalue is 1 throughout, which only
 * sets the units of step, penalty and time; so a step is x = h l_1 itself.
 */
public enum Kind {
  /** Gradient flow; no constants. */
  FLOW("flow"),
  /** Gradient descent; constant: the step. */
  DESCENT("descent", "step"),
  /** Heavy ball; constants: momentum and step. */
  HEAVY_BALL("heavy-ball", "momentum", "step"),
  /** Nesterov's momentum; constants: momentum and step. */
  NESTEROV("nesterov", "momentum", "step"),
  /** Ridge regression; no constants. */
  RIDGE("ridge"),
  /** Flow with weight decay; constant: the decay's penalty. */
  DECAYED_FLOW("decayed-flow", "penalty"),
  /** The averaged iterate of flow; no constants. */
  AVERAGED_FLOW("averaged-flow");

  private final String label;
  private final String[] constants;

  Kind(String label, String... constants) {
    this.label = label;
    this.constants = constants;
  }

  /** The name as on the command line. */
  public String label() {
    return label;
  }

  int constants() {
    return constants.length;
  }

  String constantName(int index) {
    return label + " " + constants[index];
  }

  boolean isStepwise() {
    return this == DESCENT || this == HEAVY_BALL || this == NESTEROV;
  }

  boolean hasMomentum() {
    return this == HEAVY_BALL || this == NESTEROV;
  }

  /** Whether gains at rational dials are rational. */
  boolean isExact() {
    return this != AVERAGED_FLOW;
  }

  /** What counts the length of training in a certificate: see {@link ExactGains}. */
  String dial() {
    return switch (this) {
      case FLOW, DECAYED_FLOW -> "root";
      case RIDGE -> "penalty";
      case AVERAGED_FLOW -> "time";
      default -> "steps";
    };
  }

  /** The procedure, from its constants at {@code offset} in a list. */
  Procedure procedure(double[] values, int offset) {
    return switch (this) {
      case FLOW -> GradientFlow.of();
      case DESCENT -> GradientDescent.of(values[offset]);
      case HEAVY_BALL -> HeavyBall.of(values[offset + 1], values[offset]);
      case NESTEROV -> Nesterov.of(values[offset + 1], values[offset]);
      case RIDGE -> Ridge.of();
      case DECAYED_FLOW -> DecayedFlow.of(values[offset]);
      case AVERAGED_FLOW -> AveragedFlow.of();
    };
  }
}
