// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Progress;
import org.eigendistill.dynamics.Affine;
import org.eigendistill.dynamics.Clock;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.Filters;
import org.eigendistill.number.Scalar;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.spectrum.EjmlSolver;
import org.junit.jupiter.api.Test;

/** What values of a swept or searched parameter have in common is worked out once. */
class SharedWorkTest {
  private static final String SWEPT =
      """
      scenario: swept
      params: {t: 1.0}
      world:
        covariance: {power: {decay: 1, count: 6}}
        signal: {values: [1]}
        noise: 0.3
      rows: {A: {count: 9}, B: {count: 8}}
      models:
        teacher: {fit: {procedure: ridge, penalty: 0.1}, data: [{rows: A, labels: [{of: truth}]}]}
        student: {fit: {procedure: flow, time: $t}, data: [{rows: B, labels: [{of: teacher}]}]}
      report: {of: [student], how: HOW}
      sweep: {t: [0.5, 1, 2, 4]}
      """;

  /** Counts decompositions of designs of 6 features. */
  private record Counting(AtomicInteger count, EigenSolver solver) implements EigenSolver {
    @Override
    public String name() {
      return solver.name();
    }

    @Override
    public Eigen symmetric(Matrix matrix) {
      count.incrementAndGet();
      return solver.symmetric(matrix);
    }

    @Override
    public Svd thin(Matrix matrix) {
      count.incrementAndGet();
      return solver.thin(matrix);
    }

    @Override
    public Matrix gram(Matrix matrix) {
      return solver.gram(matrix);
    }
  }

  private static int decompositions(String how) {
    Counting solver = new Counting(new AtomicInteger(), new EjmlSolver());
    new ScenarioRun(Filters.installed(), solver, 1, Progress.NONE)
        .of(ScenarioFile.of(SWEPT.replace("HOW", how), "swept.yaml", Path.of("")));
    return solver.count().get();
  }

  /** Counts how often it is looked at to be made a fit. */
  private record CountedFlow(AtomicInteger count) implements Filter {
    @Override
    public String name() {
      return "counted-flow";
    }

    @Override
    public Clock clock() {
      count.incrementAndGet();
      return Clock.TIME;
    }

    @Override
    public <N extends Scalar<N>> Affine<N> update(N l, N time, List<N> numbers) {
      return Affine.decay(l.times(time));
    }
  }

  /**
   * Risks and notes are of one scenario: a fit is read no more often than by a look at the file.
   */
  @Test
  void aScenarioIsMadeOnce() {
    CountedFlow flow = new CountedFlow(new AtomicInteger());
    ScenarioRun run =
        new ScenarioRun(
            Filters.installed().with(List.of(flow)), new EjmlSolver(), 1, Progress.NONE);
    ScenarioFile file =
        ScenarioFile.of(
            SWEPT.replace("HOW", "exact").replace("procedure: flow", "procedure: counted-flow"),
            "swept.yaml",
            Path.of(""));
    flow.count.set(0);
    run.check(file);
    int once = flow.count.getAndSet(0);
    assertThat(run.plain(file).notes()).hasSize(1);
    assertThat(once).isPositive();
    assertThat(flow.count.get()).isEqualTo(once);
  }

  @Test
  void aDesignIsDecomposedOnce() {
    assertThat(decompositions("exact")).isEqualTo(2);
  }

  @Test
  void soIsThatOfEachDraw() {
    assertThat(decompositions("average, draws: 3")).isEqualTo(2 * 3);
  }
}
