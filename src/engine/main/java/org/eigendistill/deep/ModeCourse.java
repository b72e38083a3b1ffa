package org.eigendistill.deep;

import org.eigendistill.dynamics.Distillation.Switching;
import org.eigendistill.number.Enclosed;

/**
 * Training of one mode in one arithmetic. Everything is told by progress toward the labels: the
 * gain of a student is its gain toward the teacher times the teacher's own.
 */
final class ModeCourse<N extends Enclosed<N>> {
  private final Arithmetic<N> in;
  private final DeepDistillation setting;
  private final N rate;
  private final N start;
  private final N labels;

  ModeCourse(Arithmetic<N> in, DeepDistillation setting, Mode mode) {
    this.in = in;
    this.setting = setting;
    this.rate = in.number(mode.eigenvalue());
    this.start = in.number(setting.start());
    this.labels = in.number(mode.strength());
  }

  Approach<N> plain(double time) {
    return toward(labels, start, in.number(time));
  }

  private Approach<N> toward(N aim, N from, N time) {
    return new Approach<>(from, aim, setting.growth().progress(in, from, aim, rate.times(time)));
  }

  private Approach<N> onTheWay(N progress) {
    return new Approach<>(start, labels, progress);
  }

  Approach<N> student(double time) {
    Approach<N> target = plain(setting.teacherTime());
    for (int m = 1; m < setting.generations(); m++) {
      target = taught(target, in.number(time));
    }
    Switching switching = setting.switching();
    if (time <= switching.time()) {
      return switching.direction() == Switching.Direction.TO_LABELS
          ? taught(target, in.number(time))
          : plain(time);
    }
    N until = in.number(switching.time());
    N rest = in.number(time).minus(until);
    return switching.direction() == Switching.Direction.TO_LABELS
        ? toLabels(taught(target, until), rest)
        : toTeacher(plain(switching.time()), target, rest);
  }

  /** From the start toward a target. */
  private Approach<N> taught(Approach<N> target, N time) {
    N own = toward(target.value(), start, time).progress();
    return onTheWay(Approach.product(own, target.progress()));
  }

  private Approach<N> toLabels(Approach<N> so, N rest) {
    N more = toward(labels, so.value(), rest).progress();
    return onTheWay(so.progress().plus(more));
  }

  private Approach<N> toTeacher(Approach<N> so, Approach<N> target, N rest) {
    N more = toward(target.value(), so.value(), rest).progress();
    return onTheWay(Approach.mean(so.progress(), target.progress(), more));
  }
}
