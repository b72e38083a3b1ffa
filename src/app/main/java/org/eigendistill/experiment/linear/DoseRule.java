// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.linear;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.eigendistill.base.PowerLaw;
import org.eigendistill.base.Progress;
import org.eigendistill.base.Randomness;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.Spectra;
import org.eigendistill.figure.Figure;
import org.eigendistill.theorem.flips.FlipEffects;
import org.eigendistill.theorem.flips.FlipEffects.Region;

/**
 * What the rule by which claim C4 is judged in networks would find where the truth is known: random
 * problems of flipped labels, drawn until a thousand have both effects. The rule sees six doses;
 * from the dose of least risk on, slope and gain in risk have to fall with the dose.
 */
final class DoseRule implements Experiment {
  private static final int WANTED = 1000;
  private static final int DIRECTIONS = 20;

  /** By which the truth is told; the rule sees all but the first and the last two. */
  private static final double[] DOSES = {
    1.0 / 60, 2.0 / 60, 4.0 / 60, 8.0 / 60, 16.0 / 60, 30.0 / 60, 1, 2, 4
  };

  private static final int FIRST = 1;
  private static final int LAST = 7;
  private static final int FEWEST = 3;

  /** What the rule says. */
  private enum Word {
    YES,
    NO,
    NOT_KNOWN
  }

  private static final Column<Region> TRUTH = Column.word("effects", Region.class, Region::word);
  private static final Column<Boolean> MEMORISES = Column.truth("teacher_memorises");
  private static final Column<Long> PROBLEMS = Column.count("problems");
  private static final Column<Long> YES = Column.count("rule_yes");
  private static final Column<Long> NO = Column.count("rule_no");
  private static final Column<Long> NOT_KNOWN = Column.count("rule_not_known");

  @Override
  public String id() {
    return "dose-rule";
  }

  @Override
  public String title() {
    return "What a dose rule finds where claim C4 is known to be true or false";
  }

  @Override
  public List<Column<?>> columns() {
    return List.of(TRUTH, MEMORISES, PROBLEMS, YES, NO, NOT_KNOWN);
  }

  @Override
  public Table compute(Spectra spectra, Progress progress) {
    long[][][] counts = new long[Region.values().length][2][Word.values().length];
    Randomness random = Randomness.of(1);
    int both = 0;
    while (both < WANTED) {
      FlipProblem problem = draw(random);
      double rate = 0.02 + 0.43 * random.uniform();
      double time = Math.pow(10, 0.5 + 4.5 * random.uniform());
      List<FlipEffects> series = problem.effects(rate, time, DOSES);
      FlipEffects truth = series.get(least(series));
      Word word = rule(series.subList(FIRST, LAST));
      counts[truth.region().ordinal()][truth.memorises() ? 1 : 0][word.ordinal()]++;
      both += truth.region() == Region.BOTH ? 1 : 0;
      progress.update("problems with both effects", both, WANTED);
    }
    Table.Builder table = Table.with(columns());
    for (Region region : Region.values()) {
      for (int memorises = 1; memorises >= 0; memorises--) {
        long[] found = counts[region.ordinal()][memorises];
        if (Arrays.stream(found).sum() > 0) {
          table.add(
              TRUTH.is(region),
              MEMORISES.is(memorises == 1),
              PROBLEMS.is(Arrays.stream(found).sum()),
              YES.is(found[Word.YES.ordinal()]),
              NO.is(found[Word.NO.ordinal()]),
              NOT_KNOWN.is(found[Word.NOT_KNOWN.ordinal()]));
        }
      }
    }
    return table.build();
  }

  /** Eigenvalues k^-decay, energies l^(1 + c), over a complete basis. */
  private static FlipProblem draw(Randomness random) {
    double decay = 0.5 + 1.5 * random.uniform();
    double alignment = -1.5 + 3.5 * random.uniform();
    double[] eigenvalues = new double[DIRECTIONS];
    Arrays.setAll(eigenvalues, k -> PowerLaw.at(k + 1, decay));
    double[] energies = Arrays.stream(eigenvalues).map(l -> Math.pow(l, 1 + alignment)).toArray();
    double sum = Arrays.stream(energies).sum();
    return new FlipProblem(
        eigenvalues, Arrays.stream(energies).map(e -> e / sum).toArray(), DIRECTIONS);
  }

  private static int least(List<FlipEffects> series) {
    return FlipProblem.least(series.stream().mapToDouble(FlipEffects::riskExcess).toArray());
  }

  /** Not known of fewer than three doses from the best one on. */
  private static Word rule(List<FlipEffects> series) {
    List<FlipEffects> late = series.subList(least(series), series.size());
    if (late.size() < FEWEST) {
      return Word.NOT_KNOWN;
    }
    boolean falls =
        falls(late.stream().mapToDouble(FlipEffects::slopeExcess).toArray())
            && falls(late.stream().mapToDouble(e -> -e.riskExcess()).toArray());
    return falls ? Word.YES : Word.NO;
  }

  /** By ranks, doses being in their order; a slope that there is none of does not fall. */
  private static boolean falls(double... values) {
    double[] order = IntStream.range(0, values.length).asDoubleStream().toArray();
    return Arrays.stream(values).noneMatch(Double::isNaN)
        && new SpearmansCorrelation().correlation(order, values) < 0;
  }

  @Override
  public Optional<Figure> figure(Table table) {
    return Optional.empty();
  }

  @Override
  public boolean isListed() {
    return true;
  }
}
