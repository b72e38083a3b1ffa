// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.eigendistill.base.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that PyTorch itself has saved. */
class TorchArchiveTest {
  @TempDir private Path folder;

  private static TorchArchive made(String name) {
    return TorchArchive.of(SafetensorsTest.MADE.resolve(name));
  }

  private static double[] all(String file, String name) {
    TorchArchive archive = made(file);
    archive.requireWhole(name);
    return SafetensorsTest.all(archive.tensor(name));
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  @ParameterizedTest
  @CsvSource({
    "F64, -1 -0.6666666666666667 -0.33333333333333337 0 0.33333333333333326 0.6666666666666667",
    "F32, -1 -.75 -.5 -.25 0 .25",
    "F16, -1 -.75 -.5 -.25 0 .25",
    "BF16, -1 -.75 -.5 -.25 0 .25",
    "I64, -3 -2 -1 0 1 2",
    "I32, -3 -2 -1 0 1 2",
    "I16, -3 -2 -1 0 1 2",
    "I8, -3 -2 -1 0 1 2",
    "U8, 250 251 252 253 254 255",
    "BOOL, 0 1 0 1 0 1"
  })
  void everyTypeIsRead(ElementType type, String values) {
    assertThat(made("types.pt").tensor(type.name()).type()).isEqualTo(type);
    assertThat(made("types.pt").tensor(type.name()).shape()).containsExactly(2, 3);
    assertThat(all("types.pt", type.name())).containsExactly(numbers(values));
  }

  @ParameterizedTest
  @CsvSource({
    "transposed, 6 4, 0 6 12 18 1 7 13 19 2 8 14 20 3 9 15 21 4 10 16 22 5 11 17 23",
    "strided, 2 3, 7 9 11 19 21 23",
    "offset, 2 6, 12 13 14 15 16 17 18 19 20 21 22 23",
    "permuted, 4 2 3, 0 4 8 12 16 20 1 5 9 13 17 21 2 6 10 14 18 22 3 7 11 15 19 23",
    "row, 6, 18 19 20 21 22 23",
    "parameter, 2 2, 0 1 2 3"
  })
  void viewsAreRead(String name, String shape, String values) {
    assertThat(made("views.pt").tensor(name).shape())
        .containsExactly(Arrays.stream(shape.split(" ")).mapToLong(Long::parseLong).toArray());
    assertThat(all("views.pt", name)).containsExactly(numbers(values));
  }

  @Test
  void scalarsEmptyTensorsAndOneAlone() {
    assertThat(made("views.pt").tensor("scalar").shape()).isEmpty();
    assertThat(all("views.pt", "scalar")).containsExactly(2.5);
    assertThat(made("views.pt").tensor("empty").shape()).containsExactly(0, 3);
    assertThat(made("bare.pt").names()).containsExactly("");
    assertThat(all("bare.pt", "")).containsExactly(0, 1, 2, 3, 4, 5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"protocol3.pt", "protocol4.pt", "protocol5.pt", "nochecksum.pt"})
  void everyProtocolAndFilesWithoutChecksums(String file) {
    assertThat(all(file, "w")).hasSize(24).startsWith(0, 1, 2).endsWith(23);
  }

  @Test
  void aCheckpointIsReadWhatEverElseIsInIt() {
    TorchArchive checkpoint = made("checkpoint.pt");
    assertThat(checkpoint.names())
        .containsExactly(
            "model_state_dict.0.weight",
            "model_state_dict.0.bias",
            "model_state_dict.1.weight",
            "model_state_dict.1.bias",
            "model_state_dict.1.running_mean",
            "model_state_dict.1.running_var",
            "model_state_dict.1.num_batches_tracked",
            "optimizer.state.0.momentum_buffer",
            "optimizer.state.1.momentum_buffer",
            "optimizer.state.2.momentum_buffer",
            "optimizer.state.3.momentum_buffer",
            "history.1",
            "pair.0",
            "7");
    assertThat(all("checkpoint.pt", "model_state_dict.0.weight")).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(all("checkpoint.pt", "model_state_dict.1.num_batches_tracked")).containsExactly(1);
    assertThat(all("checkpoint.pt", "history.1")).containsExactly(1, 1, 1, 1);
    assertThat(all("checkpoint.pt", "7")).containsExactly(7, 7, 7, 7);
  }

  @ParameterizedTest
  @CsvSource({
    "best_acc, numpy._core.multiarray.scalar",
    "history.2, numpy._core.multiarray._reconstruct",
    "args, argparse.Namespace",
    "where, pathlib.PurePosixPath",
    "seen, __builtin__.set",
    "bytes, _codecs.encode",
    "complex, torch.ComplexFloatStorage",
    "sparse, torch._utils._rebuild_sparse_tensor",
    "negated, a negated or conjugated view"
  })
  void whatIsNoTensorHasANameOnly(String name, String global) {
    assertThat(made("checkpoint.pt").other(name)).contains(global);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "old.pt|format of before version 1.6|torch.save(torch.load(f), f)",
        "module.pt|it asks for torch.nn.modules.container.Sequential, which is no tensor|model.state_dict()",
        "script.pt|a program of TorchScript|model.state_dict()",
        "one.safetensors|does not begin as files of torch.save do|torch.save"
      })
  void otherFilesAreRefusedWithTheirMend(String file, String said, String mend) {
    assertThatThrownBy(() -> made(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(file)
        .hasMessageContaining(said)
        .hasMessageContaining(mend);
  }

  @Test
  void moreNumbersThanAreStoredAreRefused() {
    assertThatThrownBy(() -> made("expanded.pt").tensor(""))
        .hasMessageContaining("its 12 numbers are views of 3 (as by expand). Save x.contiguous()");
  }

  /** Whatever bit of a file with checksums is flipped: the same numbers, or a refusal. */
  @Test
  void flippedBitsAreSeen() throws IOException {
    byte[] whole = Files.readAllBytes(SafetensorsTest.MADE.resolve("types.pt"));
    int refused = 0;
    for (int bit = 3; bit < 8 * whole.length; bit += 13) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      Path file = Files.write(folder.resolve("flipped.pt"), flipped);
      try {
        TorchArchive archive = TorchArchive.of(file);
        archive.requireWhole("F32");
        assertThat(SafetensorsTest.all(archive.tensor("F32")))
            .as("bit %d", bit)
            .containsExactly(numbers("-1 -.75 -.5 -.25 0 .25"));
      } catch (BadInputException e) {
        assertThat(e).hasMessageContaining("flipped.pt");
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(500);
  }

  /** Whatever is cut off. */
  @Test
  void cutFilesAreRefused() throws IOException {
    byte[] whole = Files.readAllBytes(SafetensorsTest.MADE.resolve("bare.pt"));
    for (int length = 1; length < whole.length; length += 7) {
      Path file = Files.write(folder.resolve("cut.pt"), Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> TorchArchive.of(file))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("cut.pt");
    }
  }
}
