// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

import java.nio.DoubleBuffer;
import java.util.List;
import java.util.Optional;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Counted;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.ArrayName;
import org.eigendistill.data.Expected;
import org.eigendistill.data.NamedMatrix;
import org.eigendistill.data.ReadOptions;
import org.eigendistill.data.ReadRecord;
import org.eigendistill.data.RowBlocks;

/**
 * A model's predictions as a user has saved them, n rows x C classes, checked to be what they are
 * said to be.
 *
 * @param source the file
 * @param predictions what it holds
 * @param classes a name per column, or none
 * @param tokens of sequences, how many rows each has; 0 where rows are single
 * @param read how it was read
 * @param note what was taken of it where it holds more; or nothing
 */
public record PredictionFile(
    String source,
    Predictions predictions,
    List<String> classes,
    int tokens,
    ReadRecord read,
    Optional<String> note) {
  /** How predictions are written. */
  public enum OutputScale {
    /** Before the softmax, or logarithms of probabilities. */
    logits,
    /** After it. */
    probabilities
  }

  /** What the first of three axes are. */
  public enum Axes {
    /** Sequences of tokens: all rows are measured. */
    tokens,
    /** Checkpoints: the last is. */
    checkpoints
  }

  /** How far a row of probabilities may sum from 1: half precision, or three decimals. */
  private static final double SLACK = 1e-3;

  /**
   * Reads a file.
   *
   * @param axes what the first of three axes are; null where that is not declared
   * @param options what the user has declared of it
   * @param expected what is known of it
   * @throws BadInputException if it cannot be read, holds fewer than {@value
   *     Confidence#FEWEST_ROWS} rows, looks like the other kind, or its first column numbers the
   *     rows
   */
  public static PredictionFile read(
      ArrayName name, OutputScale scale, Axes axes, ReadOptions options, Expected expected) {
    NamedMatrix read = rows(name, axes, options, expected);
    Matrix values = read.values();
    if (values.rows() < Confidence.FEWEST_ROWS) {
      throw BadInputException.of(
          read.source(),
          "",
          "it has " + Counted.of(values.rows(), "row"),
          "Give at least %d, one per example.".formatted(Confidence.FEWEST_ROWS));
    }
    refuseIndex(read);
    if (scale == OutputScale.probabilities) {
      requireProbabilities(read);
      return of(name, axes, read, Predictions.ofProbabilities(values));
    }
    refuseProbabilities(read);
    return of(name, axes, read, Predictions.ofLogits(values));
  }

  /** Reads a file of two axes. */
  static PredictionFile read(
      ArrayName name, OutputScale scale, ReadOptions options, Expected expected) {
    return read(name, scale, null, options, expected);
  }

  private static PredictionFile of(
      ArrayName name, Axes axes, NamedMatrix read, Predictions predictions) {
    return new PredictionFile(
        read.source(),
        predictions,
        read.columnNames(),
        axes == Axes.tokens && name.shape().length == 3 ? (int) name.shape()[1] : 0,
        read.read(),
        note(name, axes));
  }

  /** What was taken of three axes. */
  private static Optional<String> note(ArrayName name, Axes axes) {
    long[] shape = name.shape();
    if (shape.length != 3) {
      return Optional.empty();
    }
    return Optional.of(
        axes == Axes.tokens
            ? "%s: %s of %s each."
                .formatted(name, Counted.of(shape[0], "sequence"), Counted.of(shape[1], "token"))
            : "%s: %s of %s each, of which the last is measured."
                .formatted(name, Counted.of(shape[0], "checkpoint"), Counted.of(shape[1], "row")));
  }

  private static NamedMatrix rows(
      ArrayName name, Axes axes, ReadOptions options, Expected expected) {
    int extents = name.shape().length;
    if (extents == 3 && axes == null) {
      throw BadInputException.of(
          name,
          "",
          "it has three axes",
          "Say --axes tokens where the first are sequences and their tokens, --axes checkpoints where the first counts checkpoints.");
    }
    if (extents > 3) {
      throw BadInputException.of(
          name,
          "",
          "it has " + Counted.of(extents, "axis"),
          "Give examples x classes, sequences x tokens x classes, or checkpoints x examples x classes.");
    }
    if (extents < 3) {
      try (RowBlocks blocks = name.blocks(options, expected)) {
        return new NamedMatrix(
            blocks.source(), blocks.names(), last(blocks, blocks.rows()), blocks.record());
      }
    }
    try (RowBlocks blocks = name.blocks(ReadOptions.AUTO, expected)) {
      int rows = axes == Axes.tokens ? blocks.rows() : (int) blocks.shape()[1];
      return new NamedMatrix(blocks.source(), List.of(), last(blocks, rows))
          .chosen(options, expected);
    }
  }

  private static Matrix last(RowBlocks blocks, int rows) {
    double[] values = new double[Math.multiplyExact(rows, blocks.columns())];
    blocks.read(blocks.rows() - rows, rows, values);
    return Matrix.of(rows, blocks.columns(), DoubleBuffer.wrap(values));
  }

  /**
   * Checks that two models speak of the same rows and classes.
   *
   * @throws BadInputException if not
   */
  public void requireLike(PredictionFile teacher) {
    if (predictions.rows() != teacher.predictions.rows()) {
      throw BadInputException.of(
          source,
          "",
          "%s where %s has %d"
              .formatted(
                  Counted.of(predictions.rows(), "row"),
                  teacher.source,
                  teacher.predictions.rows()),
          "Let both models predict the same examples in the same order.");
    }
    if (predictions.classes() != teacher.predictions.classes()) {
      throw BadInputException.of(
          source,
          "",
          "%s where %s has %d"
              .formatted(
                  Counted.of(predictions.classes(), "class"),
                  teacher.source,
                  teacher.predictions.classes()),
          "Give one column per class, in the same order, for both.");
    }
    if (tokens != teacher.tokens) {
      throw BadInputException.of(
          source,
          "",
          "sequences of %s where %s has %d"
              .formatted(Counted.of(tokens, "token"), teacher.source, teacher.tokens),
          "Save all models' outputs in one shape.");
    }
    for (int j = 0; j < classes.size(); j++) {
      int other = teacher.classes.indexOf(classes.get(j));
      if (other >= 0 && other != j) {
        throw BadInputException.of(
            source,
            "column %d (%s)".formatted(j + 1, classes.get(j)),
            "the class is column %d of %s".formatted(other + 1, teacher.source),
            "Give one column per class, in the same order, for both, by --columns for instance.");
      }
    }
  }

  private static void requireProbabilities(NamedMatrix read) {
    Matrix values = read.values();
    for (int i = 0; i < values.rows(); i++) {
      double sum = 0;
      for (int j = 0; j < values.columns(); j++) {
        double u = values.get(i, j);
        if (u < 0 || u > 1 + SLACK || (u > 1 && values.columns() == 1)) {
          throw BadInputException.of(
              read.source(),
              "row %d, column %d".formatted(i + 1, j + 1),
              "%s is no probability".formatted(u),
              "If these are logits, leave out --kind probabilities.");
        }
        sum += u;
      }
      if (values.columns() > 1 && !(Math.abs(sum - 1) <= SLACK)) {
        throw BadInputException.of(
            read.source(),
            "row " + (i + 1),
            "its probabilities sum to %.6g, not 1".formatted(sum),
            "Give the softmax's output, a column per class and nothing else; or logits.");
      }
    }
  }

  /** Logits between 0 and 1 that sum to 1 in every row would be a rare accident. */
  private static void refuseProbabilities(NamedMatrix read) {
    Matrix values = read.values();
    for (int i = 0; i < values.rows(); i++) {
      double sum = 0;
      for (int j = 0; j < values.columns(); j++) {
        double value = values.get(i, j);
        if (value < 0 || value > 1 + SLACK) {
          return;
        }
        sum += value;
      }
      if (values.columns() > 1 && Math.abs(sum - 1) > SLACK) {
        return;
      }
    }
    throw BadInputException.of(
        read.source(),
        "",
        values.columns() == 1
            ? "all numbers lie between 0 and 1, as probabilities do"
            : "every row sums to 1, as probabilities do",
        "Give --kind probabilities, or better the logits, which are never saturated.");
  }

  private static void refuseIndex(NamedMatrix read) {
    Matrix values = read.values();
    double from = values.get(0, 0);
    for (int i = 0; i < values.rows(); i++) {
      if (from != 0 && from != 1 || values.get(i, 0) != from + i) {
        return;
      }
    }
    throw BadInputException.of(
        read.source(),
        "column 1",
        "it counts the rows from %.0f".formatted(from),
        "Say --index yes to leave it out, or save the predictions without an index.");
  }
}
