// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk.literature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.eigendistill.base.Progress;
import org.eigendistill.scenario.reference.Provenance;
import org.eigendistill.scenario.reference.Relation;
import org.eigendistill.spectrum.EjmlSolver;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What other papers print, or what their formulas and theorems give, comes out of the engine. */
class LiteratureTest {
  private static final Origin FORMULA = Origin.formula("source");

  static final List<LiteratureRow> ROWS = Literature.rows(new EjmlSolver(), Progress.NONE);

  @Nested
  class Formulas extends FormulasTest {}

  @Test
  void everyRowAgrees() {
    assertThat(ROWS).filteredOn(row -> !row.ok()).isEmpty();
  }

  @Test
  void everyPaperHasItsRows() {
    assertThat(ROWS.stream().map(LiteratureRow::source).distinct()).hasSize(13);
    assertThat(ROWS.stream().map(row -> row.source() + row.quantity())).doesNotHaveDuplicates();
  }

  /** Two columns of Borup and Andersen, and two bounds of Ali, Kolter and Tibshirani: no more. */
  @Test
  void onlyWhatIsPrintedIsCalledPrinted() {
    assertThat(ROWS)
        .filteredOn(row -> row.provenance().equals("printed"))
        .allMatch(
            row ->
                row.source().contains("2102.13088")
                    || row.reference() == 1.6862
                    || row.reference() == 1.22)
        .hasSize(16);
    assertThat(ROWS)
        .filteredOn(row -> row.source().contains("2102.13088"))
        .allMatch(row -> row.provenance().equals("printed"))
        .hasSize(14);
    assertThat(ROWS)
        .allMatch(
            row ->
                !row.place().isEmpty()
                    == (row.provenance().equals("printed") || !row.scenario().isEmpty()));
  }

  @Test
  void mostAreScenariosAndNoneIsADerivationOfOurs() {
    assertThat(ROWS).hasSizeGreaterThanOrEqualTo(130);
    assertThat(ROWS).filteredOn(row -> !row.scenario().isEmpty()).hasSize(105);
    assertThat(ROWS).noneMatch(row -> row.provenance().equals(Provenance.OWN.word()));
  }

  @Test
  void namesAreCounted() {
    List<String> words = ROWS.stream().map(LiteratureRow::provenance).toList();
    assertThat(Provenance.counts(words)).isEqualTo("16 printed, 110 formula, 19 theorem");
  }

  /** A little more than is allowed, on the side that matters, and every verdict turns. */
  @Test
  void everyRowCanFail() {
    for (LiteratureRow row : ROWS) {
      double beyond = 1.001 * row.allowed() + 1e-11;
      if (row.relation() != Relation.AT_MOST) {
        assertThat(computing(row, row.reference() - beyond).ok()).as("%s", row).isFalse();
      }
      if (row.relation() != Relation.AT_LEAST) {
        assertThat(computing(row, row.reference() + beyond).ok()).as("%s", row).isFalse();
      }
      assertThat(computing(row, Double.NaN).ok()).as("%s", row).isFalse();
    }
  }

  /** A bound far from anything that could be found would never be passed. */
  @Test
  void boundsAreNear() {
    assertThat(ROWS)
        .filteredOn(row -> row.relation() != Relation.EQUAL)
        .allSatisfy(row -> assertThat(row.computed()).isCloseTo(row.reference(), within(1.01)))
        .allMatch(row -> row.quantity().endsWith(row.relation().word()));
  }

  private static LiteratureRow computing(LiteratureRow row, double value) {
    return new LiteratureRow(
        row.origin(),
        row.quantity(),
        row.relation(),
        row.reference(),
        row.allowed(),
        value,
        row.scenario());
  }

  @Test
  void aWrongNumberIsSeen() {
    LiteratureRow off = FORMULA.digits("quantity", 1.234567, 6, 1.2345682);
    assertThat(off.ok()).isFalse();
    assertThat(off.error()).isCloseTo(1.2e-6, within(1e-12));
    assertThat(FORMULA.atMost("quantity", 1, 1.001).ok()).isFalse();
    assertThat(FORMULA.atLeast("quantity", 1, 0.999).ok()).isFalse();
  }

  @Test
  void whatIsPrintedHasAPlace() {
    assertThatThrownBy(() -> Origin.printed("source", ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FORMULA.within("quantity", 1, Double.POSITIVE_INFINITY, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
