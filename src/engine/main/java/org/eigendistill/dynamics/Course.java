package org.eigendistill.dynamics;

import java.util.Objects;

/**
 * Training whose length is left open: a family of models, one per time. A teacher is a course
 * toward the labels; a student is a course toward a teacher of fixed length.
 *
 * @param procedure the way of training
 * @param start the model that it starts from
 * @param target the model whose predictions are fitted
 */
public record Course(Procedure procedure, Model start, Model target) implements Training {
  /**
   * Checks the start.
   *
   * @throws IllegalArgumentException if the procedure cannot continue another model and is asked to
   */
  public Course {
    Objects.requireNonNull(target);
    if (start != Model.ZERO && !procedure.continues()) {
      throw new IllegalArgumentException(procedure.name() + " cannot continue another model");
    }
  }

  /** Plain training on the labels from zero: what teachers do. */
  public static Course onLabels(Procedure procedure) {
    return new Course(procedure, Model.ZERO, Model.LABELS);
  }

  /** Training from zero on a model's predictions: what students do. */
  public static Course on(Model target, Procedure procedure) {
    return new Course(procedure, Model.ZERO, target);
  }

  @Override
  public Line along(double eigenvalue) {
    Propagator path = procedure.along(eigenvalue);
    Gain toward = target.along(eigenvalue);
    Gain from = start.along(eigenvalue);
    return new PathLine(path, toward, from);
  }

  /** From one gain to another by a path's updates. */
  private record PathLine(Propagator path, Gain toward, Gain from) implements Line {
    @Override
    public Gain at(double time) {
      return path.until(time).apply(toward, from);
    }

    @Override
    public void at(double time, double[] gains, double[] residuals, int k) {
      path.roughly(time).applyBare(toward, from, gains, residuals, k);
    }
  }
}
