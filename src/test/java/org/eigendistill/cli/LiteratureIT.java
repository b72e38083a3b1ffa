package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of {@code literature}, through the real jar. */
class LiteratureIT {
  @TempDir private Path folder;

  @Test
  void everyRowAgreesAndIsWritten() throws Exception {
    Jar.Run run = Jar.run(folder, "literature", "--json=rows.json");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("0 differ").contains("published").contains("computed");
    JsonNode rows = new ObjectMapper().readTree(folder.resolve("rows.json").toFile());
    assertThat(rows.size()).isGreaterThan(50);
    String readme = Files.readString(Path.of("README.md"));
    assertThat(readme).contains("All %d rows agree".formatted(rows.size()));
    for (JsonNode row : rows) {
      assertThat(row.fieldNames())
          .toIterable()
          .containsExactly("source", "quantity", "reference", "computed", "error", "verdict");
      assertThat(row.get("verdict").textValue()).isEqualTo("agrees");
      assertThat(readme)
          .contains(
              "\n| %s | %s | "
                  .formatted(row.get("quantity").textValue(), row.get("reference").asText()));
    }
  }
}
