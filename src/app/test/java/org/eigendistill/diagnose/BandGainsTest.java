package org.eigendistill.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.junit.jupiter.api.Test;

class BandGainsTest {
  private static final Path FOLDER =
      Path.of("src/app/test/resources/org/eigendistill/diagnose/bands");

  private final Matrix inputs = MatrixReader.read(FOLDER.resolve("inputs.npy")).values();
  private final BandGains bands = BandGains.of(inputs);

  private List<BandGains.Function> way(String file) {
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
    List<BandGains.Function> teacher = way("teacher.npy");
    List<BandGains.Function> student = way("student.npy");
    BandGains.Function other =
        bands.function(MatrixReader.read(FOLDER.resolve("other.npy")).values());
    BandGains.Function end = teacher.get(teacher.size() - 1);
    assertThat(bands.gains(student.get(student.size() - 1), end, other))
        .containsExactly(expected("gains"), within(1e-12));
    assertThat(bands.agreement(end, other)).containsExactly(expected("agreement"), within(1e-12));
    assertThat(
            BandGains.lag(
                student.stream().map(f -> bands.gains(f, end, other)).toList(),
                teacher.stream().map(f -> bands.gains(f, end, other)).toList()))
        .containsExactly(expected("lag"), within(1e-11)); // a difference of ratios, over levels
  }

  /** A copy has gains of 1 and no lag; twice the function has gains of 2. */
  @Test
  void aCopyAndItsDouble() {
    List<BandGains.Function> teacher = way("teacher.npy");
    BandGains.Function end = teacher.get(teacher.size() - 1);
    Matrix logits =
        ArrayName.parse(FOLDER.resolve("teacher.npy").toString(), "X").stack().matrices().get(13);
    BandGains.Function other =
        bands.function(MatrixReader.read(FOLDER.resolve("other.npy")).values());
    assertThat(bands.gains(end, end, other)).containsOnly(1);
    BandGains.Function twice =
        bands.function(Matrix.fill(60, 4, (i, k) -> 2 * logits.get(i, k) + 7));
    for (double gain : bands.gains(twice, end, other)) {
      assertThat(gain).isCloseTo(2, within(1e-12));
    }
    List<double[]> way = teacher.stream().map(f -> bands.gains(f, end, other)).toList();
    assertThat(BandGains.lag(way, way)).containsOnly(0);
    assertThat(BandGains.lag(way.subList(0, 2), way)).containsOnly(Double.NaN);
  }
}
