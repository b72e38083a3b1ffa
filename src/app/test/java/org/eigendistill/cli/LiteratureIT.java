// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of {@code literature}, through the real jar. */
class LiteratureIT {
  @TempDir private Path folder;

  @Test
  void everyRowAgreesSaysWhereItIsFromAndIsWritten() throws Exception {
    Jar.Run run = Jar.run(folder, "literature", "--json=rows.json", "--markdown=rows.md");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).doesNotContain("DIFFERS").doesNotContain("published");
    JsonNode rows = new ObjectMapper().readTree(folder.resolve("rows.json").toFile());
    List<String> provenances = new ArrayList<>();
    for (JsonNode row : rows) {
      assertThat(row.fieldNames())
          .toIterable()
          .containsExactly(
              "source",
              "quantity",
              "provenance",
              "place",
              "reference",
              "computed",
              "error",
              "ok",
              "verdict",
              "scenario");
      assertThat(row.get("ok").booleanValue()).isTrue();
      assertThat(row.get("verdict").textValue()).isEqualTo("agrees");
      String provenance = row.get("provenance").textValue();
      boolean known = provenance.equals("printed") || !row.get("scenario").textValue().isEmpty();
      assertThat(row.get("place").textValue().isEmpty()).isEqualTo(!known);
      assertThat(run.out()).contains(row.get("place").textValue());
      assertThat(run.out())
          .containsPattern(
              "agrees +%s +\\Q%s\\E +reference"
                  .formatted(provenance, row.get("quantity").textValue()));
      provenances.add(provenance);
    }
    String counted =
        "%1$d rows, %1$d agree, 0 differ. References: %2$d printed, %3$d formula, %4$d theorem."
            .formatted(
                rows.size(),
                count(provenances, "printed"),
                count(provenances, "formula"),
                count(provenances, "theorem"));
    assertThat(run.out()).contains(counted);
    assertThat(Files.readString(Path.of("README.md"))).contains(counted);
    assertThat(folder.resolve("rows.md"))
        .hasSameTextualContentAs(Path.of("src/docs/literature.md"));
  }

  private static long count(List<String> words, String word) {
    return words.stream().filter(word::equals).count();
  }
}
