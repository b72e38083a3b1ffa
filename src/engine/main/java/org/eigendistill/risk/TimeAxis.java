// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eigendistill.dynamics.Clock;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Curve;
import org.eigendistill.dynamics.Gain;
import org.eigendistill.dynamics.Model;
import org.eigendistill.dynamics.Procedure;

/**
 * A procedure's times on a spectrum, from nothing to the limit of training, on one coordinate that
 * rises with training: log t for the flows, -log d for ridge's penalty d, log(1 + N) for N steps.
 *
 * <p>The axis begins at 0 steps, or where no gain exceeds 1e-13: a risk there differs from that of
 * no training by at most 1e-13 of itself. It ends where training has {@link Settling settled}, and
 * <em>at</em> its end it has the limit itself: gain 1, or l / (l + d) under weight decay d. A
 * student whose teacher stands there is plain training by the student's procedure, to the bit,
 * unless weights decay.
 *
 * <p>Between {@link #begin} and {@link #end} gains change by more than 1e-6 and 1e-9; risks are
 * drawn there.
 *
 * <p>Holds curves of training, so one thread at a time.
 */
final class TimeAxis {
  private static final double NOTHING = 1e-13;
  private static final double UNTRAINED = 1e-6;
  private static final double RINGING = 1e-7;
  private static final double EACH = 128;
  private static final double MOST_STEPS = 0x1p52;

  /** Beyond the drawn stretch risks change by little, and in one valley. */
  private static final double SPARSE = 3;

  private final Procedure procedure;
  private final Clock clock;
  private final double[] eigenvalues;
  private final Curve[] curves;
  private final Curve[] forgetting;
  private final Gains limit;
  private final Map<Double, Gains> filters = new Recent<>();
  private final Map<Double, double[]> keeps = new Recent<>();
  private final double low;
  private final double begin;
  private final double end;
  private final double high;
  private final double last;

  TimeAxis(Procedure procedure, double[] eigenvalues) {
    this.procedure = procedure;
    this.clock = procedure.clock();
    this.eigenvalues = eigenvalues.clone();
    double top = Arrays.stream(eigenvalues).max().orElseThrow();
    procedure.requireStable(top);
    this.curves = curves(Course.onLabels(procedure), eigenvalues);
    // From the labels toward nothing: the gain is what is kept of a start.
    this.forgetting =
        procedure.continues()
            ? curves(Course.of(procedure, Model.LABELS, Model.ZERO), eigenvalues)
            : null;
    this.limit = Gains.of(procedure::limit, eigenvalues);
    Settling settling = Settling.of(procedure, eigenvalues);
    if (clock.isWhole()) {
      low = 0;
      begin = clock.coordinate(1);
      end = Math.min(clock.coordinate(MOST_STEPS), settling.drawn());
    } else {
      low = start(NOTHING, top);
      begin = start(UNTRAINED, top);
      end = settling.drawn();
    }
    high = settling.settled();
    last = clock.length(high);
  }

  /**
   * Where the gain along the top is so small: at l t = gain, or before it where the filter is
   * quicker than flow.
   */
  private double start(double gain, double top) {
    double reached = procedure.timeToReach(top, new Gain(gain, 1 - gain, Math.log1p(-gain)));
    double plain = Math.log(gain / top);
    // Where weights decay much, no gain may ever be so large.
    return Double.isNaN(reached) ? plain : Math.min(plain, clock.coordinate(reached));
  }

  /** What was last worked out: a search asks for the same few times again and again. */
  private static final class Recent<T> extends LinkedHashMap<Double, T> {
    private static final long serialVersionUID = 1;
    private static final int MOST = 32;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Double, T> eldest) {
      return size() > MOST;
    }
  }

  private static Curve[] curves(Course course, double[] eigenvalues) {
    return Arrays.stream(eigenvalues).mapToObj(course::along).toArray(Curve[]::new);
  }

  Procedure procedure() {
    return procedure;
  }

  /** Where the limit of training stands. */
  double high() {
    return high;
  }

  /** The limit of training. */
  Gains limit() {
    return limit;
  }

  /** Whether the limit of training is the labels themselves. */
  boolean interpolates() {
    for (int k = 0; k < limit.directions(); k++) {
      if (limit.residual(k) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether times are whole numbers. */
  private boolean isStepwise() {
    return clock.isWhole();
  }

  /** The time, step count or penalty at a coordinate. */
  double time(double coordinate) {
    return coordinate >= high ? last : clock.length(coordinate);
  }

  /**
   * The coordinate that lies farther on by about {@code by}: by a whole number of steps, and at
   * least one, where steps are counted.
   */
  double moved(double coordinate, double by) {
    double goal = coordinate + by;
    if (goal >= high || goal > end && isStepwise()) {
      // Steps that are too many to be counted are taken for all of them.
      return by > 0 ? high : Math.min(goal, end);
    }
    if (!isStepwise()) {
      return goal;
    }
    double steps = time(Math.max(0, goal));
    double now = time(coordinate);
    return clock.coordinate(Math.max(0, steps == now ? now + Math.signum(by) : steps));
  }

  /** Whether there is nothing between two coordinates. */
  boolean areNextTo(double one, double other) {
    return isStepwise() && Math.abs(time(one) - time(other)) <= 1;
  }

  /** Times to draw risks at, evenly spaced in logarithm; whole steps each once. */
  double[] drawn(int count) {
    boolean falls = clock == Clock.PENALTY;
    double from = falls ? begin : Math.log(time(begin));
    double to = falls ? end : Math.log(time(Math.min(end, high)));
    return IntStream.range(0, count)
        .mapToDouble(i -> from + (to - from) * i / (count - 1))
        .map(x -> Math.exp(falls ? -x : x))
        .map(t -> isStepwise() ? Math.max(1, Math.rint(t)) : t)
        .distinct()
        .toArray();
  }

  /**
   * Nodes of a grid.
   *
   * @param spacing between the drawn stretch's, wider where they would be more than {@code most};
   *     of steps the first 128 and those that ring are taken each, but not more of them than half
   *     of {@code most}
   * @param whole from nothing to the limit, or the drawn stretch alone
   */
  double[] nodes(double spacing, int most, boolean whole) {
    double wide = Math.max(spacing, (end - begin) / (most - 1));
    List<Double> nodes = new ArrayList<>();
    if (whole && !isStepwise()) {
      stretch(nodes, low, begin, SPARSE);
    }
    if (isStepwise()) {
      double ringing = Math.min(most / 2.0, Math.max(EACH, ringing()));
      double to = time(Math.min(end, high));
      for (double n = whole ? 0 : 1; n < to; ) {
        nodes.add(clock.coordinate(n));
        n = n < ringing ? n + 1 : Math.max(n + 1, clock.length(clock.coordinate(n) + wide));
      }
      nodes.add(clock.coordinate(to));
    } else {
      stretch(nodes, begin, end, wide);
      nodes.add(end);
    }
    if (whole && high > end) {
      nodes.remove(nodes.size() - 1);
      stretch(nodes, end, high, isStepwise() ? Double.POSITIVE_INFINITY : SPARSE);
      nodes.add(high);
    }
    return nodes.stream().mapToDouble(x -> x).toArray();
  }

  /** Evenly spaced nodes, the last left out. */
  private static void stretch(List<Double> nodes, double from, double to, double spacing) {
    int count = Math.max(1, (int) Math.ceil((to - from) / spacing));
    for (int i = 0; i < count; i++) {
      nodes.add(from + (to - from) * i / count);
    }
  }

  /** The step up to which some residual swings by more than {@link #RINGING}. */
  private double ringing() {
    return Arrays.stream(eigenvalues)
        .map(procedure::ringing)
        .map(factor -> factor > 0 ? Math.log(RINGING) / Math.log(factor) : 0)
        .max()
        .orElseThrow();
  }

  /** Plain training on labels for the time at a coordinate. */
  Gains at(double coordinate) {
    return until(time(coordinate));
  }

  /** Whether a time is the last or later. */
  boolean isLimit(double time) {
    return clock.isAtLeast(time, last);
  }

  /** Plain training on labels for a time; for the last and any later one, its limit. */
  Gains until(double time) {
    return isLimit(time) ? limit : filters.computeIfAbsent(time, this::train);
  }

  private Gains train(double time) {
    double[] gains = new double[curves.length];
    double[] residuals = new double[curves.length];
    for (int k = 0; k < curves.length; k++) {
      curves[k].at(time, gains, residuals, k);
    }
    return Gains.wrap(gains, residuals);
  }

  /** What is kept of a start after training for a time, per direction; not to be written to. */
  double[] kept(double time) {
    return keeps.computeIfAbsent(time, this::forget);
  }

  private double[] forget(double time) {
    double[] kept = new double[forgetting.length];
    for (int k = 0; k < kept.length; k++) {
      kept[k] = forgetting[k].at(time).gain();
    }
    return kept;
  }
}
