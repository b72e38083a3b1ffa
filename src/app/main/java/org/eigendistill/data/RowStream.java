// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Counted;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Progress;
import org.eigendistill.base.RowChunks;

/**
 * Rows of CSV or NPY files, one file after another, in blocks: for data larger than memory. Blocks
 * are handed out in order to any thread, and read by the thread that got them (CSV is parsed as it
 * is handed out). They are the chunks of {@link RowChunks}, counted through all files: how rows are
 * shared among files changes no block.
 */
public final class RowStream implements AutoCloseable {
  private final Path source;
  private final List<Path> files;
  private final ReadOptions options;
  private final Expected expected;
  private final List<Long> lengths = new ArrayList<>();
  private final int columns;
  private final List<String> names;
  private final Progress progress;
  private final long total;
  private final List<RowFile> passed = new ArrayList<>();
  private final RowFile first;
  private RowFile current;
  private RowFile beside;
  private long rows;
  private int number;
  private long finished;

  private RowStream(
      Path source, List<Path> files, ReadOptions options, Expected expected, Progress progress) {
    this.source = source;
    this.files = List.copyOf(files);
    this.options = options;
    this.expected = expected;
    this.progress = progress;
    this.current = RowFile.open(this.files.get(0), options, expected);
    this.first = current;
    this.columns = current.columns();
    this.names = current.names();
    files.forEach(file -> lengths.add(length(file)));
    this.total = lengths.stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Opens a file, or all CSV and NPY files of a folder in the order of their names.
   *
   * @param options what the user has declared of them
   * @param expected what is known of them
   * @param progress told of bytes read
   * @throws BadInputException if there is none, or the first cannot be read
   */
  public static RowStream open(
      Path source, ReadOptions options, Expected expected, Progress progress) {
    if (!Files.isDirectory(source)) {
      return new RowStream(source, List.of(source), options, expected, progress);
    }
    try (Stream<Path> all = Files.list(source)) {
      List<Path> chosen =
          all.filter(file -> Formats.named(file.toString()).filter(Format::isStreamed).isPresent())
              .sorted()
              .toList();
      if (chosen.isEmpty()) {
        throw BadInputException.of(
            source, "", "the folder has no CSV or NPY file", "Name another folder or a file.");
      }
      return new RowStream(source, chosen, options, expected, progress);
    } catch (IOException e) {
      throw BadInputException.of(source, "", "it cannot be read", "Check the folder.", e);
    }
  }

  static long length(Path file) {
    return file.toFile().length();
  }

  /** How the rows that were handed out so far were read. */
  public synchronized ReadRecord record() {
    String name =
        files.size() == 1 ? Sources.name(source) : "%s (%d files)".formatted(source, files.size());
    return first.record().of(name, rows);
  }

  /** How the targets beside them were read. */
  public synchronized ReadRecord targetRecord() {
    return beside.record();
  }

  /** The files' length in bytes, targets beside them apart. */
  public long bytes() {
    return total;
  }

  /** The number of columns. */
  public int columns() {
    return columns;
  }

  /** A name per column, or none. */
  public List<String> columnNames() {
    return names;
  }

  /**
   * The next block, as a supplier that reads it: features, then the targets of a file beside them;
   * null after the last.
   *
   * @throws BadInputException if a file does not fit the first, or has changed meanwhile; the
   *     supplier throws it for a bad row
   */
  public synchronized Supplier<Matrix> take() {
    int most = RowChunks.rows(columns + targetColumns());
    List<RowFile.Rows> parts = new ArrayList<>();
    int missing = most;
    while (current != null && missing > 0) {
      RowFile.Rows part = current.take(missing);
      progress.update("reading rows", finished + current.bytesTaken(), total);
      if (part == null) {
        finished += lengths.get(number);
        next();
      } else {
        rows += part.count();
        missing -= part.count();
        parts.add(part);
        if (number + 1 == files.size()) {
          break; // Whether it has ended, and is as it was, is seen when more is asked for.
        }
      }
    }
    if (parts.isEmpty()) {
      requireNoMoreTargets();
      return null;
    }
    RowFile.Rows block = oneAfterAnother(parts, most - missing);
    return beside == null ? block.values() : joined(block);
  }

  private static RowFile.Rows oneAfterAnother(List<RowFile.Rows> parts, int count) {
    return parts.size() == 1
        ? parts.get(0)
        : new RowFile.Rows(
            count,
            () ->
                Matrix.ofRows(
                    parts.stream()
                        .map(part -> part.values().get())
                        .flatMap(m -> IntStream.range(0, m.rows()).mapToObj(m::row))
                        .toArray(double[][]::new)));
  }

  private void requireNoMoreTargets() {
    long more = beside == null ? 0 : beside.rest();
    if (more > 0) {
      throw BadInputException.of(
          beside.file(),
          "",
          "%s of targets for %s of features"
              .formatted(Counted.of(rows + more, "row"), Counted.of(rows, "row")),
          rows + more == columns
              ? "The features are %d x %d: are their rows and columns exchanged? A row is an example."
                  .formatted(rows, columns)
              : "Give a target for each row.");
    }
  }

  private Supplier<Matrix> joined(RowFile.Rows block) {
    RowFile.Rows targets = beside.take(block.count());
    if (targets == null || targets.count() < block.count()) {
      throw BadInputException.of(
          beside.file(),
          "",
          "fewer than the %d rows of features".formatted(rows),
          "Give a target for each row.");
    }
    return () -> {
      Matrix x = block.values().get();
      Matrix y = targets.values().get();
      int p = x.columns();
      return Matrix.fill(
          x.rows(), p + y.columns(), (i, j) -> j < p ? x.get(i, j) : y.get(i, j - p));
    };
  }

  /**
   * Reads the rows of a file of targets beside these rows, as further columns.
   *
   * @throws BadInputException if it cannot be read
   */
  public RowStream withTargets(Path targets) {
    beside =
        RowFile.open(
            targets,
            options,
            Expected.numbersBeside(
                source.toString(),
                () -> files.stream().mapToLong(f -> RowFile.count(f, options, expected)).sum()));
    return this;
  }

  /** A name per column of the targets beside the features, or none. */
  public List<String> targetNames() {
    return beside == null ? List.of() : beside.names();
  }

  /** The number of columns of the targets beside the features; 0 if there are none. */
  public int targetColumns() {
    return beside == null ? 0 : beside.columns();
  }

  private void next() {
    // An NPY file stays open for the threads that still read from it: close() sees to it.
    if (length(files.get(number)) != lengths.get(number)) {
      throw BadInputException.of(
          files.get(number),
          "",
          "its length has changed while it was read",
          "Read it when nobody writes to it.");
    }
    passed.add(current);
    number++;
    current = number < files.size() ? RowFile.open(files.get(number), options, expected) : null;
    if (current != null && current.columns() != columns) {
      throw BadInputException.of(
          current.file(),
          "",
          "%s where %s has %d"
              .formatted(Counted.of(current.columns(), "column"), files.get(0), columns),
          "Give files of the same columns.");
    }
    if (current != null && !current.names().equals(names)) {
      throw BadInputException.of(
          current.file(),
          "line 1",
          "other column names than %s".formatted(files.get(0)),
          "Give files of the same columns.");
    }
  }

  @Override
  public synchronized void close() {
    passed.forEach(RowFile::close);
    if (current != null) {
      current.close();
    }
    if (beside != null) {
      beside.close();
    }
  }
}
