// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of tensors as a user names them. */
class TensorFormatTest {
  private static final Path MADE = Path.of("src/app/test/resources/org/eigendistill/data/tensor");

  @TempDir private Path folder;

  private static ArrayName name(String text) {
    return ArrayName.parse(MADE + "/" + text, "teacher");
  }

  private static RowBlocks blocks(String text) {
    return name(text).blocks(ReadOptions.AUTO, Expected.NOTHING);
  }

  @Test
  void theOnlyTensorNeedsNoKey() {
    NamedMatrix read = name("one.safetensors").matrix();
    assertThat(read.values()).isEqualTo(Matrix.of(3, 2, 0, 1, 2, 3, 4, 5));
    assertThat(read.source()).endsWith("one.safetensors, tensor logits");
    assertThat(read.read().sentence()).contains("tensor logits: 3 rows, 2 columns");
    assertThat(read.read().named("--data")).containsEntry("format", "safetensors");
    assertThat(name("one.safetensors")).hasToString(MADE + "/one.safetensors:logits");
  }

  @Test
  void ofSeveralTheNamesAreListedAndCounted() {
    assertThatThrownBy(() -> name("types.safetensors"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no array 'teacher', but [")
        .hasMessageContaining(" more]")
        .hasMessageContaining("types.safetensors:KEY");
    assertThatThrownBy(() -> name("types.safetensors:F31").matrix())
        .hasMessageContaining("no tensor 'F31', but [")
        .hasMessageContaining("types.safetensors:KEY");
  }

  @Test
  void anIndexIsNamedAsAFileIs() {
    assertThat(name("model.safetensors.index.json:c").matrix().values())
        .isEqualTo(Matrix.of(2, 2, 2, 2, 2, 2));
    assertThat(name("model.safetensors.index.json:c").matrix().source())
        .endsWith("model-00002-of-00002.safetensors, tensor c");
  }

  @Test
  void masksAreReadInBlocksAndRefusedElsewhere() {
    try (RowBlocks rows = blocks("types.safetensors:masked")) {
      double[] block = new double[2];
      rows.read(0, 1, block);
      assertThat(block).containsExactly(1, Double.NEGATIVE_INFINITY);
      rows.read(1, 1, block);
      assertThat(block).containsExactly(2, (float) -1e9);
    }
    assertThatThrownBy(() -> name("types.safetensors:masked").matrix())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("tensor masked, row 1, column 2: -Infinity is not a finite number");
  }

  @Test
  void numPysArraysHaveMasksInBlocksToo() throws Exception {
    double[] numbers = {1, Double.NEGATIVE_INFINITY, 3, 4, 5, 6};
    Path file = folder.resolve("m.npy");
    NpyWriter.write(file, Matrix.of(3, 2, numbers));
    byte[] array = Files.readAllBytes(file);
    Path zipped = folder.resolve("z.npy");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
      out.write(array);
    }
    Path archive = folder.resolve("a.npz");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(archive))) {
      out.putNextEntry(new ZipEntry("k.npy"));
      out.write(array);
    }
    byte[] fortran =
        new String(array, StandardCharsets.ISO_8859_1)
            .replace("False, 'shape': (3, 2), ", "True,  'shape': (2, 3), ")
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(fortran).hasSameSizeAs(array).isNotEqualTo(array);
    for (Path each : List.of(file, zipped, archive)) {
      try (RowBlocks rows = read(each)) {
        double[] block = new double[6];
        rows.read(0, 3, block);
        assertThat(block).as("of %s", each).containsExactly(numbers);
      }
    }
    try (RowBlocks rows = read(Files.write(folder.resolve("f.npy"), fortran))) {
      double[] block = new double[3];
      rows.read(0, 1, block);
      assertThat(block).containsExactly(1, 3, 5);
      rows.read(1, 1, block);
      assertThat(block).containsExactly(Double.NEGATIVE_INFINITY, 4, 6);
    }
    double[] bad = {1, 2, 3, Double.POSITIVE_INFINITY};
    NpyWriter.write(file, Matrix.of(2, 2, bad));
    try (RowBlocks rows = read(file)) {
      assertThatThrownBy(() -> rows.read(1, 1, new double[2]))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("m.npy, row 2, column 2: Infinity is not a finite number");
    }
  }

  private static RowBlocks read(Path file) {
    return ArrayName.parse(file.toString(), "k").blocks(ReadOptions.AUTO, Expected.NOTHING);
  }

  @Test
  void threeAxesAreRowsOfTheLastInBlocksAndAStackElsewhere() {
    try (RowBlocks rows = blocks("types.safetensors:tokens")) {
      assertThat(rows.shape()).containsExactly(2, 3, 4);
      assertThat(rows.rows()).isEqualTo(6);
      assertThat(rows.columns()).isEqualTo(4);
      double[] block = new double[8];
      rows.read(3, 2, block);
      assertThat(block).containsExactly(12, 13, 14, 15, 16, 17, 18, 19);
    }
    assertThat(name("types.safetensors:tokens").stack().matrices()).hasSize(2);
    assertThat(name("types.safetensors:tokens").shape()).containsExactly(2, 3, 4);
  }

  @Test
  void columnsAreChosenAsOfOtherArrays() {
    try (RowBlocks rows = name("one.safetensors").blocks(ReadingTest.drop("1"), Expected.NOTHING)) {
      double[] block = new double[3];
      rows.read(0, 3, block);
      assertThat(block).containsExactly(1, 3, 5);
    }
  }

  @Test
  void dataAndTargetByKeys() {
    Path data = Path.of(MADE + "/types.safetensors:F32");
    UserData read = UserData.of(data, "X", "U8", Optional.empty(), ReadOptions.AUTO);
    assertThat(read.dataset().features()).isEqualTo(Matrix.of(2, 3, -1, -.75, -.5, -.25, 0, .25));
    assertThat(read.dataset().targets()).isEqualTo(Matrix.of(2, 3, 250, 251, 252, 253, 254, 255));
    assertThat(UserData.read(MADE.resolve("types.safetensors"), "F16", "U8").features())
        .isEqualTo(read.dataset().features());
  }

  @Test
  void aTensorWithoutANameNeedsNone() {
    assertThat(name("bare.pt").matrix().values()).isEqualTo(Matrix.of(3, 2, 0, 1, 2, 3, 4, 5));
    assertThat(MatrixReader.read(MADE.resolve("bare.pt")).source()).endsWith("bare.pt");
    assertThat(name("bare.pt")).hasToString(MADE + "/bare.pt");
    assertThatThrownBy(() -> name("bare.pt:w").matrix())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("one tensor, without a name, and no 'w'. Leave the name out.");
  }

  @Test
  void modelsOfTorchMayEndAsCifarDoes() throws IOException {
    NamedMatrix read = name("pytorch_model.bin:w").matrix();
    assertThat(read.values().row(3)).containsExactly(18, 19, 20, 21, 22, 23);
    assertThat(read.read().named("--data")).containsEntry("format", "torch");
    assertThat(name("pytorch_model.bin").matrix().values()).isEqualTo(read.values());
    Path cifar = Files.write(folder.resolve("batch.bin"), new byte[3073]);
    assertThat(MatrixReader.read(cifar).read().named("--data")).containsEntry("format", "cifar");
    assertThatThrownBy(() -> MatrixReader.read(Path.of(cifar + ":w")))
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void whatIsNoTensorIsRefusedByItsName() {
    assertThatThrownBy(() -> name("checkpoint.pt:best_acc").matrix())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(
            "checkpoint.pt, best_acc: it is of numpy._core.multiarray.scalar, which")
        .hasMessageContaining(
            "Name a tensor: model_state_dict.0.weight, model_state_dict.0.bias and 12");
    assertThatThrownBy(() -> name("checkpoint.pt:model_state_dict").matrix())
        .hasMessageContaining("no tensor 'model_state_dict', but [model_state_dict.0.weight, ")
        .hasMessageContaining("and 11 more]")
        .hasMessageContaining("checkpoint.pt:KEY");
    assertThat(name("checkpoint.pt:model_state_dict.0.weight").matrix().values())
        .isEqualTo(Matrix.of(2, 3, 0, 1, 2, 3, 4, 5));
  }

  @Test
  void viewsInBlocks() {
    try (RowBlocks rows = blocks("views.pt:transposed")) {
      double[] block = new double[8];
      rows.read(2, 2, block);
      assertThat(block).containsExactly(2, 8, 14, 20, 3, 9, 15, 21);
      assertThat(rows.record().sentence())
          .contains("views.pt, tensor transposed: 6 rows, 4 columns");
    }
  }

  @Test
  void rowsOneAfterAnother() throws Exception {
    for (String file : List.of("one.safetensors:logits", "bare.pt")) {
      try (RowStream rows =
          RowStream.open(
              Path.of(MADE + "/" + file), ReadOptions.AUTO, Expected.NOTHING, Progress.NONE)) {
        assertThat(rows.take().get()).isEqualTo(Matrix.of(3, 2, 0, 1, 2, 3, 4, 5));
        assertThat(rows.take()).isNull();
      }
    }
  }

  @Test
  void emptyTensorsAreRefused() {
    assertThatThrownBy(() -> name("types.safetensors:empty").matrix())
        .hasMessageContaining("tensor empty: the tensor is empty");
    assertThatThrownBy(() -> blocks("types.safetensors:empty")).hasMessageContaining("is empty");
  }

  @ParameterizedTest
  @CsvSource({
    "f.parquet, Parquet, df.to_numpy()",
    "f.csv.zip, A zip archive, Unpack it by unzip",
    "f.onnx, ONNX, numpy.save",
    "f.h5, HDF5, h5py",
    "f.hdf5, HDF5, h5py",
    "f.pkl, pickle, numpy.save",
    "f.mat, MATLAB, numpy.save"
  })
  void otherFormatsAreRefusedByName(String name, String what, String mend) throws IOException {
    Path file = Files.write(folder.resolve(name), new byte[40]);
    assertThatThrownBy(() -> MatrixReader.read(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(what)
        .hasMessageContaining(mend);
  }
}
