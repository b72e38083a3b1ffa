// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eigendistill.base.Randomness;
import org.eigendistill.data.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The largest directions of a kernel, beside all of them. */
class SimulateTopTest {
  @TempDir private Path folder;

  @BeforeEach
  void rows() throws IOException {
    Randomness random = Randomness.of(3);
    StringBuilder text = new StringBuilder("a,b,y\n");
    for (int i = 0; i < 120; i++) {
      text.append("%s,%s,%s\n".formatted(random.gaussian(), random.gaussian(), random.gaussian()));
    }
    Files.writeString(folder.resolve("d.csv"), text);
  }

  private Jar.Run simulate(String out, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("simulate", "--data=d.csv", "--target=y", "--teacher=2", "--times=1,3"));
    words.addAll(List.of("--no-figures", "--out=" + out));
    words.addAll(List.of(more));
    return InProcess.run(folder, words.toArray(String[]::new));
  }

  @Test
  void gainsAreThoseOfTheWholeKernel() throws IOException {
    assertThat(simulate("all", "--kernel=rbf:0.3").exit()).isZero();
    Jar.Run run = simulate("top", "--kernel=rbf:0.3", "--top=8", "--passes=6");
    assertThat(run.exit()).as(run.err()).isZero();
    double[] all =
        Table.read(folder.resolve("all/trajectory.csv")).where("role", "student").numbers("gain");
    double[] top =
        Table.read(folder.resolve("top/trajectory.csv")).where("role", "student").numbers("gain");
    int directions = all.length / 2;
    assertThat(top).hasSize(16);
    for (int k = 0; k < 16; k++) {
      assertThat(top[k]).isCloseTo(all[k / 8 * directions + k % 8], within(1e-9));
    }
    JsonNode json = new ObjectMapper().readTree(folder.resolve("top/summary.json").toFile());
    assertThat(json.get("top").get("directions").intValue()).isEqualTo(8);
    assertThat(json.get("top").get("passes").intValue()).isEqualTo(6);
    // each row of this kernel has 1 on the diagonal
    assertThat(json.get("top").get("trace").doubleValue()).isCloseTo(120, within(1e-9));
    assertThat(json.get("top").get("rest").doubleValue())
        .isCloseTo(120 * (1 - json.get("top").get("trace_share").doubleValue()), within(1e-9));
    assertThat(run.err() + run.out())
        .contains("Of the kernel's 120 directions the largest 8 are here, with 0.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--top=5|--top is of a kernel with a formula: add --kernel",
        "--kernel=rbf:1 --passes=3|--passes belongs to --top.",
        "--kernel=rbf:1 --top=0|--top must be at least 1, not 0.",
        "--kernel=rbf:1 --top=5 --passes=7|--passes is 6 at most, not 7.",
        "--kernel=file:k.npy --top=5|--top is of a kernel with a formula",
        "--kernel=rbf:1 --top=5 --teacher-kernel=rbf:2|--top does not go with --teacher-data"
      })
  void whatDoesNotGoTogether(String words, String message) {
    Jar.Run run = simulate("out", words.split(" "));
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains(message);
  }

  @Test
  void noMoreDirectionsThanRows() {
    Jar.Run run = simulate("out", "--kernel=rbf:1", "--top=121");
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("d.csv", "it has 120 rows, and so as many directions");
  }
}
