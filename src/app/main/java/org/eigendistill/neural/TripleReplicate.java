// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.compare.estimate.Influence;
import org.eigendistill.compare.measure.CopiedAnswers;
import org.eigendistill.compare.measure.TaughtNetworks;
import org.eigendistill.compare.measure.ThreeTeacherFit;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.diagnose.BandGains;
import org.eigendistill.diagnose.TaughtBias;

/** One rate of label noise and one seed of a study with three teachers, measured arm by arm. */
final class TripleReplicate {
  /** Fewer rows have no fifths that tell anything. */
  private static final int FEWEST_ROWS = 10;

  private final TripleStudy study;
  private final double noise;
  private final int seed;
  private final NetworkData data;
  private final List<Run> teachers;
  private final TaughtBias.Teachers ways;
  private final List<MeasuredArm> arms = new ArrayList<>();
  private final FirstStudents firsts = new FirstStudents();
  private final Table.Builder bands = Table.with(BandColumns.ALL);
  private final DrawnTables drawn;

  /**
   * A row of the table of cells, but for what an arm has over others, which may come after it.
   *
   * @param planned the arm; of the teachers, none
   */
  private record MeasuredArm(
      Optional<PlannedArm> planned, EvaluationRows split, List<Column.Filled> cells) {}

  /**
   * Starts with the teachers.
   *
   * @param by the bands of the watched rows' inputs
   */
  TripleReplicate(
      TripleStudy study,
      double noise,
      int seed,
      NetworkData data,
      BandGains by,
      List<Run> teachers) {
    this.study = study;
    this.noise = noise;
    this.seed = seed;
    this.data = data;
    this.teachers = teachers.stream().map(run -> read(run, study.teacher().temperature())).toList();
    this.ways =
        new TaughtBias.Teachers(
            by, this.teachers.stream().map(run -> run.path().orElseThrow().logits()).toList());
    this.drawn = new DrawnTables(seed == study.firstSeed(), by);
    drawn.way(key(Arm.TEACHER), ways, this.teachers.stream().map(Optional::of).toList());
    for (EvaluationRows split : EvaluationRows.values()) {
      List<Column.Filled> row =
          keys(Arm.TEACHER, study.teacher(), split, TaughtNetworks.TEACHERS, Optional.empty());
      fits(row, Optional.empty(), split);
      bias(row, Optional.empty());
      accuracies(row, split, this.teachers, this.teachers);
      copied(row, split, Optional.empty(), List.of());
      CellColumns.addRaw(row, Optional.empty());
      arms.add(new MeasuredArm(Optional.empty(), split, row));
    }
  }

  private ArmKey key(Arm arm) {
    return new ArmKey(study.id(), noise, seed, arm);
  }

  private static Run read(Run run, double temperature) {
    return temperature == 1 ? run : run.atTemperature(temperature);
  }

  /**
   * What was measured.
   *
   * @param runs the networks that it was measured of
   */
  TripleTables tables(Table runs) {
    Table.Builder cells = Table.with(CellColumns.CELLS);
    for (MeasuredArm arm : arms) {
      List<Column.Filled> row = new ArrayList<>(arm.cells());
      row.addAll(firsts.cells(arm.planned(), arm.split()));
      cells.add(row.toArray(Column.Filled[]::new));
    }
    return drawn.with(cells.build(), bands.build(), runs);
  }

  /**
   * Adds an arm.
   *
   * @param runs of each teacher its own student, or none
   * @param random the untrained teachers, where these taught
   */
  void add(PlannedArm planned, List<Optional<Run>> runs, Optional<List<Run.Checkpoint>> random) {
    ArmKey key = key(planned.arm());
    List<Optional<Run>> students =
        runs.stream().map(each -> each.map(run -> read(run, planned.readAt()))).toList();
    List<Run> own = students.stream().flatMap(Optional::stream).toList();
    List<Run> beside =
        IntStream.range(0, students.size())
            .filter(i -> students.get(i).isPresent())
            .mapToObj(teachers::get)
            .toList();
    Optional<TaughtBias> bias =
        random.isPresent()
            ? Optional.empty()
            : Optional.of(
                ways.of(
                    students.stream()
                        .map(each -> each.map(run -> run.path().orElseThrow().logits()))
                        .toList()));
    if (bias.isPresent()) {
      bias.get().bands().forEach(band -> bands.add(key.row(BandColumns.cells(band))));
      drawn.way(key, ways, students);
    }
    for (EvaluationRows split : EvaluationRows.values()) {
      List<Optional<Matrix>> logits =
          students.stream().map(each -> each.map(run -> logits(run.last(), split))).toList();
      Optional<TaughtNetworks> networks =
          random.isPresent()
              ? Optional.empty()
              : Optional.of(
                  new TaughtNetworks(
                      teachers.stream().map(run -> logits(run.last(), split)).toList(), logits));
      List<Column.Filled> row = keys(planned.arm(), planned.recipe(), split, own.size(), networks);
      Optional<ThreeTeacherFit> margins = fits(row, networks, split);
      margins.ifPresent(fit -> drawn.confidence(key, split, networks.get(), fit));
      bias(row, split == EvaluationRows.TRAIN ? bias : Optional.empty());
      accuracies(row, split, own, beside);
      List<Matrix> taught =
          random
              .map(all -> all.stream().map(each -> logits(each, split)).toList())
              .orElseGet(() -> teachers.stream().map(run -> logits(run.last(), split)).toList());
      copied(row, split, Optional.of(taught), logits);
      CellColumns.addRaw(row, networks.map(all -> all.raw(ThreeTeacherFit.Sure.LOG_ODDS)));
      arms.add(new MeasuredArm(Optional.of(planned), split, row));
      firsts.add(planned, split, right(own.get(0), split, rows(split).labels()));
    }
  }

  private LabelledRows rows(EvaluationRows split) {
    return split == EvaluationRows.TRAIN ? data.train() : data.test();
  }

  private static Matrix logits(Run.Checkpoint of, EvaluationRows split) {
    return split == EvaluationRows.TRAIN ? of.trainLogits() : of.testLogits();
  }

  private List<Column.Filled> keys(
      Arm arm,
      Recipe recipe,
      EvaluationRows split,
      int students,
      Optional<TaughtNetworks> networks) {
    int rows = networks.map(TaughtNetworks::measured).orElse(0);
    return new ArrayList<>(
        List.of(
            CellColumns.STUDY.is(study.id()),
            StudyColumns.DATA.is(study.data()),
            StudyColumns.TEACHER_MODEL.is(study.teacher().model()),
            StudyColumns.STUDENT_MODEL.is(recipe.model()),
            CellColumns.LABEL_NOISE.is(noise),
            CellColumns.SEED.is(seed),
            CellColumns.ARM.is(arm),
            CellColumns.SPLIT.is(split),
            CellColumns.STUDENTS.is(students),
            CellColumns.PAIRS.is(networks.isPresent() ? 2 * students : 0),
            CellColumns.ROWS.is(rows),
            CellColumns.LEFT_OUT.is(networks.map(all -> all.rows() - rows).orElse(0)),
            CellColumns.EPOCHS.is(recipe.epochs())));
  }

  /** Adds all fits, and returns that of margins. */
  private Optional<ThreeTeacherFit> fits(
      List<Column.Filled> row, Optional<TaughtNetworks> networks, EvaluationRows split) {
    int[] given = data.train().labels();
    int[] truth = data.train().truth();
    Optional<ThreeTeacherFit> margins = Optional.empty();
    for (CellColumns.Fit kind : CellColumns.Fit.values()) {
      boolean isOfAll = kind == CellColumns.Fit.MARGINS || kind == CellColumns.Fit.LOG_ODDS;
      Optional<ThreeTeacherFit> fit = Optional.empty();
      if (networks.isPresent() && (isOfAll || split == EvaluationRows.TRAIN)) {
        boolean[] where = new boolean[networks.get().rows()];
        for (int i = 0; i < where.length; i++) {
          where[i] = isOfAll || (given[i] != truth[i]) == (kind == CellColumns.Fit.MISLABELLED);
        }
        if (networks.get().measured(where) >= FEWEST_ROWS) {
          ThreeTeacherFit.Sure sure =
              kind == CellColumns.Fit.LOG_ODDS
                  ? ThreeTeacherFit.Sure.LOG_ODDS
                  : ThreeTeacherFit.Sure.MARGIN;
          fit = Optional.of(networks.get().fit(sure, where));
        }
      }
      row.addAll(kind.cells(fit));
      margins = kind == CellColumns.Fit.MARGINS ? fit : margins;
    }
    return margins;
  }

  private static void bias(List<Column.Filled> row, Optional<TaughtBias> bias) {
    double lag = bias.map(TaughtBias::lag).orElse(Double.NaN);
    double nullLag = bias.map(TaughtBias::nullLag).orElse(Double.NaN);
    row.add(CellColumns.BIAS_GAP.is(bias.map(TaughtBias::gap).orElse(Double.NaN)));
    row.add(CellColumns.LAG.is(lag));
    row.add(CellColumns.NULL_LAG.is(nullLag));
    row.add(CellColumns.LAG_BEYOND_NULL.is(lag - nullLag));
    row.add(CellColumns.BANDS_MEASURED.is(bias.map(TaughtBias::measured).orElse(0)));
  }

  private void accuracies(
      List<Column.Filled> row, EvaluationRows split, List<Run> own, List<Run> beside) {
    LabelledRows rows = rows(split);
    Influence students = accuracy(own, split, rows.labels());
    Influence teachers = accuracy(beside, split, rows.labels());
    double stopped =
        split == EvaluationRows.TRAIN
            ? Double.NaN
            : mean(beside, run -> run.bestEpoch().testAccuracy());
    row.add(CellColumns.ACCURACY.is(students.value()));
    row.add(CellColumns.TRUE_ACCURACY.is(accuracy(own, split, rows.truth()).value()));
    row.add(
        CellColumns.FIRST_ACCURACY.is(accuracy(own.subList(0, 1), split, rows.labels()).value()));
    row.add(CellColumns.TEACHER_ACCURACY.is(teachers.value()));
    CellColumns.GAIN.add(row, Optional.of(students.minus(teachers)));
    row.add(CellColumns.STOPPED_TEACHER_ACCURACY.is(stopped));
    row.add(CellColumns.GAIN_OVER_STOPPED.is(students.value() - stopped));
    row.add(CellColumns.VALIDATION_ACCURACY.is(mean(own, run -> run.end().validationAccuracy())));
  }

  private static double[] right(Run run, EvaluationRows split, int... labels) {
    return Trainer.right(logits(run.last(), split), labels);
  }

  /** The mean accuracy of some runs, with what each row has to do with it. */
  private static Influence accuracy(List<Run> runs, EvaluationRows split, int... labels) {
    double[] shares = new double[labels.length];
    for (Run run : runs) {
      double[] right = right(run, split, labels);
      Arrays.setAll(shares, i -> shares[i] + right[i]);
    }
    Arrays.setAll(shares, i -> shares[i] / runs.size());
    return Influence.mean(shares);
  }

  private static double mean(List<Run> runs, ToDoubleFunction<Run> measure) {
    return runs.stream().mapToDouble(measure).average().orElse(Double.NaN);
  }

  private void copied(
      List<Column.Filled> row,
      EvaluationRows split,
      Optional<List<Matrix>> taught,
      List<Optional<Matrix>> students) {
    int[] truth = rows(split).truth();
    CopiedAnswers copied =
        taught
            .map(by -> CopiedAnswers.of(by, students, truth))
            .orElse(new CopiedAnswers(Double.NaN, Double.NaN, Double.NaN, Double.NaN));
    row.add(CellColumns.AGREEMENT.is(copied.agreement()));
    row.add(CellColumns.AGREEMENT_WITH_OTHERS.is(copied.withOthers()));
    row.add(CellColumns.TRANSFER.is(copied.transfer()));
    row.add(CellColumns.COPIED_ERRORS.is(copied.errors()));
    row.add(CellColumns.COPIED_MERITS.is(copied.merits()));
    row.add(CellColumns.ASYMMETRY.is(copied.asymmetry()));
  }
}
