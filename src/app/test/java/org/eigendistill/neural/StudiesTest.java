// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Machine;
import org.eigendistill.base.Part;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Table;
import org.eigendistill.spectrum.EjmlSolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole studies: the same side by side as one by one, and not made twice. */
class StudiesTest {
  private static final String TEXT =
      """
      data: power-law
      rows: 80
      label-noise: [0, 0.2]
      seeds: 2
      switch-at: [0.5]
      teacher: {model: mlp, hidden: [8], optimizer: adam, learning-rate: 0.01, epochs: 6, batch: 16}
      """;

  @TempDir private Path folder;

  private StudyTables run(Study study, String to, int threads, Progress progress) {
    return new Studies(folder.resolve(to), new EjmlSolver(), threads, false, progress)
        .run(List.of(study));
  }

  @Test
  void threadsAndBreaksChangeNothing() throws Exception {
    Study study = StudyFile.parse(TEXT, "small", "small.yaml");
    StudyTables one = run(study, "one", 1, Progress.NONE);
    StudyTables four = run(study, "four", 4, Progress.NONE);
    assertThat(four).isEqualTo(one);

    assertThatThrownBy(
            () ->
                run(
                    study,
                    "broken",
                    1,
                    (task, done, total) -> {
                      if (task.equals("networks") && 2 * done > total) {
                        throw new IllegalStateException("broken");
                      }
                    }))
        .hasMessage("broken");
    TreeMap<Path, FileTime> before = times("broken");
    assertThat(before).isNotEmpty();
    assertThat(run(study, "broken", 1, Progress.NONE)).isEqualTo(one);
    TreeMap<Path, FileTime> after = times("broken");
    assertThat(after).containsAllEntriesOf(before).hasSizeGreaterThan(before.size());
    assertThat(after.keySet()).hasSize(4 * 7); // a teacher and six arms, each once
  }

  private TreeMap<Path, FileTime> times(String name) throws Exception {
    TreeMap<Path, FileTime> times = new TreeMap<>();
    try (Stream<Path> runs = Files.list(folder.resolve(name))) {
      for (Path run : runs.toList()) {
        times.put(run, Files.getLastModifiedTime(run.resolve("run.json")));
      }
    }
    return times;
  }

  /** How far a part is, is told of the part alone. */
  @Test
  void aPartComesToItsOwnEnd() {
    List<Double> told = new ArrayList<>();
    Study study = study("switch-at: [0.5]");
    assertThat(Studies.replicates(List.of(study), List.of())).isEqualTo(4);
    Studies studies =
        new Studies(
            folder.resolve("p"),
            new EjmlSolver(),
            1,
            false,
            (task, done, total) -> {
              if (task.equals("networks")) {
                told.add((double) done / total);
              }
            });
    studies.train(List.of(study), List.of(), new Part(2, 4));
    assertThat(told).hasSize(7).isSorted().endsWith(1.0);
    assertThat(studies.record()).contains(": 7 runs trained, 0 from the store");
  }

  /** What a store held is not said to have been trained now. */
  @Test
  void theRecordTellsTrainedFromStored() {
    Study study = study("label-noise: [0]");
    Studies first = new Studies(folder.resolve("s"), new EjmlSolver(), 2, false, Progress.NONE);
    first.run(List.of(study));
    String here = "made on " + Machine.here().kind();
    assertThat(first.record()).contains(": 14 runs trained, 0 from the store; " + here);
    Studies again = new Studies(folder.resolve("s"), new EjmlSolver(), 2, false, Progress.NONE);
    again.run(List.of(study));
    assertThat(again.record()).contains(": 0 runs trained, 14 from the store; " + here);
  }

  /** The teacher against itself deviates in nothing; a seed's noise is in its labels. */
  @Test
  void theTeacherIsItsOwnMeasure() {
    Table arms = run(StudyFile.parse(TEXT, "small", "small.yaml"), "x", 2, Progress.NONE).arms();
    Table teacher = arms.where("arm", "teacher");
    assertThat(teacher.rows()).hasSize(4);
    assertThat(teacher.numbers("slope_test")).containsOnly(1);
    assertThat(teacher.numbers("low_offset_test")).containsOnly(0);
    assertThat(teacher.numbers("test_gain")).containsOnly(0);
    Table noisy = teacher.where("label_noise", "0.2");
    assertThat(noisy.numbers("train_accuracy")).isNotEqualTo(noisy.numbers("true_train_accuracy"));
    Table clean = teacher.where("label_noise", "0.0");
    assertThat(clean.numbers("train_accuracy")).isEqualTo(clean.numbers("true_train_accuracy"));
    for (String arm : List.of("student-t4", "hard-t4", "plain", "to-labels-0.5")) {
      assertThat(arms.where("arm", arm).numbers("lag")).doesNotContain(Double.NaN).hasSize(4);
    }
  }

  /** There is no way by epochs to measure a lag on, and all else is measured. */
  @Test
  void oneEpochIsATraining() {
    Table arms =
        run(
                study("teacher: {model: mlp, learning-rate: 0.1, epochs: 1, batch: 16}"),
                "x",
                2,
                Progress.NONE)
            .arms();
    assertThat(arms.where("arm", "student-t4").numbers("lag")).containsOnly(Double.NaN);
    for (String name : List.of("test_accuracy", "slope_test", "low_offset_train")) {
      assertThat(arms.numbers(name)).as(name).doesNotContain(Double.NaN);
    }
    assertThat(arms.values("epoch")).contains("0", "1");
  }

  @Test
  void whatDoesNotFitIsNamed() {
    assertThatThrownBy(() -> run(study("data: longley"), "x", 1, Progress.NONE))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no classes");
    assertThatThrownBy(() -> run(study("data: nowhere"), "x", 1, Progress.NONE))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("nowhere");
    assertThatThrownBy(() -> run(study("rows: 5000"), "x", 1, Progress.NONE))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("rows: 5000 of 3000");
    assertThatThrownBy(
            () ->
                run(
                    study("teacher: {model: cnn, learning-rate: 1, epochs: 2}"),
                    "x",
                    1,
                    Progress.NONE))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("square images");
    assertThatThrownBy(
            () ->
                run(
                    study("teacher: {model: text, learning-rate: 1, epochs: 2}"),
                    "x",
                    1,
                    Progress.NONE))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("sequences");
    assertThatThrownBy(
            () ->
                run(
                    study("teacher: {model: mlp, learning-rate: 90000, epochs: 9}"),
                    "x",
                    1,
                    Progress.NONE))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("Lower the recipe's learning-rate");
  }

  /** The first study would train for hours: its fault is not waited for behind it. */
  @Test
  void aRunThatDivergesEndsTheOthersAtOnce() {
    String teacher = "teacher: {model: mlp, learning-rate: %s, epochs: %s}";
    Study endless = study(teacher.formatted("0.01", "100000000"));
    Study diverging = study(teacher.formatted("90000", "9"));
    Studies studies = new Studies(folder.resolve("x"), new EjmlSolver(), 5, false, Progress.NONE);
    assertThatThrownBy(() -> studies.run(List.of(endless, diverging)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("Lower the recipe's learning-rate");
  }

  /** The study with one key changed. */
  private static Study study(String line) {
    String key = line.substring(0, line.indexOf(':'));
    String text = TEXT.replaceAll("(?m)^" + key + ":.*$", line);
    return StudyFile.parse(text, "small", "small.yaml");
  }
}
