// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.eigendistill.dynamics.HardestGains.Row;
import org.eigendistill.testing.Tolerance;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The 500 cases in which a search saw gains in doubles lose most of their digits. */
@Tag("thorough")
class HardestGainsTest {
  private static final String FILE = "hardest-gains.csv";
  private static final int KEPT = 500;
  private static final int LOOKS = 60_000;

  private static final List<Filter> ALL =
      Filters.installed().all().stream().filter(Filters::isOwn).toList();

  @Test
  void theHardestOnFileAreWithinTheBound() throws IOException {
    List<String> lines;
    try (InputStream in = HardestGainsTest.class.getResourceAsStream(FILE)) {
      lines =
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .toList();
    }
    assertThat(lines.get(0)).isEqualTo(HardestGains.HEAD);
    assertThat(lines).hasSize(KEPT + 1);
    for (String line : lines.subList(1, lines.size())) {
      Row row = Row.parse(line);
      Gain found = Course.onLabels(row.procedure()).at(row.length()).along(row.eigenvalue());
      row.truth().judge(found, Tolerance.ROUNDING, line);
    }
  }

  /** Writes the list anew to target/hardest-gains.csv. */
  @Test
  @Tag("slow")
  void aNewSearchFindsNothingBeyondTheBound() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (Filter filter : ALL) {
      List<Row> worst = HardestGains.of(filter, 20261126, LOOKS, KEPT / ALL.size() + 1);
      System.out.printf("%s: %.3g%n", filter.name(), worst.get(0).error());
      rows.addAll(worst);
    }
    rows.sort(Comparator.comparingDouble(Row::error).reversed());
    List<String> lines = new ArrayList<>(List.of(HardestGains.HEAD));
    rows.subList(0, KEPT).forEach(row -> lines.add(row.line()));
    Files.write(Path.of("target", FILE), lines);
    assertThat(rows.get(0).error()).isLessThanOrEqualTo(Tolerance.ROUNDING.bound());
  }
}
