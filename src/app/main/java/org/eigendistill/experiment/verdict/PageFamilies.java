// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.eigendistill.compare.estimate.OverSeeds;
import org.eigendistill.experiment.PageHypothesis;
import org.eigendistill.experiment.StudyCell;
import org.eigendistill.neural.EvaluationRows;

/**
 * The evidence of each hypothesis: which cells are its family, and which numbers must be as claimed
 * in each.
 *
 * @param numbers of all cells
 */
public record PageFamilies(CellNumbers numbers) {
  private static final double MOST_NOISE = 0.4;

  /** Of H3. */
  private static final int BIAS_PARTS = 3;

  /**
   * The family of a hypothesis, every cell that the page lists for it.
   *
   * @throws IllegalArgumentException for H5, which is no family of cells: {@link
   *     InteractionVerdict}
   */
  public List<CellEvidence> of(PageHypothesis hypothesis) {
    EvaluationRows rows = hypothesis.rows();
    return switch (hypothesis) {
      case H1A, H1B ->
          family(PageStudy.allCells(), cell -> student(cell, PageMeasure.SLOPE, rows, 1));
      case H2A, H2B ->
          family(PageStudy.allCells(), cell -> student(cell, PageMeasure.LOW_END, rows, -1));
      case H3 ->
          family(
              PageStudy.allCells(),
              cell -> {
                List<CellPart> parts =
                    Stream.of(
                            student(cell, PageMeasure.BIAS, rows, -1),
                            student(cell, PageMeasure.LAG, rows, 1),
                            student(cell, PageMeasure.LAG_BEYOND_NULL, rows, 1))
                        .flatMap(List::stream)
                        .toList();
                return parts.size() == BIAS_PARTS ? parts : List.of();
              });
      case H4 -> family(PageStudy.D.cells().stream(), this::doses);
      case H6 ->
          family(
              PageStudy.B.cells().stream().filter(cell -> cell.noise() == MOST_NOISE),
              this::switched);
      case H6B -> PageStudy.B.cells().stream().map(this::recovered).toList();
      case H6C ->
          family(
              PageStudy.B.cells().stream().filter(cell -> cell.noise() == MOST_NOISE),
              this::byNoise);
      case H7A, H7B ->
          family(
              Arrays.stream(PageStudy.values())
                  .filter(PageStudy::hasTemperature1)
                  .flatMap(study -> study.cells().stream()),
              cell -> byTemperature(cell, rows));
      case H5 -> throw new IllegalArgumentException("H5 is decided over groups of cells");
    };
  }

  private interface Parts {
    List<CellPart> of(StudyCell cell);
  }

  private static List<CellEvidence> family(Stream<StudyCell> cells, Parts parts) {
    return cells.map(cell -> new CellEvidence(cell, parts.of(cell), Optional.empty(), "")).toList();
  }

  private static boolean areShared(StudyCell cell, EvaluationRows rows) {
    return rows == EvaluationRows.TEST || PageStudy.of(cell).orElseThrow().sharesTrainingRows();
  }

  private Optional<SeedValues> seeds(
      StudyCell cell, PageArm arm, PageMeasure measure, EvaluationRows rows, boolean logOdds) {
    int planned = PageStudy.of(cell).orElseThrow().seeds();
    return numbers
        .of(cell, arm, measure, rows, logOdds)
        .filter(values -> values.seeds() == planned);
  }

  /** The student's part of a cell, or none where it was not run. */
  private List<CellPart> student(
      StudyCell cell, PageMeasure measure, EvaluationRows rows, int claimed) {
    PageArm arm = PageStudy.of(cell).orElseThrow().student();
    boolean hasVersions = measure == PageMeasure.SLOPE || measure == PageMeasure.LOW_END;
    return seeds(cell, arm, measure, rows, false).stream()
        .map(
            values ->
                CellPart.of(
                    measure,
                    values.over(areShared(cell, rows)),
                    claimed,
                    hasVersions
                        ? OptionalDouble.of(mean(seeds(cell, arm, measure, rows, true)))
                        : OptionalDouble.empty()))
        .toList();
  }

  private static double mean(Optional<SeedValues> values) {
    return values.map(v -> v.over(false).mean()).orElse(Double.NaN);
  }

  private Optional<SeedValues> cooler(StudyCell cell, EvaluationRows rows, boolean logOdds) {
    return seeds(cell, PageArm.STUDENT, PageMeasure.SLOPE, rows, logOdds)
        .flatMap(
            warm ->
                seeds(cell, PageArm.STUDENT_AT_1, PageMeasure.SLOPE, rows, logOdds)
                    .map(warm::less));
  }

  private List<CellPart> byTemperature(StudyCell cell, EvaluationRows rows) {
    return cooler(cell, rows, false).stream()
        .map(
            difference ->
                CellPart.of(
                    PageMeasure.SLOPE,
                    difference.over(areShared(cell, rows)),
                    1,
                    OptionalDouble.of(mean(cooler(cell, rows, true)))))
        .toList();
  }

  private List<CellPart> parts(StudyCell cell, PageArm arm, PageMeasure... measures) {
    List<CellPart> parts = new ArrayList<>();
    for (PageMeasure measure : measures) {
      seeds(cell, arm, measure, EvaluationRows.TEST, false)
          .map(values -> CellPart.of(measure, values.over(true), 1, OptionalDouble.empty()))
          .ifPresent(parts::add);
    }
    return parts.size() == measures.length ? parts : List.of();
  }

  private List<CellPart> switched(StudyCell cell) {
    return parts(cell, PageArm.TO_LABELS, PageMeasure.OVER_STUDENT, PageMeasure.OVER_PART);
  }

  private CellEvidence recovered(StudyCell cell) {
    List<CellPart> parts =
        parts(cell, PageArm.FROM_LABELS, PageMeasure.HALF_RECOVERED, PageMeasure.OVER_PLAIN);
    return parts.isEmpty()
        ? CellEvidence.notRun(cell)
        : new CellEvidence(
            cell,
            parts.subList(0, 1),
            Optional.of(parts.get(1)),
            "share of the gain, by seeds alone, " + share(cell));
  }

  /** Fieller's interval of the share of the student's gain over labels, by seeds alone. */
  private String share(StudyCell cell) {
    double[] gain = ofFromLabels(cell, PageMeasure.OVER_PLAIN);
    double[] beyondHalf = ofFromLabels(cell, PageMeasure.HALF_RECOVERED);
    double[] recovered = new double[gain.length];
    Arrays.setAll(recovered, s -> beyondHalf[s] + gain[s] / 2);
    return VerdictClaims.text(Fieller.interval(recovered, gain, CellPart.INTERVAL));
  }

  private double[] ofFromLabels(StudyCell cell, PageMeasure measure) {
    return seeds(cell, PageArm.FROM_LABELS, measure, EvaluationRows.TEST, false)
        .orElseThrow()
        .values();
  }

  private List<CellPart> byNoise(StudyCell cell) {
    Optional<SeedValues> without =
        seeds(
            new StudyCell(cell.study(), 0),
            PageArm.TO_LABELS,
            PageMeasure.OVER_STUDENT,
            EvaluationRows.TEST,
            false);
    return seeds(cell, PageArm.TO_LABELS, PageMeasure.OVER_STUDENT, EvaluationRows.TEST, false)
        .flatMap(with -> without.map(with::less))
        .map(
            difference ->
                CellPart.of(
                    PageMeasure.OVER_STUDENT, difference.over(true), 1, OptionalDouble.empty()))
        .stream()
        .toList();
  }

  private List<CellPart> doses(StudyCell cell) {
    List<CellPart> parts = new ArrayList<>();
    trend(cell, PageMeasure.BIAS_TREND, PageMeasure.BIAS, EvaluationRows.TRAIN, 1)
        .ifPresent(parts::add);
    trend(cell, PageMeasure.SLOPE_TREND, PageMeasure.SLOPE, EvaluationRows.TEST, -1)
        .ifPresent(parts::add);
    trend(cell, PageMeasure.GAIN_TREND, PageMeasure.GAIN, EvaluationRows.TEST, -1)
        .ifPresent(parts::add);
    return parts.size() == 3 ? parts : List.of();
  }

  private Optional<CellPart> trend(
      StudyCell cell, PageMeasure of, PageMeasure measure, EvaluationRows rows, int claimed) {
    return series(cell, measure, rows, false)
        .map(
            values -> {
              DoseTrend trend = DoseTrend.of(values);
              OptionalDouble logOdds =
                  measure != PageMeasure.SLOPE
                      ? OptionalDouble.empty()
                      : OptionalDouble.of(
                          series(cell, measure, rows, true)
                              .map(all -> OverSeeds.of(DoseTrend.of(all).correlations()))
                              .map(OverSeeds::mean)
                              .orElse(Double.NaN));
              return new CellPart(
                  of, OverSeeds.of(trend.correlations()), trend.p(), claimed, logOdds);
            });
  }

  /** Seeds x doses; none where a dose is missing. */
  private Optional<double[][]> series(
      StudyCell cell, PageMeasure measure, EvaluationRows rows, boolean logOdds) {
    List<SeedValues> doses =
        PageArm.DECIDING_DOSES.stream()
            .map(dose -> seeds(cell, dose, measure, rows, logOdds))
            .flatMap(Optional::stream)
            .toList();
    if (doses.size() < PageArm.DECIDING_DOSES.size()) {
      return Optional.empty();
    }
    double[][] series = new double[doses.get(0).seeds()][doses.size()];
    for (int d = 0; d < doses.size(); d++) {
      double[] values = doses.get(d).values();
      for (int s = 0; s < values.length; s++) {
        series[s][d] = values[s];
      }
    }
    return Optional.of(series);
  }
}
