// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.notebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A cell before it was run.
 *
 * @param kind what it holds
 * @param source its lines, joined
 */
public record Cell(Kind kind, String source) {
  /** What a cell holds. */
  public enum Kind {
    /** Words in Markdown. */
    WORDS("// %% md"),
    /** The same; their heading folds away what follows, until the next heading. */
    FOLDED("// %% fold"),
    /** Java. */
    CODE("// %% code");

    private final String mark;

    Kind(String mark) {
      this.mark = mark;
    }

    static Optional<Kind> marked(String line) {
      return Arrays.stream(values()).filter(kind -> kind.mark.equals(line)).findFirst();
    }
  }

  private static final String END = "// %% end";

  /** What only the compiled source needs. */
  private static final String OWN = "import org.eigendistill.notebook.";

  /** Whether it is run. */
  public boolean isCode() {
    return kind == Kind.CODE;
  }

  /** Whether it holds the imports, which run and need not be read. */
  boolean isImports() {
    return isCode() && source.startsWith("import ");
  }

  /** Whether it begins a part of the notebook. */
  boolean isHeading() {
    return !isCode() && source.startsWith("#");
  }

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
    Optional<Kind> kind = Optional.empty();
    for (String line : lines) {
      String bare = line.strip();
      Optional<Kind> next = Kind.marked(bare);
      if (next.isPresent() || bare.equals(END)) {
        kind.ifPresent(own -> cells.add(new Cell(own, String.join("\n", body).strip())));
        body.clear();
        kind = next;
      } else if (kind.isPresent()) {
        body.add(
            kind.get() == Kind.CODE
                ? line.replaceFirst("^ {4}", "")
                : bare.replaceFirst("^// ?", ""));
      }
    }
    String imports =
        lines.stream()
            .filter(line -> line.startsWith("import ") && !line.startsWith(OWN))
            .collect(Collectors.joining("\n"));
    cells.add(1, new Cell(Kind.CODE, imports)); // after the title
    return cells;
  }
}
