// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.spectrum.EjmlSolver;
import org.junit.jupiter.api.Test;

class LayerComparisonTest {
  private static final EigenSolver SOLVER = new EjmlSolver();

  /** Entries by a formula, so that other programs can write them down. */
  private static final Matrix TEACHER =
      Matrix.fill(
          24, 30, (i, j) -> StrictMath.sin(1 + i * 30 + j) * ((i * 7 + j * 3) % 11 == 0 ? 4 : 1));

  private static final Matrix STUDENT =
      Matrix.fill(24, 30, (i, j) -> TEACHER.get(i, j) + 0.1 * StrictMath.cos(i + 2 * j));

  private static final Matrix INPUTS =
      Matrix.fill(40, 30, (i, j) -> StrictMath.cos(i * Math.sqrt(j + 1)));

  private static Matrix moments(Matrix inputs) {
    Matrix gram = inputs.gram();
    return Matrix.fill(gram.rows(), gram.rows(), (i, j) -> gram.get(i, j) / inputs.rows());
  }

  private static LayerComparison compared(
      Matrix teacher, Matrix student, Optional<LayerBasis> basis) {
    return LayerComparison.of("w", List.of(teacher), List.of(student), basis, SOLVER);
  }

  /**
   * Values of NumPy's singular values and SciPy: the likelihood maximised, its curvature by
   * differences, kstest at every x0.
   */
  @Test
  void spectraAreThoseOfNumPyAndSciPy() {
    LayerComparison layer = compared(TEACHER, STUDENT, Optional.empty());
    assertThat(layer.relativeChange()).isCloseTo(0.06436535624740322, within(1e-12));
    assertThat(layer.cosine()).isCloseTo(0.9979340998682514, within(1e-12));
    LayerSpectrum t = layer.teacher();
    assertThat(t.norm()).isCloseTo(29.483807079674833, within(1e-10));
    assertThat(t.spectralNorm()).isCloseTo(18.135992958123122, within(1e-10));
    assertThat(t.stableRank()).isCloseTo(2.6429226000865023, within(1e-10));
    PowerLawTail tail = t.tail().orElseThrow();
    assertThat(tail.exponent()).isCloseTo(2.1454384485932314, within(1e-7)); // the optimiser's
    assertThat(tail.low()).isCloseTo(1.616308568229043, within(1e-6)); // differences of 1e-4
    assertThat(tail.high()).isCloseTo(3.1288512072544648, within(1e-6));
    assertThat(tail.from()).isCloseTo(17.952965856093616, within(1e-10));
    assertThat(tail.count()).isEqualTo(10);
    assertThat(tail.distance()).isCloseTo(0.19022607553774035, within(1e-8));
    PowerLawTail other = layer.student().tail().orElseThrow();
    assertThat(layer.student().stableRank()).isCloseTo(2.653449293830558, within(1e-10));
    assertThat(other.exponent()).isCloseTo(2.1551447651646987, within(1e-7));
    assertThat(other.count()).isEqualTo(11);
    assertThat(other.from()).isCloseTo(16.774823524740967, within(1e-10));
  }

  @Test
  void bandsAreThoseOfNumPy() {
    LayerBasis basis =
        LayerBasis.shared(LayerDirections.of(moments(INPUTS), SOLVER, "moments of a test"));
    LayerComparison layer = compared(TEACHER, STUDENT, Optional.of(basis));
    double[][] expected = {
      {0.07736403524189965, 0.009084456854097402, 0.9999587467079094, 0.9998088334434232},
      {0.25536353106796134, 0.0836830348791047, 0.9965226852996838, 1.0042888068200848},
      {0.614575887819802, 0.07168593090156827, 0.9974348275902212, 1.0013217259885352},
      {0.05269654587033697, 0.050428775662266195, 0.9987331863828255, 1.0020556850189397}
    };
    assertThat(layer.bands())
        .extracting(LayerBand::name)
        .containsExactly("1", "2-5", "6-21", "22-30");
    for (int b = 0; b < expected.length; b++) {
      LayerBand band = layer.bands().get(b);
      assertThat(band.share()).isCloseTo(expected[b][0], within(1e-10));
      assertThat(band.relativeChange()).isCloseTo(expected[b][1], within(1e-10));
      assertThat(band.cosine()).isCloseTo(expected[b][2], within(1e-10));
      assertThat(band.normRatio()).isCloseTo(expected[b][3], within(1e-10));
      assertThat(band.lag()).isNaN();
    }
    LayerDirections byInputs = LayerDirections.ofInputs(INPUTS, SOLVER, "inputs of a test");
    assertThat(byInputs.shares()[3])
        .isCloseTo(basis.teacher().shares()[3], within(1e-12)); // moments are inputs' products
  }

  /**
   * The null: a copy has changed by nothing, and a copy in other coordinates of its own neither.
   */
  @Test
  void copiesAndCopiesInOtherCoordinates() {
    LayerComparison copy = compared(TEACHER, TEACHER, Optional.empty());
    assertThat(copy.relativeChange()).isZero();
    assertThat(copy.cosine()).isCloseTo(1, within(1e-14));
    // a rotation of two inputs, which a student with other units below would have
    Matrix turn =
        Matrix.fill(
            30,
            30,
            (i, j) -> i < 2 && j < 2 ? (i == j ? 0.6 : i < j ? 0.8 : -0.8) : i == j ? 1 : 0);
    List<Matrix> path = way(TEACHER);
    List<Matrix> turned = path.stream().map(w -> w.times(turn)).toList();
    LayerDirections t = LayerDirections.of(moments(INPUTS), SOLVER, "t");
    LayerDirections s = LayerDirections.of(moments(INPUTS.times(turn)), SOLVER, "s");
    LayerComparison layer =
        LayerComparison.of("w", path, turned, Optional.of(new LayerBasis(t, s)), SOLVER);
    for (LayerBand band : layer.bands()) {
      assertThat(band.normRatio()).isCloseTo(1, within(1e-9));
      assertThat(band.cosine()).isNaN(); // signs of directions are free
    }
    assertThat(layer.bias().orElseThrow().meanLag().value()).isCloseTo(0, within(1e-9));
  }

  /** Weights on their way to an end, faster along the first columns. */
  private static List<Matrix> way(Matrix end) {
    return IntStream.rangeClosed(0, 12)
        .mapToObj(
            step ->
                Matrix.fill(
                    end.rows(),
                    end.columns(),
                    (i, j) -> end.get(i, j) * -StrictMath.expm1(-step / (1.0 + 0.1 * j))))
        .toList();
  }

  @Test
  void whoIsTheStudentTurnsTheLag() {
    LayerBasis basis = LayerBasis.shared(LayerDirections.of(moments(INPUTS), SOLVER, "m"));
    LayerComparison forth =
        LayerComparison.of("w", way(TEACHER), way(STUDENT), Optional.of(basis), SOLVER);
    LayerComparison back =
        LayerComparison.of("w", way(STUDENT), way(TEACHER), Optional.of(basis), SOLVER);
    assertThat(forth.bands().get(1).lag()).isNotZero();
    for (int b = 1; b < forth.bands().size(); b++) {
      assertThat(back.bands().get(b).lag()).isCloseTo(-forth.bands().get(b).lag(), within(1e-12));
    }
    assertThat(new LayerReport(List.of(List.of(forth))).numbers())
        .containsEntry("layers", 1)
        .extractingByKey("layer_bias")
        .asString()
        .contains("verdict_lag=uncontrolled");
  }

  @Test
  void otherShapesHaveSpectraOnly() {
    Matrix narrow = TEACHER.selectRows(0, 1, 2, 3, 4, 5);
    LayerComparison layer = compared(TEACHER, narrow, Optional.empty());
    assertThat(layer.relativeChange()).isNaN();
    assertThat(layer.cosine()).isNaN();
    assertThat(layer.student().stableRank()).isBetween(1.0, 6.0);
    assertThat(layer.student().tail()).isEmpty();
    assertThat(new LayerReport(List.of(List.of(layer))).layers().column("cosine"))
        .containsExactly("");
  }

  @Test
  void whatIsNoMomentsIsRefused() {
    assertThatThrownBy(() -> LayerDirections.of(INPUTS, SOLVER, "F"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("second moments are inputs x inputs");
    Matrix skew = Matrix.fill(3, 3, (i, j) -> i - j);
    assertThatThrownBy(() -> LayerDirections.of(skew, SOLVER, "F"))
        .hasMessageContaining("not symmetric");
    Matrix negative = Matrix.fill(3, 3, (i, j) -> i != j ? 0 : i == 0 ? -1 : 1);
    assertThatThrownBy(() -> LayerDirections.of(negative, SOLVER, "F"))
        .hasMessageContaining("below 0");
  }
}
