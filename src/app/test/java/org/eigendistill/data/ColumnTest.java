// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns with a type. */
class ColumnTest {
  private enum Side {
    LEFT,
    RIGHT;

    String word() {
      return name().charAt(0) + "!";
    }
  }

  private static final Column<String> NAME = Column.text("name");
  private static final Column<Double> SIZE = Column.number("size");
  private static final Column<Integer> PLACE = Column.whole("place");
  private static final Column<Long> COUNT = Column.count("count");
  private static final Column<Boolean> KNOWN = Column.truth("known");
  private static final Column<Side> SIDE = Column.word("side", Side.class, Side::word);
  private static final List<Column<?>> ALL = List.of(NAME, SIZE, PLACE, COUNT, KNOWN, SIDE);

  @TempDir private Path folder;

  private static Table table() {
    return Table.with(ALL)
        .add(
            NAME.is("a,b"),
            SIZE.is(1 / 3.0),
            PLACE.is(-7),
            COUNT.is(1L << 40),
            KNOWN.is(true),
            SIDE.is(Side.LEFT))
        .add(
            NAME.is(""),
            SIZE.is(Double.NaN),
            PLACE.is(0),
            COUNT.is(0L),
            KNOWN.is(false),
            SIDE.is(Side.RIGHT))
        .build();
  }

  @Test
  void valuesComeBackFromTheFile() {
    Path file = folder.resolve("t.csv");
    table().write(file);
    Table read = Table.read(file);
    assertThat(read.column(NAME)).containsExactly("a,b", "");
    assertThat(read.numbers(SIZE)).containsExactly(1 / 3.0, Double.NaN);
    assertThat(read.column(PLACE)).containsExactly(-7, 0);
    assertThat(read.column(COUNT)).containsExactly(1L << 40, 0L);
    assertThat(read.column(KNOWN)).containsExactly(true, false);
    assertThat(read.column(SIDE)).containsExactly(Side.LEFT, Side.RIGHT);
    assertThat(read.where(SIDE, Side.RIGHT).where(SIZE, Double.NaN).column(PLACE))
        .containsExactly(0);
  }

  /** A table of a user's may spell its numbers otherwise. */
  @Test
  void aNumberIsFoundHoweverItIsSpelt() {
    Table table = Table.of("size", "place").row("0.20", "07").row("2e-1", "7").build();
    assertThat(table.where(SIZE, 0.2).rows()).hasSize(2);
    assertThat(table.values(SIZE)).containsExactly(0.2);
    assertThat(table.where(SIZE, 0.3).rows()).isEmpty();
  }

  @Test
  void aRowHasACellOfEachColumnInItsOrder() {
    Table.Builder table = Table.with(List.of(NAME, SIZE));
    assertThatThrownBy(() -> table.add(NAME.is("a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cells of [name], not of [name, size]");
    assertThatThrownBy(() -> table.add(SIZE.is(1.0), NAME.is("a")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> table.addAll(table())).isInstanceOf(IllegalArgumentException.class);
    assertThat(table.build().rows()).isEmpty();
  }

  @Test
  void whatIsOfAnotherTypeIsRefused() {
    assertThatThrownBy(() -> SIDE.read("L")).hasMessage("'L' is no side");
    assertThatThrownBy(() -> KNOWN.read("yes")).hasMessage("'yes' is neither true nor false");
    assertThatThrownBy(() -> SIZE.read("x")).hasMessage("'x' is not a number");
    assertThatThrownBy(() -> PLACE.read("1.5")).hasMessage("'1.5' is not a whole number");
    assertThatThrownBy(() -> PLACE.read("4294967296"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("4294967296 is too large a number");
  }
}
