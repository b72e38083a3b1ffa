package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eigendistill.data.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code risk} through the real jar. */
class RiskIT {
  @TempDir private Path folder;

  @Test
  void tablesAndFigures() throws Exception {
    Jar.Run run =
        Jar.run(
            folder,
            "risk",
            "--spectrum=power:1.5:30",
            "--alignment=1.5",
            "--cells=12",
            "--out=out");
    assertThat(run.exit()).as(run.err()).isZero();
    Path out = folder.resolve("out");
    for (String name : new String[] {"risk.png", "risk.svg", "risk.pdf", "map.png", "map.csv"}) {
      assertThat(out.resolve(name)).isNotEmptyFile();
    }
    JsonNode optima = new ObjectMapper().readTree(out.resolve("optima.json").toFile());
    Table curves = Table.read(out.resolve("risk.csv"));
    double least = Double.POSITIVE_INFINITY;
    Table teacher = curves.where("role", "teacher");
    for (int i = 0; i < teacher.rows().size(); i++) {
      double risk = teacher.numbers("risk")[i];
      least = Math.min(least, risk);
      assertThat(teacher.numbers("bias")[i] + teacher.numbers("variance")[i])
          .isCloseTo(risk, within(1e-15));
    }
    double best = optima.get("teacher_risk").doubleValue();
    assertThat(least).isBetween(best * (1 - 1e-9), best * 1.01);
    assertThat(optima.get("student_risk").doubleValue()).isLessThan(best);
    assertThat(optima.get("oracle_risk").doubleValue())
        .isLessThanOrEqualTo(optima.get("imitation_risk").doubleValue());
    assertThat(optima.get("pays").booleanValue()).isTrue();
    assertThat(run.err()).contains("It pays");
  }

  @Test
  void spectraComeFromFilesToo() throws Exception {
    Files.writeString(folder.resolve("s.csv"), "direction,eigenvalue\n1,2\n2,1\n3,0.5\n");
    Jar.Run run =
        Jar.run(folder, "risk", "--spectrum=s.csv", "--cells=0", "--no-figures", "--out=out");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(folder.resolve("out/map.csv")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"power:x:10", "power:1", "spiked:1:2:10", "none.csv", "bad.csv"})
  void badSpectra(String spectrum) throws Exception {
    Files.writeString(folder.resolve("bad.csv"), "eigenvalue\n1\n-2\n");
    Jar.Run run = Jar.run(folder, "risk", "--spectrum=" + spectrum, "--out=out");
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains(spectrum).hasLineCount(1);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--noise=0", "--cells=1", "--rows=3", "--alignment=99"})
  void badUsage(String option) throws Exception {
    Jar.Run run = Jar.run(folder, "risk", "--spectrum=power:1:10", option, "--out=out");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains(option.substring(0, option.indexOf('=')));
  }
}
