// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eigendistill.data.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What README and the pages of src/docs show is what the program says. */
class ReadmeIT {
  private static final Pattern TOUR =
      Pattern.compile(
          "```console\n\\$ java -jar target/eigendistill.jar (.*?[^\\\\])\n(.*?)```",
          Pattern.DOTALL);

  private static final Path ATLAS = Path.of("src", "docs", "atlas.md");

  @TempDir private Path folder;

  @Test
  void tour() throws Exception {
    Matcher tour = TOUR.matcher(Files.readString(Path.of("README.md")));
    assertThat(tour.find()).isTrue();
    List<String> words =
        Arrays.stream(tour.group(1).replace("\\\n", " ").trim().split("\\s+"))
            .map(word -> word.equals("longley") ? folder.resolve("longley").toString() : word)
            .toList();
    Jar.Run run = Jar.run(Path.of("").toAbsolutePath(), words.toArray(String[]::new));
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat((run.out() + run.err()).replace(folder + "/", "").lines())
        .containsExactlyInAnyOrderElementsOf(tour.group(2).lines().toList());
  }

  @Test
  void tableOfComparisons() throws Exception {
    String page = Files.readString(ATLAS);
    long all = 0;
    Table table = Table.read(Path.of("figures", "data", "bias-everywhere.csv"));
    for (String data : table.values("data")) {
      for (String procedure : table.values("procedure")) {
        Table rows = table.where("data", data).where("procedure", procedure);
        long comparisons = rows.column("comparisons").stream().mapToLong(Long::parseLong).sum();
        all += comparisons;
        assertThat(page).contains("| gradient %s | %,d | all |".formatted(procedure, comparisons));
        assertThat(rows.column("behind")).isEqualTo(rows.column("comparisons"));
      }
    }
    assertThat(Files.readString(Path.of("README.md"))).contains("%,d comparisons".formatted(all));
  }

  @Test
  void atlas() throws Exception {
    String page = Files.readString(ATLAS);
    Table table = Table.read(Path.of("figures", "data", "atlas.csv"));
    List<String> kinds = table.values("student");
    for (String teacher : kinds) {
      StringBuilder line = new StringBuilder("| " + teacher + " |");
      for (String student : kinds) {
        Table cell =
            table.where("reference", student).where("student", student).where("teacher", teacher);
        line.append(" ").append(cell.column("verdict").get(0)).append(" |");
      }
      assertThat(page).contains(line);
    }
  }

  /** The summary of claims is the one that reproduce writes. */
  @Test
  void claims() throws Exception {
    String page = Files.readString(Path.of("figures", "claims.md"));
    String summary = page.substring(page.indexOf("| claim |"), page.indexOf("\n\n##"));
    assertThat(Files.readString(Path.of("README.md"))).contains(summary);
  }
}
