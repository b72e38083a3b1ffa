// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.proposition;

import java.util.List;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Model;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.dynamics.Schedule;
import org.eigendistill.number.Scalar;

/**
 * How a student comes about from up to three stretches of training, numbered 0 (teacher), 1
 * (student) and 2 (a further phase). Each scheme is written twice: as a model of the dynamics room,
 * which the search evaluates in doubles, and as a formula in the gains, which certificates use.
 */
public enum Scheme {
  /** No distillation: one model trained on the labels. */
  ALONE(1),
  /** The student is trained on the teacher: a_1 a_0. */
  DISTIL(2),
  /** The target blends teacher and labels by the imitation weight w: a_1 (w a_0 + 1 - w). */
  IMITATE(2),
  /** Two students in a row, a_2 a_1 a_0, against the first one trained for another time. */
  GENERATIONS(3),
  /** Distillation, then labels by phase 2: 1 - (1 - a_2)(1 - a_1 a_0). */
  THEN_LABELS(3),
  /** Labels by phase 2, then distillation: a_1 a_0 + (1 - a_1) a_2. */
  LABELS_THEN(3);

  private final int parts;

  Scheme(int parts) {
    this.parts = parts;
  }

  int parts() {
    return parts;
  }

  /** Whether there is an imitation weight. */
  public boolean hasWeight() {
    return this == IMITATE;
  }

  String partName(int index) {
    if (index == 2) {
      return this == GENERATIONS ? "second student" : "labels";
    }
    return index == 1 ? "student" : this == ALONE ? "model" : "teacher";
  }

  /**
   * The gain, up to the factor a_0 that both sides share where generations are compared.
   *
   * @param a the gains of the stretches along one direction, each as if trained on labels from zero
   * @param weight the imitation weight; unused where there is none
   */
  public <V extends Scalar<V>> V gain(List<V> a, V weight) {
    V first = a.get(0);
    return switch (this) {
      case ALONE -> first;
      case DISTIL -> a.get(1).times(first);
      case IMITATE -> a.get(1).times(weight.times(first).plus(weight.complement()));
      case GENERATIONS -> a.get(2).times(a.get(1));
      case THEN_LABELS ->
          a.get(2).complement().times(a.get(1).times(first).complement()).complement();
      case LABELS_THEN -> a.get(1).times(first).plus(a.get(1).complement().times(a.get(2)));
    };
  }

  /** The student as the dynamics room has it. */
  public Model student(List<Procedure> p, double[] times, double weight) {
    Model teacher = Course.onLabels(p.get(0)).at(times[0]);
    return switch (this) {
      case ALONE -> teacher;
      case DISTIL -> Course.on(teacher, p.get(1)).at(times[1]);
      case IMITATE -> Course.on(teacher.blendedWithLabels(weight), p.get(1)).at(times[1]);
      case GENERATIONS -> Course.on(DISTIL.student(p, times, weight), p.get(2)).at(times[2]);
      case THEN_LABELS ->
          Schedule.of(p.get(1), times[1], teacher).then(p.get(2), times[2], Model.LABELS);
      case LABELS_THEN ->
          Schedule.of(p.get(2), times[2], Model.LABELS).then(p.get(1), times[1], teacher);
    };
  }

  /** The model whose gain along the top fixes the matched time of plain training on labels. */
  public Model goal(List<Procedure> p, double[] times, double weight) {
    return this == GENERATIONS
        ? Course.on(Course.onLabels(p.get(1)).at(times[1]), p.get(2)).at(times[2])
        : student(p, times, weight);
  }

  /** What the reference procedure is trained on: the labels, or the first generation. */
  public Model referenceTarget(List<Procedure> p, double[] times) {
    return this == GENERATIONS ? Course.onLabels(p.get(0)).at(times[0]) : Model.LABELS;
  }
}
