package org.eigendistill.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.eigendistill.base.Progress;
import org.eigendistill.risk.literature.Literature;
import org.eigendistill.risk.literature.LiteratureRow;
import org.eigendistill.spectrum.EjmlSolver;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The published numbers of seven other papers come out of the engine. */
class LiteratureTest {
  private static List<LiteratureRow> rows;

  @BeforeAll
  static void compute() {
    rows = Literature.rows(new EjmlSolver(), Progress.NONE);
  }

  @Test
  void everyRowAgrees() {
    assertThat(rows).filteredOn(row -> !row.ok()).isEmpty();
  }

  @Test
  void everyPaperHasItsRows() {
    assertThat(rows.stream().map(LiteratureRow::source).distinct()).hasSize(7);
    assertThat(rows).hasSizeGreaterThan(50);
  }

  @Test
  void aWrongNumberIsSeen() {
    LiteratureRow off = LiteratureRow.digits("source", "quantity", 1.234567, 6, 1.2345682);
    assertThat(off.ok()).isFalse();
    assertThat(off.error()).isCloseTo(1.2e-6, within(1e-12));
    assertThat(LiteratureRow.atMost("source", "quantity", 1, 1.001).ok()).isFalse();
    assertThat(LiteratureRow.atLeast("source", "quantity", 1, 0.999).ok()).isFalse();
  }
}
