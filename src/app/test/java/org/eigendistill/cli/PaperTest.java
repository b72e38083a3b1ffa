// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The paper on the program has about a thousand words, cites what its bibliography has, is by whom
 * CITATION.cff says, and no number in it is another than in README and the pages.
 */
class PaperTest {
  private static final Path DOCS = Path.of("src", "docs");
  private static final Pattern CITED = Pattern.compile("@([a-z]+\\d{4})");
  private static final Pattern ENTRY = Pattern.compile("(?s)@[a-z]+\\{([^,]+),(.*?)\n\\}");
  private static final Pattern FOUND =
      Pattern.compile("(?m)^ +(?:eprint += \\{\\d{4}\\.\\d{4,5}\\}|doi +)");

  private static String paper() throws IOException {
    return Files.readString(DOCS.resolve("paper.md"));
  }

  private static String words(String text) {
    return text.replaceAll("\\s+", " ");
  }

  @Test
  void aboutAThousandWords() throws IOException {
    String body = paper().split("\n---\n", 2)[1];
    assertThat(words(body).strip().split(" ")).hasSizeBetween(900, 1_150);
    assertThat(body.lines().filter(line -> line.startsWith("# ")).map(line -> line.substring(2)))
        .containsExactlyElementsOf(
            Arrays.asList(
                "Summary",
                "Statement of need",
                "State of the field",
                "Functionality",
                "Quality",
                "What came out",
                "Limits",
                "References"));
  }

  @Test
  void titleAndAuthorsAreThoseOfTheCitation() throws IOException {
    List<String> citation = Files.readAllLines(Path.of("CITATION.cff"));
    String title = citation.get(1).replaceAll("title: |\"", "");
    assertThat(paper()).contains("title: '" + title + "'");
    List<String> authors =
        citation.stream()
            .takeWhile(line -> !line.startsWith("version"))
            .filter(line -> line.startsWith("  - name: "))
            .map(line -> line.replaceAll(".*: |\"", ""))
            .toList();
    assertThat(authors).isNotEmpty();
    assertThat(paper().lines().filter(line -> line.startsWith("  - name: ")))
        .startsWith(authors.stream().map(name -> "  - name: " + name).toArray(String[]::new));
  }

  /** Each work that is cited can be found, by its number at arXiv or its DOI, and each is cited. */
  @Test
  void theBibliographyIsWhatIsCited() throws IOException {
    Set<String> keys = new TreeSet<>();
    String bibliography = Files.readString(DOCS.resolve("paper.bib"));
    for (MatchResult each : ENTRY.matcher(bibliography).results().toList()) {
      assertThat(keys.add(each.group(1))).as(each.group(1)).isTrue();
      assertThat(each.group(2)).as(each.group(1)).containsPattern(FOUND);
      assertThat(each.group(2)).as(each.group(1)).contains("title", "author", "year");
    }
    assertThat(keys)
        .isEqualTo(
            CITED
                .matcher(paper())
                .results()
                .map(each -> each.group(1))
                .collect(Collectors.toSet()));
  }

  /** A number of a page, in brackets in the first pattern, stands so in the paper. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          README.md              | ([\\d,]+) comparisons \\(       | holds in all %s comparisons
          README.md              | (\\d+) statements with all      | %s statements
          README.md              | (\\d+) rows, \\d+ agree, 0 differ | of %s rows
          README.md              | References: (\\d+) printed      | %s are printed
          README.md              | (\\d+) formula, \\d+ theorem    | %s follow from their formulas
          README.md              | formula, (\\d+) theorem         | %s from their theorems
          README.md              | are ([\\d,]+) networks in    | In %s networks
          README.md              | In (\\d+) cells, ResNet-8     | there in %s of 18 cells
          README.md              | is least sure in (\\d+ of \\d+) | training rows in %s cells
          README.md              | low end is down in (\\d+) cells | cross-fitted %s of 18 cells
          src/docs/accuracy.md   | residual of exp\\(-1e6\\) . (\\S+) . | within %s
          src/docs/accuracy.md   | without an eigenvector . (\\S+) . | raw matrices to %s
          src/docs/compare.md    | nothing under (\\d+ to \\d+ %)  | below %s in slope
          src/docs/compare.md    | pairs show about (\\d+ %)       | three pairs show about %s
          """)
  void numbersAreThoseOfThePages(Path page, String there, String here) throws IOException {
    String text = words(Files.readString(page));
    List<String> found =
        Pattern.compile(there.strip()).matcher(text).results().map(each -> each.group(1)).toList();
    assertThat(found).as("%s: %s", page, there).isNotEmpty();
    assertThat(words(paper())).contains(here.formatted(found.get(0)));
  }
}
