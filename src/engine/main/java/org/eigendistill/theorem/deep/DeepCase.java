// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.deep;

import org.eigendistill.deep.Approach;
import org.eigendistill.deep.Arithmetic;
import org.eigendistill.deep.Layers;
import org.eigendistill.deep.Mode;
import org.eigendistill.deep.ModeGrowth;
import org.eigendistill.number.Enclosed;

/**
 * Two modes under one growth f and one start. Teacher's and student's times are those at which they
 * have given progress along the first mode, so that only the second asks for an inverse; where that
 * is not closed, doubles on both sides of it are proved to be so.
 *
 * @param growth f
 * @param start u0
 * @param one the mode that is matched
 * @param two the one that is compared
 * @param teacher the teacher's progress along the first mode
 * @param student the student's toward it
 */
record DeepCase(
    ModeGrowth growth, double start, Mode one, Mode two, double teacher, double student) {
  private static final double SLACK = 1e-12;

  /**
   * tau of the second mode below that of the first, above it, or 0 where this is left open. More
   * digits tell more where inverses are closed.
   */
  int order() {
    int quick = attempt(Arithmetic.INTERVAL);
    return quick == 0 && isClosed() ? attempt(Arithmetic.ENCLOSURE) : quick;
  }

  private <N extends Enclosed<N>> int attempt(Arithmetic<N> in) {
    try {
      return new Sides<>(in).order();
    } catch (ArithmeticException beyond) {
      return 0;
    }
  }

  /** Equal eigenvalues and a growth that is constant as far as the teacher comes. */
  boolean isTie() {
    double far = start + (one.strength() - start) * -Math.expm1(-teacher);
    return one.eigenvalue() == two.eigenvalue()
        && growth instanceof Steps steps
        && steps.isConstant(Math.min(start, far), Math.max(start, far));
  }

  /** By which share of plain training's time on the first mode the two differ. */
  double margin() {
    try {
      return new Sides<>(Arithmetic.INTERVAL).share();
    } catch (ArithmeticException beyond) {
      return 0;
    }
  }

  private boolean isClosed() {
    return growth instanceof Steps || growth instanceof Layers layers && layers.depth() <= 2;
  }

  private final class Sides<N extends Enclosed<N>> {
    private final Arithmetic<N> in;
    private final N from;
    private final N teacherTime;
    private final N studentTime;
    private final N first;

    Sides(Arithmetic<N> in) {
      this.in = in;
      from = in.number(start);
      N aim = in.number(one.strength());
      N lam = in.number(one.eigenvalue());
      Approach<N> taught = new Approach<>(from, aim, in.number(teacher));
      teacherTime = growth.time(in, taught).over(lam);
      N own = in.number(student);
      studentTime = growth.time(in, new Approach<>(from, taught.value(), own)).over(lam);
      N both = Approach.product(own, taught.progress());
      first = growth.time(in, new Approach<>(from, aim, both)).over(lam);
    }

    int order() {
      if (second(1).certainlyBelow(first)) {
        return -1;
      }
      return first.certainlyBelow(second(-1)) ? 1 : 0;
    }

    double share() {
      return second(0).value() / first.value() - 1;
    }

    /** tau of the second mode, or a bound of it from above (side 1) or below (side -1). */
    N second(int side) {
      N aim = in.number(two.strength());
      N lam = in.number(two.eigenvalue());
      N taught = progress(aim, lam.times(teacherTime), side);
      N target = new Approach<>(from, aim, taught).value();
      N own = progress(target, lam.times(studentTime), side);
      N both = Approach.product(own, taught);
      return growth.time(in, new Approach<>(from, aim, both)).over(lam);
    }

    private N progress(N aim, N time, int side) {
      if (side == 0 || isClosed()) {
        return growth.progress(in, from, aim, time);
      }
      double near = growth.progress(in, from, aim, time).value();
      N bound = in.number(near * (1 + side * SLACK));
      N reached = growth.time(in, new Approach<>(from, aim, bound));
      boolean proved = side > 0 ? time.certainlyAtMost(reached) : reached.certainlyAtMost(time);
      if (!proved) {
        throw new ArithmeticException("too near to tell");
      }
      return bound;
    }
  }

  @Override
  public String toString() {
    return "%s, u0=%s, lam=(%s, %s), s=(%s, %s), progress of teacher %s, of student %s"
        .formatted(
            growth.words(),
            start,
            one.eigenvalue(),
            two.eigenvalue(),
            one.strength(),
            two.strength(),
            teacher,
            student);
  }
}
