// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

/**
 * Training whose length is left open: a family of models, one per time. A teacher is a course
 * toward the labels; a student is a course toward a teacher of fixed length. All evaluation goes
 * through {@link #along}, for one time and for grids alike.
 */
public interface Course {
  /**
   * Training from a model toward another.
   *
   * @param start the model that it starts from
   * @param target the model whose predictions are fitted
   * @throws IllegalArgumentException if the procedure cannot continue another model and is asked to
   */
  static Course of(Procedure procedure, Model start, Model target) {
    return new FixedTarget(procedure, start, target);
  }

  /** Plain training on the labels from zero: what teachers do. */
  static Course onLabels(Procedure procedure) {
    return of(procedure, Model.ZERO, Model.LABELS);
  }

  /** Training from zero on a model's predictions: what students do. */
  static Course on(Model target, Procedure procedure) {
    return of(procedure, Model.ZERO, target);
  }

  /** The procedure whose times count the length. */
  Procedure procedure();

  /**
   * This course along one eigendirection; what all times share is worked out once.
   *
   * @param eigenvalue the direction's eigenvalue, at least 0
   */
  Curve along(double eigenvalue);

  /**
   * The model after training for a time.
   *
   * @throws IllegalArgumentException if the procedure refuses the time
   */
  default Model at(double time) {
    procedure().requireTime(time);
    return eigenvalue -> along(eigenvalue).at(time);
  }
}
