// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eigendistill.data.BundledData;
import org.eigendistill.notebook.books.Books;
import org.eigendistill.notebook.books.PayBook;
import org.eigendistill.notebook.books.TheoremBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The notebooks' sources, cells and shell. */
class BooksTest {
  static List<Book> books() {
    return Books.all();
  }

  @ParameterizedTest
  @MethodSource("books")
  void theCompiledSourceShowsWhatTheNotebookHolds(Book book) throws Exception {
    Display display = new Display();
    book.read(display);
    List<Map<String, String>> compiled =
        new ObjectMapper()
            .readValue(display.fetch(), new TypeReference<List<Map<String, String>>>() {});
    List<Map<String, String>> stored = new ArrayList<>();
    Path file = Path.of("notebooks-export", book.id() + ".ipynb");
    for (JsonNode cell : new ObjectMapper().readTree(file.toFile()).path("cells")) {
      for (JsonNode output : cell.path("outputs")) {
        stored.add(
            new ObjectMapper()
                .convertValue(output.path("data"), new TypeReference<Map<String, String>>() {}));
      }
    }
    assertThat(stored).isNotEmpty().isEqualTo(compiled);
  }

  @Test
  void sourcesAreCutAtTheirMarks() {
    List<Cell> cells =
        Cell.cut(
            List.of(
                "package p;",
                "import java.util.List;",
                "import org.eigendistill.notebook.Book;",
                "    // %% md",
                "    // # Title",
                "    //",
                "    // Words.",
                "    // %% code",
                "    int a = 1;",
                "    // a comment",
                "    // %% end",
                "  }"));
    assertThat(cells)
        .containsExactly(
            new Cell(Cell.Kind.WORDS, "# Title\n\nWords."),
            new Cell(Cell.Kind.CODE, "import java.util.List;"),
            new Cell(Cell.Kind.CODE, "int a = 1;\n// a comment"));
  }

  @Test
  void whatIsFoldedEndsAtTheNextHeading() throws Exception {
    List<Cell> cells =
        Cell.cut(
            List.of(
                "    // %% md",
                "    // # Title",
                "    // %% fold",
                "    // ### Answer & more",
                "    // %% code",
                "    int a = 1;",
                "    // %% md",
                "    // Why.",
                "    // %% md",
                "    // ## Next",
                "    // %% end"));
    Notebook notebook =
        new Notebook(
            "n", "N", cells.stream().map(cell -> new Notebook.Ran(cell, List.of())).toList());
    String html = Page.html(notebook);
    assertThat(html)
        .containsSubsequence(
            "Title</h1>",
            "<details><summary>Answer &amp; more</summary>",
            "int a = 1;",
            "Why.",
            "</details>",
            "Next</h2>");
    assertThat(html.split("details>", -1)).as("one is opened, and closed").hasSize(3);
    JsonNode made = new ObjectMapper().readTree(notebook.ipynb()).path("cells");
    for (int i = 0; i < made.size(); i++) {
      assertThat(made.get(i).path("metadata").path("jp-MarkdownHeadingCollapsed").asBoolean())
          .isEqualTo(i == 2);
    }
  }

  /** Every notebook has a cell for the reader's own, right under its heading. */
  @ParameterizedTest
  @MethodSource("books")
  void readersCanPutTheirOwn(Book book) {
    List<Cell> cells = Cell.of(book);
    long own =
        IntStream.range(0, cells.size() - 1)
            .filter(i -> cells.get(i).source().startsWith("## Put your own"))
            .filter(i -> cells.get(i + 1).isCode())
            .count();
    assertThat(own).isEqualTo(1);
  }

  /** What the cell says is to be replaced is replaced, by a file of a user's: all of it runs. */
  @Test
  void theTheoremRunsOnAnotherFile(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("mine.tsv");
    Files.writeString(file, "yield\ta\tb\n1.5\t2\t3\n2.5\t1\t9\n0.5\t4\t4\n3.5\t8\t1\n1\t1\t1\n");
    List<String> shown = shown(new TheoremBook(), file, "yield");
    assertThat(shown.get(0)).isEqualTo("mine.tsv: 5 rows, 2 features, target yield");
    assertThat(shown).anyMatch(text -> text.contains("\n2\t") && text.endsWith("\tyes"));
  }

  @Test
  void adviceRunsOnAnotherFile(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("mine.csv");
    StringBuilder text = new StringBuilder("a,b,y\n");
    for (int i = 0; i < 40; i++) {
      text.append("%d,%d,%d%n".formatted(i * 7 % 40, i * 11 % 23, i * 7 % 40 + i % 3));
    }
    Files.writeString(file, text);
    assertThat(shown(new PayBook(), file, "y"))
        .anyMatch(line -> line.startsWith("40 rows, of which 8 are held out."));
  }

  @Test
  void aFileThatIsNotThereIsTold() {
    for (Book book : List.of(new TheoremBook(), new PayBook())) {
      assertThatThrownBy(() -> shown(book, Path.of("nowhere.csv"), "y"))
          .isInstanceOf(Session.CellException.class)
          .hasMessageContaining("nowhere.csv: there is no such file");
      assertThatThrownBy(() -> shown(book, BundledData.file("longley"), "wages"))
          .hasMessageContaining("it has no column 'wages'")
          .hasMessageContaining("Name one of its columns: gnpdefl");
    }
  }

  /** What the cells show where another file and its target stand in those of "Put your own". */
  private static List<String> shown(Book book, Path file, String target) throws Exception {
    List<String> texts = new ArrayList<>();
    int replaced = 0;
    try (Session session = new Session()) {
      for (Cell cell : Cell.of(book)) {
        String source =
            cell.source()
                .replaceFirst(
                    "BundledData[.]file[(]\"[a-z]+\"[)]", "Path.of(\"%s\")".formatted(file))
                .replaceFirst("String target = \"[a-z]+\"", "String target = \"" + target + "\"");
        replaced += source.equals(cell.source()) ? 0 : 1;
        // what comes before takes nothing of the file, and time
        boolean isNeeded = replaced > 0 || source.startsWith("import");
        if (cell.isCode() && isNeeded) {
          session.eval(source).forEach(output -> texts.add(output.get("text/plain")));
        }
      }
    }
    assertThat(replaced).isEqualTo(1);
    return texts;
  }

  @Test
  void theShellSaysWhatIsWrong() throws Exception {
    try (Session session = new Session()) {
      assertThat(session.eval("int a = 2;")).isEmpty();
      assertThat(session.eval("a * 21")).containsExactly(Map.of("text/plain", "42"));
      assertThat(session.eval("display.text(\"\\\"\\n\\u03bb\");"))
          .containsExactly(Map.of("text/plain", "\"\n\u03bb"));
      assertThatThrownBy(() -> session.eval("int b = \"x\";"))
          .isInstanceOf(Session.CellException.class)
          .hasMessageContaining("incompatible types");
      assertThatThrownBy(() -> session.eval("throw new IllegalStateException(\"why\");"))
          .hasMessageContaining("why");
      assertThatThrownBy(() -> session.eval("int c = (;"))
          .isInstanceOf(Session.CellException.class);
    }
  }
}
