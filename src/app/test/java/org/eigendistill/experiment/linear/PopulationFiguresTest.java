// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.junit.jupiter.api.Test;

/** What the committed tables of teachers with other features say, as src/docs/risk.md has it. */
class PopulationFiguresTest {
  /** Bars of 4 standard errors, since there are some dozens. */
  private static final double BARS = 4;

  private static Table table(String id) {
    return Table.read(Path.of("figures", "data", id + ".csv"));
  }

  private static Table where(Table table, String column, String word) {
    return table.where(Column.text(column), word);
  }

  @Test
  void drawsAreBesideTheirLimits() {
    Table gap = table("capacity-gap");
    assertBeside(
        gap.numbers("risk"), gap.numbers("simulated_risk"), gap.numbers("standard_error"), 20);
    Table weak = table("weak-to-strong");
    assertBeside(
        weak.numbers("recovered"),
        weak.numbers("simulated_recovered"),
        weak.numbers("standard_error"),
        10);
  }

  private static void assertBeside(double[] limit, double[] mean, double[] error, int least) {
    int drawn = 0;
    for (int i = 0; i < limit.length; i++) {
      if (!Double.isNaN(mean[i])) {
        assertThat(mean[i]).as("row %d", i).isCloseTo(limit[i], within(BARS * error[i]));
        drawn++;
      }
    }
    assertThat(drawn).isGreaterThanOrEqualTo(least);
  }

  @Test
  void theBestTeacherTurnsRound() {
    Table gap = table("capacity-gap");
    for (String training : List.of("trained to the end", "best weight and time")) {
      for (String rows : List.of("30", "100", "300", "1000", "10000")) {
        Table some = where(where(gap, "training", training), "unlabelled_rows", rows);
        double[] risk = some.numbers("risk");
        double[] features = some.numbers("teacher_features");
        int best = 0;
        for (int i = 1; i < risk.length; i++) {
          best = risk[i] < risk[best] ? i : best;
        }
        assertThat(features[best])
            .as("%s, %s rows", training, rows)
            .isEqualTo(rows.equals("30") || rows.equals("100") ? 20 : 100);
      }
    }
  }

  /** Every three points of a line lie on it: recovered shares go down to 0 at overlap 1. */
  @Test
  void whatIsRecoveredIsLinearInTheOverlap() {
    Table weak = table("weak-to-strong");
    double[] overlap = weak.numbers("overlap");
    double[] recovered = weak.numbers("recovered");
    double[] noise = weak.numbers("noise");
    double[] blind = weak.numbers("blind_share");
    List<String> tuned = weak.column("teacher_tuned");
    for (int i = 0; i < overlap.length; i++) {
      for (int j = 0; j < i; j++) {
        if (noise[i] == noise[j] && blind[i] == blind[j] && tuned.get(i).equals(tuned.get(j))) {
          assertThat(recovered[i] * (1 - overlap[j]))
              .isCloseTo(recovered[j] * (1 - overlap[i]), within(1e-9));
        }
      }
    }
  }

  @Test
  void gaussianRowsAreOnTheLimitAndRealOnesAreNot() {
    Table rows = table("real-rows");
    Table gaussian = where(rows, "rows", "Gaussian rows");
    assertBeside(
        gaussian.numbers("limit"),
        gaussian.numbers("simulated_risk"),
        gaussian.numbers("standard_error"),
        24);
    Table garments = where(where(rows, "data", "fashion-mnist"), "rows", "real rows");
    Table mails = where(where(rows, "data", "spam"), "rows", "real rows");
    double low = Double.POSITIVE_INFINITY;
    for (double ratio : ratios(garments)) {
      low = Math.min(low, ratio);
    }
    double high = 0;
    for (double ratio : ratios(mails)) {
      high = Math.max(high, ratio);
    }
    assertThat(low).isBetween(0.8, 0.9);
    assertThat(high).isBetween(1.2, 1.4);
  }

  private static double[] ratios(Table rows) {
    double[] ratios = rows.numbers("simulated_risk");
    double[] limit = rows.numbers("limit");
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] /= limit[i];
    }
    return ratios;
  }
}
