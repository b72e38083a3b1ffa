// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.eigendistill.data.Table;
import org.junit.jupiter.api.Test;

class HtmlTableTest {
  private static List<String> column(String... cells) {
    Table.Builder table = Table.of("measure");
    for (String cell : cells) {
      table.row(cell);
    }
    return Pattern.compile("<td[^>]*>([^<]*)</td>")
        .matcher(HtmlTable.of(table.build(), "Table"))
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  /** Points stand below one another; what is of another size, or whole, stays as it is. */
  @Test
  void decimalsOfAColumnAreAlike() {
    assertThat(column("0.581", "0.13", "-0.005")).containsExactly("0.581", "0.130", "-0.005");
    assertThat(column("1.4", "", "2.25")).containsExactly("1.40", "", "2.25");
    assertThat(column("0.5", "0.12345")).containsExactly("0.5", "0.12345");
    assertThat(column("3", "0.25")).containsExactly("3", "0.25");
    assertThat(column("0.5", "2e-9")).containsExactly("0.5", "2.0e-9");
    assertThat(column("fit.1", "0.25")).containsExactly("fit.1", "0.25");
  }

  /** A number that is not known is a dash, in a column that is one of numbers all the same. */
  @Test
  void whatIsNotKnownIsADash() {
    assertThat(column("NaN", "0.5", "0.25")).containsExactly("\u2013", "0.50", "0.25");
    assertThat(HtmlTable.of(Table.of("lag").row("NaN").row("0.5").build(), "Lags"))
        .contains("<th class=\"number\"", "title=\"not defined or not known here\">\u2013</td>")
        .doesNotContain("NaN");
    assertThat(HtmlTable.of(Table.of("paper").row("-").row("7 of 12").build(), "Counts"))
        .contains("title=\"nothing of this kind here\">\u2013</td>");
  }
}
