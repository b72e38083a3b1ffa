// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.networks;

import java.util.ArrayList;
import java.util.List;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.diagnose.Estimate;
import org.eigendistill.experiment.StudyCell;
import org.eigendistill.experiment.verdict.PageStudy;
import org.eigendistill.neural.CellColumns;
import org.eigendistill.neural.CloudColumns;
import org.eigendistill.neural.EvaluationRows;
import org.eigendistill.neural.FifthColumns;
import org.eigendistill.neural.TripleTables;

/**
 * By margins how much surer students are than their teachers: in fifths, means over seeds, and of
 * single test rows of one seed where no label noise is added.
 */
final class DifferenceTable {
  /** A fifth, from 1; 0 of a single row. */
  static final Column<Integer> FIFTH = FifthColumns.FIFTH;

  static final Column<Integer> SEEDS = WayTable.SEEDS;
  static final Column<Double> TEACHER = FifthColumns.TEACHER;
  static final Ends STUDENT = new Ends(FifthColumns.STUDENT);
  static final Ends ANOTHER = new Ends(FifthColumns.ANOTHER);
  static final Ends CROSS_FITTED = new Ends(FifthColumns.CROSS_FITTED);

  static final List<Column<?>> COLUMNS = columns();

  private DifferenceTable() {}

  /** A measure and its 95 % t interval. */
  record Ends(Column<Double> value, Column<Double> low, Column<Double> high) {
    Ends(Column<Double> value) {
      this(value, Column.number(value.name() + "_low"), Column.number(value.name() + "_high"));
    }

    private List<Column<Double>> all() {
      return List.of(value, low, high);
    }

    private List<Column.Filled> of(Estimate estimate) {
      return List.of(value.is(estimate.value()), low.is(estimate.low()), high.is(estimate.high()));
    }

    private List<Column.Filled> bare(double number) {
      return List.of(value.is(number), low.is(Double.NaN), high.is(Double.NaN));
    }
  }

  private static List<Column<?>> columns() {
    List<Column<?>> all =
        new ArrayList<>(
            List.of(
                CellColumns.STUDY,
                CellColumns.LABEL_NOISE,
                CellColumns.SPLIT,
                FIFTH,
                SEEDS,
                TEACHER));
    List.of(STUDENT, ANOTHER, CROSS_FITTED).forEach(ends -> all.addAll(ends.all()));
    return List.copyOf(all);
  }

  /** The table of the page's students at temperature 4. */
  static Table of(TripleTables tables) {
    Table.Builder all = Table.with(COLUMNS);
    PageStudy.allCells()
        .forEach(
            cell -> {
              for (EvaluationRows split : EvaluationRows.values()) {
                fifths(all, cell, split, of(cell, tables.fifths()).where(CellColumns.SPLIT, split));
              }
              if (cell.noise() == NetworkWays.NOISE) {
                cloud(all, cell, of(cell, tables.clouds()));
              }
            });
    return all.build();
  }

  private static Table of(StudyCell cell, Table all) {
    Table own =
        all.where(CellColumns.STUDY, cell.study()).where(CellColumns.LABEL_NOISE, cell.noise());
    return own.select(i -> MainArms.isStudent(own.column(CellColumns.ARM).get(i)));
  }

  private static void fifths(Table.Builder all, StudyCell cell, EvaluationRows split, Table own) {
    for (int fifth : own.values(FIFTH)) {
      Table seeds = own.where(FIFTH, fifth);
      List<Column.Filled> row = keys(cell, split, fifth, seeds.rows().size());
      row.add(TEACHER.is(Estimate.mean(seeds.numbers(TEACHER)).value()));
      for (Ends ends : List.of(STUDENT, ANOTHER, CROSS_FITTED)) {
        row.addAll(ends.of(Estimate.mean(seeds.numbers(ends.value()))));
      }
      all.add(row.toArray(Column.Filled[]::new));
    }
  }

  private static void cloud(Table.Builder all, StudyCell cell, Table own) {
    double[] teacher = own.numbers(CloudColumns.TEACHER);
    double[] student = own.numbers(CloudColumns.STUDENT);
    double[] another = own.numbers(CloudColumns.ANOTHER);
    for (int i = 0; i < teacher.length; i++) {
      List<Column.Filled> row = keys(cell, EvaluationRows.TEST, 0, 1);
      row.add(TEACHER.is(teacher[i]));
      row.addAll(STUDENT.bare(student[i]));
      row.addAll(ANOTHER.bare(another[i]));
      row.addAll(CROSS_FITTED.bare(Double.NaN));
      all.add(row.toArray(Column.Filled[]::new));
    }
  }

  private static List<Column.Filled> keys(
      StudyCell cell, EvaluationRows split, int fifth, int seeds) {
    return new ArrayList<>(
        List.of(
            CellColumns.STUDY.is(cell.study()),
            CellColumns.LABEL_NOISE.is(cell.noise()),
            CellColumns.SPLIT.is(split),
            FIFTH.is(fifth),
            SEEDS.is(seeds)));
  }
}
