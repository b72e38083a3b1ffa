// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.NpyWriter;
import org.eigendistill.data.Table;
import org.eigendistill.spectrum.Designs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code simulate --stream}, and solvers by name, through the real jar. */
class StreamIT {
  private static final int ROWS = 400;
  private static final double[] SINGULAR = {8, 4, 2, 1};

  @TempDir private Path folder;
  private Matrix x;

  @BeforeEach
  void data() throws Exception {
    x = Designs.withSingularValues(ROWS, SINGULAR.length, SINGULAR, 5);
    NpyWriter.write(folder.resolve("x.npy"), x);
    NpyWriter.write(folder.resolve("y.npy"), Matrix.fill(ROWS, 1, (i, j) -> Math.cos(i)));
  }

  @Test
  void streamedAndInMemoryAgree() throws Exception {
    List<String> streamed = options("streamed", "--route=gram", "--stream");
    assertThat(Jar.run(folder, streamed.toArray(String[]::new)).exit()).isZero();
    assertThat(Jar.run(folder, options("whole").toArray(String[]::new)).exit()).isZero();
    for (String column : List.of("singular_value", "target_coefficient")) {
      double[] whole = table("whole", "spectrum.csv").numbers(column);
      // The condition of X is 8, and products square it: 64 ulp, with room for sums of 400.
      assertThat(table("streamed", "spectrum.csv").numbers(column))
          .as(column)
          .containsExactly(whole, within(1e-13));
    }
    assertThat(table("streamed", "trajectory.csv").numbers("gain"))
        .containsExactly(table("whole", "trajectory.csv").numbers("gain"), within(1e-13));
  }

  @Test
  void aBadRowInTheMiddleIsNamedAndNothingIsWritten() throws Exception {
    StringBuilder text = new StringBuilder("a,b,y\n");
    for (int i = 1; i <= ROWS; i++) {
      text.append(i == 250 ? "1,oops,2\n" : i + "," + i * i + "," + 3 * i + "\n");
    }
    Files.writeString(folder.resolve("x.csv"), text);
    Jar.Run run =
        Jar.run(
            folder,
            "simulate",
            "--data=x.csv",
            "--target=y",
            "--route=gram",
            "--stream",
            "--teacher=1",
            "--times=1",
            "--out=out");
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("x.csv").contains("line 251, column 2 (b)").contains("oops");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aFileCutShortIsToldOf() throws Exception {
    byte[] all = Files.readAllBytes(folder.resolve("x.npy"));
    Files.write(folder.resolve("x.npy"), Arrays.copyOf(all, all.length - 100));
    Jar.Run run =
        Jar.run(folder, options("out", "--route=gram", "--stream").toArray(String[]::new));
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("x.npy");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aSolverAskedForByNameThatDoesNotLoadIsAnError() throws Exception {
    String elsewhere = "-Dorg.bytedeco.javacpp.platform=plan9-vax";
    Jar.Run named =
        Jar.runOn(
            List.of(elsewhere), folder, options("out", "--solver=openblas").toArray(String[]::new));
    assertThat(named.exit()).isEqualTo(3);
    assertThat(named.err()).contains("OpenBLAS does not load").contains("--solver");
    assertThat(folder.resolve("out")).doesNotExist();
    // auto wants OpenBLAS for more than 160 columns and rows only.
    NpyWriter.write(folder.resolve("x.npy"), Matrix.fill(ROWS, 200, (i, j) -> Math.sin(i * j + j)));
    Jar.Run auto = Jar.runOn(List.of(elsewhere), folder, options("out").toArray(String[]::new));
    assertThat(auto.exit()).isZero();
    assertThat(auto.err()).containsOnlyOnce("OpenBLAS does not load");
  }

  private List<String> options(String out, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("simulate", "--data=x.npy", "--target=y.npy", "--teacher=1", "--times=0.1,1"));
    words.add("--no-figures");
    words.add("--out=" + out);
    words.addAll(List.of(more));
    return words;
  }

  private Table table(String out, String name) throws Exception {
    return Table.read(folder.resolve(out).resolve(name));
  }
}
