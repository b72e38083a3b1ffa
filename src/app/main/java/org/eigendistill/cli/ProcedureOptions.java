package org.eigendistill.cli;

import java.util.Arrays;
import java.util.List;
import org.eigendistill.dynamics.AveragedFlow;
import org.eigendistill.dynamics.DecayedFlow;
import org.eigendistill.dynamics.GradientDescent;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.HeavyBall;
import org.eigendistill.dynamics.Nesterov;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.dynamics.Ridge;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which procedure trains, with its numbers. */
final class ProcedureOptions {
  private static final double USUAL_MOMENTUM = 0.9;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--procedure",
      paramLabel = "P",
      description =
          "How teacher and students train: flow, descent, heavy-ball, nesterov, ridge,"
              + " decayed-flow or averaged-flow (default: flow). Lengths are times for the flows, in"
              + " 1/eigenvalue; whole steps for descent, heavy-ball and nesterov; penalties for"
              + " ridge.",
      defaultValue = "flow")
  private String name;

  @Option(
      names = "--step",
      paramLabel = "h",
      description =
          "Length of a step of descent, heavy-ball and nesterov (default: 1 / top eigenvalue)."
              + " N steps of descent come near flow's time h N; lengths are given in steps, N.")
  private Double step;

  @Option(
      names = "--momentum",
      paramLabel = "m",
      description = "Momentum of heavy-ball and nesterov, in [0,1) (default: 0.9).")
  private Double momentum;

  @Option(
      names = "--penalty",
      paramLabel = "d",
      description = "Weight decay of decayed-flow, at least 0.")
  private Double penalty;

  /** Checks what can be checked before any data are read. */
  void check() {
    List<String> takers = takers();
    refuse("--step", step, takers.contains("step"));
    refuse("--momentum", momentum, takers.contains("momentum"));
    refuse("--penalty", penalty, takers.contains("penalty"));
    if (name.equals("decayed-flow") && penalty == null) {
      throw fault("decayed-flow needs --penalty.");
    }
    procedure(1);
  }

  /** Whether times are whole step counts. */
  boolean isStepwise() {
    return takers().contains("step");
  }

  /** Makes the procedure; a step that was not given is 1 over the top eigenvalue. */
  Procedure procedure(double topEigenvalue) {
    double h = step == null ? 1 / topEigenvalue : step;
    double m = momentum == null ? USUAL_MOMENTUM : momentum;
    try {
      return switch (name) {
        case "flow" -> GradientFlow.of();
        case "descent" -> GradientDescent.of(h);
        case "heavy-ball" -> HeavyBall.of(h, m);
        case "nesterov" -> Nesterov.of(h, m);
        case "ridge" -> Ridge.of();
        case "decayed-flow" -> DecayedFlow.of(penalty);
        default -> AveragedFlow.of();
      };
    } catch (IllegalArgumentException e) {
      throw fault(name + ": " + e.getMessage() + ".");
    }
  }

  /** Which numbers the procedure takes. */
  private List<String> takers() {
    return switch (name) {
      case "flow", "ridge", "averaged-flow" -> List.of();
      case "descent" -> List.of("step");
      case "heavy-ball", "nesterov" -> List.of("step", "momentum");
      case "decayed-flow" -> List.of("penalty");
      default ->
          throw fault(
              "--procedure '%s' is not one of %s."
                  .formatted(
                      name,
                      Arrays.asList(
                          "flow",
                          "descent",
                          "heavy-ball",
                          "nesterov",
                          "ridge",
                          "decayed-flow",
                          "averaged-flow")));
    };
  }

  private void refuse(String option, Double value, boolean taken) {
    if (value != null && !taken) {
      throw fault("%s has no meaning for --procedure %s.".formatted(option, name));
    }
  }

  private ParameterException fault(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
