// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code theorems check --pair}: on record or not, what comes out and with which exit code. */
class PairOptionTest {
  @TempDir private Path folder;

  private static JsonNode row(String... words) throws Exception {
    Jar.Run run = InProcess.run(words);
    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode rows = new ObjectMapper().readTree(run.out());
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  @Test
  void onRecordItIsThatStatement() throws Exception {
    JsonNode holds = row("theorems", "check", "--pair=descent,flow,ridge", "--cases=200", "--json");
    assertThat(holds.get("id").asText()).isEqualTo("P.flow.descent.ridge");
    assertThat(holds.get("verdict").asText()).isEqualTo("holds");
    assertThat(holds.get("recorded").asText()).isEqualTo("holds");
    JsonNode refuted = row("theorems", "check", "--pair=ridge,flow,flow", "--cases=50", "--json");
    assertThat(refuted.get("id").asText()).isEqualTo("T11a");
    assertThat(refuted.get("verdict").asText()).isEqualTo("refuted");
  }

  /** The filter is one of the engine's test sources, which nothing on record knows. */
  @Test
  void offRecordTheVerdictIsTheAnswer() throws Exception {
    JsonNode refuted =
        row(
            "theorems",
            "check",
            "--pair=iterated-ridge,iterated-ridge,flow",
            "--cases=300",
            "--json");
    assertThat(refuted.get("id").asText()).isEqualTo("P.iterated-ridge.iterated-ridge.flow");
    assertThat(refuted.get("verdict").asText()).isEqualTo("refuted");
    assertThat(refuted.get("recorded").asText()).isEqualTo("none");
    assertThat(refuted.get("certificate").asText()).isEqualTo("exact");
    assertThat(refuted.get("counterexample").asText()).contains("iterated-ridge rounds = ");
    Jar.Run open =
        InProcess.run("theorems", "check", "--pair=iterated-ridge,flow,ridge", "--cases=300");
    assertThat(open.exit()).isZero();
    assertThat(open.out())
        .contains("undecided")
        .contains("smallest margin")
        .contains("1 statement, 0 as recorded, 0 not, 1 without a record; ");
  }

  /** The example of src/docs/adding-a-filter.md, and what that page says of it. */
  @Test
  void aFilterOfTheUsersOwn() throws Exception {
    Path file = Files.writeString(folder.resolve("DecayedEma.java"), UserFiltersTest.example());
    JsonNode refuted =
        row(
            "theorems",
            "check",
            "--with=" + file,
            "--pair=decayed-ema,decayed-ema,flow",
            "--cases=300",
            "--json");
    assertThat(refuted.get("verdict").asText()).isEqualTo("refuted");
    assertThat(refuted.get("certificate").asText()).isEqualTo("50-digit");
    assertThat(refuted.get("counterexample").asText()).contains("decayed-ema rate = ");
    Jar.Run without = InProcess.run("theorems", "check", "--pair=decayed-ema,decayed-ema,flow");
    assertThat(without.exit()).isEqualTo(Main.USAGE);
    assertThat(without.err()).contains("--pair: 'decayed-ema' is not one of [flow, descent,");
  }

  @Test
  void badUsage() {
    for (String pair : new String[] {"flow,flow", "flow,flow,flo", "flow,flow,flow,flow", ""}) {
      Jar.Run run = InProcess.run("theorems", "check", "--pair=" + pair);
      assertThat(run.exit()).as(pair).isEqualTo(Main.USAGE);
      assertThat(run.err()).contains("--pair: '");
    }
  }
}
