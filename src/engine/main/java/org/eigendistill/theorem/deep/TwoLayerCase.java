// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.deep;

import org.eigendistill.deep.Arithmetic;
import org.eigendistill.deep.Mode;
import org.eigendistill.number.Enclosed;

/**
 * Two modes of depth 2, f = 2u, for which 1/u is linear in its own start: toward an aim w, with y =
 * 2 lam w t,
 *
 * <pre>\[ \frac{1}{u} = \frac{1}{w} \left(1 - e^{-y}\right) + \frac{1}{u_0} e^{-y}. \]</pre>
 *
 * <p>Labels are trained on first, if at all, then the teacher, through all generations, then labels
 * again.
 *
 * @param starts of teacher, student and plain training
 * @param one the mode that is matched
 * @param two the one that is compared
 * @param teacher the teacher's time on either mode
 * @param student the students' time on either mode
 * @param before a student's time on labels before it has a teacher, or 0
 * @param generations students in a row
 */
record TwoLayerCase(
    Starts starts,
    Mode one,
    Mode two,
    Times teacher,
    Times student,
    double before,
    int generations) {
  /** What doubles tell of a share is right to much less. */
  private static final double NEAR = 1e-9;

  /** Where teacher, student and plain training start. */
  record Starts(double teacher, double student, double plain) {
    static Starts common(double start) {
      return new Starts(start, start, start);
    }
  }

  /** A time on the first mode, and on the second. */
  record Times(double one, double two) {
    static Times common(double time) {
      return new Times(time, time);
    }
  }

  TwoLayerCase from(Starts others) {
    return new TwoLayerCase(others, one, two, teacher, student, before, generations);
  }

  TwoLayerCase by(Times teachers, Times students) {
    return new TwoLayerCase(starts, one, two, teachers, students, before, generations);
  }

  TwoLayerCase after(double labels) {
    return new TwoLayerCase(starts, one, two, teacher, student, labels, generations);
  }

  TwoLayerCase of(int students) {
    return new TwoLayerCase(starts, one, two, teacher, student, before, students);
  }

  /**
   * The sign of plain training's time on the second mode less that on the first, from which a time
   * is taken; 0 where this is left open.
   */
  int order() {
    int quick = attempt(Arithmetic.INTERVAL);
    return quick == 0 ? attempt(Arithmetic.ENCLOSURE) : quick;
  }

  private <N extends Enclosed<N>> int attempt(Arithmetic<N> in) {
    try {
      N first = time(in, one, teacher.one, student.one);
      N second = time(in, two, teacher.two, student.two);
      return second.certainlyBelow(first) ? -1 : first.certainlyBelow(second) ? 1 : 0;
    } catch (ArithmeticException beyond) {
      return 0;
    }
  }

  /**
   * By which share of the time on the first mode the two differ; to more digits where it is small.
   */
  double margin() {
    double quick = share(Arithmetic.INTERVAL);
    return Math.abs(quick) > NEAR ? quick : share(Arithmetic.ENCLOSURE);
  }

  private <N extends Enclosed<N>> double share(Arithmetic<N> in) {
    try {
      N first = time(in, one, teacher.one, student.one);
      N second = time(in, two, teacher.two, student.two);
      return second.minus(first).value() / first.value();
    } catch (ArithmeticException beyond) {
      return 0;
    }
  }

  /** Whether plain training needs some time to where the student is on the first mode. */
  boolean isOnItsWay() {
    try {
      return time(Arithmetic.INTERVAL, one, teacher.one, student.one).low() > 0;
    } catch (ArithmeticException beyond) {
      return false;
    }
  }

  private <N extends Enclosed<N>> N time(
      Arithmetic<N> in, Mode mode, double teacherTime, double studentTime) {
    N rate = in.number(2 * mode.eigenvalue());
    N labels = in.number(1).over(in.number(mode.strength()));
    N own = in.number(1).over(in.number(starts.student));
    N taught = in.number(1).over(in.number(starts.teacher));
    N target = toward(labels, taught, rate.times(in.number(teacherTime)));
    N from = before == 0 ? own : toward(labels, own, rate.times(in.number(before)));
    for (int m = 0; m < generations; m++) {
      target = toward(target, from, rate.times(in.number(studentTime)));
    }
    N plain = in.number(1).over(in.number(starts.plain));
    N left = target.minus(labels).over(plain.minus(labels));
    return left.log().negate().times(labels).over(rate);
  }

  /** The inverse of the value, from that of a start toward that of an aim. */
  private static <N extends Enclosed<N>> N toward(N aim, N start, N time) {
    N kept = time.over(aim).negate().exp();
    return aim.times(kept.complement()).plus(start.times(kept));
  }

  @Override
  public String toString() {
    return "u0 of teacher, student, plain=(%s, %s, %s), lam=(%s, %s), s=(%s, %s), T=(%s, %s), t=(%s, %s), labels before %s, generations %d"
        .formatted(
            starts.teacher,
            starts.student,
            starts.plain,
            one.eigenvalue(),
            two.eigenvalue(),
            one.strength(),
            two.strength(),
            teacher.one,
            teacher.two,
            student.one,
            student.two,
            before,
            generations);
  }
}
