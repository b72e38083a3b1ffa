// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.reproduction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.Spectra;
import org.eigendistill.experiment.reproduction.TableDifference.State;
import org.eigendistill.figure.Figure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables beside each other, cell by cell. */
class TableDifferenceTest {
  private static final Column<Double> ERROR = Column.number("error");

  private static final Experiment EXPERIMENT =
      new Experiment() {
        @Override
        public String id() {
          return "some";
        }

        @Override
        public String title() {
          return "Some";
        }

        @Override
        public List<Column<?>> columns() {
          return List.of(Column.number("number"), ERROR);
        }

        @Override
        public List<Column<?>> differences() {
          return List.of(ERROR);
        }

        @Override
        public Table compute(Spectra spectra, Progress progress) {
          throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Figure> figure(Table table) {
          return Optional.empty();
        }
      };

  private static Table table(String... cells) {
    Table.Builder table = Table.of("number", "error");
    for (int i = 0; i < cells.length; i += 2) {
      table.row(cells[i], cells[i + 1]);
    }
    return table.build();
  }

  @ParameterizedTest
  @CsvSource({
    "1,1,IDENTICAL", //
    "NaN,NaN,IDENTICAL",
    "0,-0.0,WITHIN",
    "1.0,1,WITHIN",
    "1,1.0000000009,WITHIN",
    "1,1.000000002,DIFFERENT",
    "1e-15,1.00001e-15,DIFFERENT",
    "0,1e-300,DIFFERENT",
    "1,-1,DIFFERENT",
    "NaN,1,DIFFERENT",
    "words,other,DIFFERENT",
    "1,word,DIFFERENT"
  })
  void aNumberAgreesToNineDigits(String own, String committed, State state) {
    assertThat(TableDifference.of(EXPERIMENT, table(own, "0"), table(committed, "0")).state())
        .isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({"1e-13,-8e-13,WITHIN", "1e-13,2e-12,DIFFERENT", "3,3.0000000001,WITHIN"})
  void aDifferenceAgreesToRounding(String own, String committed, State state) {
    assertThat(TableDifference.of(EXPERIMENT, table("1", own), table("1", committed)).state())
        .isEqualTo(state);
  }

  /** Rounding elsewhere does not count as the largest where something differs in earnest. */
  @Test
  void theLargestIsNamed() {
    TableDifference found =
        TableDifference.of(
            EXPERIMENT,
            table("1", "1e-13", "2", "0", "5", "0"),
            table("1", "-1e-13", "2.2", "0", "4", "0"));
    assertThat(found.state()).isEqualTo(State.DIFFERENT);
    assertThat(found.largest()).isEqualTo(0.2);
    assertThat(found.where()).isEqualTo("number in line 4 is 5, committed 4");
  }

  @Test
  void anotherFormIsSaid() {
    Table one = table("1", "0");
    assertThat(TableDifference.of(EXPERIMENT, one, table("1", "0", "2", "0")).where())
        .isEqualTo("1 row, committed 2");
    Table other = Table.of("number", "fault").row(1, 0).build();
    assertThat(TableDifference.of(EXPERIMENT, one, other).state()).isEqualTo(State.DIFFERENT);
  }
}
