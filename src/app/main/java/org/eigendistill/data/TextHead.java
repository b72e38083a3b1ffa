// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Counted;
import org.eigendistill.data.ReadRecord.Header;

/**
 * The first lines of a text table, and what is decided by them: whether the first holds names,
 * which columns are taken, and what each of these is.
 */
final class TextHead {
  /** Lines, and cells, that are looked at before anything is decided. */
  private static final int LINES = 100;

  private static final int CELLS = 1_000_000;
  private static final int FEWEST = 5;

  /** Numbers that are the names of more features than these are no row by accident. */
  private static final int FEWEST_NAMES = 2;

  private final TextRecords records;
  private final String source;
  private final int width;
  private final List<List<String>> lines;
  private final TextLayout layout;

  /** Decides; the line of names is no longer among the records then. */
  TextHead(Path file, TextRecords records, ReadOptions options, Expected expected) {
    this.records = records;
    this.source = Sources.name(file);
    List<TextRecords.Line> first = records.peek(2);
    if (first.isEmpty()) {
      throw BadInputException.of(
          source, "", "the file is empty", "Give at least two rows of numbers.");
    }
    int cells = Math.max(1, first.get(first.size() - 1).cells().size());
    first = records.peek(Math.max(FEWEST, Math.min(LINES, CELLS / cells)));
    this.lines = new ArrayList<>(first.stream().map(TextRecords.Line::cells).toList());
    lines.set(0, completed(lines));
    this.width = lines.get(0).size();
    first.stream().skip(1).forEach(this::requireWidth);
    Header header = header(file, options, expected);
    FileColumns columns =
        new FileColumns(source, width, header.present() ? lines.get(0) : List.of());
    if (header.present()) {
      records.next();
      lines.remove(0);
    }
    this.layout = new TextLayout(columns, header, lines, options, expected);
  }

  /** R gives no name to the names of rows: its first line is a cell short of all others. */
  private static List<String> completed(List<List<String>> lines) {
    List<String> first = lines.get(0);
    boolean shortOfOne =
        lines.size() > 1
            && lines.stream().skip(1).allMatch(l -> l.size() == first.size() + 1)
            && first.stream().allMatch(cell -> Cell.of(cell) == Cell.WORD);
    if (!shortOfOne) {
      return first;
    }
    List<String> longer = new ArrayList<>(List.of(""));
    longer.addAll(first);
    return longer;
  }

  private Header header(Path file, ReadOptions options, Expected expected) {
    if (options.header() != ReadOptions.Choice.AUTO) {
      return new Header(options.header() == ReadOptions.Choice.YES, true, "");
    }
    if (expected.model().isPresent() && isNames(lines.get(0), expected.model().get())) {
      return new Header(true, false, "the features' names");
    }
    HeaderRule.Decision decision = new HeaderRule(lines).decide();
    // Groups may be called by anything, a word among numbers too.
    boolean open =
        decision.finding() == HeaderRule.Finding.AMBIGUOUS
            || expected.groups().equals(Expected.ALL);
    if (!open) {
      return new Header(decision.finding() == HeaderRule.Finding.NAMES, false, decision.why());
    }
    if (expected.rows().isEmpty()) {
      if (options.drop().isEmpty() && options.columns().isEmpty()) {
        requireSpelling();
      }
      throw BadInputException.of(
          source,
          "line 1",
          decision.why(),
          "Say --header yes if it holds names, --header no if it is a row.");
    }
    return counted(file, expected);
  }

  /** Words that are numbers misspelt are what is to be mended first. */
  private void requireSpelling() {
    List<TextRecords.Line> first = records.peek(lines.size());
    FileColumns columns = new FileColumns(source, width, names());
    for (int i = 0; i < lines.size(); i++) {
      for (int j = 0; j < width; j++) {
        String cell = lines.get(i).get(j);
        if (Spelling.of(cell).isPresent()) {
          throw CellFault.of(columns, first.get(i).number(), j, cell, Cell.WORD);
        }
      }
    }
  }

  /** The words of the first line, where they may be names: none of them is blank or a number. */
  private List<String> names() {
    List<String> first = lines.get(0);
    boolean words = first.stream().allMatch(cell -> Cell.of(cell) == Cell.WORD);
    return words && first.stream().noneMatch(cell -> Spelling.of(cell).isPresent())
        ? first
        : List.of();
  }

  /** What is open is decided by the rows of another file. */
  private Header counted(Path file, Expected expected) {
    try (TextRecords all = TextRecords.open(file, Optional.of(records.delimiter()))) {
      boolean more = all.count() == expected.rows().get().getAsLong() + 1;
      if (!more && width == 1 && all.endsEmpty()) {
        throw BadInputException.of(
            source,
            "line 1",
            "it may hold a name, as empty lines at the end may be missing values",
            "Say --header yes if it holds a name, --header no if it is a row.");
      }
      return new Header(more, false, "as the rows of %s tell".formatted(expected.besides()));
    }
  }

  /** Whether a line has the names of all features, and is no row of numbers that are the same. */
  private static boolean isNames(List<String> line, Columns model) {
    boolean numbers = line.stream().map(Cell::of).noneMatch(c -> c == Cell.WORD || c == Cell.BLANK);
    return model.named()
        && line.containsAll(model.features())
        && (!numbers || model.features().size() > FEWEST_NAMES);
  }

  /** What the cells of a column are, most of them. */
  Cell kind(int place) {
    long words = lines.stream().filter(l -> Cell.of(l.get(place)) == Cell.WORD).count();
    long booleans = lines.stream().filter(l -> Cell.of(l.get(place)) == Cell.BOOLEAN).count();
    if (booleans > 0 && booleans == lines.size()) {
      return Cell.BOOLEAN;
    }
    return 2 * words > lines.size() ? Cell.WORD : Cell.NUMBER;
  }

  /** Which columns are taken. */
  TextLayout layout() {
    return layout;
  }

  /** Every line has as many cells as the first. */
  void requireWidth(TextRecords.Line line) {
    if (line.cells().size() != width) {
      throw BadInputException.of(
          source,
          "line " + line.number(),
          "%s where the first line has %d"
              .formatted(Counted.of(line.cells().size(), "cell"), width),
          "Give every line as many cells.");
    }
  }
}
