// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem;

import java.util.List;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.Gain;
import org.eigendistill.dynamics.Parameter;
import org.eigendistill.dynamics.Procedure;

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

  private static final double SHARE = 0.25;
  private static final double POSITIVE = 0.05;
  private static final double COUNT = 2;

  private Strength() {}

  /**
   * The reference's gain along l_2 over the student's, matched along l_1: above 1 the student is
   * behind, which is exaggeration; for whole steps matched at the first step that has as much.
   */
  public static double of(Filter teacher, Filter student, Filter reference) {
    double top = reached(teacher, 1) * reached(student, 1);
    double below = reached(teacher, RATIO) * reached(student, RATIO);
    Procedure plain = procedure(reference);
    double time = plain.timeToReach(1, new Gain(top, 1 - top, Math.log1p(-top)));
    return Course.onLabels(plain).at(time).along(RATIO).gain() / below;
  }

  private static double reached(Filter filter, double eigenvalue) {
    Procedure procedure = procedure(filter);
    double time = procedure.timeToReach(1, new Gain(GAIN, 1 - GAIN, Math.log1p(-GAIN)));
    return Course.onLabels(procedure).at(time).along(eigenvalue).gain();
  }

  private static Procedure procedure(Filter filter) {
    List<Parameter> parameters = filter.parameters();
    double[] numbers = parameters.stream().mapToDouble(Strength::value).toArray();
    filter
        .recursion()
        .ifPresent(
            recursion -> numbers[numbers.length - 1] = recursion.overdampedLimit(numbers) / 10);
    return Procedure.of(filter, numbers);
  }

  private static double value(Parameter parameter) {
    return switch (parameter.domain()) {
      case SHARE -> SHARE;
      case COUNT -> COUNT;
      case POSITIVE, AT_LEAST_ZERO -> POSITIVE;
    };
  }
}
