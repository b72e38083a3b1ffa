// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;

/**
 * How far a student's weights lag behind its teacher's along lower directions of the data when both
 * have come equally far along the top.
 *
 * <p>Two measures. <em>Lag</em>: progress toward the run's own end; where both have the same
 * progress in the top band, the teacher's progress in a lower band less the student's, averaged
 * over the {@linkplain #LEVELS levels}. It asks nothing of the units and suits any two networks,
 * but an effect that is in the run's end already, such as that of a linear student that runs for as
 * long as its teacher did, divides out of it. <em>Movement ratio</em>: the student's movement in a
 * lower band over the teacher's, where their movements in the top band are the same; the geometric
 * mean over the levels, in units of the teacher's movement in the top band, that both reach. It
 * sees the end too, and asks that weights of both have one scale. Neither has a verdict of its own:
 * two networks of one recipe differ in both by their seeds, see {@link Uncontrolled}.
 *
 * @param teacher the teacher's curve
 * @param student the student's curve
 * @param lags a lag for each band below the top one; above 0 the student is behind
 * @param meanLag their mean
 * @param ratios a movement ratio for each band below the top one; below 1 the student is behind
 * @param meanRatio their geometric mean
 */
public record Bias(
    BiasCurve teacher,
    BiasCurve student,
    List<Estimate> lags,
    Estimate meanLag,
    List<Estimate> ratios,
    Estimate meanRatio) {
  /**
   * Levels of the top band at which runs are matched, {@code 1 - 10^(-j/4)} for j from 1 to 8: 0.44
   * to 0.99. What is left of the way falls by equal factors, as it does in equal times of gradient
   * flow; lower bands move little before.
   */
  public static final List<Double> LEVELS =
      IntStream.rangeClosed(1, 8).mapToObj(j -> -Math.expm1(-j * Math.log(10) / 4)).toList();

  /** The least movement along the top band, as a part of all weights, that is no rounding. */
  static final double LEAST = 1e-5;

  /** Keeps its own copies. */
  public Bias {
    lags = List.copyOf(lags);
    ratios = List.copyOf(ratios);
  }

  /**
   * Measures two runs; intervals are over units, by the jackknife.
   *
   * @param directions the data's eigenvectors, p x r, one a column
   * @param paired whether unit u of the one goes with unit u of the other, as classes do, and both
   *     are left out together; otherwise units are left out apart and the errors added
   * @throws IllegalArgumentException if the inputs are not p, or a band is not there, or units are
   *     paired and differ in number, or a run does not move along the top band by {@value #LEAST}
   *     of its weights, above the rounding of floats, or in no lower band both move
   */
  public static Bias of(
      WeightPath teacher, WeightPath student, Matrix directions, Bands bands, boolean paired) {
    if (teacher.inputs() != directions.rows() || student.inputs() != directions.rows()) {
      throw new IllegalArgumentException(
          "the teacher has %d inputs, the student %d, the data %d"
              .formatted(teacher.inputs(), student.inputs(), directions.rows()));
    }
    if (bands.list().get(bands.list().size() - 1).last() >= directions.columns()) {
      throw new IllegalArgumentException("there are %d directions".formatted(directions.columns()));
    }
    if (paired && teacher.units() != student.units()) {
      throw new IllegalArgumentException(
          "the teacher has %d units, the student %d".formatted(teacher.units(), student.units()));
    }
    RunSums sumsT = RunSums.of(teacher, directions);
    RunSums sumsS = RunSums.of(student, directions);
    BiasCurve[] both = BiasMeasures.curves(sumsT, RunSums.NONE, sumsS, RunSums.NONE, bands);
    BiasCurve t = both[0];
    BiasCurve s = both[1];
    requireMotion("teacher", t, teacher);
    requireMotion("student", s, student);
    double[] errors = BiasMeasures.errors(sumsT, sumsS, bands, paired);
    int degrees = Math.min(sumsT.units(), sumsS.units()) - 1;
    return gather(t, s, errors, degrees);
  }

  private static void requireMotion(String role, BiasCurve curve, WeightPath path) {
    if (!(curve.end(0) > LEAST * path.size())) {
      throw new IllegalArgumentException(
          "the %s moves along the top band by %.3g of its weights from the first checkpoint to the last"
              .formatted(role, curve.end(0) / path.size()));
    }
  }

  private static Bias gather(BiasCurve t, BiasCurve s, double[] errors, int degrees) {
    double[] measures = BiasMeasures.of(t, s);
    if (Double.isNaN(measures[t.bands() - 1])) {
      throw new IllegalArgumentException("there is no lower band in which both have moved");
    }
    int lower = t.bands() - 1;
    List<Estimate> all = new ArrayList<>();
    for (int j = 0; j < measures.length; j++) {
      Estimate plain = Estimate.student(measures[j], errors[j], degrees);
      all.add(j <= lower ? plain : plain.exp());
    }
    return new Bias(
        t,
        s,
        all.subList(0, lower),
        all.get(lower),
        all.subList(lower + 1, 2 * lower + 1),
        all.get(2 * lower + 1));
  }
}
