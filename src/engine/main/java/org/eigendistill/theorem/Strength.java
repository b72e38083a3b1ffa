package org.eigendistill.theorem;

import org.eigendistill.dynamics.AveragedFlow;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.DecayedFlow;
import org.eigendistill.dynamics.Gain;
import org.eigendistill.dynamics.GradientDescent;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.HeavyBall;
import org.eigendistill.dynamics.Nesterov;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.dynamics.Ridge;

/**
 * How strong the exaggeration is in one setting, the same for every cell of the atlas: l_2/l_1 =
 * {@value #RATIO}, teacher and student each trained until plain training has the gain {@value
 * #GAIN} along l_1, steps a tenth of the longest overdamped ones at momentum 1/4, decay's penalty
 * 0.05 l_1.
 */
public final class Strength {
  /** The ratio l_2/l_1. */
  public static final double RATIO = 0.1;

  /** The gain along l_1 of teacher and student, each as if trained on labels. */
  public static final double GAIN = 0.9;

  private static final double MOMENTUM = 0.25;

  private Strength() {}

  /**
   * The reference's gain along l_2 over the student's, matched along l_1: above 1 the student is
   * behind, which is exaggeration; for whole steps matched at the first step that has as much.
   */
  public static double of(Kind teacher, Kind student, Kind reference) {
    double top = reached(teacher, 1) * reached(student, 1);
    double below = reached(teacher, RATIO) * reached(student, RATIO);
    Procedure plain = procedure(reference);
    double time = plain.timeToReach(1, new Gain(top, 1 - top, Math.log1p(-top)));
    return Course.onLabels(plain).at(time).along(RATIO).gain() / below;
  }

  private static double reached(Kind kind, double eigenvalue) {
    Procedure procedure = procedure(kind);
    double time = procedure.timeToReach(1, new Gain(GAIN, 1 - GAIN, Math.log1p(-GAIN)));
    return Course.onLabels(procedure).at(time).along(eigenvalue).gain();
  }

  private static Procedure procedure(Kind kind) {
    double step = kind.isStepwise() ? Damping.limit(kind, MOMENTUM) / 10 : 0;
    return switch (kind) {
      case FLOW -> GradientFlow.of();
      case DESCENT -> GradientDescent.of(step);
      case HEAVY_BALL -> HeavyBall.of(step, MOMENTUM);
      case NESTEROV -> Nesterov.of(step, MOMENTUM);
      case RIDGE -> Ridge.of();
      case DECAYED_FLOW -> DecayedFlow.of(0.05);
      case AVERAGED_FLOW -> AveragedFlow.of();
    };
  }
}
