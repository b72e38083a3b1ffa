// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The gains of a {@link Course} at a list of times along a list of directions.
 *
 * <p>Directions are worked out in parallel, each by one thread, so the numbers do not depend on the
 * number of threads.
 */
public final class Trajectory {
  private final double[] times;
  private final double[] eigenvalues;
  private final Gain[][] gains;

  private Trajectory(double[] times, double[] eigenvalues, Gain[][] gains) {
    this.times = times;
    this.eigenvalues = eigenvalues;
    this.gains = gains;
  }

  /**
   * Works a trajectory out.
   *
   * @param course what is trained
   * @param times the times, in any order; for stepwise procedures whole step counts, for ridge
   *     penalties
   * @param eigenvalues one per direction, at least 0
   * @throws IllegalArgumentException if the procedure refuses a time
   */
  public static Trajectory of(Course course, double[] times, double[] eigenvalues) {
    return of(course.procedure(), k -> course.along(eigenvalues[k]), times, eigenvalues);
  }

  /**
   * The same of curves that are told apart by their direction, not by its eigenvalue alone.
   *
   * @param procedure that counts their times
   * @param curves of each direction, by number from 0; asked for by several threads
   */
  public static Trajectory of(
      Procedure procedure, IntFunction<Curve> curves, double[] times, double[] eigenvalues) {
    for (double time : times) {
      procedure.requireTime(time);
    }
    Gain[][] gains = new Gain[eigenvalues.length][times.length];
    IntStream.range(0, eigenvalues.length)
        .parallel()
        .forEach(
            k -> {
              Curve curve = curves.apply(k);
              for (int i = 0; i < times.length; i++) {
                gains[k][i] = curve.at(times[i]);
              }
            });
    return new Trajectory(times.clone(), eigenvalues.clone(), gains);
  }

  /** The number of times. */
  public int times() {
    return times.length;
  }

  /** The number of directions. */
  public int directions() {
    return eigenvalues.length;
  }

  /** A time by its number, from 0. */
  public double time(int i) {
    return times[Objects.checkIndex(i, times.length)];
  }

  /** A direction's eigenvalue by its number, from 0. */
  public double eigenvalue(int direction) {
    return eigenvalues[Objects.checkIndex(direction, eigenvalues.length)];
  }

  /** The gain at a time along a direction, both by number from 0. */
  public Gain gain(int time, int direction) {
    return gains[direction][time];
  }

  /** The bare gains of all directions at one time. */
  public double[] gainsAt(int time) {
    return Arrays.stream(gains).mapToDouble(line -> line[time].gain()).toArray();
  }
}
