// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.deep;

import java.util.Objects;
import org.eigendistill.dynamics.Distillation.Switching;
import org.eigendistill.number.Enclosed;

/**
 * A deep linear network as teacher, student and reference, mode by mode. Each trains by gradient
 * flow from a start u0 of every mode, which may be less for teacher and student than for the
 * reference,
 *
 * <pre>\[ \begin{gather} \text{plain } \dot u = \lambda f(u) (s - u),
 *    \qquad \text{teacher } w = u(T), \\
 *    \text{student } \dot S = \lambda f(S) (w - S), \qquad \text{generation } m
 *    + 1 \text{ the same with generation } m \text{ for } w. \end{gather} \]</pre>
 *
 * So it is where inputs' and outputs' singular vectors are the layers' own at the start, as {@link
 * org.eigendistill.deep} has it. Values, gains, residuals and effective times have a relative error
 * of at most 1e-13 wherever they are normal doubles, inputs taken as exact; tests hold them to
 * 4e-15.
 *
 * @param growth f
 * @param starts u0, finite; positive, or 0 where {@link ModeGrowth#leavesZero}; where they differ
 *     modes are stronger than the reference's
 * @param teacherTime T, positive and finite
 * @param generations students in a row, at least 1, all trained for the same time
 * @param switching how the last student changes its target on the way
 */
public record DeepDistillation(
    ModeGrowth growth,
    ModeStarts starts,
    double teacherTime,
    int generations,
    Switching switching) {

  /** Checks every number. */
  public DeepDistillation {
    Objects.requireNonNull(growth);
    Objects.requireNonNull(switching);
    for (double start : new double[] {starts.reference(), starts.teacher(), starts.student()}) {
      boolean moves = start > 0 || start == 0 && growth.leavesZero();
      if (!moves || start == Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException(
            "the start must be %s and finite, not %s: at %s"
                .formatted(growth.leavesZero() ? "at least 0" : "positive", start, growth.words()));
      }
    }
    requireTime("teacher's time", teacherTime);
    if (generations < 1) {
      throw new IllegalArgumentException("at least 1 generation is needed, not " + generations);
    }
    if (switching != Switching.NEVER) {
      requireTime("time of the switch", switching.time());
    }
  }

  /** One student, one target, one start. */
  public static DeepDistillation of(ModeGrowth growth, double start, double teacherTime) {
    return new DeepDistillation(growth, ModeStarts.common(start), teacherTime, 1, Switching.NEVER);
  }

  private static void requireTime(String name, double time) {
    if (!(time > 0) || time == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "the %s must be positive and finite, not %s".formatted(name, time));
    }
  }

  /** u0 of the reference. */
  public double start() {
    return starts.reference();
  }

  /** The teacher, after a time on labels. */
  public ModeState teacher(Mode mode, double time) {
    requireTime("time", time);
    return ask(
        mode,
        new ModeQuestion() {
          @Override
          public <N extends Enclosed<N>> Approach<N> in(Arithmetic<N> in) {
            return new ModeCourse<>(in, DeepDistillation.this, mode).teacher(time);
          }
        });
  }

  /** Plain training on labels for a time: the reference's. */
  public ModeState plain(Mode mode, double time) {
    requireTime("time", time);
    return ask(
        mode,
        new ModeQuestion() {
          @Override
          public <N extends Enclosed<N>> Approach<N> in(Arithmetic<N> in) {
            return new ModeCourse<>(in, DeepDistillation.this, mode).plain(time);
          }
        });
  }

  /** The last student, after a time. */
  public ModeState student(Mode mode, double time) {
    requireTime("time", time);
    return ask(
        mode,
        new ModeQuestion() {
          @Override
          public <N extends Enclosed<N>> Approach<N> in(Arithmetic<N> in) {
            return new ModeCourse<>(in, DeepDistillation.this, mode).student(time);
          }
        });
  }

  private ModeState ask(Mode mode, ModeQuestion question) {
    if (!starts.areCommon() && !(mode.strength() > starts.reference())) {
      throw new IllegalArgumentException(
          "with starts of their own modes are stronger than the start of plain training, %s, not %s"
              .formatted(starts.reference(), mode.strength()));
    }
    return question.answer(growth, mode);
  }
}
