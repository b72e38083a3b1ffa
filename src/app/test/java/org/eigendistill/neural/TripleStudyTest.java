// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Table;
import org.eigendistill.spectrum.EjmlSolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A study of three teachers with every kind of arm, small. */
class TripleStudyTest {
  private static final String TEXT =
      """
      data: power-law
      rows: 200
      label-noise: [0, 0.2]
      first-seed: 101
      seeds: 1
      teachers: 3
      teacher: {model: mlp, hidden: [8], optimizer: adam, learning-rate: 0.05, epochs: 2, batch: 16}
      temperatures: [4, 1]
      hard-labels: [4]
      random-teacher: [4]
      other-student: {model: softmax, learning-rate: 0.1, epochs: 2, batch: 16}
      doses: [1, 3]
      to-labels-at-1: [0.5]
      to-labels: [0.5]
      from-labels-at-1: [0.5]
      plain-for: [0.5, 1]
      """;

  private static final List<String> OF_ALL =
      List.of(
          "student-t4",
          "student-t1",
          "hard-t4",
          "random-teacher-t4",
          "other-student-t4",
          "dose-1",
          "dose-3");

  private static final List<String> OF_THE_FIRST =
      List.of(
          "to-labels-at-1-0.5", "to-labels-0.5", "from-labels-at-1-0.5", "plain-for-0.5", "plain");

  @TempDir private Path folder;

  private static TripleStudy study(String text) {
    return StudyFile.parseTriple(text, "small", "small.yaml");
  }

  private TripleTables run(String to, int threads, Progress progress) {
    Studies studies = new Studies(folder.resolve(to), new EjmlSolver(), threads, false, progress);
    TripleTables tables = studies.runTriples(List.of(study(TEXT)));
    assertThat(studies.record()).endsWith("; pre-registration.md " + PreRegistration.sha256());
    return tables;
  }

  /** Every network once, by the digest of its own file. */
  private void whatWasTrained(TripleTables one) throws Exception {
    Table runs = one.runs();
    assertThat(runs.rows()).hasSize(2 * (3 + 7 * 3 + 5));
    assertThat(runs.values(RunColumns.RUN)).hasSize(runs.rows().size());
    Table third = runs.where("arm", "student-t1").where(CellColumns.LABEL_NOISE, 0.2);
    Path logits =
        folder
            .resolve("one")
            .resolve(third.column(RunColumns.RUN).get(2))
            .resolve("test_logits.npy");
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(logits));
    assertThat(third.column(RunColumns.DIGEST).get(2)).isEqualTo(HexFormat.of().formatHex(digest));
    assertThat(third.column(RunColumns.NETWORK)).containsExactly(1, 2, 3);
  }

  /** Ways end at the gains of the bands' table, fifths have its offsets, clouds are of one seed. */
  private static void whatIsDrawn(TripleTables one) {
    for (String arm : List.of("student-t4", "dose-3", "plain")) {
      for (double noise : List.of(0.0, 0.2)) {
        Table way = one.ways().where("arm", arm).where(CellColumns.LABEL_NOISE, noise);
        double[] top = way.numbers("top");
        Table bands = one.bands().where("arm", arm).where(CellColumns.LABEL_NOISE, noise);
        double gain = bands.numbers("log_gain")[0];
        // of one ordered pair the mean of logarithms is the logarithm of the mean; of six below it
        assertThat(Math.log(top[top.length - 1])).as(arm).isGreaterThanOrEqualTo(gain - 1e-12);
        assertThat(way.numbers("step")[0]).isZero();
        for (EvaluationRows split : EvaluationRows.values()) {
          Table fifths =
              one.fifths()
                  .where("arm", arm)
                  .where(CellColumns.LABEL_NOISE, noise)
                  .where(CellColumns.SPLIT, split);
          Table cell =
              one.cells()
                  .where("arm", arm)
                  .where(CellColumns.LABEL_NOISE, noise)
                  .where(CellColumns.SPLIT, split);
          assertThat(fifths.numbers("fifth")).containsExactly(1, 2, 3, 4, 5);
          for (int q = 1; q <= 5; q++) {
            assertThat(fifths.numbers("offset")[q - 1]).isEqualTo(cell.numbers("offset_" + q)[0]);
          }
        }
      }
    }
    Table teacher = one.ways().where("arm", "teacher").where(CellColumns.LABEL_NOISE, 0.2);
    double[] ends = teacher.numbers("top");
    assertThat(ends[ends.length - 1]).isCloseTo(1, within(1e-12));
    assertThat(one.clouds().values(CellColumns.SEED)).containsExactly(101);
    assertThat(one.cells().where("arm", "student-t4").numbers("raw_slope"))
        .doesNotContain(Double.NaN);
    assertThat(one.cells().where("arm", "random-teacher-t4").numbers("raw_slope"))
        .containsOnly(Double.NaN);
  }

  /** From the file to the table, the same side by side, after a break, and from the store. */
  @Test
  void everyArmIsTrainedAndMeasured() throws Exception {
    TripleTables one = run("one", 1, Progress.NONE);
    assertThatThrownBy(
            () ->
                run(
                    "two",
                    2,
                    (task, done, total) -> {
                      if (task.equals("networks") && 2 * done > total) {
                        throw new IllegalStateException("broken");
                      }
                    }))
        .hasMessage("broken");
    assertThat(run("two", 2, Progress.NONE)).isEqualTo(one);
    assertThat(run("two", 2, Progress.NONE)).isEqualTo(one);
    try (Stream<Path> runs = Files.list(folder.resolve("one"))) {
      // at each rate three teachers, seven arms of three students, five arms of one
      assertThat(runs).hasSize(2 * (3 + 7 * 3 + 5));
    }

    Table cells = one.cells();
    assertThat(cells.values(CellColumns.SEED)).containsExactly(101);
    List<String> arms = new ArrayList<>(List.of("teacher"));
    arms.addAll(OF_ALL);
    arms.addAll(OF_THE_FIRST);
    assertThat(cells.values("arm")).containsExactlyElementsOf(arms);
    assertThat(cells.rows()).hasSize(2 * 2 * arms.size());
    double[] teachers = cells.where("arm", "teacher").numbers("accuracy");
    for (String arm : arms) {
      Table own = cells.where("arm", arm);
      double[] gains = own.numbers("gain");
      for (int i = 0; i < gains.length && OF_ALL.contains(arm); i++) {
        assertThat(own.numbers("teacher_accuracy")[i]).isEqualTo(teachers[i]);
        assertThat(gains[i]).isCloseTo(own.numbers("accuracy")[i] - teachers[i], within(1e-15));
      }
      boolean isFirst = OF_THE_FIRST.contains(arm);
      assertThat(own.numbers("students")).as(arm).containsOnly(isFirst ? 1 : 3);
      assertThat(own.numbers("accuracy")).as(arm).doesNotContain(Double.NaN);
      boolean isFitted = !arm.equals("teacher") && !arm.startsWith("random");
      for (String name : List.of("log_b", "offset_1", "offset_1_se", "log_b_log_odds")) {
        assertThat(own.numbers(name)).as(arm + name).satisfies(v -> known(v, isFitted));
      }
      Table train = own.where("split", "train");
      if (isFitted) { // a student so short may have a gain below 0 in a low band, and then no gap
        assertThat(train.numbers("bands_measured")).as(arm).doesNotContain(0);
      } else {
        assertThat(train.numbers("bias_gap")).as(arm).containsOnly(Double.NaN);
      }
      assertThat(own.where("split", "test").numbers("bias_gap")).containsOnly(Double.NaN);
    }
    Table student = cells.where("arm", "student-t4").where("split", "train");
    for (String name : List.of("bias_gap", "lag")) {
      assertThat(student.numbers(name)).as(name).satisfies(v -> known(v, true));
    }
    // of teachers so short one may reach too few levels of another's way
    double[] beyond = student.numbers("lag");
    double[] nullLag = student.numbers("null_lag");
    Arrays.setAll(beyond, i -> beyond[i] - nullLag[i]);
    assertThat(student.numbers("lag_beyond_null")).isEqualTo(beyond);
    whatIsDrawn(one);
    whatWasTrained(one);
    Table dose = cells.where("arm", "dose-3");
    assertThat(dose.values(CellColumns.EPOCHS)).containsExactly(3);
    Table half = cells.where("arm", "plain-for-0.5");
    assertThat(half.values(CellColumns.EPOCHS)).containsExactly(1);
    Table other = cells.where("arm", "other-student-t4");
    assertThat(other.values("student_model")).containsExactly("softmax");
    assertThat(one.bands().values("band")).contains("1", "2-5", "6-21", "22-85", "rest");
  }

  /** What a switch has over the first teacher's students is the difference of accuracies. */
  @Test
  void switchesAreComparedWithTheFirstTeachersStudents() {
    Table cells = run("switches", 2, Progress.NONE).cells();
    List<String> measures = List.of("over_student", "over_part", "half_recovered", "over_plain");
    List<String> switches = List.of("to-labels-at-1-0.5", "to-labels-0.5", "from-labels-at-1-0.5");
    for (String split : List.of("train", "test")) {
      Table own = cells.where("split", split);
      double[] student = own.where("arm", "student-t4").numbers("first_accuracy");
      double[] part = own.where("arm", "plain-for-0.5").numbers("accuracy");
      double[] plain = own.where("arm", "plain").numbers("accuracy");
      for (String arm : own.values("arm")) {
        Table row = own.where("arm", arm);
        if (!switches.contains(arm)) {
          for (String measure : measures) {
            assertThat(row.numbers(measure)).containsOnly(Double.NaN);
            assertThat(row.numbers(measure + "_se")).containsOnly(Double.NaN);
          }
          continue;
        }
        double[] accuracy = row.numbers("accuracy");
        for (int i = 0; i < accuracy.length; i++) {
          double middle = (student[i] + plain[i]) / 2;
          assertThat(row.numbers("over_student")[i])
              .isCloseTo(accuracy[i] - student[i], within(1e-15));
          assertThat(row.numbers("over_part")[i]).isCloseTo(accuracy[i] - part[i], within(1e-15));
          assertThat(row.numbers("half_recovered")[i])
              .isCloseTo(accuracy[i] - middle, within(1e-15));
          assertThat(row.numbers("over_plain")[i]).isCloseTo(student[i] - plain[i], within(1e-15));
        }
      }
    }
  }

  private static void known(double[] values, boolean are) {
    for (double value : values) {
      assertThat(Double.isNaN(value)).isEqualTo(!are);
    }
  }

  /** No start and no order of batches is used twice, in a replicate or in the next. */
  @Test
  void startsAndOrdersAreAllDifferent() {
    Set<Long> seen = new HashSet<>();
    int count = 0;
    for (int seed = 101; seed <= 140; seed++) {
      List<NetworkSeeds> networks = new ArrayList<>();
      for (int t = 1; t <= 3; t++) {
        networks.add(new NetworkSeeds(seed, NetworkSeeds.Role.TEACHER, t, Arm.TEACHER));
        networks.add(new NetworkSeeds(seed, NetworkSeeds.Role.RANDOM_TEACHER, t, Arm.TEACHER));
        for (PlannedArm planned : study(TEXT).arms()) {
          networks.add(new NetworkSeeds(seed, NetworkSeeds.Role.STUDENT, t, planned.arm()));
        }
      }
      for (NetworkSeeds each : networks) {
        seen.add(each.start());
        seen.add(each.order());
        count += 2;
        assertThat(each).isEqualTo(new NetworkSeeds(seed, each.role(), each.teacher(), each.arm()));
      }
    }
    assertThat(seen).hasSize(count).allMatch(value -> value >= 0 && value < 1L << 53);
  }

  /** Runs of a replicate: three teachers, three students an arm, one a switch. */
  @ParameterizedTest
  @CsvSource({
    "mlp-short, 24, 10, 3",
    "mlp-long, 28, 8, 3",
    "mlp-60k, 9, 5, 2",
    "dose, 21, 5, 2",
    "cnn-bn, 15, 5, 2",
    "resnet8, 6, 5, 1",
    "topics-conv, 9, 5, 2",
    "topics-transformer, 6, 5, 1",
    "mails-conv, 9, 8, 2"
  })
  void studiesOfThePage(String name, int runs, int seeds, int rates) {
    TripleStudy study = StudyFile.readTriple(name);
    int students =
        study.arms().stream()
            .mapToInt(planned -> planned.arm().treatment().isOfFirstTeacher() ? 1 : 3)
            .sum();
    assertThat(3 + students).isEqualTo(runs);
    assertThat(study.seeds()).isEqualTo(seeds);
    assertThat(study.firstSeed()).isEqualTo(1);
    assertThat(study.labelNoise()).hasSize(rates).startsWith(0.0);
    assertThat(StudyFile.threeTeachers()).contains(name);
    assertThat(StudyFile.hasThreeTeachers(name)).isTrue();
  }

  /** The one that is tried has no seed of the page. */
  @Test
  void theSmallStudyHasSeedsOfItsOwn() {
    assertThat(StudyFile.readTriple("small-three-teachers").firstSeed()).isEqualTo(101);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "teachers: 3|teachers: 2|line 6: teachers: 2, where measures take three of one recipe",
        "teachers: 3|teachers: 1|line 4: first-seed: it needs three teachers, each with a student",
        "seed: 101|seed: 0|first-seed: 1 to 1000000, not 0",
        "batch: 16}|batch: 16, imitation: 0.5}|teacher: imitation is said by the study's arms",
        "[1, 3]|[1.5]|doses: 1.5 makes 1.5 epochs",
        "for: [0.5, 1]|for: [0.25]|plain-for: 0.25 makes 0.5 epochs",
        "labels: [0.5]|labels: [1]|to-labels: a share of training above 0 and below 1, not 1.0",
        "temperatures: [4, 1]|temperatures: [0]|temperature: above 0 and below 1e6, not 0.0",
        "temperatures: [4, 1]|temperature: x|temperature: not a number: \"x\"",
        "doses: [1, 3]|dozes: [1]|dozes"
      })
  void whatIsNoStudyIsNamed(String line, String other, String message) {
    assertThatThrownBy(() -> study(TEXT.replace(line, other)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("small.yaml")
        .hasMessageContaining(message);
  }

  /** A replicate that fails has no rows, and the others have theirs. */
  @Test
  void aLossThatIsNotFiniteLeavesOtherReplicates() {
    String one =
        "data: power-law\nrows: 200\nfirst-seed: 101\nseeds: 1\nteachers: 3\nteacher: {model:"
            + " mlp, hidden: [8], optimizer: sgd, learning-rate: %s, epochs: 2, batch: 16}\n";
    Studies studies =
        new Studies(folder.resolve("failing"), new EjmlSolver(), 1, false, Progress.NONE);
    TripleStudy failing = StudyFile.parseTriple(one.formatted("100000"), "failing", "failing.yaml");
    TripleTables tables =
        studies.runTriples(
            List.of(failing, StudyFile.parseTriple(one.formatted("0.05"), "fine", "fine.yaml")));
    assertThat(tables.cells().values(CellColumns.STUDY)).containsExactly("fine");
    assertThat(studies.notes())
        .containsExactly(
            "failing, label noise 0.0, seed 101, teacher 1: the loss is not finite after epoch 1."
                + " The tables have no rows of this replicate.");
    Studies again =
        new Studies(folder.resolve("failing"), new EjmlSolver(), 1, false, Progress.NONE);
    assertThatThrownBy(() -> again.runTriples(List.of(failing)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("failing: label noise 0.0, seed 101, teacher 1: the loss is not");
  }

  @Test
  void aStudyWithoutArmsIsRefused() {
    String bare = TEXT.replaceAll("(?s)temperatures: .*", "temperatures: []\n");
    assertThatThrownBy(() -> study(bare))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("temperatures: no arm is left");
  }

  /** A study of three teachers is not taken for one of one. */
  @Test
  void layoutsAreToldApart() throws Exception {
    Path file = Files.writeString(folder.resolve("s.yaml"), TEXT);
    assertThat(StudyFile.hasThreeTeachers(file.toString())).isTrue();
    assertThat(StudyFile.readTriple(file.toString()).id()).isEqualTo("s");
    assertThat(StudyFile.hasThreeTeachers("mlp-fashion")).isFalse();
    assertThatThrownBy(() -> StudyFile.read(file.toString()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("teachers: 3, where one is wanted");
  }
}
