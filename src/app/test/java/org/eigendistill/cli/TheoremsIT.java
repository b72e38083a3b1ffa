// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of {@code theorems}, through the real jar. */
class TheoremsIT {
  @TempDir private Path folder;

  @Test
  void checkWritesOneRowForEachStatement() throws Exception {
    Jar.Run run =
        Jar.run(folder, "theorems", "check", "--id=T1,T6,T7,t10b", "--cases=3000", "--json=a.json");
    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode rows = new ObjectMapper().readTree(folder.resolve("a.json").toFile());
    assertThat(rows).hasSize(4);
    assertThat(rows.findValuesAsText("id")).containsExactly("T1", "T6", "T7", "T10b");
    assertThat(rows.findValuesAsText("verdict"))
        .containsExactly("holds", "refuted", "refuted", "holds")
        .isEqualTo(rows.findValuesAsText("recorded"));
    assertThat(rows.findValuesAsText("certificate"))
        .containsExactly("none", "exact", "50-digit", "none");
    for (JsonNode row : rows) {
      boolean holds = row.get("verdict").textValue().equals("holds");
      assertThat(row.get("statement").textValue()).contains("If");
      assertThat(row.get("cases").longValue()).isGreaterThanOrEqualTo(holds ? 3000 : 1000);
      assertThat(row.get("violations").longValue() == 0).isEqualTo(holds);
      assertThat(row.has("undecided_means")).isEqualTo(row.get("undecided").longValue() > 0);
      assertThat(row.get("counterexample").textValue().isEmpty()).isEqualTo(holds);
    }
    assertThat(rows.get(0).get("undecided_means").textValue()).contains("neither for nor against");
    assertThat(rows.get(0).get("boxes").textValue()).startsWith("holds on l2/l1 in");
    assertThat(run.out()).contains("4 statements, 4 as recorded, 0 not");
  }

  @Test
  void listTellsStatementsAndProofs() throws Exception {
    Jar.Run all = Jar.run(folder, "theorems", "list");
    assertThat(all.exit()).isZero();
    assertThat(all.out().lines()).hasSize(275);
    Jar.Run one = Jar.run(folder, "theorems", "list", "--id=T9");
    assertThat(one.out()).contains("refuted").contains("Why.").contains("convex");
    assertThat(one.out()).contains("Numbers: l2/l1 = 1/2; teacher root = 1/2;");
    Jar.Run both = Jar.run(folder, "theorems", "list", "--id=T9", "--markdown=page.md");
    assertThat(both.exit()).isEqualTo(2);
    assertThat(both.err()).contains("--markdown").contains("--id");
    assertThat(folder.resolve("page.md")).doesNotExist();
  }

  @Test
  void huntReportsTheSmallestMargin() throws Exception {
    Jar.Run run = Jar.run(folder, "theorems", "hunt", "--id=T8", "--seconds=1");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("0 violations").contains("smallest margin").contains("l2/l1=");
  }

  @Test
  void badUsageAndUnwritableFiles() throws Exception {
    Jar.Run unknown = Jar.run(folder, "theorems", "check", "--id=T99");
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.err()).contains("T99").contains("theorems list");
    Jar.Run few = Jar.run(folder, "theorems", "check", "--cases=0");
    assertThat(few.exit()).isEqualTo(2);
    assertThat(few.err()).contains("--cases").contains("at least 1");
    Files.writeString(folder.resolve("plain"), "no folder");
    Jar.Run lost =
        Jar.run(folder, "theorems", "check", "--id=T4", "--cases=10", "--json=plain/f.json");
    assertThat(lost.exit()).isEqualTo(3);
    assertThat(lost.err()).contains("plain");
    assertThat(lost.out()).contains("1 as recorded");
  }
}
