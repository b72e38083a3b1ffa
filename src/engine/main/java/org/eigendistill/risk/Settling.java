// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk;

import java.util.Arrays;
import org.eigendistill.base.BadInputException;
import org.eigendistill.dynamics.Clock;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Curve;
import org.eigendistill.dynamics.Gain;
import org.eigendistill.dynamics.Procedure;

/**
 * Where training on a spectrum comes to its limit, on a clock's coordinate.
 *
 * <p>Exponential decay is over at once: the drawn stretch goes on to the limit, where exp(-40) of
 * the way is left. Where residuals fall as a power of the length, as those of ridge and of averages
 * do, l t = 1e17 is as good as the limit, and nothing is worth drawing beyond 1e9. A power so low
 * that doubles hold no length that is near the limit settles at the last one looked at.
 *
 * @param drawn where gains have come to their limits to within 1e-9, as far as is worth drawing
 * @param settled where they are there in doubles
 */
record Settling(double drawn, double settled) {
  private static final double NEAR = 1e-9;
  private static final double THERE = 1e-16;
  private static final double ROUNDING = 0x1p-51;
  private static final double SLOW = 1e9;
  private static final double SLOWEST = 1e17;

  /** Decay that takes more than this in logarithm from near to there is by a power. */
  private static final double BY_A_POWER = 3;

  private static final double MOST_STEPS = 0x1p53;

  /** As far as is looked, in logarithm of a length of training: within the range of doubles. */
  private static final double FARTHEST = 640;

  /** By what factor a low power is nearer to its limit at the farthest than half as far out. */
  private static final double NEARER = 0.9;

  /**
   * Finds it.
   *
   * @param eigenvalues positive
   * @throws BadInputException if gains do not come to the limit that the filter states
   */
  static Settling of(Procedure procedure, double... eigenvalues) {
    double top = Arrays.stream(eigenvalues).max().orElseThrow();
    double bottom = Arrays.stream(eigenvalues).min().orElseThrow();
    Clock clock = procedure.clock();
    double known = procedure.settled(top, bottom);
    if (!Double.isNaN(known)) {
      double coordinate = clock.coordinate(known);
      return new Settling(coordinate, coordinate);
    }
    Approach approach = new Approach(procedure, eigenvalues);
    double near = approach.first(NEAR);
    double there = approach.first(THERE);
    if (clock.isWhole() || there - near < BY_A_POWER) {
      return new Settling(there, there);
    }
    return new Settling(
        Math.max(near, Math.log(SLOW / bottom)), Math.max(there, Math.log(SLOWEST / bottom)));
  }

  /** How gains come to their limits, along the smallest eigenvalue first: it is mostly the last. */
  private static final class Approach {
    private final Procedure procedure;
    private final double[] eigenvalues;
    private final Curve[] curves;

    Approach(Procedure procedure, double... eigenvalues) {
      this.procedure = procedure;
      this.eigenvalues = Arrays.stream(eigenvalues).sorted().distinct().toArray();
      this.curves =
          Arrays.stream(this.eigenvalues)
              .mapToObj(Course.onLabels(procedure)::along)
              .toArray(Curve[]::new);
    }

    private boolean isWithin(double gap, double coordinate) {
      return last(gap, coordinate) < 0;
    }

    /** A direction that is not there yet; -1 if all are. */
    private int last(double gap, double coordinate) {
      double length = procedure.clock().length(coordinate);
      for (int k = 0; k < curves.length; k++) {
        Gain gain = curves[k].at(length);
        Gain limit = procedure.limit(eigenvalues[k]);
        boolean there =
            Math.abs(gain.residual() - limit.residual()) <= gap
                && Math.abs(gain.gain() - limit.gain()) <= Math.max(gap, ROUNDING);
        if (!there) {
          return k;
        }
      }
      return -1;
    }

    private double gap(int k, double coordinate) {
      double length = procedure.clock().length(coordinate);
      return Math.abs(curves[k].at(length).gain() - procedure.limit(eigenvalues[k]).gain());
    }

    /** The first coordinate, by doubling of lengths and to a thousandth, with gaps so small. */
    double first(double gap) {
      Clock clock = procedure.clock();
      double from =
          clock.isWhole()
              ? clock.coordinate(1)
              : Math.log(Procedure.TIME_CONSTANTS / eigenvalues[0]);
      double most = clock.isWhole() ? clock.coordinate(MOST_STEPS) : FARTHEST;
      double there = from;
      while (!isWithin(gap, there)) {
        if (there >= most) {
          int k = last(gap, there);
          if (gap(k, most) < NEARER * gap(k, (from + most) / 2)) {
            return most;
          }
          throw BadInputException.of(
              "filter " + procedure.name(),
              clock.phrase(clock.length(there)),
              "its gain along eigenvalue %s is %s, and its limit says %s"
                  .formatted(
                      eigenvalues[k],
                      curves[k].at(clock.length(there)).gain(),
                      procedure.limit(eigenvalues[k]).gain()),
              "State the limit of endless training by limit().");
        }
        there = Math.min(most, there + Math.log(2));
      }
      double before = Math.max(from, there - Math.log(2));
      while (there - before > 1e-3) {
        double middle = (before + there) / 2;
        if (isWithin(gap, middle)) {
          there = middle;
        } else {
          before = middle;
        }
      }
      return there;
    }
  }
}
