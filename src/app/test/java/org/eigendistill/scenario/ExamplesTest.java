// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.eigendistill.base.Part;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Table;
import org.eigendistill.dynamics.Filters;
import org.eigendistill.spectrum.EjmlSolver;
import org.junit.jupiter.api.Test;

/** Every example says what it shows; the number that it is there for is a row of all numbers. */
class ExamplesTest {
  @Test
  void eachSaysWhatItShows() {
    assertThat(Examples.names()).hasSize(31).doesNotHaveDuplicates();
    for (String name : Examples.names()) {
      assertThat(Examples.text(name)).startsWith("# ").contains("scenario: " + name + "\n");
      assertThat(ScenarioFile.read(name).name()).isEqualTo(name);
    }
  }

  /** Three values of the sweep make the parabola that is least at negative-imitation's weight. */
  @Test
  void theSweepOfImitationIsAParabola() {
    ScenarioRun run = new ScenarioRun(Filters.installed(), new EjmlSolver(), 1, Progress.NONE);
    ScenarioPart sweep = run.parts(ScenarioFile.read("imitation-sweep"));
    assertThat(sweep.count()).isEqualTo(41);
    double[] x = new double[3];
    double[] risk = new double[3];
    for (int i = 0; i < 3; i++) {
      Table table = sweep.of(new Part(1 + 20 * i, 41)).where("model", "student");
      x[i] = table.numbers("x")[0];
      risk[i] = table.numbers("risk")[0];
    }
    assertThat(x).containsExactly(new double[] {-1, 0, 1}, within(1e-15));
    double least = (risk[0] - risk[2]) / (2 * (risk[0] - 2 * risk[1] + risk[2]));
    assertThat(least).isCloseTo(-0.24869847614570223, within(1e-6));
  }
}
