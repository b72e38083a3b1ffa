// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.ArrayName;
import org.eigendistill.data.NpyWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights through training, with their axes in both orders. */
class WeightFileTest {
  private static final Matrix START = Matrix.of(2, 4, 0, 0, 0, 0, 0, 0, 0, 0);
  private static final Matrix WAY = Matrix.of(2, 4, 1, 2, 3, 4, 5, 6, 7, 8);
  private static final Matrix END = Matrix.of(2, 4, 2, 3, 5, 7, 11, 13, 17, 19);

  @TempDir private Path folder;

  private ArrayName file(Matrix... checkpoints) throws IOException {
    Path file = folder.resolve("w.npy");
    try (NpyWriter writer =
        NpyWriter.open(file, checkpoints.length, checkpoints[0].rows(), checkpoints[0].columns())) {
      for (Matrix checkpoint : checkpoints) {
        writer.append(checkpoint);
      }
    }
    return ArrayName.parse(file.toString(), "weights");
  }

  @Test
  void axesInEitherOrder() throws IOException {
    WeightFile units = WeightFile.read(file(START, WAY, END), false, 4, "x.csv");
    assertThat(units.source()).endsWith("w.npy");
    assertThat(units.path().checkpoints()).containsExactly(START, WAY, END);
    assertThat(units.path().units()).isEqualTo(2);
    assertThat(units.path().inputs()).isEqualTo(4);
    ArrayName turned = file(START.transpose(), WAY.transpose(), END.transpose());
    assertThat(WeightFile.read(turned, true, 4, "x.csv").path()).isEqualTo(units.path());
  }

  @Test
  void inputsThatAreNotTheDatasColumnsAreRefusedWithTheMend() throws IOException {
    ArrayName plain = file(START, WAY, END);
    assertThatThrownBy(() -> WeightFile.read(plain, false, 5, "x.csv"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("w.npy, axis 3: 3 x 2 x 4 weights, but x.csv has 5 columns")
        .hasMessageContaining("Save the layer that touches the inputs");
    assertThatThrownBy(() -> WeightFile.read(plain, false, 2, "x.csv"))
        .hasMessageContaining("axis 3")
        .hasMessageContaining("Add --inputs-first.");
    assertThatThrownBy(() -> WeightFile.read(plain, true, 4, "x.csv"))
        .hasMessageContaining("axis 2")
        .hasMessageContaining("Leave out --inputs-first.");
  }

  @Test
  void pathsThatAreNoneAreRefused() throws IOException {
    ArrayName two = file(START, END);
    assertThatThrownBy(() -> WeightFile.read(two, false, 4, "x.csv"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("w.npy, axis 1: 2 checkpoints, where at least 3 are needed")
        .hasMessageContaining("Save the weights at the start");
    ArrayName back = file(START, WAY, START);
    assertThatThrownBy(() -> WeightFile.read(back, false, 4, "x.csv"))
        .hasMessageContaining("nothing has moved");
    assertThatThrownBy(() -> new WeightPath(List.of(START, WAY.transpose(), END)))
        .hasMessageContaining("checkpoint 2 is");
    Matrix bad = Matrix.of(2, 4, 1, 2, 3, 4, 5, 6, Double.NaN, 8);
    assertThatThrownBy(() -> new WeightPath(List.of(START, bad, END)))
        .hasMessage("checkpoint 2, unit 2, input 3 is not finite");
    Matrix none = Matrix.of(0, 4);
    assertThatThrownBy(() -> new WeightPath(List.of(none, none, none))).hasMessage("no weights");
  }
}
