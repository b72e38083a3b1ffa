// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightArchiveTest {
  private static final Matrix NUMBERS = Matrix.fill(1, 24, (i, j) -> j);

  @TempDir private Path folder;

  /** Kernels are inputs where there are no steps; with steps the first axis is time. */
  @Test
  void threeAxesAreAKernelOrCheckpoints() throws Exception {
    NpzFile file =
        new NpzFile()
            .with("conv.weight", NUMBERS, 2, 3, 4)
            .with("fc.weight", NUMBERS, 4, 6)
            .with("fc.bias", NUMBERS, 24);
    WeightArchive ends = WeightArchive.open(file.write(folder.resolve("ends.npz")).toString());
    assertThat(ends.names()).containsExactly("conv.weight", "fc.weight");
    assertThat(ends.matrices("conv.weight")).hasSize(1);
    assertThat(ends.matrix("conv.weight").row(1)[11]).isEqualTo(23);
    assertThat(ends.matrix("conv.weight").columns()).isEqualTo(12);
    file.with(WeightArchive.STEPS, Matrix.fill(1, 2, (i, j) -> j), 2);
    WeightArchive path = WeightArchive.open(file.write(folder.resolve("path.npz")).toString());
    assertThat(path.matrices("conv.weight")).hasSize(2);
    assertThat(path.matrices("conv.weight").get(1).row(2)).containsExactly(20, 21, 22, 23);
    assertThat(path.matrix("conv.weight")).isEqualTo(path.matrices("conv.weight").get(1));
    assertThat(path.matrices("fc.weight")).hasSize(1);
  }

  @Test
  void namesMayStandBehindAPrefix() throws Exception {
    Path file =
        new NpzFile()
            .with("model.fc.weight", NUMBERS, 4, 6)
            .with("opt.fc.weight", NUMBERS, 6, 4)
            .write(folder.resolve("last.npz"));
    assertThat(WeightArchive.open(file + ":model").names()).containsExactly("fc.weight");
    assertThat(WeightArchive.open(file + ":model").matrix("fc.weight").rows()).isEqualTo(4);
    assertThatThrownBy(() -> WeightArchive.open(file + ":net"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no array there has two axes")
        .hasMessageContaining("model.fc.weight");
  }

  @Test
  void aFileOfOneArrayIsNone() throws Exception {
    Path file = folder.resolve("one.npy");
    try (NpyWriter writer = NpyWriter.open(file, 4, 6)) {
      writer.append(NUMBERS);
    }
    assertThatThrownBy(() -> WeightArchive.open(file.toString()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("it holds one array");
  }
}
