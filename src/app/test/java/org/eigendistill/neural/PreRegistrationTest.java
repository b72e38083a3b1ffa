// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eigendistill.output.FileDigest;
import org.eigendistill.testing.Wanted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreRegistrationTest {
  private static final Path PAGE = Path.of("src/docs/pre-registration.md");

  @Test
  void thePageIsTheOneUnderDocs() throws IOException {
    assertThat(PAGE).hasContent(PreRegistration.text());
    assertThat(PreRegistration.sha256()).isEqualTo(FileDigest.of(PAGE).sha256());
  }

  /** The record of each table's run names the page, to the letter that stands there now. */
  @ParameterizedTest
  @ValueSource(strings = {"network-cells", "network-bands", "network-verdicts", "network-readings"})
  void theTablesWereMadeUnderIt(String table) throws IOException {
    JsonNode tables =
        new ObjectMapper().readTree(Path.of("figures/manifest.json").toFile()).get("tables");
    assertThat(tables.get(table).get("networks").textValue())
        .endsWith("pre-registration.md " + PreRegistration.sha256());
  }

  /** Rules came first: the last change of the page is an ancestor of the first table. */
  @ParameterizedTest
  @ValueSource(strings = {"network-cells", "network-verdicts"})
  void thePagesCommitIsAnAncestorOfTheTables(String table) throws Exception {
    Wanted.program("git");
    Wanted.that(Files.exists(Path.of(".git")), "this is no clone");
    Wanted.that(git("rev-parse", "--is-shallow-repository").equals("false"), "history is cut off");
    String page = git("log", "-1", "--format=%H", "--", PAGE.toString());
    String made =
        git("log", "--diff-filter=A", "--format=%H", "--", "figures/data/%s.csv".formatted(table))
            .lines()
            .reduce((later, earlier) -> earlier)
            .orElseThrow();
    assertThat(page).isNotEqualTo(made);
    assertThat(git("merge-base", page, made)).isEqualTo(page);
  }

  private static String git(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    return out.strip();
  }
}
