// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Counted;
import org.eigendistill.compare.rows.ComparedModels;
import org.eigendistill.compare.rows.ModelScores;
import org.eigendistill.data.ArrayName;
import org.eigendistill.data.Expected;
import org.eigendistill.data.NamedMatrix;
import org.eigendistill.data.ReadOptions;
import org.eigendistill.data.Reading;
import org.eigendistill.data.RowBlocks;
import org.eigendistill.diagnose.PredictionFile;

/**
 * Files of models on the same rows, as the user named them, opened and fitting one another. Of
 * three axes the first are sequences and their tokens.
 */
final class ComparedFiles implements AutoCloseable {
  /** From here on not all whole numbers are doubles. */
  private static final double WHOLE = 0x1p53;

  private final PredictionFile.OutputScale kind;
  private final ReadOptions options;
  private final List<RowBlocks> opened = new ArrayList<>();
  private Reading reading = Reading.NONE;
  private RowBlocks first;

  ComparedFiles(PredictionFile.OutputScale kind, ReadOptions options) {
    this.kind = kind;
    this.options = options;
  }

  /** What was read so far. */
  Reading reading() {
    return reading;
  }

  /** A model's scores, of the rows and classes of those before. */
  ModelScores model(String option, String file) {
    String source = first == null ? "" : first.source();
    Expected expected =
        first == null ? Expected.NOTHING : Expected.again(source, () -> first.rows());
    RowBlocks blocks =
        ArrayName.parse(file, option.replaceFirst("^--", "")).blocks(options, expected);
    opened.add(blocks);
    reading = reading.and(option, blocks.record());
    if (blocks.shape().length > 3) {
      throw BadInputException.of(
          blocks.source(),
          "",
          "it has " + Counted.of(blocks.shape().length, "axis"),
          "Give examples x classes, or sequences x tokens x classes.");
    }
    if (first == null) {
      first = blocks;
    } else {
      requireLike(blocks);
    }
    return kind == PredictionFile.OutputScale.probabilities
        ? ModelScores.ofProbabilities(blocks)
        : ModelScores.ofLogits(blocks);
  }

  private void requireLike(RowBlocks blocks) {
    if (blocks.rows() != first.rows()) {
      throw BadInputException.of(
          blocks.source(),
          "",
          "%s where %s has %d"
              .formatted(Counted.of(blocks.rows(), "row"), first.source(), first.rows()),
          "Let all models predict the same examples in the same order.");
    }
    if (Math.max(2, blocks.columns()) != Math.max(2, first.columns())) {
      throw BadInputException.of(
          blocks.source(),
          "",
          "%s where %s has %d"
              .formatted(Counted.of(blocks.columns(), "class"), first.source(), first.columns()),
          "Give one column per class, in the same order, for all; models of two vocabularies are not compared.");
    }
    // a single column of two classes may have one axis or two
    boolean isFlat = blocks.shape().length < 3 && first.shape().length < 3;
    if (!isFlat && !Arrays.equals(blocks.shape(), first.shape())) {
      throw BadInputException.of(
          blocks.source(),
          "",
          "its shape is %s where %s is %s"
              .formatted(
                  Arrays.toString(blocks.shape()), first.source(), Arrays.toString(first.shape())),
          "Save all models' outputs in one shape.");
    }
    for (int j = 0; j < blocks.names().size(); j++) {
      int other = first.names().indexOf(blocks.names().get(j));
      if (other >= 0 && other != j) {
        throw BadInputException.of(
            blocks.source(),
            "column %d (%s)".formatted(j + 1, blocks.names().get(j)),
            "the class is column %d of %s".formatted(other + 1, first.source()),
            "Give one column per class, in the same order, for all, by --columns for instance.");
      }
    }
  }

  /** How many rows each sequence has; 0 where rows are single. */
  private int tokens() {
    return first.shape().length == 3 ? (int) first.shape()[1] : 0;
  }

  /** Models with what is known of their rows. */
  ComparedModels with(
      ModelScores teacher,
      ModelScores student,
      List<ModelScores> controls,
      Optional<int[]> labels,
      Optional<boolean[]> counted,
      Optional<int[]> groups) {
    return new ComparedModels(teacher, student, controls, labels, counted, groups, tokens());
  }

  /** Class numbers of all rows; below 0 where a row has none. */
  int[] labels(String file, int from) {
    NamedMatrix read = column("--labels", file);
    double[] values = read.values().toArray();
    List<String> words = read.words(0);
    int classes = Math.max(2, first.columns());
    int[] labels = new int[values.length];
    for (int i = 0; i < labels.length; i++) {
      double value = values[i];
      if (!words.isEmpty()) {
        labels[i] = named(read, words.get((int) value));
        continue;
      }
      boolean isLabel = value == Math.rint(value) && value - from < classes;
      if (!isLabel) {
        throw BadInputException.of(
            read.source(),
            "row " + (i + 1),
            "%s is no class".formatted(value),
            "Classes are whole numbers from %d to %d, or below %d for no label.%s"
                .formatted(
                    from,
                    classes - 1 + from,
                    from,
                    from == 0 && value == classes
                        ? " If yours count from 1, say --labels-from 1."
                        : ""));
      }
      labels[i] = value < from ? -1 : (int) value - from;
    }
    if (Arrays.stream(labels).allMatch(label -> label < 0)) {
      throw BadInputException.of(
          read.source(),
          "",
          "no row has a label",
          "Classes are whole numbers from %d; without labels leave out --labels.".formatted(from));
    }
    return labels;
  }

  private int named(NamedMatrix read, String word) {
    int found = first.names().indexOf(word);
    if (found < 0) {
      throw BadInputException.of(
          read.source(),
          "",
          first.names().isEmpty()
              ? "its labels are words (%s), and the columns of %s have no names"
                  .formatted(word, first.source())
              : "'%s' is no column of %s".formatted(word, first.source()),
          "Give class numbers from 0, in the order of the predictions' columns.");
    }
    return found;
  }

  /** Which rows count. */
  boolean[] counted(String file) {
    NamedMatrix read = column("--mask", file);
    double[] values = read.values().toArray();
    boolean[] counted = new boolean[values.length];
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      if (values[i] != 0 && values[i] != 1) {
        throw BadInputException.of(
            read.source(),
            "entry " + (i + 1),
            "%s is neither 0 nor 1".formatted(values[i]),
            "Give 1 (true) for rows that count and 0 (false) for those that fill up.");
      }
      counted[i] = values[i] == 1;
      count += counted[i] ? 1 : 0;
    }
    if (count == 0) {
      throw BadInputException.of(
          read.source(), "", "no row counts", "Give 1 (true) for rows that count.");
    }
    return counted;
  }

  /** A number for each row, or for each sequence, equal for rows that are drawn together. */
  int[] groups(String file) {
    NamedMatrix read = column("--groups", file);
    double[] given = read.values().toArray();
    for (int i = 0; i < given.length; i++) {
      if (Math.abs(given[i]) >= WHOLE) {
        throw BadInputException.of(
            read.source(),
            "entry " + (i + 1),
            "%.0f is at or beyond 2^53, where numbers of several groups are read as one"
                .formatted(given[i]),
            "Number the groups from 0: numpy.unique(g, return_inverse=True)[1].");
      }
    }
    int each = first.rows() / given.length;
    double[] values = IntStream.range(0, first.rows()).mapToDouble(i -> given[i / each]).toArray();
    double[] known = Arrays.stream(values).distinct().sorted().toArray();
    return IntStream.range(0, values.length)
        .map(i -> Arrays.binarySearch(known, values[i]))
        .toArray();
  }

  /** A number for each row, in whatever shape. */
  private NamedMatrix column(String option, String file) {
    NamedMatrix read =
        ArrayName.parse(file, option.replaceFirst("^--", ""))
            .matrix(options, Expected.beside(first.source(), () -> first.rows()));
    reading = reading.and(option, read.read());
    int count = read.values().rows() * read.values().columns();
    boolean isOfSequences =
        option.equals("--groups")
            && tokens() > 1
            && count == first.rows() / tokens()
            && Math.min(read.values().rows(), read.values().columns()) == 1;
    if (isOfSequences) {
      return read;
    }
    if (option.equals("--labels")
        && read.values().rows() == first.rows()
        && read.values().columns() > 1) {
      throw BadInputException.of(
          read.source(),
          "",
          "%s a row where a label is one".formatted(Counted.of(read.values().columns(), "number")),
          "Of one-hot or soft labels the class numbers are numpy.argmax(labels, axis=-1).");
    }
    if (count != first.rows()) {
      throw BadInputException.of(
          read.source(),
          "",
          "%s where %s has %s"
              .formatted(
                  Counted.of(count, "number"), first.source(), Counted.of(first.rows(), "row")),
          "Give one a row, in the same order%s."
              .formatted(
                  tokens() == 0
                      ? ""
                      : option.equals("--groups")
                          ? ", sequences x tokens, or one a sequence"
                          : ", sequences x tokens"));
    }
    requireAxes(read);
    return read;
  }

  /** As many numbers in other axes would be read in another order. */
  private void requireAxes(NamedMatrix read) {
    int[] axes = {read.values().rows(), read.values().columns()};
    int[] rows = {tokens() > 0 ? first.rows() / tokens() : first.rows(), Math.max(1, tokens())};
    boolean isFlat = axes[0] == 1 || axes[1] == 1;
    if (!isFlat && !Arrays.equals(axes, rows)) {
      boolean isTurned = axes[0] == rows[1] && axes[1] == rows[0];
      throw BadInputException.of(
          read.source(),
          "",
          "its shape is %d x %d where the rows of %s are %s"
              .formatted(
                  axes[0],
                  axes[1],
                  first.source(),
                  tokens() > 0
                      ? "%d x %d, sequences x tokens".formatted(rows[0], rows[1])
                      : String.valueOf(rows[0])),
          isTurned
              ? "Save its transpose, numpy.save(F, a.T)."
              : "Save one number a row, in the order of the models' rows.");
    }
  }

  @Override
  public void close() {
    opened.forEach(RowBlocks::close);
  }
}
