// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import java.util.List;
import java.util.Objects;

/**
 * Phases one after another, from a start: along each direction a list of affine maps
 *
 * <pre>\[ \mathrm{gain} \mapsto \mathrm{pull} \cdot \mathrm{target}
 *    + \mathrm{keep} \cdot \mathrm{gain}; \]</pre>
 *
 * for gradient flow and descent this is target + r_t (gain - target). Warm start and loss switching
 * in both ways are schedules. A schedule is itself a model, so the next generation can be trained
 * on it. Momentum starts at rest in each phase.
 *
 * @param start the model that the first phase starts from; {@link Model#ZERO} for a fresh one
 * @param phases the phases in their order; at least one
 */
public record Schedule(Model start, List<Phase> phases) implements Model {
  /**
   * Checks the order of the phases.
   *
   * @throws IllegalArgumentException if there is no phase, or a phase that cannot continue another
   *     model is asked to
   */
  public Schedule {
    Objects.requireNonNull(start);
    phases = List.copyOf(phases);
    if (phases.isEmpty()) {
      throw new IllegalArgumentException("a schedule needs at least one phase");
    }
    for (int i = 0; i < phases.size(); i++) {
      boolean fresh = i == 0 && start == Model.ZERO;
      Procedure procedure = phases.get(i).procedure();
      if (!fresh && !procedure.continues()) {
        throw new IllegalArgumentException(procedure.name() + " cannot continue another model");
      }
    }
  }

  /** A fresh model trained for one phase. */
  public static Schedule of(Procedure procedure, double time, Model target) {
    return new Schedule(Model.ZERO, List.of(new Phase(procedure, time, target)));
  }

  /** This schedule, gone on with for one more phase. */
  public Schedule then(Procedure procedure, double time, Model target) {
    List<Phase> longer = new java.util.ArrayList<>(phases);
    longer.add(new Phase(procedure, time, target));
    return new Schedule(start, longer);
  }

  @Override
  public Gain along(double eigenvalue) {
    Gain gain = start.along(eigenvalue);
    for (Phase phase : phases) {
      gain =
          phase
              .procedure()
              .along(eigenvalue)
              .until(phase.time())
              .apply(phase.target().along(eigenvalue), gain);
    }
    return gain;
  }
}
