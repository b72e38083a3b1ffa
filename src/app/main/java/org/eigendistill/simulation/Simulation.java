// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.simulation;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Table;
import org.eigendistill.data.TableWriter;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Curve;
import org.eigendistill.dynamics.Distillation;
import org.eigendistill.dynamics.EffectiveTime;
import org.eigendistill.dynamics.Exaggeration;
import org.eigendistill.dynamics.Gain;
import org.eigendistill.dynamics.Matching;
import org.eigendistill.dynamics.Trajectory;
import org.eigendistill.spectrum.Spectrum;

/**
 * One teacher and its students on one data set, along every direction at every time, as tables.
 *
 * @param spectrum the data's eigendirections
 * @param distillation teacher and students
 * @param times the times, of teacher and students alike: durations, step counts or penalties
 * @param start where all training starts, if not from zero; gains are of what the labels differ
 *     from it
 * @param teacher the teacher's features on the same rows, if they are not the students'
 */
public record Simulation(
    Spectrum spectrum,
    Distillation distillation,
    double[] times,
    Optional<StartingModel> start,
    Optional<TeacherSpace> teacher) {
  /** Gains worked out and held at a time. */
  private static final int BLOCK = 1 << 20;

  /** The columns of students beside plain training. */
  static final List<String> MATCHED =
      List.of("student_time", "matched_teacher_time", "direction", "teacher_gain", "student_gain");

  /** Keeps its own copy; the step must suit the spectrum. */
  public Simulation {
    times = times.clone();
    if (start.isPresent() && teacher.isPresent()) {
      throw new IllegalArgumentException("a start is of one space of features");
    }
    distillation
        .teacher()
        .requireStable(teacher.map(TeacherSpace::spectrum).orElse(spectrum).eigenvalue(0));
    distillation.student().requireStable(spectrum.eigenvalue(0));
  }

  /** The spectrum of the teacher's features. */
  public Spectrum teacherSpectrum() {
    return teacher.map(TeacherSpace::spectrum).orElse(spectrum);
  }

  /** The teacher at every time. */
  public SimulatedModel teacherModel() {
    return model(teacherSpectrum(), distillation.teacherCourse());
  }

  /** The last generation's student at every time. */
  public SimulatedModel studentModel() {
    return teacher
        .map(
            other ->
                new SimulatedModel(
                    spectrum, time -> other.along(spectrum, distillation, time), Optional.empty()))
        .orElseGet(() -> model(spectrum, distillation.students()));
  }

  private SimulatedModel model(Spectrum features, Course training) {
    return new SimulatedModel(
        features,
        time -> along(features, training.at(time).along(features.eigenvalues())),
        start.flatMap(StartingModel::outside));
  }

  private Matrix along(Spectrum features, Gain... gains) {
    Matrix labels = features.leastSquares();
    return Matrix.fill(
        labels.rows(),
        labels.columns(),
        (k, c) -> {
          double own = labels.get(k, c) * gains[k].gain();
          return start.isEmpty() ? own : own + gains[k].residual() * start.get().along().get(k, c);
        });
  }

  /** The directions that were found, and the labels and the start along them. */
  public Table spectrumTable() {
    return SpectrumTable.of(spectrum, start);
  }

  /**
   * Plain training of the student's own features on the labels, which students are held against.
   */
  public Course plain() {
    return Course.onLabels(distillation.student());
  }

  /** The students' gains along some of their directions, by number from 0. */
  public Trajectory students(double[] lengths, int... directions) {
    double[] eigenvalues = eigenvalues(directions);
    if (teacher.isEmpty()) {
      return Trajectory.of(distillation.students(), lengths, eigenvalues);
    }
    IntFunction<Curve> curves = teacher.get().students(spectrum, distillation);
    return Trajectory.of(
        distillation.student(), i -> curves.apply(directions[i]), lengths, eigenvalues);
  }

  /** The teacher's gains as some of the students' directions see them. */
  public Trajectory teachers(double[] lengths, int... directions) {
    double[] eigenvalues = eigenvalues(directions);
    if (teacher.isEmpty()) {
      return Trajectory.of(distillation.teacherCourse(), lengths, eigenvalues);
    }
    IntFunction<Curve> curves = teacher.get().teacherSeen(distillation);
    return Trajectory.of(
        distillation.teacher(), i -> curves.apply(directions[i]), lengths, eigenvalues);
  }

  private double[] eigenvalues(int... directions) {
    return Arrays.stream(directions).mapToDouble(spectrum::eigenvalue).toArray();
  }

  private Trajectory allStudents(double... lengths) {
    return students(lengths, IntStream.range(0, spectrum.directions()).toArray());
  }

  private Trajectory allTeachers(double... lengths) {
    return Trajectory.of(distillation.teacherCourse(), lengths, teacherSpectrum().eigenvalues());
  }

  @Override
  public double[] times() {
    return times.clone();
  }

  /** Writes the gain and log-residual of teacher and student at each time along each direction. */
  public void writeTrajectory(Path file, Progress progress) {
    try (TableWriter out =
        TableWriter.open(file, List.of("role", "time", "direction", "gain", "log_residual"))) {
      write(out, "teacher", this::allTeachers, progress);
      write(out, "student", this::allStudents, progress);
    }
  }

  private void write(
      TableWriter out, String role, Function<double[], Trajectory> training, Progress progress) {
    forBlocks(
        training,
        "trajectory of the " + role,
        progress,
        block -> {
          for (int i = 0; i < block.times(); i++) {
            for (int k = 0; k < block.directions(); k++) {
              Gain gain = block.gain(i, k);
              out.text(role).number(block.time(i)).number(k + 1L);
              out.number(gain.gain()).number(gain.logResidual()).endRow();
            }
          }
        });
  }

  /**
   * Writes the students beside plain training matched along direction 1, and counts how they
   * compare along the directions whose eigenvalue is distinct from the top one.
   */
  public Exaggeration writeMatched(Path file, Progress progress) {
    int below =
        IntStream.range(1, spectrum.directions())
            .filter(k -> spectrum.distinct(0, k))
            .findFirst()
            .orElse(spectrum.directions());
    Exaggeration[] count = {Exaggeration.NONE};
    try (TableWriter out = TableWriter.open(file, MATCHED)) {
      forBlocks(
          this::allStudents,
          "matching",
          progress,
          block -> count[0] = writeMatched(out, block, below, count[0]));
    }
    return count[0];
  }

  private Exaggeration writeMatched(
      TableWriter out, Trajectory students, int below, Exaggeration before) {
    double top = spectrum.eigenvalue(0);
    double[] matched = new double[students.times()];
    for (int i = 0; i < matched.length; i++) {
      Matching matching = Matching.of(plain(), students.gain(i, 0), top);
      matched[i] = matching.exists() ? matching.time() : Double.NaN;
    }
    double[] found = Arrays.stream(matched).filter(time -> !Double.isNaN(time)).toArray();
    Trajectory teachers = Trajectory.of(plain(), found, spectrum.eigenvalues());
    Exaggeration count = before;
    for (int i = 0, at = 0; i < matched.length; i++) {
      if (Double.isNaN(matched[i])) {
        count = count.plusUnmatched();
        continue;
      }
      for (int k = 0; k < students.directions(); k++) {
        Gain teacher = teachers.gain(at, k);
        Gain student = students.gain(i, k);
        out.number(students.time(i)).number(matched[i]).number(k + 1L);
        out.number(teacher.gain()).number(student.gain()).endRow();
        if (k >= below) {
          count = count.plus(student, teacher);
        }
      }
      at++;
    }
    return count;
  }

  /**
   * Writes for how long plain training would have run to reach each student's gain, on its clock;
   * an empty cell where it never has it before it overshoots.
   *
   * @return the number of empty cells
   */
  public long writeEffectiveTime(Path file, Progress progress) {
    long[] empty = {0};
    try (TableWriter out =
        TableWriter.open(
            file, List.of("student_time", "direction", "eigenvalue", "effective_time"))) {
      forBlocks(
          this::allStudents,
          "effective time",
          progress,
          block -> {
            double[][] lengths = effective(block);
            for (int i = 0; i < block.times(); i++) {
              for (int k = 0; k < block.directions(); k++) {
                out.number(block.time(i)).number(k + 1L).number(block.eigenvalue(k));
                if (Double.isNaN(lengths[k][i])) {
                  empty[0]++;
                  out.text("").endRow();
                } else {
                  out.number(lengths[k][i]).endRow();
                }
              }
            }
          });
    }
    return empty[0];
  }

  /** The largest length in use: teacher's, students', and of plain training that is as far. */
  public double longest() {
    Trajectory students = students(times, 0);
    double longest = Math.max(distillation.teacherTime(), Arrays.stream(times).max().orElse(0));
    for (int i = 0; i < students.times(); i++) {
      Matching matching = Matching.of(plain(), students.gain(i, 0), spectrum.eigenvalue(0));
      longest = matching.exists() ? Math.max(longest, matching.time()) : longest;
    }
    return longest;
  }

  /**
   * How many times the student's gain plain training has that is as far along direction 1, by
   * direction and time; NaN where there is none as far, or a gain is not positive.
   */
  public double[][] amplification(Trajectory students) {
    double top = spectrum.eigenvalue(0);
    double[][] ratios = new double[students.directions()][students.times()];
    for (int i = 0; i < students.times(); i++) {
      Matching matching = Matching.of(plain(), students.gain(i, 0), top);
      for (int k = 0; k < ratios.length; k++) {
        double own = students.gain(i, k).gain();
        double plain =
            matching.exists() ? matching.along(students.eigenvalue(k)).gain() : Double.NaN;
        ratios[k][i] = own > 0 && plain > 0 ? plain / own : Double.NaN;
      }
    }
    return ratios;
  }

  /** The effective lengths of students by direction and time, NaN where there is none. */
  public double[][] effective(Trajectory students) {
    double[][] lengths = new double[students.directions()][students.times()];
    IntStream.range(0, lengths.length)
        .parallel()
        .forEach(
            k -> {
              ToDoubleFunction<Gain> clock =
                  EffectiveTime.along(distillation.student(), students.eigenvalue(k));
              Arrays.setAll(lengths[k], i -> clock.applyAsDouble(students.gain(i, k)));
            });
    return lengths;
  }

  /** Trajectories of as many times at once as fit a block, one after another. */
  private void forBlocks(
      Function<double[], Trajectory> training,
      String task,
      Progress progress,
      Consumer<Trajectory> use) {
    int step = Math.max(1, BLOCK / Math.max(spectrum.directions(), teacherSpectrum().directions()));
    progress.update(task, 0, times.length);
    for (int from = 0; from < times.length; from += step) {
      int to = Math.min(times.length, from + step);
      use.accept(training.apply(Arrays.copyOfRange(times, from, to)));
      progress.update(task, to, times.length);
    }
  }
}
