// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.eigendistill.base.Progress;
import org.eigendistill.dynamics.Procedure;

/**
 * Where it pays to disobey: over alignment of the signal and noise, the least in-sample risk of any
 * distilled student over that of any early-stopped teacher, both by one procedure with its numbers.
 *
 * <p>Each cell has the best teacher and the best student as {@link Optima} has them, by the same
 * search (the risk to 6 digits in valleys that are flat and bent, mostly to 10): all nodes of a
 * grid, then descents off the grid, for both alike. A risk is linear in signal and noise; at the
 * nodes its two parts are summed once for all cells of a row.
 *
 * <p>The ratio is at most 1: the students' family has the teachers as the limit where a student's
 * own teacher trains on and on, {@code a_S(t) a_T(T) -> a_S(t)} as T grows, and a tie goes to that
 * limit. Under weight decay that limit is no teacher, and the ratio can be above 1.
 *
 * @param ratio best student's risk / best teacher's, one row for each alignment, one value in it
 *     for each noise
 * @param teacherTime the best early-stopped teacher's time, step count (0 for no training) or
 *     penalty, likewise
 */
public record PhaseMap(double[][] ratio, double[][] teacherTime) {
  private static final GlobalSearch SEARCH = GlobalSearch.MAP;

  /**
   * Works a map out, rows in parallel.
   *
   * @param procedure of teachers and students
   * @param eigenvalues l_k of X'X, positive
   * @param alignments as {@link SpectralProblem#aligned} has them
   * @param noises noise variances over the signal's mean square, positive
   * @param rows n
   * @throws org.eigendistill.dynamics.DivergenceException if a step is too long for the spectrum
   */
  public static PhaseMap of(
      Procedure procedure,
      double[] eigenvalues,
      double[] alignments,
      double[] noises,
      double rows) {
    return of(procedure, eigenvalues, alignments, noises, rows, Progress.NONE);
  }

  /** The same, telling of the nodes of its grid and of every cell. */
  public static PhaseMap of(
      Procedure procedure,
      double[] eigenvalues,
      double[] alignments,
      double[] noises,
      double rows,
      Progress progress) {
    TimeAxis axis = new TimeAxis(procedure, eigenvalues);
    double[] single = SEARCH.side(axis, 1, true).nodes();
    double[] pairs = SEARCH.side(axis, 2, true).nodes();
    AtomicLong known = new AtomicLong();
    long nodes = single.length + pairs.length;
    DoubleFunction<Gains> at =
        x -> {
          progress.update("grid of the map", known.getAndIncrement(), nodes);
          return axis.at(x);
        };
    Gains[] singles = Arrays.stream(single).mapToObj(at).toArray(Gains[]::new);
    Gains[] twos = Arrays.stream(pairs).mapToObj(at).toArray(Gains[]::new);
    double[][] ratio = new double[alignments.length][noises.length];
    double[][] time = new double[alignments.length][noises.length];
    AtomicLong done = new AtomicLong();
    long cells = (long) alignments.length * noises.length;
    progress.update("map", 0, cells);
    IntStream.range(0, alignments.length)
        .parallel()
        .forEach(
            i -> {
              SpectralProblem problem =
                  SpectralProblem.aligned(eigenvalues, alignments[i], 1, rows);
              // Lines of training keep what they have worked out, each thread its own.
              TimeAxis own = new TimeAxis(procedure, eigenvalues);
              Row row = new Row(problem, own, single, pairs, singles, twos);
              for (int j = 0; j < noises.length; j++) {
                row.cell(noises[j], ratio[i], time[i], j);
                progress.update("map", done.incrementAndGet(), cells);
              }
            });
    return new PhaseMap(ratio, time);
  }

  /** Cells of one alignment. */
  private static final class Row {
    private final SpectralProblem problem;
    private final TimeAxis axis;
    private final GlobalSearch.Side single;
    private final GlobalSearch.Side pair;
    private final PairRisks alone;
    private final PairRisks ended;
    private final PairRisks distilled;

    Row(
        SpectralProblem problem,
        TimeAxis axis,
        double[] single,
        double[] pairs,
        Gains[] singles,
        Gains[] twos) {
      this.problem = problem;
      this.axis = axis;
      this.single = new GlobalSearch.Side(axis, single);
      this.pair = new GlobalSearch.Side(axis, pairs);
      this.alone = PairRisks.of(problem, singles, Gains.labels(problem.signal().length));
      this.ended = axis.interpolates() ? null : PairRisks.of(problem, singles, axis.limit());
      this.distilled = PairRisks.half(problem, twos);
    }

    void cell(double noise, double[] ratio, double[] time, int at) {
      RiskForm form = problem.withNoise(noise).inSample();
      GlobalSearch.Point teacher =
          SEARCH.minimize(x -> form.of(axis.at(x[0])), alone.under(noise), single);
      GlobalSearch.Point student =
          SEARCH.minimize(
              x -> form.of(axis.at(x[0]).distilling(axis.at(x[1]))),
              distilled.under(noise),
              pair,
              pair);
      double least = Math.min(ended(form, teacher, noise), student.value());
      ratio[at] = least / teacher.value();
      time[at] = axis.time(teacher.at()[0]);
    }

    /** The best student of a teacher that trains on and on: where that interpolates, a teacher. */
    private double ended(RiskForm form, GlobalSearch.Point teacher, double noise) {
      return ended == null
          ? teacher.value()
          : SEARCH
              .minimize(
                  x -> form.of(axis.at(x[0]).distilling(axis.limit())), ended.under(noise), single)
              .value();
    }
  }
}
