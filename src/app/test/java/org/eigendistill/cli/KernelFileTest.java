// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.ArrayName;
import org.eigendistill.data.MatrixStack;
import org.eigendistill.data.NpyWriter;
import org.eigendistill.spectrum.Kernel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code simulate --kernel file:K.npy}. */
class KernelFileTest {
  private static final int ROWS = 12;
  @TempDir private Path folder;

  @BeforeEach
  void data() throws Exception {
    Random random = new Random(22);
    Matrix x = Matrix.fill(ROWS, 2, (i, j) -> random.nextGaussian());
    Matrix more = Matrix.fill(3, 2, (i, j) -> random.nextGaussian());
    NpyWriter.write(folder.resolve("x.npy"), x);
    NpyWriter.write(folder.resolve("new.npy"), more);
    NpyWriter.write(
        folder.resolve("y.npy"), Matrix.fill(ROWS, 1, (i, j) -> 3 + Math.sin(x.get(i, 0))));
    Kernel rbf = new Kernel.Rbf(0.5);
    NpyWriter.write(folder.resolve("k.npy"), rbf.among(x));
    NpyWriter.write(folder.resolve("block.npy"), rbf.between(more, x));
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private Jar.Run simulate(String out, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "simulate",
                "--data",
                file("x.npy"),
                "--target",
                file("y.npy"),
                "--center",
                "--procedure",
                "ridge",
                "--teacher",
                "0.1",
                "--times",
                "0.01,0.5",
                "--out",
                file(out),
                "--no-figures"));
    words.addAll(List.of(more));
    return InProcess.run(words.toArray(String[]::new));
  }

  private MatrixStack stack(String out, String name) {
    return ArrayName.parse(file(out) + "/" + name, "X").stack();
  }

  /** Values of a kernel that the program knows too: the same course, and the same predictions. */
  @Test
  void isTheKernelWhoseValuesItHas() throws Exception {
    // centred features have the same distances
    Jar.Run known = simulate("known", "--kernel", "rbf:0.5", "--predict", file("new.npy"));
    Jar.Run given =
        simulate("given", "--kernel", "file:" + file("k.npy"), "--predict", file("block.npy"));
    assertThat(known.exit()).as(known.err()).isZero();
    assertThat(given.exit()).as(given.err()).isZero();
    for (String name : List.of("teacher_predictions.npy", "student_predictions.npy")) {
      MatrixStack expected = stack("known", name);
      MatrixStack found = stack("given", name);
      assertThat(found.matrices().size()).isEqualTo(2).isEqualTo(expected.matrices().size());
      for (int t = 0; t < 2; t++) {
        for (int i = 0; i < 3; i++) {
          assertThat(found.matrices().get(t).get(i, 0))
              .isCloseTo(expected.matrices().get(t).get(i, 0), Offset.offset(1e-11));
        }
      }
    }
    assertThat(Files.readString(Path.of(file("given"), "manifest.json")))
        .contains("k.npy")
        .contains("block.npy");
    assertThat(InProcess.run("verify", file("given")).exit()).isZero();
  }

  private void refused(int exit, String problem, String... more) {
    Jar.Run run = simulate("bad", more);
    assertThat(run.exit()).as(run.err()).isEqualTo(exit);
    assertThat(run.err()).contains(problem);
    assertThat(Path.of(file("bad"))).doesNotExist();
  }

  @Test
  void whatIsNoKernelIsRefused() throws Exception {
    NpyWriter.write(
        folder.resolve("indefinite.npy"), Matrix.fill(ROWS, ROWS, (i, j) -> i == j ? 0 : 1));
    refused(
        3,
        "not positive semidefinite: its least eigenvalue is -1",
        "--kernel",
        "file:" + file("indefinite.npy"));
    NpyWriter.write(folder.resolve("small.npy"), Matrix.fill(3, 3, (i, j) -> i == j ? 1 : 0));
    refused(3, "it has 3 rows, where", "--kernel", "file:" + file("small.npy"));
    refused(3, "nowhere.npy", "--kernel", "file:" + file("nowhere.npy"));
    refused(
        3,
        "it has 2 columns, where --data has 12 rows",
        "--kernel",
        "file:" + file("k.npy"),
        "--predict",
        file("new.npy"));
    refused(2, "leave out --route svd", "--kernel", "file:k.npy", "--route", "svd");
    refused(2, "--weights", "--kernel", "file:" + file("k.npy"), "--weights");
    refused(2, "file:K.npy", "--kernel", "files");
  }

  @Test
  void rowsThatAreTakenApartDoNotGoWithIt() {
    Jar.Run run =
        InProcess.run(
            "advise", "--data", file("x.npy"), "--target", file("y.npy"), "--kernel", "file:k.npy");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("rows that are kept back");
  }
}
