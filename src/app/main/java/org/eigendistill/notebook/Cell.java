// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.notebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A cell before it was run.
 *
 * @param isCode whether it holds code, else words in Markdown
 * @param source its lines, joined
 */
public record Cell(boolean isCode, String source) {
  private static final String WORDS = "// %% md";
  private static final String CODE = "// %% code";
  private static final String END = "// %% end";

  /** What only the compiled source needs. */
  private static final String OWN = "import org.eigendistill.notebook.";

  /** The cells of a book, cut out of its source, which is packed beside its class. */
  public static List<Cell> of(Book book) {
    Class<?> type = book.getClass();
    try (InputStream file = type.getResourceAsStream(type.getSimpleName() + ".java")) {
      return cut(new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Cell> cut(List<String> lines) {
    List<Cell> cells = new ArrayList<>();
    List<String> body = new ArrayList<>();
    String kind = "";
    for (String line : lines) {
      String bare = line.strip();
      if (bare.equals(WORDS) || bare.equals(CODE) || bare.equals(END)) {
        add(cells, kind, body);
        body.clear();
        kind = bare;
      } else if (kind.equals(WORDS)) {
        body.add(bare.replaceFirst("^// ?", ""));
      } else if (kind.equals(CODE)) {
        body.add(line.replaceFirst("^ {4}", ""));
      }
    }
    String imports =
        lines.stream()
            .filter(line -> line.startsWith("import ") && !line.startsWith(OWN))
            .collect(Collectors.joining("\n"));
    cells.add(1, new Cell(true, imports)); // after the title
    return cells;
  }

  private static void add(List<Cell> cells, String kind, List<String> body) {
    if (kind.equals(WORDS) || kind.equals(CODE)) {
      cells.add(new Cell(kind.equals(CODE), String.join("\n", body).strip()));
    }
  }
}
