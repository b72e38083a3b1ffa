// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.rows;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.compare.estimate.RowGroups;

/**
 * The rows that are compared, the same for all models: a class that is masked in any model's row is
 * left out of that row for all, and a row is left out where fewer than two classes are left, a
 * model's top class is masked by another, or the label is masked or missing.
 */
public final class KeptRows {
  private final RowReader reader;
  private final int[] rows;
  private final int classes;
  private final int models;
  private final boolean masking;
  private final int[][] tops;
  private final Optional<int[]> labels;
  private final RowCounts counts;
  private final RowGroups groups;
  private final int tokens;
  private final int length;

  private KeptRows(ComparedModels of) {
    List<ModelScores> all = of.all();
    int[] considered = of.considered();
    int[] known =
        of.labels().map(y -> IntStream.of(considered).map(i -> y[i]).toArray()).orElse(null);
    RowScan scan = new RowScan(all, considered, known);
    int[] kept = scan.kept.stream().mapToInt(Integer::intValue).toArray();
    if (kept.length == 0) {
      throw BadInputException.of(
          of.teacher().source(),
          "",
          "no row is left that has two classes unmasked, and a label where there are labels",
          "Check masks and labels.");
    }
    this.rows = IntStream.of(kept).map(i -> considered[i]).toArray();
    this.reader = new RowReader(all, rows);
    this.classes = of.teacher().classes();
    this.models = all.size();
    this.masking = all.stream().anyMatch(model -> !model.isProbabilities()) && scan.masked > 0;
    this.tops = new int[models][];
    Arrays.setAll(tops, m -> scan.tops.stream().mapToInt(row -> row[m]).toArray());
    this.labels = of.labels().map(y -> IntStream.of(rows).map(i -> y[i]).toArray());
    this.counts =
        new RowCounts(
            considered.length,
            of.unlabelled(),
            scan.masked,
            scan.oneClass,
            scan.maskConflict,
            scan.labelMasked,
            scan.duplicates());
    boolean isWhole = considered.length == of.teacher().rows();
    this.tokens = isWhole && rows.length == considered.length ? of.tokens() : 0;
    this.length = of.tokens();
    this.groups = groups(of, scan, of.tokens() > 0 && isWhole);
  }

  /**
   * Looks at all rows once and keeps those that can be compared.
   *
   * @throws BadInputException if none can
   */
  public static KeptRows of(ComparedModels models) {
    return new KeptRows(models);
  }

  private RowGroups groups(ComparedModels of, RowScan scan, boolean isWholeSequences) {
    RowGroups declared = RowGroups.single(rows.length);
    if (of.groups().isPresent()) {
      int[] ids = of.groups().get();
      declared = RowGroups.of(IntStream.of(rows).map(i -> ids[i]).toArray());
    } else if (of.tokens() > 0) {
      declared = RowGroups.of(IntStream.of(rows).map(i -> i / of.tokens()).toArray());
    }
    boolean isSingle = declared.count() == rows.length;
    return isSingle && scan.duplicates() > 0 && !isWholeSequences
        ? RowGroups.of(scan.likeness.stream().mapToInt(Integer::intValue).toArray())
        : declared;
  }

  /** How many rows are kept. */
  public int size() {
    return rows.length;
  }

  /** A kept row's number in the files, from 0. */
  public int row(int place) {
    return rows[place];
  }

  /** A kept row's name for people, from 1: of tokens their sequence too. */
  public String label(int place) {
    String row = "Row %d".formatted(rows[place] + 1);
    return length == 0
        ? row
        : "%s (sequence %d, token %d)"
            .formatted(row, rows[place] / length + 1, rows[place] % length + 1);
  }

  /** How many classes. */
  public int classes() {
    return classes;
  }

  /** How many models: the teacher, the student, then the controls. */
  public int models() {
    return models;
  }

  /** A model's top class in each row, the first of equal ones. */
  public int[] tops(int model) {
    return tops[model].clone();
  }

  /** A class for each row, where there are labels. */
  public Optional<int[]> labels() {
    return labels.map(int[]::clone);
  }

  /** How many rows there are, and why some are left out. */
  public RowCounts counts() {
    return counts;
  }

  /** Rows that are drawn together. */
  public RowGroups groups() {
    return groups;
  }

  /** How many rows each sequence has, where the rows are all tokens of sequences; else 0. */
  public int tokens() {
    return tokens;
  }

  /** Goes through all rows once and gives each to all meters, as softmaxes of all models. */
  public void measure(List<? extends RowMeter> meters) {
    SoftmaxRow[] row = new SoftmaxRow[models];
    Arrays.setAll(row, m -> new SoftmaxRow(classes));
    forEach(
        (place, scores, at) -> {
          for (int m = 0; m < models; m++) {
            row[m].load(scores[m], at, 1);
          }
          for (RowMeter meter : meters) {
            meter.row(place, row);
          }
        });
  }

  /** Goes through all rows of one model's scores; masked classes are -inf. */
  public void scores(int model, ScoreMeter meter) {
    RowReader.Visitor visitor = (place, scores, at) -> meter.row(place, scores[model], at);
    if (masking) {
      reader.forEachMasked(visitor);
    } else {
      boolean[] wanted = new boolean[models];
      wanted[model] = true;
      reader.forEach(visitor, wanted);
    }
  }

  private void forEach(RowReader.Visitor visitor) {
    if (masking) {
      reader.forEachMasked(visitor);
    } else {
      reader.forEach(visitor);
    }
  }
}
