// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import java.util.List;
import java.util.function.IntPredicate;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.Table;
import org.eigendistill.diagnose.Bands;
import org.eigendistill.diagnose.BiasCurve;
import org.eigendistill.diagnose.ConfidenceBin;
import org.eigendistill.diagnose.ConfidenceNumbers;
import org.eigendistill.diagnose.ConfidencePairs;
import org.eigendistill.diagnose.Predictions;
import org.eigendistill.diagnose.Projection;
import org.eigendistill.diagnose.ProjectionNumbers;
import org.eigendistill.diagnose.WeightPath;

/** One rate of label noise and one seed of a study: its runs, measured against the teacher. */
final class Replicate {
  private static final int BINS = 10;

  private final Study study;
  private final double noise;
  private final int seed;
  private final NetworkData data;
  private final Matrix directions;
  private final Bands bands;
  private final Run teacher;
  private final Projection teacherPath;
  private final Table.Builder arms = Table.with(StudyColumns.ARMS);
  private final Table.Builder bins = Table.with(StudyColumns.BINS);
  private final Table.Builder paths = Table.with(StudyColumns.PATHS);

  /**
   * Starts with the teacher.
   *
   * @param directions for the students' model; null where the teacher's is another
   */
  Replicate(Study study, double noise, int seed, NetworkData data, Matrix directions, Run teacher) {
    this.study = study;
    this.noise = noise;
    this.seed = seed;
    this.data = data;
    this.directions = directions;
    this.bands = directions == null ? null : Bands.growing(directions.columns());
    this.teacher = teacher;
    boolean hasWay = teacher.checkpoints().size() >= WeightPath.FEWEST;
    this.teacherPath = directions == null || !hasWay ? null : project(teacher.checkpoints());
    add(Arm.TEACHER, teacher, 1);
    addStopped(Arm.TEACHER.at(Arm.Moment.STOPPED), teacher, teacher.stopped());
  }

  /** What was measured. */
  StudyTables tables() {
    return new StudyTables(arms.build(), bins.build(), paths.build());
  }

  /**
   * Adds a run: at its end and, of a student, where validation stops it, with the teacher at the
   * same share of its own training.
   *
   * @param temperature at which its predictions are read: a network trained on labels at
   *     temperature T says softmax(z / T), where a student is trained for softmax(z) to be its
   *     teacher's
   */
  void add(Arm arm, Run trained, double temperature) {
    Run run = temperature == 1 ? trained : trained.atTemperature(temperature);
    addAt(arm, run, run.last(), run.checkpoints());
    if (arm.treatment() == Arm.Treatment.STUDENT) {
      Run.Checkpoint stop = run.stopped();
      addStopped(arm.at(Arm.Moment.STOPPED), run, stop);
      double share = (double) stop.epoch() / run.last().epoch();
      addStopped(
          arm.at(Arm.Moment.TEACHER_ALONGSIDE), teacher, nearest(share * teacher.last().epoch()));
    }
  }

  private Run.Checkpoint nearest(double epoch) {
    Run.Checkpoint best = teacher.last();
    for (Run.Checkpoint each : teacher.checkpoints()) {
      if (Math.abs(each.epoch() - epoch) < Math.abs(best.epoch() - epoch)) {
        best = each;
      }
    }
    return best;
  }

  private void addStopped(Arm arm, Run run, Run.Checkpoint at) {
    List<Run.Checkpoint> until =
        run.checkpoints().stream().filter(c -> c.epoch() <= at.epoch()).toList();
    addAt(arm, run, at, until);
  }

  private void addAt(Arm arm, Run run, Run.Checkpoint at, List<Run.Checkpoint> until) {
    Run.Epoch measured = run.at(at);
    ConfidencePairs train = pairs(teacher.last().trainLogits(), at.trainLogits());
    ConfidencePairs test = pairs(teacher.last().testLogits(), at.testLogits());
    ConfidenceNumbers onTrain = ConfidenceNumbers.of(train);
    ConfidenceNumbers onTest = ConfidenceNumbers.of(test);
    int[] given = data.train().labels();
    int[] truth = data.train().truth();
    Predictions teachers = Predictions.ofLogits(teacher.last().trainLogits());
    Predictions own = Predictions.ofLogits(at.trainLogits());
    double lag = Double.NaN;
    double ratio = Double.NaN;
    if (teacherPath != null && run != teacher && until.size() >= WeightPath.FEWEST) {
      ProjectionNumbers bias = Projection.compare(teacherPath, project(until), bands);
      lag = bias.meanLag();
      ratio = bias.meanRatio();
      if (at == run.last()) {
        addPath(arm, run, bias.student());
      }
    }
    if (teacherPath != null && arm.equals(Arm.TEACHER)) {
      addPath(arm, run, Projection.compare(teacherPath, teacherPath, bands).teacher());
    }
    arms.add(
        StudyColumns.STUDY.is(study.id()),
        StudyColumns.DATA.is(study.data()),
        StudyColumns.TEACHER_MODEL.is(study.teacher().model()),
        StudyColumns.STUDENT_MODEL.is(study.studentModel()),
        StudyColumns.LABEL_NOISE.is(noise),
        StudyColumns.SEED.is(seed),
        StudyColumns.ARM.is(arm),
        StudyColumns.EPOCH.is(at.epoch()),
        StudyColumns.TRAIN_ACCURACY.is(measured.trainAccuracy()),
        StudyColumns.TRUE_TRAIN_ACCURACY.is(Trainer.accuracy(at.trainLogits(), truth)),
        StudyColumns.VALIDATION_ACCURACY.is(measured.validationAccuracy()),
        StudyColumns.TEST_ACCURACY.is(measured.testAccuracy()),
        StudyColumns.TEST_GAIN.is(measured.testAccuracy() - teacher.end().testAccuracy()),
        StudyColumns.SLOPE_TRAIN.is(onTrain.slope()),
        StudyColumns.SLOPE_TEST.is(onTest.slope()),
        StudyColumns.LOW_SLOPE_TEST.is(onTest.lowSlope()),
        StudyColumns.HIGH_SLOPE_TEST.is(onTest.highSlope()),
        StudyColumns.LOW_OFFSET_TRAIN.is(onTrain.lowOffset()),
        StudyColumns.LOW_OFFSET_TEST.is(onTest.lowOffset()),
        StudyColumns.HIGH_OFFSET_TEST.is(onTest.highOffset()),
        StudyColumns.MISLABELLED_OFFSET.is(offset(teachers, own, i -> given[i] != truth[i])),
        StudyColumns.CLEAN_OFFSET.is(offset(teachers, own, i -> given[i] == truth[i])),
        StudyColumns.LAG.is(lag),
        StudyColumns.MOVEMENT_RATIO.is(ratio));
    if (run != teacher && at == run.last()) {
      addBins(arm, EvaluationRows.TRAIN, train);
      addBins(arm, EvaluationRows.TEST, test);
    }
  }

  private static ConfidencePairs pairs(Matrix teacher, Matrix student) {
    return ConfidencePairs.of(Predictions.ofLogits(teacher), Predictions.ofLogits(student));
  }

  private static double offset(Predictions teacher, Predictions own, IntPredicate kept) {
    return ConfidenceNumbers.of(ConfidencePairs.of(teacher, own, kept)).offset();
  }

  private void addBins(Arm arm, EvaluationRows split, ConfidencePairs pairs) {
    List<ConfidenceBin> tenths = pairs.bins(Math.min(BINS, pairs.size()));
    for (int b = 0; b < tenths.size(); b++) {
      bins.add(
          StudyColumns.STUDY.is(study.id()),
          StudyColumns.LABEL_NOISE.is(noise),
          StudyColumns.SEED.is(seed),
          StudyColumns.ARM.is(arm),
          StudyColumns.SPLIT.is(split),
          StudyColumns.BIN.is(b + 1),
          StudyColumns.TEACHER.is(tenths.get(b).teacherMean()),
          StudyColumns.STUDENT.is(tenths.get(b).studentMean()));
    }
  }

  private void addPath(Arm arm, Run run, BiasCurve curve) {
    int low = Math.min(3, bands.list().size() - 1);
    for (int c = 0; c < curve.checkpoints(); c++) {
      paths.add(
          StudyColumns.STUDY.is(study.id()),
          StudyColumns.LABEL_NOISE.is(noise),
          StudyColumns.SEED.is(seed),
          StudyColumns.ARM.is(arm),
          StudyColumns.EPOCH.is(run.checkpoints().get(c).epoch()),
          StudyColumns.TOP.is(curve.progress()[c][0]),
          StudyColumns.LOW.is(curve.progress()[c][low]));
    }
  }

  private Projection project(List<Run.Checkpoint> checkpoints) {
    List<Matrix> weights = checkpoints.stream().map(Run.Checkpoint::inputWeights).toList();
    return Projection.of(new WeightPath(weights), directions);
  }
}
