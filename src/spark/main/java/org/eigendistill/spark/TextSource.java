// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.eigendistill.base.BadInputException;

/** Rows of text, one a line, whose lines were counted piece by piece. */
final class TextSource implements RowSource {
  private static final long serialVersionUID = 1L;

  /** How a line says its numbers. */
  enum Kind {
    CSV,
    LIBSVM
  }

  private final ArrayList<Piece> pieces;
  private final ArrayList<String> names;
  private final Kind kind;

  /** The lines that begin in a range of bytes. */
  private record Piece(DataFile file, long begin, long end, long firstRow, long rows)
      implements Serializable {
    Piece counted(long before, long count) {
      return new Piece(file, begin, end, before, count);
    }
  }

  /** How many rows a piece has, and the highest number of a column that they name; or a fault. */
  private record Count(long rows, int highest, BadInputException fault) implements Serializable {}

  private TextSource(ArrayList<Piece> pieces, List<String> names, Kind kind) {
    this.pieces = pieces;
    this.names = new ArrayList<>(names);
    this.kind = kind;
  }

  static TextSource of(JavaSparkContext spark, List<DataFile> files, Kind kind, long piece) {
    ArrayList<Piece> pieces = new ArrayList<>();
    CsvHead first = null;
    for (DataFile file : files) {
      CsvHead head = kind == Kind.CSV ? CsvHead.of(file) : CsvHead.NONE;
      first = first == null ? head : first;
      head.requireLike(first, file, files.get(0));
      for (long at = head.begin(); at < file.length(); at += piece) {
        pieces.add(new Piece(file, at, Math.min(file.length(), at + piece), 0, 0));
      }
    }
    List<Count> counts =
        pieces.isEmpty()
            ? List.of()
            : spark.parallelize(pieces, pieces.size()).map(p -> count(p, kind)).collect();
    long rows = 0;
    int highest = 0;
    for (int k = 0; k < counts.size(); k++) {
      Count count = counts.get(k);
      if (count.fault != null) {
        throw count.fault;
      }
      pieces.set(k, pieces.get(k).counted(rows, count.rows));
      rows += count.rows;
      highest = Math.max(highest, count.highest);
    }
    if (rows == 0) {
      throw BadInputException.of(
          files.get(0).place(), "", "no row of numbers", "Give at least one.");
    }
    List<String> names = new ArrayList<>();
    if (kind == Kind.LIBSVM) {
      names.add("label");
      names.addAll(RowSources.numbered(highest));
    } else {
      names.addAll(first.names());
    }
    return new TextSource(pieces, names, kind);
  }

  private static Count count(Piece piece, Kind kind) {
    try (TextLines lines = new TextLines(piece.file, piece.begin, piece.end)) {
      long rows = 0;
      int highest = 0;
      for (String line = lines.next(); line != null; line = lines.next()) {
        rows++;
        if (kind == Kind.LIBSVM) {
          highest = Math.max(highest, TextRow.highest(line));
        }
      }
      return new Count(rows, highest, null);
    } catch (BadInputException e) {
      return new Count(0, 0, e);
    }
  }

  @Override
  public List<String> names() {
    return List.copyOf(names);
  }

  @Override
  public long rows() {
    Piece last = pieces.get(pieces.size() - 1);
    return last.firstRow + last.rows;
  }

  @Override
  public RowCursor from(long row) {
    return new PartCursor<>(pieces, Piece::firstRow, Piece::rows, row, this::open);
  }

  private RowCursor open(Piece piece, long row) {
    TextLines lines = new TextLines(piece.file, piece.begin, piece.end);
    for (long passed = piece.firstRow; passed < row; passed++) {
      lines.next();
    }
    return new RowCursor() {
      private long at = row;

      @Override
      public double[] next() {
        String line = lines.next();
        if (line == null) {
          piece.file.requireUnchanged();
          throw piece.file.fault(at, "it is missing");
        }
        TextRow reading = new TextRow(piece.file, at++, names);
        return kind == Kind.CSV ? reading.ofCsv(line) : reading.ofLibsvm(line);
      }

      @Override
      public void close() {
        lines.close();
      }
    };
  }
}
