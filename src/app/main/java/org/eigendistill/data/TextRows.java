package org.eigendistill.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Numerals;
import org.eigendistill.data.ReadRecord.Header;

/**
 * The rows of a text table as numbers, one after another. What is decided is decided at the start.
 */
final class TextRows implements AutoCloseable {
  /** Lines, and cells, that are looked at before anything is decided. */
  private static final int LINES = 100;

  private static final int CELLS = 1_000_000;
  private static final int FEWEST = 5;

  /** Numbers that are the names of more features than these are no row by accident. */
  private static final int FEWEST_NAMES = 2;

  private final TextRecords records;
  private final String source;
  private final TextLayout layout;
  private final int width;
  private final int[] taken;
  private final Cell[] kinds;
  private final WordColumn[] words;
  private final Map<Integer, RowIndex> indexes = new LinkedHashMap<>();
  private long rows;

  /** Opens a file. */
  static TextRows open(Path file, ReadOptions options, Expected expected) {
    TextRecords records = TextRecords.open(file, options.delimiter());
    try {
      return new TextRows(file, records, options, expected);
    } catch (BadInputException e) {
      records.close();
      throw e;
    }
  }

  TextRows(Path file, TextRecords records, ReadOptions options, Expected expected) {
    this.records = records;
    this.source = Sources.name(file);
    List<TextRecords.Line> first = records.peek(2);
    if (first.isEmpty()) {
      throw BadInputException.of(
          source, "", "the file is empty", "Give at least two rows of numbers.");
    }
    int cells = Math.max(1, first.get(first.size() - 1).cells().size());
    first = records.peek(Math.max(FEWEST, Math.min(LINES, CELLS / cells)));
    List<List<String>> lines = new ArrayList<>(first.stream().map(l -> l.cells()).toList());
    lines.set(0, completed(lines));
    this.width = lines.get(0).size();
    first.stream().skip(1).forEach(this::requireWidth);
    Header header = header(file, lines, options, expected);
    FileColumns columns =
        new FileColumns(source, width, header.present() ? lines.get(0) : List.of());
    if (header.present()) {
      records.next();
      lines.remove(0);
    }
    this.layout = new TextLayout(columns, header, lines, options, expected);
    this.taken = layout.taken().stream().mapToInt(Integer::intValue).toArray();
    indexes.put(0, new RowIndex());
    layout.leftOut().stream()
        .filter(ReadRecord.LeftOut::guessed)
        .forEach(l -> indexes.put(l.place(), new RowIndex()));
    this.kinds = new Cell[taken.length];
    this.words = new WordColumn[taken.length];
    for (int k = 0; k < taken.length; k++) {
      kinds[k] = kind(lines, taken[k]);
      boolean groups = Expected.names(expected.groups(), columns, taken[k]);
      if (groups || Expected.names(expected.classes(), columns, taken[k])) {
        words[k] = new WordColumn(source, columns.label(taken[k]), groups);
      }
    }
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

  private Header header(
      Path file, List<List<String>> lines, ReadOptions options, Expected expected) {
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
      throw BadInputException.of(
          source,
          "line 1",
          decision.why(),
          "Say --header yes if it holds names, --header no if it is a row.");
    }
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

  private static Cell kind(List<List<String>> lines, int place) {
    long words = lines.stream().filter(l -> Cell.of(l.get(place)) == Cell.WORD).count();
    long booleans = lines.stream().filter(l -> Cell.of(l.get(place)) == Cell.BOOLEAN).count();
    if (booleans > 0 && booleans == lines.size()) {
      return Cell.BOOLEAN;
    }
    return 2 * words > lines.size() ? Cell.WORD : Cell.NUMBER;
  }

  private void requireWidth(TextRecords.Line line) {
    if (line.cells().size() != width) {
      throw BadInputException.of(
          source,
          "line " + line.number(),
          "%d cells where the first line has %d".formatted(line.cells().size(), width),
          "Give every line as many cells.");
    }
  }

  /** A name per column that is taken, or none. */
  List<String> names() {
    List<String> all = layout.file().names();
    return all.isEmpty() ? List.of() : layout.taken().stream().map(all::get).toList();
  }

  /** The number of columns that are taken. */
  int columns() {
    return taken.length;
  }

  /** The next row, or null after the last. Of columns of words the numbers come at the end. */
  double[] next() {
    TextRecords.Line line = records.next();
    if (line == null) {
      if (rows == 0) {
        throw BadInputException.of(
            source,
            "",
            "there is a header but no row of numbers",
            "Give at least two rows of numbers.");
      }
      return null;
    }
    requireWidth(line);
    rows++;
    follow(line);
    double[] values = new double[taken.length];
    for (int k = 0; k < values.length; k++) {
      String cell = line.cells().get(taken[k]);
      if (words[k] != null) {
        words[k].add(cell, line.number());
      } else {
        values[k] = value(line, k, cell);
      }
    }
    return values;
  }

  private void follow(TextRecords.Line line) {
    for (Map.Entry<Integer, RowIndex> each : indexes.entrySet()) {
      int place = each.getKey();
      boolean counts = each.getValue().next(line.cells().get(place));
      if (!counts && layout.isGuessed(place)) {
        throw BadInputException.of(
            source,
            "line %d, %s".formatted(line.number(), layout.file().label(place)),
            "it has no name, and counts the rows no longer",
            "Say --index yes to leave it out, or --index no to take it as a feature.");
      }
    }
  }

  private double value(TextRecords.Line line, int k, String cell) {
    if (kinds[k] == Cell.BOOLEAN) {
      if (Cell.of(cell) == Cell.BOOLEAN) {
        return Cell.value(cell);
      }
    } else {
      OptionalDouble number = Numerals.parse(cell);
      if (number.isPresent() && Double.isFinite(number.getAsDouble())) {
        return number.getAsDouble();
      }
    }
    throw CellFault.of(layout.file(), line.number(), taken[k], cell, kinds[k]);
  }

  /** The columns of words, by their number among those taken. */
  Map<Integer, WordColumn> words() {
    Map<Integer, WordColumn> found = new LinkedHashMap<>();
    for (int k = 0; k < words.length; k++) {
      if (words[k] != null) {
        found.put(k, words[k]);
      }
    }
    return found;
  }

  /** What was read so far. */
  ReadRecord record(String format) {
    List<String> types = new ArrayList<>();
    Map<String, List<String>> coded = new LinkedHashMap<>();
    for (int k = 0; k < taken.length; k++) {
      types.add(
          words[k] != null ? words[k].type() : kinds[k] == Cell.BOOLEAN ? "boolean" : "number");
      if (words[k] != null && !words[k].words().isEmpty()) {
        coded.put(layout.file().shortLabel(taken[k]), words[k].words());
      }
    }
    boolean note =
        !layout.hasIndex() && taken.length > 1 && taken[0] == 0 && indexes.get(0).isTelling();
    return new ReadRecord(
        layout.file(),
        format,
        rows,
        layout.taken(),
        types,
        Optional.of(records.delimiter()),
        layout.header(),
        layout.leftOut(),
        coded,
        note);
  }

  @Override
  public void close() {
    records.close();
  }
}
