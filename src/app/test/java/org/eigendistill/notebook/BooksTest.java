// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eigendistill.notebook.books.Books;
import org.junit.jupiter.api.Test;
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
            new Cell(false, "# Title\n\nWords."),
            new Cell(true, "import java.util.List;"),
            new Cell(true, "int a = 1;\n// a comment"));
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
