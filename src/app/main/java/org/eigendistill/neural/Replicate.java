package org.eigendistill.neural;

import java.util.ArrayList;
import java.util.List;
import org.eigendistill.base.Matrix;
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
  private final List<Object[]> arms = new ArrayList<>();
  private final List<Object[]> bins = new ArrayList<>();
  private final List<Object[]> paths = new ArrayList<>();

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
    this.teacherPath = directions == null ? null : project(teacher.checkpoints());
    add(Study.TEACHER, teacher);
    addStopped("teacher-stopped", teacher, teacher.stopped());
  }

  List<Object[]> arms() {
    return arms;
  }

  List<Object[]> bins() {
    return bins;
  }

  List<Object[]> paths() {
    return paths;
  }

  /**
   * Adds a run: at its end and, of a student, where validation stops it, with the teacher at the
   * same share of its own training.
   */
  void add(String arm, Run run) {
    add(arm, run, 1);
  }

  /**
   * Adds a run whose predictions are read at a temperature: a network trained on labels at
   * temperature T says softmax(z / T), where a student is trained for softmax(z) to be its
   * teacher's.
   */
  void add(String arm, Run trained, double temperature) {
    Run run = temperature == 1 ? trained : trained.atTemperature(temperature);
    addAt(arm, run, run.last(), run.checkpoints());
    if (arm.startsWith("student")) {
      Run.Checkpoint stop = run.stopped();
      addStopped(arm + "-stopped", run, stop);
      double share = (double) stop.epoch() / run.last().epoch();
      addStopped("teacher-at-" + arm, teacher, nearest(share * teacher.last().epoch()));
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

  private void addStopped(String arm, Run run, Run.Checkpoint at) {
    List<Run.Checkpoint> until =
        run.checkpoints().stream().filter(c -> c.epoch() <= at.epoch()).toList();
    addAt(arm, run, at, until);
  }

  private void addAt(String arm, Run run, Run.Checkpoint at, List<Run.Checkpoint> until) {
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
    if (teacherPath != null && arm.equals(Study.TEACHER)) {
      addPath(arm, run, Projection.compare(teacherPath, teacherPath, bands).teacher());
    }
    arms.add(
        new Object[] {
          study.id(),
          study.data(),
          study.teacher().model(),
          study.studentModel(),
          noise,
          seed,
          arm,
          at.epoch(),
          measured.trainAccuracy(),
          Trainer.accuracy(at.trainLogits(), truth),
          measured.validationAccuracy(),
          measured.testAccuracy(),
          measured.testAccuracy() - teacher.end().testAccuracy(),
          onTrain.slope(),
          onTest.slope(),
          onTest.lowSlope(),
          onTest.highSlope(),
          onTrain.lowOffset(),
          onTest.lowOffset(),
          onTest.highOffset(),
          ConfidenceNumbers.of(ConfidencePairs.of(teachers, own, i -> given[i] != truth[i]))
              .offset(),
          ConfidenceNumbers.of(ConfidencePairs.of(teachers, own, i -> given[i] == truth[i]))
              .offset(),
          lag,
          ratio
        });
    if (run != teacher && at == run.last()) {
      addBins(arm, "train", train);
      addBins(arm, "test", test);
    }
  }

  private static ConfidencePairs pairs(Matrix teacher, Matrix student) {
    return ConfidencePairs.of(Predictions.ofLogits(teacher), Predictions.ofLogits(student));
  }

  private void addBins(String arm, String split, ConfidencePairs pairs) {
    List<ConfidenceBin> tenths = pairs.bins(Math.min(BINS, pairs.size()));
    for (int b = 0; b < tenths.size(); b++) {
      bins.add(
          new Object[] {
            study.id(),
            noise,
            seed,
            arm,
            split,
            b + 1,
            tenths.get(b).teacherMean(),
            tenths.get(b).studentMean()
          });
    }
  }

  private void addPath(String arm, Run run, BiasCurve curve) {
    int low = Math.min(3, bands.list().size() - 1);
    for (int c = 0; c < curve.checkpoints(); c++) {
      paths.add(
          new Object[] {
            study.id(),
            noise,
            seed,
            arm,
            run.checkpoints().get(c).epoch(),
            curve.progress()[c][0],
            curve.progress()[c][low]
          });
    }
  }

  private Projection project(List<Run.Checkpoint> checkpoints) {
    List<Matrix> weights = checkpoints.stream().map(Run.Checkpoint::inputWeights).toList();
    return Projection.of(new WeightPath(weights), directions);
  }
}
