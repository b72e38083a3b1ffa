// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.junit.jupiter.api.Test;

class ColumnsTest {
  private static final Columns NAMED = new Columns("tr.csv", List.of("a", "b"), true, List.of("y"));
  private static final Columns BARE = new Columns("tr.npy", List.of("x1", "x2"), false, List.of());

  private static NamedMatrix rows(List<String> names, double... row) {
    return new NamedMatrix("te.csv", names, Matrix.of(1, row.length, row));
  }

  @Test
  void namesDecideWhereBothHaveThem() {
    Columns.Matched turned = NAMED.match(rows(List.of("b", "a"), 1, 2));
    assertThat(turned.features()).isEqualTo(Matrix.of(1, 2, 2, 1));
    assertThat(turned.notes()).isEmpty();
  }

  @Test
  void targetAndOthersAreLeftOutAndNamed() {
    Columns.Matched more = NAMED.match(rows(List.of("y", "b", "id", "a"), 9, 1, 7, 2));
    assertThat(more.features()).isEqualTo(Matrix.of(1, 2, 2, 1));
    assertThat(more.notes()).containsExactly("Columns of te.csv left out: y (the target), id.");
    Columns.Matched index = NAMED.match(rows(List.of("", "a", "b"), 0, 2, 1));
    assertThat(index.notes()).containsExactly("Columns of te.csv left out: (one without a name).");
  }

  @Test
  void aFeatureOfTheTargetsNameIsAFeature() {
    Columns columns = new Columns("tr.csv", List.of("a", "y"), true, List.of("y"));
    Columns.Matched matched = columns.match(rows(List.of("y", "a"), 1, 2));
    assertThat(matched.features()).isEqualTo(Matrix.of(1, 2, 2, 1));
    assertThat(matched.notes()).isEmpty();
  }

  @Test
  void missingColumnsAreNamed() {
    assertThatThrownBy(() -> NAMED.match(rows(List.of("a", "c"), 1, 2)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("te.csv")
        .hasMessageContaining("it lacks b.");
  }

  @Test
  void positionDecidesAloudWhereASideHasNoNames() {
    for (NamedMatrix rows : List.of(rows(List.of(), 1, 2), rows(List.of("b", "a"), 1, 2))) {
      assertThat(BARE.match(rows).features()).isEqualTo(Matrix.of(1, 2, 1, 2));
      assertThat(BARE.match(rows).notes()).hasSize(1).allMatch(n -> n.contains("by position"));
    }
    Columns.Matched bare = NAMED.match(rows(List.of(), 1, 2));
    assertThat(bare.features()).isEqualTo(Matrix.of(1, 2, 1, 2));
    assertThat(bare.notes()).allMatch(n -> n.contains("by position: it has no names"));
  }

  @Test
  void anotherNumberOfColumnsIsRefused() {
    assertThatThrownBy(() -> BARE.match(rows(List.of(), 1, 2, 3)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("3 columns where tr.npy has 2 features")
        .hasMessageContaining("without the target");
    NamedMatrix turned = new NamedMatrix("te.npy", List.of(), Matrix.of(2, 1, 1, 2));
    assertThatThrownBy(() -> BARE.match(turned)).hasMessageContaining("rows and columns exchanged");
  }

  @Test
  void aTargetFilesNameIsLeftOutOfNewRowsByPositionToo() {
    Columns columns = new Columns("tr.npy", List.of("x1", "x2"), false, List.of("price"));
    Columns.Matched matched = columns.match(rows(List.of("price", "b", "a"), 9, 1, 2));
    assertThat(matched.features()).isEqualTo(Matrix.of(1, 2, 1, 2));
    assertThat(matched.notes()).hasSize(2);
  }

  /** What a table library writes where columns have no names is a header that reads as numbers. */
  @Test
  void aFirstLineOfTheFeaturesOwnNumbersIsNoRow() {
    Columns numbered = new Columns("tr.csv", List.of("0", "1"), true, List.of("y"));
    assertThatThrownBy(() -> numbered.match(rows(List.of(), 1, 0)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("te.csv, line 1")
        .hasMessageContaining("a header cannot be told from a row");
    assertThat(numbered.match(rows(List.of(), 1, 2)).notes()).hasSize(1);
    NamedMatrix array = new NamedMatrix("te.npy", List.of(), Matrix.of(1, 2, 1, 0));
    assertThat(numbered.match(array).features()).isEqualTo(array.values());
  }
}
