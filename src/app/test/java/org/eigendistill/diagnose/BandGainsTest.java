// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.ArrayName;
import org.eigendistill.data.MatrixReader;
import org.eigendistill.data.NamedMatrix;
import org.eigendistill.testing.TestFiles;
import org.junit.jupiter.api.Test;

class BandGainsTest {
  private static final Path FOLDER = TestFiles.beside(BandGainsTest.class, "bands");

  private final Matrix inputs = MatrixReader.read(FOLDER.resolve("inputs.npy")).values();
  private final BandGains bands = BandGains.of(inputs);

  private List<BandGains.FunctionByBands> way(String file) {
    return ArrayName.parse(FOLDER.resolve(file).toString(), "X").stack().matrices().stream()
        .map(bands::function)
        .toList();
  }

  private static double[] expected(String key) throws IOException {
    JsonNode all = new ObjectMapper().readTree(FOLDER.resolve("expected.json").toFile());
    double[] values = new double[all.get(key).size()];
    Arrays.setAll(values, i -> all.get(key).get(i).asDouble());
    return values;
  }

  @Test
  void gainsAgreementAndLagAreThoseOfTheReference() throws IOException {
    List<BandGains.FunctionByBands> teacher = way("teacher.npy");
    List<BandGains.FunctionByBands> student = way("student.npy");
    BandGains.FunctionByBands other =
        bands.function(MatrixReader.read(FOLDER.resolve("other.npy")).values());
    BandGains.FunctionByBands end = teacher.get(teacher.size() - 1);
    assertThat(bands.gains(student.get(student.size() - 1), end, other))
        .containsExactly(expected("gains"), within(1e-12));
    assertThat(bands.agreement(end, other)).containsExactly(expected("agreement"), within(1e-12));
    assertThat(
            BandGains.lag(
                student.stream().map(f -> bands.gains(f, end, other)).toList(),
                teacher.stream().map(f -> bands.gains(f, end, other)).toList()))
        .containsExactly(expected("lag"), within(1e-11)); // a difference of ratios, over levels
  }

  @Test
  void theBiasOfAFunctionIsTheMeanOverControls() throws IOException {
    List<Matrix> teacher =
        ArrayName.parse(FOLDER.resolve("teacher.npy").toString(), "X").stack().matrices();
    List<Matrix> student =
        ArrayName.parse(FOLDER.resolve("student.npy").toString(), "X").stack().matrices();
    Matrix other = MatrixReader.read(FOLDER.resolve("other.npy")).values();
    FunctionBias bias =
        FunctionBias.of(
            new NamedMatrix("inputs", List.of(), inputs), teacher, student, List.of(other, other));
    double[] gains = expected("gains");
    assertThat(bias.bands()).containsExactly("1", "2-5", "6-8", "rest");
    assertThat(bias.gains()).containsExactly(gains, within(1e-12));
    assertThat(bias.lags()).containsExactly(expected("lag"), within(1e-11));
    assertThat(bias.gaps()[0]).isZero();
    assertThat(bias.gaps()[3]).isCloseTo(Math.log(gains[3] / gains[0]), within(1e-12));
    FunctionBias end =
        FunctionBias.of(
            new NamedMatrix("inputs", List.of(), inputs),
            teacher.subList(13, 14),
            student.subList(15, 16),
            List.of(other));
    assertThat(end.gains()).containsExactly(gains, within(1e-12));
    assertThat(end.lags()).containsOnly(Double.NaN);
  }

  /**
   * By products of rows the same directions are found, without those that centring leaves none of.
   */
  @Test
  void wideInputsHaveTheSameBands() {
    Matrix wide =
        inputs.transposeTimes(inputs).times(inputs.transpose()).selectRows(0, 1, 2, 3, 4, 5);
    assertThat(wide.columns()).isGreaterThan(wide.rows());
    Matrix logits = Matrix.fill(6, 3, (i, k) -> Math.cos(3 * i + 2 * k));
    BandGains thin = BandGains.of(wide);
    BandGains products = BandGains.ofWide(wide);
    assertThat(products.bands()).isEqualTo(thin.bands());
    assertThat(products.bands().list()).hasSize(2); // five directions of six centred rows
    double[][] one = thin.projections(logits);
    double[][] other = products.projections(logits);
    for (int b = 0; b < one.length; b++) {
      assertThat(other[b]).containsExactly(one[b], within(1e-7)); // half the digits of 1e-16
    }
    assertThatThrownBy(() -> BandGains.ofWide(Matrix.fill(3, 5, (i, j) -> j)))
        .hasMessage("the inputs do not vary");
  }

  /** A copy has gains of 1 and no lag; twice the function has gains of 2. */
  @Test
  void aCopyAndItsDouble() {
    List<BandGains.FunctionByBands> teacher = way("teacher.npy");
    BandGains.FunctionByBands end = teacher.get(teacher.size() - 1);
    Matrix logits =
        ArrayName.parse(FOLDER.resolve("teacher.npy").toString(), "X").stack().matrices().get(13);
    BandGains.FunctionByBands other =
        bands.function(MatrixReader.read(FOLDER.resolve("other.npy")).values());
    assertThat(bands.gains(end, end, other)).containsOnly(1);
    BandGains.FunctionByBands twice =
        bands.function(Matrix.fill(60, 4, (i, k) -> 2 * logits.get(i, k) + 7));
    for (double gain : bands.gains(twice, end, other)) {
      assertThat(gain).isCloseTo(2, within(1e-12));
    }
    List<double[]> way = teacher.stream().map(f -> bands.gains(f, end, other)).toList();
    assertThat(BandGains.lag(way, way)).containsOnly(0);
    assertThat(BandGains.lag(way.subList(0, 2), way)).containsOnly(Double.NaN);
  }
}
