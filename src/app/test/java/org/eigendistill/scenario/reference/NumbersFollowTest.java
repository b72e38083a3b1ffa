// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.scenario.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eigendistill.base.Progress;
import org.eigendistill.dynamics.Filters;
import org.eigendistill.scenario.BundledFiles;
import org.eigendistill.scenario.ScenarioFile;
import org.eigendistill.scenario.ScenarioRun;
import org.eigendistill.spectrum.EjmlSolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Another parameter in a file that comes with the program, and its number is what the paper's
 * formula gives for that parameter, and no longer the one expected: nothing only knows the answer.
 */
class NumbersFollowTest {
  @TempDir private Path folder;

  @Test
  void roundsOfCollapse() {
    follows("replace-d20", "count: 100", "count: 60", "/models/model.5/risk", 5 * 20 / 39.0, 1e-12);
  }

  @Test
  void collapseAndALastRound() {
    follows(
        "dohmatob-d10",
        "variance: 0.25",
        "variance: 0.5",
        "/models/final/risk",
        (3 * 0.25 + 0.5) * 10 / 29,
        1e-12);
  }

  /** In the ratio of (w^2 + (1-w)^2) / (w (2-w)) at both weights. */
  @Test
  void goldenRatio() {
    follows(
        "golden-X12x5-w0.618",
        "w: 0.6180339887498949",
        "w: 0.4",
        "/models/model.limit/risk",
        0.793930792187139 / blend((Math.sqrt(5) - 1) / 2) * blend(0.4),
        1e-11);
  }

  private static double blend(double w) {
    return (w * w + (1 - w) * (1 - w)) / (w * (2 - w));
  }

  /** A ball of radius r in the first 100 of 1,000 coordinates, each of energy 1/3. */
  @Test
  void capacity() {
    follows(
        "gap-p1000-m100-n300",
        "radius: 5.0",
        "radius: 4.0",
        "/models/teacher/rmse",
        Math.sqrt(Math.pow(Math.sqrt(100 / 3.0) - 4, 2) + 300),
        1e-11);
  }

  /** The best weight on a ridge teacher: sum h l (v/(d+pen) - b^2 l) / sum h^2 l^2 (b^2 + v/d). */
  @Test
  void bestImitation() {
    double[] d = {1, 2, 5, 9, 20};
    double[] b = {1, 0.5, 0, -0.3, 0.1};
    double over = 0;
    double under = 0;
    for (int i = 0; i < d.length; i++) {
      double h = d[i] / (d[i] + 1.3);
      double l = 1 - h;
      over += h * l * (3 / (d[i] + 1.3) - b[i] * b[i] * l);
      under += h * h * l * l * (b[i] * b[i] + 3 / d[i]);
    }
    follows("das-D5", "noise: 0.7", "noise: 3", "/best/x", over / under, 1e-8);
  }

  /**
   * Ridge where half as many features as rows are all alike: (k^2 |b|^2 + v/2) / ((1+k)^2 - 1/2), k
   * = penalty + k / (2 (1 + k)).
   */
  @Test
  void ridgeInTheLimit() {
    double k = Math.sqrt(0.5); // at penalty 1/2
    double expected = (k * k + 2 / 2.0) / ((1 + k) * (1 + k) - 0.5);
    follows("mp-g0.5-s1-ridge", "noise: 1.0", "noise: 2.0", "/models/teacher/risk", expected, 1e-9);
  }

  private void follows(
      String scenario, String from, String to, String read, double expected, double tolerance) {
    ReferenceNumber number =
        ReferenceNumbers.all().stream()
            .filter(each -> each.scenario().equals(scenario) && each.read().equals(read))
            .findFirst()
            .orElseThrow();
    assertThat(BundledFiles.scenario(scenario)).contains(from);
    ScenarioRun run = new ScenarioRun(Filters.installed(), new EjmlSolver(), 1, Progress.NONE);
    CheckedNumber changed =
        ReferenceNumbers.check(List.of(number), run, Progress.NONE, name -> changed(name, from, to))
            .get(0);
    assertThat(changed.computed()).isCloseTo(expected, within(tolerance * Math.max(1, expected)));
    assertThat(changed.ok()).isFalse();
  }

  private ScenarioFile changed(String name, String from, String to) {
    try {
      for (String table : List.of("X12x5.csv", "D5.csv")) {
        BundledFiles.table(table, copy -> copied(copy, folder.resolve(table)));
      }
      Path file = folder.resolve(name + ".yaml");
      Files.writeString(file, BundledFiles.scenario(name).replace(from, to));
      return ScenarioFile.read(file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path copied(Path from, Path to) {
    try {
      return Files.copy(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
