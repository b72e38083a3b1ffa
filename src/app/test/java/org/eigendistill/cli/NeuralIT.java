// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;
import org.eigendistill.data.MatrixReader;
import org.eigendistill.data.NpyWriter;
import org.eigendistill.data.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The neural command: training, resuming and a missing library through the real jar, the rest in
 * this process.
 */
class NeuralIT {
  private static final String RECIPE =
      "model: mlp\nhidden: [8]\noptimizer: adam\nlearning-rate: 0.01\nepochs: 5\nbatch: 32\n"
          + "temperature: 4\nloss-scale: 16\n";

  @TempDir private Path folder;

  @BeforeEach
  void files() throws Exception {
    Files.writeString(folder.resolve("r.yaml"), RECIPE);
    Files.writeString(folder.resolve("typo.yaml"), RECIPE + "temprature: 4\n");
    Files.writeString(
        folder.resolve("diverges.yaml"),
        RECIPE.replace("adam", "sgd").replace("learning-rate: 0.01", "learning-rate: 90000"));
    Files.writeString(folder.resolve("cnn.yaml"), RECIPE.replace("mlp", "cnn"));
    Files.writeString(folder.resolve("two.yaml"), "teachers: 2\ndata: own\n");
    Files.writeString(folder.resolve("dose.yaml"), "doses: [1]\ndata: own\n");
    data("own", 200, 6, 6, 1, 1);
    data("stranger", 200, 6, 6, 1, 7);
    data("narrow", 200, 6, 5, 1, 1);
    data("few", 12, 6, 6, 1, 1);
    data("constant", 200, 6, 6, 0, 1);
  }

  /** Two classes by the first feature, the second of them named {@code second} among test rows. */
  private void data(String name, int rows, int features, int tested, double scale, int second)
      throws Exception {
    Path own = Files.createDirectory(folder.resolve(name));
    Randomness random = Randomness.of(1);
    for (String part : List.of("train", "test")) {
      boolean test = part.equals("test");
      Matrix x = Matrix.fill(rows, test ? tested : features, (i, j) -> random.gaussian());
      NpyWriter.write(
          own.resolve(part + "_x.npy"),
          Matrix.fill(rows, x.columns(), (i, j) -> scale * x.get(i, j)));
      NpyWriter.write(
          own.resolve(part + "_y.npy"),
          Matrix.fill(rows, 1, (i, j) -> x.get(i, 0) <= 0 ? 0 : test ? second : 1));
    }
  }

  /** A class that test rows lack, and test rows of another day. */
  @Test
  void testRowsAreCodedAsTrainingRowsAndMadeAgainWhenTheyChange() throws Exception {
    String[] words = {"--data=own", "--recipe=r.yaml", "--seeds=1"};
    Path y = folder.resolve("own/train_y.npy");
    Matrix two = MatrixReader.read(y).values();
    NpyWriter.write(y, Matrix.fill(200, 1, (i, j) -> i % 7 == 0 ? -1 : two.get(i, 0)));
    assertThat(InProcess.run(folder, words(words)).exit()).isZero();
    assertThat(accuracy()).isGreaterThan(0.5);
    NpyWriter.write(folder.resolve("own/test_y.npy"), Matrix.fill(200, 1, (i, j) -> -1));
    assertThat(InProcess.run(folder, words(words)).exit()).isZero();
    assertThat(accuracy()).isLessThan(0.4);
  }

  private double accuracy() {
    return Table.read(folder.resolve("out/arms.csv"))
        .where("arm", "teacher")
        .numbers("test_accuracy")[0];
  }

  private Jar.Run neural(String... more) throws Exception {
    return Jar.run(folder, words(more));
  }

  private static String[] words(String... more) {
    List<String> words = new ArrayList<>(List.of("neural", "--quiet", "--out=out"));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  @Test
  void trainsMeasuresAndDoesNotRepeat() throws Exception {
    String[] words = {
      "--data=own", "--recipe=r.yaml", "--seeds=2", "--label-noise=0,0.2", "--rows=100"
    };
    Jar.Run run = neural(words);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("student").contains("hard").contains("teacher-stopped");
    Table arms = Table.read(folder.resolve("out/arms.csv"));
    assertThat(arms.values("arm")).contains("teacher", "plain", "student", "hard");
    assertThat(arms.where("arm", "student").rows()).hasSize(4);
    byte[] before = Files.readAllBytes(folder.resolve("out/arms.csv"));
    List<Path> runs;
    try (Stream<Path> list = Files.list(folder.resolve("out/runs"))) {
      runs = list.toList();
    }
    assertThat(runs).hasSize(16);
    for (String name : List.of("run.json", "metrics.csv", "weights.npy", "test_logits.npy")) {
      assertThat(runs.get(0).resolve(name)).isNotEmptyFile();
    }
    assertThat(neural(words).exit()).isZero();
    assertThat(folder.resolve("out/arms.csv")).hasBinaryContent(before);

    // What a run leaves is what diagnose takes.
    Jar.Run diagnosed =
        Jar.run(
            folder,
            "diagnose",
            "confidence",
            "--teacher=" + runs.get(0).resolve("test_logits.npy"),
            "--student=" + runs.get(1).resolve("test_logits.npy"),
            "--axes=checkpoints",
            "--no-figures",
            "--quiet",
            "--out=confidence");
    assertThat(diagnosed.exit()).as(diagnosed.err()).isZero();
  }

  /** Three teachers, one epoch: other tables, and the same again from the store. */
  @Test
  void threeTeachersLeaveCells() throws Exception {
    Files.writeString(folder.resolve("one.yaml"), RECIPE.replace("epochs: 5", "epochs: 1"));
    String[] words =
        words(
            "--data=own",
            "--recipe=one.yaml",
            "--teachers=3",
            "--first-seed=101",
            "--seeds=2",
            "--rows=100");
    Jar.Run run = InProcess.run(folder, words);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("transfer").contains("student").contains("train");
    Table cells = Table.read(folder.resolve("out/cells.csv"));
    assertThat(cells.values("arm")).containsExactly("teacher", "plain", "student", "hard");
    assertThat(cells.values("seed")).containsExactly("101", "102");
    // after three steps teachers need not agree enough for a slope
    assertThat(cells.where("arm", "student").numbers("offset_1")).doesNotContain(Double.NaN);
    assertThat(Table.read(folder.resolve("out/bands.csv")).values("band")).endsWith("rest");
    assertThat(folder.resolve("out/arms.csv")).doesNotExist();
    byte[] before = Files.readAllBytes(folder.resolve("out/cells.csv"));
    assertThat(count(folder.resolve("out/runs"))).isEqualTo(2 * (3 + 1 + 3 + 3));
    List<String> again = new ArrayList<>(List.of(words));
    again.add("--json");
    assertThat(InProcess.run(folder, again.toArray(String[]::new)).out())
        .contains("\"lag_beyond_null\"");
    assertThat(folder.resolve("out/cells.csv")).hasBinaryContent(before);
  }

  /** One epoch beside one teacher, which was an internal error once. */
  @Test
  void oneEpochIsATraining() throws Exception {
    Files.writeString(folder.resolve("one.yaml"), RECIPE.replace("epochs: 5", "epochs: 1"));
    Jar.Run run =
        InProcess.run(folder, words("--data=own", "--recipe=one.yaml", "--seeds=1", "--rows=100"));
    assertThat(run.exit()).as(run.err()).isZero();
    Table arms = Table.read(folder.resolve("out/arms.csv"));
    assertThat(arms.where("arm", "student").numbers("lag")).containsOnly(Double.NaN);
    assertThat(arms.where("arm", "student").numbers("test_accuracy")[0]).isBetween(0.0, 1.0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3|--data=own --recipe=typo.yaml|unknown key 'temprature'",
        "3|--data=own --recipe=none.yaml|none.yaml",
        "3|--data=own --recipe=diverges.yaml|learning-rate",
        "3|--data=own --recipe=cnn.yaml|square images",
        "3|--data=nowhere --recipe=r.yaml|nowhere",
        "3|--data=longley --recipe=r.yaml|no classes",
        "3|--data=own --recipe=r.yaml --rows=900|rows: 900",
        "3|--data=stranger --recipe=r.yaml|stranger/test_y.npy, row 6: train_y.npy has no class 7",
        "3|--data=narrow --recipe=r.yaml|narrow/test_x.npy: it has 5 features",
        "3|--data=few --recipe=r.yaml|few: it has 12 rows to train on",
        "3|--data=constant --recipe=r.yaml|constant: the design is zero everywhere",
        "3|--study=none|none",
        "3|--data=own --recipe=r.yaml --gpu|GPU",
        "3|--data=constant --recipe=r.yaml --teachers=3|constant: the inputs do not vary",
        "3|--data=few --recipe=r.yaml --teachers=3|few: it has 12 rows to train on",
        "3|--data=stranger --recipe=r.yaml --teachers=3|row 6: train_y.npy has no class 7",
        "3|--data=narrow --recipe=r.yaml --teachers=3|narrow/test_x.npy: it has 5 features",
        "3|--data=own --recipe=r.yaml --teachers=3 --rows=900|rows: 900",
        "3|--data=own --recipe=diverges.yaml --teachers=3|learning-rate",
        "3|--study=two.yaml|two.yaml, line 1: teachers: 2, where measures take three",
        "3|--study=dose.yaml|dose.yaml, line 1: doses: it needs three teachers",
        "2|--data=own --recipe=r.yaml --teachers=2|--teachers: 1 or 3, not 2",
        "2|--data=own --recipe=r.yaml --teachers=3 --first-seed=0|--first-seed: 1 to",
        "2|--data=own --recipe=r.yaml --first-seed=101|--first-seed: it goes with --teachers 3",
        "2|--study=mlp-spam --teachers=3|--study",
        "2|--data=own|--recipe",
        "2|--data=own --recipe=r.yaml --seeds=0|seeds",
        "2|--data=own --recipe=r.yaml --label-noise=2|label-noise",
        "2|--data=own --recipe=r.yaml --model=lstm|lstm",
        "2|--study=mlp-spam --data=own|--study",
        "2|--show=none|none"
      })
  void badInputIsNamed(int exit, String words, String said) throws Exception {
    Jar.Run run = InProcess.run(folder, words(words.split(" ")));
    assertThat(run.exit()).as(run.err()).isEqualTo(exit);
    assertThat(run.err()).contains(said);
    if (exit == 3) {
      assertThat(run.err()).hasLineCount(1);
    }
    assertThat(folder.resolve("out/arms.csv")).doesNotExist();
  }

  @Test
  void studiesAndKeysArePrinted() throws Exception {
    assertThat(InProcess.run("neural", "--list").out())
        .contains("mlp-fashion")
        .contains("small-three-teachers")
        .contains("text-spam");
    Jar.Run shown = InProcess.run("neural", "--show=mlp-spam");
    assertThat(shown.out()).contains("switch-at");
    assertThat(InProcess.run("neural", "--show=small-three-teachers").out())
        .contains("teachers: 3");
    assertThat(InProcess.run("neural", "--recipe-keys").out())
        .contains("imitation")
        .contains("switch-to");
  }

  /** Killed in the midst of a run, it ends in the same bytes as one left alone. */
  @Test
  void goesOnAfterAKill() throws Exception {
    Files.writeString(folder.resolve("long.yaml"), RECIPE.replace("epochs: 5", "epochs: 60"));
    String[] words = {"--data=own", "--recipe=long.yaml", "--seeds=2", "--threads=1"};
    assertThat(neural(words).exit()).isZero();
    byte[] whole = Files.readAllBytes(folder.resolve("out/arms.csv"));

    List<String> again = new ArrayList<>(List.of("neural", "--quiet", "--out=killed"));
    again.addAll(List.of(words));
    Process process = Jar.start(folder, again.toArray(String[]::new));
    Path runs = folder.resolve("killed/runs");
    while (process.isAlive() && count(runs) < 3) {
      Thread.sleep(20);
    }
    process.destroyForcibly().waitFor();
    int done = count(runs);
    assertThat(done).isBetween(3, 7);
    assertThat(folder.resolve("killed/arms.csv")).doesNotExist();
    Jar.Run resumed = Jar.run(folder, again.toArray(String[]::new));
    assertThat(resumed.exit()).as(resumed.err()).isZero();
    assertThat(folder.resolve("killed/arms.csv")).hasBinaryContent(whole);
    assertThat(count(runs)).isEqualTo(8);
  }

  /** Finished runs in a store. */
  private static int count(Path runs) throws Exception {
    if (!Files.exists(runs)) {
      return 0;
    }
    try (Stream<Path> list = Files.list(runs)) {
      return (int) list.filter(run -> Files.exists(run.resolve("run.json"))).count();
    }
  }

  /** The program without its native library says so, in one line. */
  @Test
  void withoutTheNativeLibrary() throws Exception {
    Path built = Path.of("target").toAbsolutePath();
    String others;
    try (Stream<Path> list = Files.list(built.resolve("lib"))) {
      others =
          list.filter(jar -> !jar.getFileName().toString().startsWith("pytorch-native"))
              .map(Path::toString)
              .collect(Collectors.joining(File.pathSeparator));
    }
    Process process =
        new ProcessBuilder(
                "java",
                "-Duser.home=" + folder,
                "-cp",
                Path.of("src/app/target/classes").toAbsolutePath() + File.pathSeparator + others,
                "org.eigendistill.cli.Main",
                "neural",
                "--quiet",
                "--data=own",
                "--recipe=r.yaml",
                "--out=out")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(3);
    assertThat(said).contains("native library does not load").hasLineCount(1);
  }
}
