// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Progress;
import org.eigendistill.base.Randomness;
import org.eigendistill.cli.InProcess;
import org.eigendistill.cli.Jar;
import org.eigendistill.data.MatrixReader;
import org.eigendistill.data.NpyWriter;
import org.eigendistill.data.Table;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Filters;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.experiment.Claim;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.reproduction.Reproduction;
import org.eigendistill.figure.PrintStyle;
import org.eigendistill.spectrum.EjmlSolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each of the examples at work in the program. */
class ExamplesTest {
  @TempDir private Path folder;

  @Test
  void aFilter() {
    Filters filters = Filters.installed().with(List.of(new PreconditionedFlow()));
    Procedure procedure = Procedure.of(filters.named("preconditioned-flow"), 0.5);
    double expected = Course.onLabels(GradientFlow.of()).at(3).along(0.2).gain();
    assertThat(Course.onLabels(procedure).at(3).along(0.04).gain())
        .isCloseTo(expected, within(1e-15));
  }

  @Test
  void aFormat() throws Exception {
    Path file = Files.writeString(folder.resolve("x.columns"), "1 2 3\n4 5 6\n");
    assertThat(MatrixReader.read(file).values())
        .isEqualTo(Matrix.ofRows(new double[][] {{1, 4}, {2, 5}, {3, 6}}));
    Path bad = Files.writeString(folder.resolve("bad.columns"), "1 2 x\n");
    Jar.Run run =
        InProcess.run(
            "simulate",
            "--data=" + bad,
            "--target=1",
            "--teacher=1",
            "--times=1",
            "--out=" + folder);
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("bad.columns: 'x' is no number. Replace it.");
    assertThat(InProcess.run("simulate", "--help").out()).contains(".columns");
  }

  @Test
  void aKindOfNetwork() throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    Randomness random = Randomness.of(1);
    for (String part : List.of("train", "test")) {
      Matrix x = Matrix.fill(60, 4, (i, j) -> random.gaussian());
      NpyWriter.write(data.resolve(part + "_x.npy"), x);
      NpyWriter.write(
          data.resolve(part + "_y.npy"), Matrix.fill(60, 1, (i, j) -> x.get(i, 0) > 0 ? 1 : 0));
    }
    Path recipe =
        Files.writeString(
            folder.resolve("tanh.yaml"),
            "model: tanh\nhidden: [8]\noptimizer: adam\nlearning-rate: 0.05\nepochs: 10\nbatch: 20\n");
    Path out = folder.resolve("out");
    Jar.Run run =
        InProcess.run(
            "neural",
            "--quiet",
            "--data=" + data,
            "--recipe=" + recipe,
            "--seeds=1",
            "--out=" + out);
    assertThat(run.exit()).as(run.err()).isZero();
    Table arms = Table.read(out.resolve("arms.csv"));
    double[] accuracy = arms.where("arm", "teacher").numbers("test_accuracy");
    assertThat(accuracy).hasSize(1);
    assertThat(accuracy[0]).isGreaterThan(0.8);
  }

  @Test
  void aFigureWithItsClaim() {
    Experiment halves = new Halves();
    Reproduction reproduction =
        new Reproduction(
            List.of(halves),
            Set.of(halves.table()),
            new EjmlSolver(),
            Optional.empty(),
            Optional.empty(),
            folder.resolve("runs"),
            1,
            PrintStyle.HOUSE,
            Progress.NONE);
    List<Claim> claims = reproduction.run(folder.resolve("report")).claims();
    assertThat(claims).hasSize(1);
    assertThat(claims.get(0).support()).isEqualTo(Claim.Support.SUPPORTED);
    assertThat(folder.resolve("report/data/halves.csv")).isNotEmptyFile();
    assertThat(folder.resolve("report/halves.svg")).isNotEmptyFile();
  }
}
