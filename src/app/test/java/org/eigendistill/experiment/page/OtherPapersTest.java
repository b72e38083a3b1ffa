// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.literature.OtherPapers;
import org.eigendistill.markup.PlainWriter;
import org.junit.jupiter.api.Test;

/** The figure and the printed table say of every number where it is from. */
class OtherPapersTest {
  private final Experiment experiment = new OtherPapers();

  private static Table table() {
    return Table.with(new OtherPapers().columns())
        .row(
            "A 2001 (1)",
            "loss",
            "printed",
            "table 1",
            "equal",
            2,
            2.001,
            .001,
            .01,
            true,
            "agrees")
        .row("A 2001 (1)", "risk", "formula", "", "equal", 3, 3.1, .1, .01, false, "differs")
        .row("B 2002 (2)", "zero", "theorem", "", "equal", 0, 0, 0, .01, true, "agrees")
        .row("B 2002 (2)", "ratio, at most", "theorem", "", "at most", 1, .9, 0, 0, true, "agrees")
        .build();
  }

  @Test
  void captionCountsByProvenance() {
    Exhibit exhibit = Exhibit.of(experiment, table());
    assertThat(PlainWriter.write(exhibit.caption()))
        .contains("1 printed, 1 formula, 2 theorem")
        .contains("Of all 4 rows 3 agree")
        .contains("(a) 2 computed numbers")
        .contains("fixed seeds")
        .doesNotContain("seeds: none")
        .doesNotContain("published");
    assertThat(experiment.title()).doesNotContain("published");
  }

  @Test
  void pageAndLatexSayProvenanceAndPlace() {
    Latex latex = new Latex();
    Exhibit exhibit = Exhibit.of(experiment, table());
    latex.add(exhibit);
    String page = HtmlTable.of(exhibit.printed(), exhibit.title());
    assertThat(page)
        .contains("<td data-label=\"provenance\">printed</td>")
        .contains("<td data-label=\"place\">table 1</td>")
        .contains("<td data-label=\"provenance\">theorem</td>");
    assertThat(latex.files(List.of()).get("literature.tex"))
        .contains("source & quantity & provenance & place & reference & computed & verdict")
        .contains("loss & printed & table 1 & 2 & 2.001 & agrees");
  }

  /** No number of the references is called published, no example of ours a paper's setting. */
  @Test
  void wordsAreKept() throws IOException {
    Pattern words = Pattern.compile("(?i)published|paper's (own )?(setting|example|problem)");
    List<String> found = new ArrayList<>();
    try (Stream<Path> sources = Files.walk(Path.of("src"))) {
      for (Path file : Stream.concat(sources, Stream.of(Path.of("README.md"))).toList()) {
        if (file.toString().matches("README.md|src/(engine|plot|app)/main/java/.*\\.java")) {
          words
              .matcher(Files.readString(file).replaceAll("\\s+(\\* )?", " "))
              .results()
              .forEach(m -> found.add(file.getFileName() + ": " + m.group()));
        }
      }
    }
    assertThat(found)
        .containsExactlyInAnyOrder("GradientFlow.java: paper's setting"); // of its theorem T1
  }
}
