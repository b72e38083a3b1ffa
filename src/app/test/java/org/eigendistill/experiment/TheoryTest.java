// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eigendistill.data.Table;
import org.eigendistill.theorem.Theory;
import org.eigendistill.theorem.proof.Lemma;
import org.eigendistill.theorem.proof.Verdict;
import org.eigendistill.theorem.search.Law;
import org.eigendistill.theorem.statement.Atlas;
import org.eigendistill.theorem.statement.Statement;
import org.junit.jupiter.api.Test;

/** The pages under src/docs say what the program's statements say. */
class TheoryTest {
  private static final Path DOCS = Path.of("src", "docs");

  @Test
  void thePageIsWrittenFromTheStatements() throws Exception {
    Atlas atlas = Atlas.full();
    String page = Theory.markdown(atlas);
    assertThat(Files.readString(DOCS.resolve("theory.md")))
        .as("theorems list --markdown src/docs/theory.md writes it anew")
        .isEqualTo(page);
    for (Statement statement : atlas.named()) {
      assertThat(page).contains("### " + statement.id() + ": ").contains(statement.text());
    }
    for (Statement pair : atlas.pairs()) {
      assertThat(page).contains("- `" + pair.id() + "`.");
    }
    for (Lemma lemma : Lemma.values()) {
      assertThat(page).contains(lemma.proof());
    }
  }

  /** The table of the run with a million cases, or the most of a law, has every row as recorded. */
  @Test
  void aMillionCasesForEveryRow() {
    Table table = Table.read(DOCS.resolve("theorems-million.csv"));
    Atlas atlas = Atlas.full();
    assertThat(table.column("row"))
        .isEqualTo(atlas.statements().stream().map(Statement::id).toList());
    assertThat(table.column("recorded"))
        .isEqualTo(atlas.statements().stream().map(s -> s.recorded().word()).toList())
        .isEqualTo(table.column("verdict"));
    double[] cases = table.numbers("cases");
    double[] violations = table.numbers("violations");
    double[] margins = table.numbers("smallest_margin");
    for (int i = 0; i < cases.length; i++) {
      Statement row = atlas.statements().get(i);
      double most = row.subject() instanceof Law law ? law.mostCases() : Double.POSITIVE_INFINITY;
      assertThat(cases[i]).as(row.id()).isGreaterThanOrEqualTo(Math.min(1e6, most));
      assertThat(violations[i] == 0 && margins[i] > 0)
          .as(row.id())
          .isEqualTo(row.recorded() != Verdict.REFUTED);
    }
  }
}
