// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.pay;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.eigendistill.dynamics.Affine;
import org.eigendistill.dynamics.GradientDescent;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.HeavyBall;
import org.eigendistill.dynamics.Model;
import org.eigendistill.dynamics.Nesterov;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Scalar;
import org.eigendistill.theorem.proposition.Scheme;
import org.eigendistill.theorem.search.Overshoot;

/**
 * A student of the kinds that N1 speaks of, on a spectrum with top eigenvalue 1: two or three parts
 * of flow, or of steps before their first overshoot, each distilled from the one before or going on
 * with labels; flow on labels and then, before the teacher's time, on the teacher; flow on a blend
 * for no longer than the teacher trained.
 *
 * @param scheme how the parts come together
 * @param parts procedures: teacher, student, and a further one
 * @param times their times and step counts
 * @param weight the imitation weight, 1 where there is none
 */
record TrainedStudent(Scheme scheme, List<Procedure> parts, List<Double> times, double weight) {
  private static final Procedure FLOW = GradientFlow.of();
  private static final int MOST_STEPS = 1000;

  /** One at random. */
  static TrainedStudent draw(RandomGenerator random) {
    int kind = random.nextInt(7);
    if (kind == 5) {
      double teacher = time(random);
      return new TrainedStudent(
          Scheme.LABELS_THEN,
          List.of(FLOW, FLOW, FLOW),
          List.of(teacher, time(random), teacher * below(random)),
          1);
    }
    if (kind == 6) {
      double teacher = time(random);
      double own = random.nextInt(5) == 0 ? teacher : teacher * below(random);
      return new TrainedStudent(
          Scheme.IMITATE, List.of(FLOW, FLOW), List.of(teacher, own), below(random));
    }
    Scheme scheme = kind < 2 ? Scheme.DISTIL : kind < 4 ? Scheme.GENERATIONS : Scheme.THEN_LABELS;
    Procedure[] parts = new Procedure[scheme == Scheme.DISTIL ? 2 : 3];
    Double[] times = new Double[parts.length];
    for (int i = 0; i < parts.length; i++) {
      Part part = part(random);
      parts[i] = part.procedure;
      times[i] = part.time;
    }
    return new TrainedStudent(scheme, List.of(parts), List.of(times), 1);
  }

  private record Part(Procedure procedure, double time) {}

  private static Part part(RandomGenerator random) {
    int kind = random.nextInt(6);
    if (kind < 3) {
      return new Part(FLOW, time(random));
    }
    double share = 1 / (1 + Math.exp(11 * (1 - 2 * random.nextDouble())));
    double whole = random.nextInt(8) == 0 ? 1 : share;
    double step = kind == 3 ? whole : Math.pow(10, -3 + 3.15 * random.nextDouble());
    Procedure procedure =
        kind == 3
            ? GradientDescent.of(step)
            : kind == 4 ? HeavyBall.of(step, share) : Nesterov.of(step, share);
    // Descent with h l_1 = 1 ends at 0 and does not overshoot.
    long most =
        step == 1 && kind == 3 ? MOST_STEPS : Overshoot.positiveSteps(procedure, 1, MOST_STEPS);
    if (most < 1) {
      return part(random);
    }
    double count = Math.rint(Math.pow(most, random.nextDouble()));
    return new Part(procedure, random.nextInt(4) == 0 ? most : Math.max(1, count));
  }

  /** From a short time to one that interpolates along the top. */
  private static double time(RandomGenerator random) {
    return Math.pow(10, -6 + 8 * random.nextDouble());
  }

  private static double below(RandomGenerator random) {
    return 1 / (1 + Math.exp(8 * (1 - 2 * random.nextDouble())));
  }

  Model model() {
    return scheme.student(parts, times.stream().mapToDouble(t -> t).toArray(), weight);
  }

  /** The residual along a direction, a sum of positive terms. */
  <N extends Scalar<N>> N residual(N eigenvalue) {
    List<Affine<N>> each =
        java.util.stream.IntStream.range(0, parts.size())
            .mapToObj(
                i ->
                    parts
                        .get(i)
                        .update(eigenvalue, eigenvalue.lift(Fraction.of((double) times.get(i)))))
            .toList();
    N teacher = each.get(0).residual();
    if (scheme == Scheme.IMITATE) {
      teacher = teacher.times(eigenvalue.lift(Fraction.of(weight)));
    }
    N student = after(each.get(1), teacher);
    return switch (scheme) {
      case GENERATIONS -> after(each.get(2), student);
      case THEN_LABELS -> each.get(2).residual().times(student);
      case LABELS_THEN ->
          each.get(1)
              .residual()
              .times(each.get(2).residual())
              .plus(each.get(1).gain().times(teacher));
      default -> student;
    };
  }

  /** What a student leaves of a target that leaves something itself: r + a r_T. */
  private static <N extends Scalar<N>> N after(Affine<N> own, N target) {
    return own.residual().plus(own.gain().times(target));
  }

  /** Whether a part goes by whole steps, and by how many at most. */
  double mostSteps() {
    double most = 0;
    for (int i = 0; i < parts.size(); i++) {
      most = parts.get(i).clock().isWhole() ? Math.max(most, times.get(i)) : most;
    }
    return most;
  }

  @Override
  public String toString() {
    return "%s of %s for %s%s"
        .formatted(
            scheme.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
            parts,
            Arrays.toString(times.toArray()),
            scheme.hasWeight() ? ", weight " + weight : "");
  }
}
