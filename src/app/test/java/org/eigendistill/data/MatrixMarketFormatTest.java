// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixMarketFormatTest {
  private static final String HEAD = "%%MatrixMarket matrix array real general\n% by hand\n";

  @TempDir private Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("X.mtx"), text);
  }

  @Test
  void columnsComeOneAfterAnother() throws IOException {
    Path file = file(HEAD + "3 2\n1\n2\n3\n\n4.5\n-5e0\n 6 \n");
    Matrix right = Matrix.ofRows(new double[][] {{1, 4.5}, {2, -5}, {3, 6}});
    NamedMatrix read = MatrixReader.read(file);
    assertThat(read.values()).isEqualTo(right);
    assertThat(read.read().sentence()).isEqualTo("Read %s: 3 rows, 2 columns.".formatted(file));
    try (RowStream rows = RowStream.open(file, ReadOptions.AUTO, Expected.NOTHING, Progress.NONE)) {
      assertThat(rows.take().get()).isEqualTo(right);
    }
    assertThat(Formats.endings()).contains(".mtx");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%%MatrixMarket matrix coordinate real general_2 2 1_1 1 5|line 1|scipy.io.mmwrite",
        "%%MatrixMarket matrix array real general_2 x_1|line 2|'x' is no number of rows",
        "%%MatrixMarket matrix array real general_2 2_1_2_nan_4|line 5|'nan' is not a finite",
        "%%MatrixMarket matrix array real general_2 2_1_2_3|it ends after 5 lines|number 4 of 4",
        "%%MatrixMarket matrix array real general_1 1_1_2|line 4|a line follows",
        "%%MatrixMarket matrix array real general_99999999 99999999_1|line 2|one array holds"
      })
  void whatIsNotSoIsRefusedWhereItStands(String lines, String place, String said)
      throws IOException {
    Path file = file(lines.replace('_', '\n'));
    assertThatThrownBy(() -> MatrixReader.read(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("X.mtx")
        .hasMessageContaining(place)
        .hasMessageContaining(said);
  }
}
