// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk;

import java.util.Arrays;

/**
 * Values at a point and all its neighbours, diagonals too, and the parabola through them.
 *
 * @param places of each variable the lower, the own and the upper value; two are equal at an end
 * @param values 3^d values, by {@link #digit}; infinite where there is no neighbour
 */
record Stencil(double[][] places, double[] values) {
  /** How many points it has. */
  static int size(int dimensions) {
    return (int) Math.pow(3, dimensions);
  }

  /** Where a point lies along a variable: -1, 0 or 1. */
  static int digit(int code, int variable) {
    int rest = code;
    for (int i = 0; i < variable; i++) {
      rest /= 3;
    }
    return rest % 3 - 1;
  }

  private static int code(int dimensions, int i, int one, int j, int other) {
    int code = 0;
    int power = 1;
    for (int k = 0; k < dimensions; k++, power *= 3) {
      code += power * (1 + (k == i ? one : 0) + (k == j ? other : 0));
    }
    return code;
  }

  private int dimensions() {
    return places.length;
  }

  /** The number of the point itself. */
  int centre() {
    return values.length / 2;
  }

  /** A point. */
  GlobalSearch.Point point(int code) {
    double[] at = new double[dimensions()];
    Arrays.setAll(at, i -> places[i][1 + digit(code, i)]);
    return new GlobalSearch.Point(at, values[code]);
  }

  /** The lowest point, the own one unless another is lower by more than rounding. */
  int lowest() {
    int least = centre();
    double rounding = 1e-15 * Math.abs(values[least]);
    for (int code = 0; code < values.length; code++) {
      boolean better =
          least == centre()
              ? values[code] < values[least] - rounding
              : values[code] < values[least];
      least = better ? code : least;
    }
    return least;
  }

  /**
   * The way to the parabola's minimum; null where it has none. Variables that stand at an end stay
   * there.
   */
  double[] jump() {
    int d = dimensions();
    double[][] system = new double[d][d + 1];
    double[] span = new double[d];
    for (int i = 0; i < d; i++) {
      double down = places[i][1] - places[i][0];
      double up = places[i][2] - places[i][1];
      span[i] = down > 0 && up > 0 ? down + up : 0;
      if (span[i] == 0) {
        system[i][i] = 1;
        continue;
      }
      double left = (values[code(d, i, -1, -1, 0)] - values[centre()]) / down;
      double right = (values[code(d, i, 1, -1, 0)] - values[centre()]) / up;
      system[i][i] = 2 * (left + right) / span[i];
      system[i][d] = (left * up - right * down) / span[i];
      for (int j = 0; j < i && span[j] > 0; j++) {
        double twist = 0;
        for (int sign = -1; sign <= 1; sign += 2) {
          twist += values[code(d, i, sign, j, sign)] - values[code(d, i, sign, j, -sign)];
        }
        system[i][j] = twist / (span[i] * span[j]);
        system[j][i] = system[i][j];
      }
    }
    return solve(system);
  }

  /** How far a way leads, the neighbours being at 1. */
  double reach(double[] way) {
    double reach = 0;
    for (int i = 0; i < way.length; i++) {
      double side = way[i] < 0 ? places[i][1] - places[i][0] : places[i][2] - places[i][1];
      reach = way[i] == 0 ? reach : Math.max(reach, Math.abs(way[i]) / side);
    }
    return reach;
  }

  /** Elimination on a system that must be positive definite; null where it is not. */
  private static double[] solve(double[][] system) {
    int d = system.length;
    for (int i = 0; i < d; i++) {
      if (!(system[i][i] > 0) || !Double.isFinite(system[i][i])) {
        return null;
      }
      for (int row = i + 1; row < d; row++) {
        double factor = system[row][i] / system[i][i];
        for (int j = i; j <= d; j++) {
          system[row][j] -= factor * system[i][j];
        }
      }
    }
    double[] way = new double[d];
    for (int i = d - 1; i >= 0; i--) {
      double rest = system[i][d];
      for (int j = i + 1; j < d; j++) {
        rest -= system[i][j] * way[j];
      }
      way[i] = rest / system[i][i];
      if (!Double.isFinite(way[i])) {
        return null;
      }
    }
    return way;
  }
}
