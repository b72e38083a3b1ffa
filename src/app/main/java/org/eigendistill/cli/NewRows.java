// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.Columns;
import org.eigendistill.data.NamedMatrix;
import org.eigendistill.data.Preprocessing;
import org.eigendistill.data.Reading;

/**
 * New rows to predict.
 *
 * @param inputs as the fit takes them: prepared features, or their kernel with the rows of the data
 * @param reading what was read
 * @param notes how their columns were found
 */
record NewRows(Matrix inputs, Reading reading, List<String> notes) {
  /**
   * Reads them.
   *
   * @param option that names them
   * @param kernelRows the rows of the data, where a kernel is known by its values alone; or 0
   */
  static Optional<NewRows> read(
      String option, Path file, DataOptions data, Preprocessing preprocessing, int kernelRows) {
    if (file == null) {
      return Optional.empty();
    }
    if (kernelRows > 0) {
      Matrix kernel = KernelFile.ofNewRows(file.toString(), kernelRows);
      return Optional.of(new NewRows(kernel, Reading.NONE, List.of()));
    }
    NamedMatrix read = data.newRows(file, preprocessing.columns());
    Columns.Matched matched = preprocessing.columns().match(read);
    return Optional.of(
        new NewRows(
            preprocessing.features(matched.features()),
            Reading.NONE.and(option, read.read()),
            matched.notes()));
  }
}
