// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.Dataset;
import org.eigendistill.data.MatrixReader;
import org.eigendistill.data.NamedMatrix;
import org.eigendistill.data.Split;

/**
 * A folder with the binary version of CIFAR-10 (data_batch_1.bin to data_batch_5.bin and
 * test_batch.bin) or of CIFAR-100 (train.bin and test.bin, fine labels): 32 x 32 pixels, all of
 * red, then green, then blue, divided by 255.
 *
 * @param train files to train on
 * @param test the file to test on
 * @param label the column of classes
 * @param classes how many
 */
record CifarFolder(List<String> train, String test, String label, int classes) {
  private static final CifarFolder TEN =
      new CifarFolder(
          IntStream.rangeClosed(1, 5).mapToObj("data_batch_%d.bin"::formatted).toList(),
          "test_batch.bin",
          "label",
          10);
  private static final CifarFolder HUNDRED =
      new CifarFolder(List.of("train.bin"), "test.bin", "fine", 100);
  private static final double WHITE = 255;

  /** Whether a folder holds the first file of either. */
  static boolean is(Path folder) {
    return TEN.begins(folder) || HUNDRED.begins(folder);
  }

  private boolean begins(Path folder) {
    return Files.exists(folder.resolve(train.get(0)));
  }

  /**
   * Reads the one that is there.
   *
   * @throws BadInputException if a file is not there, or is of the other
   */
  static Split read(Path folder) {
    CifarFolder kind = TEN.begins(folder) ? TEN : HUNDRED;
    return new Split(kind.part(folder, kind.train), kind.part(folder, List.of(kind.test)));
  }

  private Dataset part(Path folder, List<String> files) {
    List<NamedMatrix> read = files.stream().map(file -> file(folder.resolve(file))).toList();
    int first = read.get(0).columnNames().indexOf("pixel1");
    int pixels = read.get(0).values().columns() - first;
    int rows = read.stream().mapToInt(file -> file.values().rows()).sum();
    double[] values = new double[rows * pixels];
    int[] labels = new int[rows];
    int row = 0;
    for (NamedMatrix file : read) {
      for (int i = 0; i < file.values().rows(); i++, row++) {
        labels[row] = (int) file.values().get(i, first - 1);
        for (int j = 0; j < pixels; j++) {
          values[row * pixels + j] = file.values().get(i, first + j) / WHITE;
        }
      }
    }
    return Dataset.labelled(
        folder.toString(),
        Matrix.of(rows, pixels, values),
        Dataset.numbered("pixel", pixels),
        labels,
        Dataset.numbered("class", classes));
  }

  private NamedMatrix file(Path path) {
    NamedMatrix file = MatrixReader.read(path);
    if (!file.columnNames().contains(label)) {
      throw BadInputException.of(
          path,
          "",
          "its images are not of CIFAR-%d, whose file has this name".formatted(classes),
          "Give the files of one of them.");
    }
    return file;
  }
}
