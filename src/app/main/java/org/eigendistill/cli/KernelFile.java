// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.List;
import java.util.Optional;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.ArrayName;
import org.eigendistill.data.Dataset;
import org.eigendistill.data.Expected;
import org.eigendistill.data.MatrixReader;
import org.eigendistill.data.ReadOptions;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.spectrum.KernelMatrix;
import org.eigendistill.spectrum.LossScale;
import org.eigendistill.spectrum.RowWeights;
import org.eigendistill.spectrum.Spectrum;

/** A kernel's values from a file: among the rows of the data, or of new rows with these. */
final class KernelFile {
  private KernelFile() {}

  /** The spectrum of the kernel among the rows of the data. */
  static Spectrum spectrum(String file, Dataset dataset, LossScale loss, EigenSolver solver) {
    Matrix values = read(file);
    if (values.rows() != dataset.rows()) {
      throw BadInputException.of(
          file,
          "",
          "it has %d rows, where %s has %d"
              .formatted(values.rows(), dataset.name(), dataset.rows()),
          "Give k(x, x') of each row of --data with each, in its order.");
    }
    try {
      KernelMatrix kernel = new KernelMatrix(values);
      return dataset.weights().isPresent()
          ? new RowWeights(dataset.weights().get())
              .byKernel(kernel, dataset.targets(), loss, solver)
          : kernel.spectrum(dataset.targets(), loss, solver);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw BadInputException.of(
          file, "", e.getMessage(), "Give k(x, x') of each row of --data with each.", e);
    }
  }

  /** The kernel of new rows with those of the data. */
  static Matrix ofNewRows(String file, int rowsOfData) {
    Matrix values = read(file);
    if (values.columns() != rowsOfData) {
      throw BadInputException.of(
          file,
          "",
          "it has %d columns, where --data has %d rows".formatted(values.columns(), rowsOfData),
          "With --kernel file: give a row for each new row, its kernel with every row of --data.");
    }
    int bad = values.firstNonFinite();
    if (bad >= 0) {
      throw BadInputException.of(
          file,
          "row %d, column %d".formatted(bad / values.columns() + 1, bad % values.columns() + 1),
          "it is not finite",
          "Give a number.");
    }
    return values;
  }

  /** Numbers from the first line on. */
  private static Matrix read(String file) {
    ReadOptions.Choice header =
        file.endsWith(".csv") ? ReadOptions.Choice.NO : ReadOptions.Choice.AUTO;
    ReadOptions options =
        new ReadOptions(
            header,
            ReadOptions.Choice.NO,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of());
    return ArrayName.parse(file, MatrixReader.DEFAULT_KEY)
        .matrix(options, Expected.NOTHING)
        .values();
  }
}
