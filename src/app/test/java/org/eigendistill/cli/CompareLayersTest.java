// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.NpzFile;
import org.eigendistill.data.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All layers of two networks, as users give them. */
class CompareLayersTest {
  private static final int INPUTS = 12;
  private static final int STEPS = 8;

  @TempDir private Path folder;

  private Jar.Run run(String... words) {
    List<String> all = new ArrayList<>(List.of("compare", "--out", "out"));
    all.addAll(List.of(words));
    return InProcess.run(folder, all.toArray(String[]::new));
  }

  private static Matrix drawn(Random random, int rows, int columns) {
    return Matrix.fill(rows, columns, (i, j) -> random.nextGaussian());
  }

  private void ends(String name, long seed, String layers) throws Exception {
    Random random = new Random(seed);
    new NpzFile()
        .with(layers + "1.weight", drawn(random, 9, INPUTS))
        .with(layers + "1.bias", drawn(random, 1, 9), 9)
        .with(layers + "2.weight", drawn(random, 4, 18), 4, 2, 3, 3)
        .write(folder.resolve(name));
  }

  /** Checkpoints of one layer, its end reached by a flow that is slower along later columns. */
  private void path(String name, long seed, double slower) throws Exception {
    Random random = new Random(seed);
    Matrix start = drawn(random, 9, INPUTS);
    Matrix way = drawn(random, 9, INPUTS);
    Matrix all =
        Matrix.fill(
            STEPS,
            9 * INPUTS,
            (t, k) -> {
              double rate = 1 / (1 + slower * (k % INPUTS));
              return start.get(k / INPUTS, k % INPUTS)
                  + way.get(k / INPUTS, k % INPUTS) * -StrictMath.expm1(-t * rate);
            });
    new NpzFile()
        .with("fc.weight", all, STEPS, 9, INPUTS)
        .with("steps", Matrix.fill(1, STEPS, (i, t) -> t), STEPS)
        .write(folder.resolve(name));
  }

  private void moments(String name) throws Exception {
    new NpzFile()
        .with("fc.weight", Matrix.fill(INPUTS, INPUTS, (i, j) -> i == j ? INPUTS - i : 0))
        .write(folder.resolve(name));
  }

  private JsonNode json() throws Exception {
    return new ObjectMapper().readTree(folder.resolve("out/compare.json").toFile());
  }

  /**
   * No name of a layer is too long for the page; what is fed to none of them is refused, to some
   * said.
   */
  @Test
  void longNamesAndMomentsOfOtherLayers() throws Exception {
    String name = "bert.encoder.layer.0.attention.self.query.weight";
    for (String file : List.of("t.npz", "s.npz")) {
      Random random = new Random(file.hashCode());
      new NpzFile()
          .with(name, drawn(random, 6, INPUTS))
          .with("fc.weight", drawn(random, 4, INPUTS))
          .with("zero.weight", Matrix.fill(3, 4, (i, j) -> file.equals("t.npz") ? 0 : 1))
          .write(folder.resolve(file));
    }
    Matrix diagonal = Matrix.fill(INPUTS, INPUTS, (i, j) -> i == j ? INPUTS - i : 0);
    new NpzFile().with(name, diagonal).write(folder.resolve("m.npz"));
    new NpzFile().with("fcc.weight", diagonal).write(folder.resolve("other.npz"));
    Jar.Run run =
        run("--teacher-layers", "t.npz", "--student-layers", "s.npz", "--layer-moments", "m.npz");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("the teacher's is all zeros").doesNotContain("NaN");
    assertThat(run.err()).contains("no bands of fc.weight, zero.weight");
    assertThat(folder.resolve("out/compare.html"))
        .content()
        .contains("bert.encod\u2026")
        .contains(name);
    Jar.Run wrong =
        run(
            "--teacher-layers",
            "t.npz",
            "--student-layers",
            "s.npz",
            "--layer-moments",
            "other.npz");
    assertThat(wrong.exit()).isEqualTo(3);
    assertThat(wrong.err())
        .contains(
            "other.npz: --layer-moments has no array of the name of a layer: it has [fcc.weight]");
  }

  @Test
  void twoStateDictionariesAlone() throws Exception {
    ends("t.npz", 1, "fc");
    ends("s.npz", 2, "fc");
    Jar.Run run = run("--teacher-layers", "t.npz", "--student-layers", "s.npz");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith("Uncontrolled: layers of 1 pair decide nothing")
        .contains("fc1.weight", "fc2.weight", "stable rank");
    Table layers = Table.read(folder.resolve("out/layers.csv"));
    assertThat(layers.column("layer")).containsExactly("fc1.weight", "fc2.weight");
    assertThat(layers.column("inputs_teacher")).containsExactly("12", "18");
    for (double cosine : layers.numbers("cosine")) {
      assertThat(cosine).isBetween(-0.5, 0.5);
    }
    assertThat(Files.exists(folder.resolve("out/layer_bands.csv"))).isFalse();
    assertThat(json().get("verdict").textValue()).isEqualTo("uncontrolled");
    assertThat(json().get("layers").intValue()).isEqualTo(2);
    assertThat(folder.resolve("out/compare.html")).exists();
    run("--teacher-layers", "t.npz", "--student-layers", "s.npz", "--no-figures");
    assertThat(folder.resolve("out/compare.html")).doesNotExist();
    assertThat(folder.resolve("out/layers.csv")).exists();
  }

  @Test
  void waysAlongMomentsOfThreePairsDecideLayerByLayer() throws Exception {
    moments("m.npz");
    List<String> words = new ArrayList<>(List.of("--layer-moments", "m.npz"));
    for (int r = 0; r < 3; r++) {
      path("t" + r + ".npz", 10 + r, 0.3);
      path("s" + r + ".npz", 20 + r, 1.2);
      words.addAll(
          List.of("--teacher-layers", "t" + r + ".npz", "--student-layers", "s" + r + ".npz"));
    }
    Jar.Run run = run(words.toArray(String[]::new));
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("each layer by itself (3 pairs", "fc.weight exaggerated");
    JsonNode bias = json().get("layer_bias").get("fc.weight");
    assertThat(bias.get("verdict_lag").textValue()).isEqualTo("exaggerated");
    assertThat(bias.get("mean_lag").doubleValue()).isPositive();
    Table bands = Table.read(folder.resolve("out/layer_bands.csv"));
    assertThat(bands.values("pair")).containsExactly("1", "2", "3");
    assertThat(bands.where("pair", "1").column("band")).containsExactly("1", "2-5", "6-12");
    assertThat(bands.where("pair", "1").column("lag").get(0)).isEmpty();
    // of one pair the same numbers have no word
    Jar.Run one = run(words.subList(0, 6).toArray(String[]::new));
    assertThat(one.exit()).as(one.err()).isZero();
    assertThat(json().get("layer_bias").get("fc.weight").get("verdict_lag").textValue())
        .isEqualTo("uncontrolled");
  }

  @Test
  void whatDoesNotGoTogetherIsSaid() throws Exception {
    ends("t.npz", 1, "fc");
    ends("s.npz", 2, "layer");
    moments("m.npz");
    Jar.Run names = run("--teacher-layers", "t.npz", "--student-layers", "s.npz");
    assertThat(names.exit()).isEqualTo(3);
    assertThat(names.err()).contains("no weights of a name that", "fc1.weight", "PREFIX");
    Jar.Run lone = run("--teacher-layers", "t.npz");
    assertThat(lone.exit()).isEqualTo(2);
    path("a.npz", 1, 1);
    path("b.npz", 2, 1);
    Jar.Run copies =
        run(
            "--teacher-layers",
            "a.npz",
            "--student-layers",
            "b.npz",
            "--teacher-layers",
            "a.npz",
            "--student-layers",
            "b.npz");
    assertThat(copies.exit()).isEqualTo(3);
    assertThat(copies.err()).contains("the teacher's weights of pair 2 are those of pair 1");
    new NpzFile()
        .with("fc.weight", Matrix.fill(5, 5, (i, j) -> i == j ? 1 : 0))
        .write(folder.resolve("wrong.npz"));
    Jar.Run wrong =
        run(
            "--teacher-layers",
            "a.npz",
            "--student-layers",
            "b.npz",
            "--layer-moments",
            "wrong.npz");
    assertThat(wrong.exit()).isEqualTo(3);
    assertThat(wrong.err()).contains("it has 5 columns where the layer has 12 inputs");
  }
}
