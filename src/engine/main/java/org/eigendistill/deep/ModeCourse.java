// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.deep;

import org.eigendistill.dynamics.Distillation.Switching;
import org.eigendistill.number.Enclosed;

/**
 * Training of one mode in one arithmetic. Everything is told by progress toward the labels: the
 * gain of a student is its gain toward the teacher times the teacher's own, where all start alike.
 * From a start v0 of its own the part left toward an aim w is (w - v0) exp(-q), which is more by
 * (u0 - v0) exp(-q).
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
    this.start = in.number(setting.starts().reference());
    this.labels = in.number(mode.strength());
  }

  Approach<N> plain(double time) {
    return toward(labels, start, in.number(time));
  }

  Approach<N> teacher(double time) {
    return labelled(setting.starts().teacher(), time);
  }

  /** On labels from a start. */
  private Approach<N> labelled(double from, double time) {
    if (from == setting.starts().reference()) {
      return plain(time);
    }
    N own = toward(labels, in.number(from), in.number(time)).progress();
    return onTheWay(own.minus(lack(from).log1p()));
  }

  /** How far a start is short of the reference's, in units of what that has before it. */
  private N lack(double from) {
    return start.minus(in.number(from)).over(labels.minus(start));
  }

  private Approach<N> toward(N aim, N from, N time) {
    return new Approach<>(from, aim, setting.growth().progress(in, from, aim, rate.times(time)));
  }

  private Approach<N> onTheWay(N progress) {
    return new Approach<>(start, labels, progress);
  }

  Approach<N> student(double time) {
    Approach<N> target = teacher(setting.teacherTime());
    for (int m = 1; m < setting.generations(); m++) {
      target = taught(target, in.number(time));
    }
    Switching switching = setting.switching();
    if (time <= switching.time()) {
      return switching.direction() == Switching.Direction.TO_LABELS
          ? taught(target, in.number(time))
          : labelled(setting.starts().student(), time);
    }
    N until = in.number(switching.time());
    N rest = in.number(time).minus(until);
    return switching.direction() == Switching.Direction.TO_LABELS
        ? toLabels(taught(target, until), rest)
        : toTeacher(labelled(setting.starts().student(), switching.time()), target, rest);
  }

  /** From the start toward a target. */
  private Approach<N> taught(Approach<N> target, N time) {
    double from = setting.starts().student();
    N own = toward(target.value(), in.number(from), time).progress();
    N common = Approach.product(own, target.progress());
    if (from == setting.starts().reference()) {
      return onTheWay(common);
    }
    return onTheWay(common.minus(lack(from).times(common.minus(own).exp()).log1p()));
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
