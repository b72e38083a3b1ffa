// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Arrays by name: files, archives with and without a key, stacks of matrices. */
class ArrayNameTest {
  private static final Matrix FIRST = Matrix.of(2, 3, 1, 2, 3, 4, 5, 6);
  private static final Matrix SECOND = Matrix.of(2, 3, 7, 8, 9, 10, 11, 12);

  @TempDir private Path folder;

  private Path npy(String name, Matrix matrix) throws IOException {
    Path file = folder.resolve(name);
    NpyWriter.write(file, matrix);
    return file;
  }

  private Path npz(String name, String... keys) throws IOException {
    Path file = folder.resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String key : keys) {
        zip.putNextEntry(new ZipEntry(key + ".npy"));
        zip.write(Files.readAllBytes(npy(key + "-part.npy", Matrix.of(1, 1, key.length()))));
        zip.closeEntry();
      }
    }
    return file;
  }

  @Test
  void keyAfterAColonOrTheUsualOneOrTheOnlyOne() throws IOException {
    Path two = npz("two.npz", "teacher", "z");
    Path one = npz("one.npz", "logits");
    assertThat(ArrayName.parse(two + ":z", "teacher").matrix().values().get(0, 0)).isEqualTo(1);
    assertThat(ArrayName.parse(two.toString(), "teacher").matrix().values().get(0, 0)).isEqualTo(7);
    assertThat(ArrayName.parse(one.toString(), "teacher").matrix().values().get(0, 0)).isEqualTo(6);
    assertThat(ArrayName.parse(two + ":z", "teacher")).hasToString(two + ":z");
    assertThatThrownBy(() -> ArrayName.parse(two.toString(), "student"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no array 'student', but [teacher, z]")
        .hasMessageContaining("two.npz:KEY");
    assertThatThrownBy(() -> ArrayName.parse(two + ":q", "student").matrix())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no array 'q'");
  }

  @Test
  void stacksKeepTheirMatrices() throws IOException {
    Path file = folder.resolve("stack.npy");
    try (NpyWriter writer = NpyWriter.open(file, 2, 2, 3)) {
      writer.append(FIRST);
      writer.append(SECOND);
    }
    ArrayName name = ArrayName.parse(file.toString(), "X");
    assertThat(name.shape()).hasSize(3);
    assertThat(name.stack().matrices()).containsExactly(FIRST, SECOND);
  }

  @Test
  void axesFromTheThirdOnAreColumns() throws IOException {
    Path file = folder.resolve("kernels.npy");
    try (NpyWriter writer = NpyWriter.open(file, 1, 2, 3, 1)) {
      writer.append(FIRST);
    }
    assertThat(ArrayName.parse(file.toString(), "X").stack().matrices()).containsExactly(FIRST);
  }

  @Test
  void refusesWhatIsNoStack() throws IOException {
    Path flat = npy("flat.npy", FIRST);
    assertThat(ArrayName.parse(flat.toString(), "X").shape()).hasSize(2);
    assertThatThrownBy(() -> ArrayName.parse(flat.toString(), "X").stack())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("flat.npy")
        .hasMessageContaining("[2, 3]")
        .hasMessageContaining("numpy.stack");
    Path csv = Files.writeString(folder.resolve("w.csv"), "1,2\n3,4\n");
    assertThat(ArrayName.parse(csv.toString(), "X").shape()).isEmpty();
    assertThatThrownBy(() -> ArrayName.parse(csv.toString(), "X").stack())
        .hasMessageContaining("w.csv")
        .hasMessageContaining("numpy.save");
    assertThatThrownBy(() -> ArrayName.parse(folder.resolve("no.npy").toString(), "X").shape())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no such file");
  }

  @Test
  void nanInAStackIsNamedByItsIndices() throws IOException {
    Path file = folder.resolve("nan.npy");
    try (NpyWriter writer = NpyWriter.open(file, 2, 2, 3)) {
      writer.append(FIRST);
      writer.append(Matrix.of(2, 3, 7, 8, 9, 10, 11, Double.NaN));
    }
    assertThatThrownBy(() -> ArrayName.parse(file.toString(), "X").stack())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("index [1, 1, 2]");
  }
}
