// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;
import org.eigendistill.testing.Wanted;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The same laws as EJML's, on one thread and on two. */
class OpenBlasSolverTest extends EigenSolverLaws {
  @BeforeAll
  static void onlyWhereItLoads() {
    List<String> notices = new ArrayList<>();
    EigenSolver auto = Solvers.named("auto", 1, notices::add);
    auto.symmetric(Matrix.fill(2, 2, (i, k) -> i == k ? 1 : 0));
    Wanted.that("openblas".equals(auto.name()), "OpenBLAS does not load " + notices);
  }

  @Override
  EigenSolver solver() {
    return OpenBlasSolver.load(1);
  }

  @Nested
  class OnTwoThreads extends EigenSolverLaws {
    @Override
    EigenSolver solver() {
      return OpenBlasSolver.load(2);
    }
  }

  @Test
  void agreesWithTheReference() {
    Matrix x = random(600, 220, 9);
    Matrix y = random(600, 3, 10);
    for (Route route : List.of(Route.SVD, Route.GRAM)) {
      Spectrum native1 = spectrum(route, x, y, solver());
      Spectrum reference = spectrum(route, x, y, new EjmlSolver());
      assertThat(native1.solver()).isEqualTo("openblas");
      for (int k = 0; k < 220; k++) {
        assertThat(native1.singularValue(k) / reference.singularValue(k))
            .isEqualTo(1, within(1e-12));
        for (int c = 0; c < 3; c++) {
          assertThat(native1.targetCoefficients().get(k, c))
              .isEqualTo(reference.targetCoefficients().get(k, c), within(1e-9));
        }
      }
    }
  }

  private static Spectrum spectrum(Route route, Matrix x, Matrix y, EigenSolver solver) {
    return route == Route.SVD
        ? Spectrum.bySvd(x, y, LossScale.SUM, solver)
        : Spectrum.byGram(x, y, LossScale.SUM, solver);
  }

  @Test
  void solversOfDifferentThreadCountsWorkSideBySide() {
    Matrix x = random(800, 170, 4);
    Matrix expected1 = OpenBlasSolver.load(1).gram(x);
    Matrix expected2 = OpenBlasSolver.load(2).gram(x);
    IntStream.range(0, 24)
        .parallel()
        .forEach(
            i -> {
              Matrix gram = OpenBlasSolver.load(1 + i % 2).gram(x);
              assertThat(gram).isEqualTo(i % 2 == 0 ? expected1 : expected2);
            });
  }

  /** (X'X)^-1 X' of a tall matrix: its product with X is the identity, and its rows are X's. */
  @Test
  void leastSquaresIsTheInverseOfLeastNorm() {
    LinearSystems solver = solver().systems().orElseThrow();
    Randomness random = Randomness.of(3);
    Matrix x = Matrix.fill(60, 20, (i, j) -> random.gaussian());
    Matrix fit = solver.ridge(x, 0).orElseThrow();
    Matrix one = fit.times(x);
    assertThat(one.plus(-1, Matrix.fill(20, 20, (i, j) -> i == j ? 1 : 0)).norm())
        .isLessThan(1e-12);
    Matrix projection = x.times(fit);
    assertThat(projection.plus(-1, projection.transpose()).norm()).isLessThan(1e-12);
    // Of a wide matrix it is the transpose: the pseudo-inverse's is the transpose's.
    Matrix wide = solver.ridge(x.transpose(), 0).orElseThrow();
    assertThat(wide.plus(-1, fit.transpose()).norm()).isLessThan(1e-12);
  }

  @Test
  void leastSquaresLeavesWhatIsNearlySingularToDecompositions() {
    LinearSystems solver = solver().systems().orElseThrow();
    Randomness random = Randomness.of(3);
    Matrix x = Matrix.fill(60, 20, (i, j) -> random.gaussian() * (j == 0 ? 1e-4 : 1));
    assertThat(solver.ridge(x, 0)).isEmpty();
    Matrix twice = Matrix.fill(60, 20, (i, j) -> x.get(i, j == 1 ? 2 : j));
    assertThat(solver.ridge(twice, 0)).isEmpty();
    assertThat(solver.ridge(x.transpose(), 0)).isEmpty();
    assertThat(solver.ridge(x.transpose(), 1)).isPresent();
  }
}
