// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population.limit;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.spectrum.EigenSolver;

/**
 * Of two points of a contour,
 *
 * <pre>    Q = [sum t s / ((s+k1)(s+k2))] / (1 - (1/n) sum s^2 / ((s+k1)(s+k2))), </pre>
 *
 * t the energies along the eigenvalues s. Both sums are divided differences of sums of one point,
 * {@code sum f / (s + k)}, and are taken so where the two are not near.
 */
final class PairSums {
  /** Relative distance below which a divided difference loses too much. */
  private static final double NEAR = 0.05;

  /** Sums of so few terms are taken as they are. */
  private static final int FEW = 8;

  private static final int PAIR = 4;

  /** So many nodes are taken against all others at a time. */
  private static final int PANEL = 256;

  private final Levels levels;
  private final double[] energies;
  private final double rows;
  private final double[] kr;
  private final double[] ki;
  private final double[][] single;

  /** Q of all pairs, four numbers each; or null where each is worked out when it is needed. */
  private final double[] table;

  /**
   * For a contour.
   *
   * @param energies t of all directions of a level together
   */
  PairSums(Levels levels, double rows, Contour contour, double... energies) {
    this.table = null;
    this.levels = levels;
    this.energies = energies.clone();
    this.rows = rows;
    this.kr = contour.kr();
    this.ki = contour.ki();
    this.single = new double[kr.length][];
    for (int j = 0; j < kr.length; j++) {
      single[j] = sums(kr[j], ki[j]);
    }
  }

  private PairSums(PairSums other, double... table) {
    this.levels = other.levels;
    this.energies = other.energies;
    this.rows = other.rows;
    this.kr = other.kr;
    this.ki = other.ki;
    this.single = other.single;
    this.table = table;
  }

  /** How much memory Q of all pairs takes. */
  double tableBytes() {
    return (double) Double.BYTES * PAIR * kr.length * kr.length;
  }

  /** The same sums, Q of all pairs worked out for all that follow. */
  PairSums withTable() {
    int half = kr.length;
    double[] all = new double[PAIR * half * half];
    IntStream.range(0, half)
        .parallel()
        .forEach(
            i -> {
              double[] q = new double[PAIR];
              for (int j = 0; j < half; j++) {
                both(i, j, q);
                System.arraycopy(q, 0, all, PAIR * (i * half + j), PAIR);
              }
            });
    return new PairSums(this, all);
  }

  /** Q with the second point as it is, and with its conjugate. */
  private void both(int first, int second, double... q) {
    if (table != null) {
      System.arraycopy(table, PAIR * (first * kr.length + second), q, 0, PAIR);
      return;
    }
    at(first, second, -1, q);
    q[2] = q[0];
    q[3] = q[1];
    at(first, second, 1, q);
  }

  /** sum t s / (s + k) and sum s^2 / (s + k), each in two parts. */
  private double[] sums(double r, double i) {
    double[] s = levels.values();
    double[] sums = new double[4];
    for (int l = 0; l < s.length; l++) {
      double below = s[l] + r;
      double size = below * below + i * i;
      double energy = energies[l] * s[l] / size;
      double weight = levels.counts()[l] * s[l] * s[l] / size;
      sums[0] += energy * below;
      sums[1] -= energy * i;
      sums[2] += weight * below;
      sums[3] -= weight * i;
    }
    return sums;
  }

  /**
   * Twice over the contour, {@code sum over z1, z2 of p1 p2 Q(z1, z2)}, with p conjugate in
   * conjugate points.
   */
  double twice(double[] pr, double[] pi) {
    double[] rows = new double[pr.length];
    IntStream.range(0, rows.length)
        .parallel()
        .forEach(
            i -> {
              double[] q = new double[PAIR];
              double sumR = 0;
              double sumI = 0;
              for (int j = 0; j < pr.length; j++) {
                both(i, j, q);
                sumR += pr[j] * q[0] - pi[j] * q[1];
                sumI += pr[j] * q[1] + pi[j] * q[0];
                sumR += pr[j] * q[2] + pi[j] * q[3];
                sumI += pr[j] * q[3] - pi[j] * q[2];
              }
              rows[i] = 2 * (pr[i] * sumR - pi[i] * sumI);
            });
    return Arrays.stream(rows).sum();
  }

  /** The same of many functions p at once, one a column; products by a solver. */
  double[] twice(Matrix pr, Matrix pi, EigenSolver solver) {
    double[] sums = new double[pr.columns()];
    for (int from = 0; from < pr.rows(); from += PANEL) {
      add(from, Math.min(pr.rows(), from + PANEL), pr, pi, sums, solver);
    }
    return sums;
  }

  /** Adds what some of the first nodes give. */
  private void add(int from, int to, Matrix pr, Matrix pi, double[] sums, EigenSolver solver) {
    int half = pr.rows();
    int count = to - from;
    double[] evenR = new double[count * half];
    double[] evenI = new double[count * half];
    double[] oddR = new double[count * half];
    double[] oddI = new double[count * half];
    IntStream.range(0, count)
        .parallel()
        .forEach(
            i -> {
              double[] q = new double[PAIR];
              for (int j = 0; j < half; j++) {
                both(from + i, j, q);
                evenR[i * half + j] = q[0] + q[2];
                evenI[i * half + j] = q[1] + q[3];
                oddR[i * half + j] = q[0] - q[2];
                oddI[i * half + j] = q[1] - q[3];
              }
            });
    // Q p + Q' conj(p) = (Q + Q') re p + i (Q - Q') im p
    Matrix re =
        solver
            .product(Matrix.of(count, half, evenR), pr)
            .plus(-1, solver.product(Matrix.of(count, half, oddI), pi));
    Matrix im =
        solver
            .product(Matrix.of(count, half, evenI), pr)
            .plus(1, solver.product(Matrix.of(count, half, oddR), pi));
    for (int i = 0; i < count; i++) {
      for (int l = 0; l < sums.length; l++) {
        sums[l] += 2 * (pr.get(from + i, l) * re.get(i, l) - pi.get(from + i, l) * im.get(i, l));
      }
    }
  }

  /**
   * Q of two nodes.
   *
   * @param sign -1 where the second is taken below the real axis, else 1
   * @param q takes the real and the imaginary part
   */
  private void at(int first, int second, int sign, double[] q) {
    double byR = kr[second] - kr[first];
    double byI = sign * ki[second] - ki[first];
    double distance = byR * byR + byI * byI;
    double near = NEAR * NEAR * (kr[first] * kr[first] + ki[first] * ki[first]);
    if (levels.values().length > FEW && distance > near) {
      double[] a = single[first];
      double[] b = single[second];
      quotient(a[0] - b[0], a[1] - sign * b[1], byR, byI, distance, q);
      double topR = q[0];
      double topI = q[1];
      quotient(a[2] - b[2], a[3] - sign * b[3], byR, byI, distance, q);
      finish(topR, topI, q[0], q[1], q);
    } else {
      double[] s = levels.values();
      double topR = 0;
      double topI = 0;
      double weightR = 0;
      double weightI = 0;
      for (int l = 0; l < s.length; l++) {
        double a = s[l] + kr[first];
        double b = s[l] + kr[second];
        double c = sign * ki[second];
        double re = a * b - ki[first] * c;
        double im = a * c + b * ki[first];
        double size = re * re + im * im;
        double energy = energies[l] * s[l] / size;
        double weight = levels.counts()[l] * s[l] * s[l] / size;
        topR += energy * re;
        topI -= energy * im;
        weightR += weight * re;
        weightI -= weight * im;
      }
      finish(topR, topI, weightR, weightI, q);
    }
  }

  private void finish(double topR, double topI, double weightR, double weightI, double[] q) {
    double restR = 1 - weightR / rows;
    double restI = -weightI / rows;
    quotient(topR, topI, restR, restI, restR * restR + restI * restI, q);
  }

  private static void quotient(
      double r, double i, double byR, double byI, double size, double[] q) {
    q[0] = (r * byR + i * byI) / size;
    q[1] = (i * byR - r * byI) / size;
  }
}
