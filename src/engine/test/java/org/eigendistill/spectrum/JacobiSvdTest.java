// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.eigendistill.base.Matrix;
import org.eigendistill.testing.Tolerance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Small singular values of badly scaled data, relative to themselves. */
class JacobiSvdTest {
  private static final Tolerance SCALED =
      new Tolerance(4e-14, "ulp times the condition of the scaled matrix, here below 20");
  private static final Tolerance ORTHONORMAL =
      new Tolerance(2e-14, "absolute: some sweeps of rotations, each within an ulp");

  /** A line of graded.csv, which graded.py beside it made. */
  private record Graded(String name, Matrix matrix, double[] values) {
    static Graded parse(String line) {
      String[] fields = line.split(",");
      int rows = Integer.parseInt(fields[1]);
      int columns = Integer.parseInt(fields[2]);
      double[] numbers =
          Arrays.stream(fields, 3, fields.length).mapToDouble(Double::parseDouble).toArray();
      return new Graded(
          fields[0],
          Matrix.of(rows, columns, Arrays.copyOf(numbers, rows * columns)),
          Arrays.copyOfRange(numbers, rows * columns, numbers.length));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Graded> graded() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                JacobiSvdTest.class.getResourceAsStream("graded.csv"), StandardCharsets.UTF_8))) {
      return reader.lines().map(Graded::parse).toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("graded")
  void everySingularValueKeepsItsDigits(Graded graded) {
    checkValues(graded, graded.matrix);
    checkValues(graded, graded.matrix.transpose());
  }

  private static void checkValues(Graded graded, Matrix x) {
    Spectrum spectrum =
        Spectrum.bySvd(x, Matrix.fill(x.rows(), 1, (i, j) -> i), LossScale.SUM, new EjmlSolver());
    assertThat(spectrum.directions()).isEqualTo(graded.values.length);
    for (int k = 0; k < graded.values.length; k++) {
      SCALED.close(
          graded.values[k], spectrum.singularValue(k), "%s, %s, value %d", graded.name, x, k);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("graded")
  void theFactorsAreOrthonormalAndMakeTheMatrix(Graded graded) {
    for (Matrix x : List.of(graded.matrix, graded.matrix.transpose())) {
      EigenSolver.Svd svd = new EjmlSolver().thin(x);
      orthonormal(svd.left(), graded + ", left");
      orthonormal(svd.right(), graded + ", right");
      Matrix back =
          svd.left().times(Inputs.scaleRows(svd.right().transpose(), svd.values())).plus(-1, x);
      ORTHONORMAL.covers(back.norm() / x.norm(), "%s, product", graded);
    }
  }

  private static void orthonormal(Matrix q, String where) {
    Matrix error =
        q.transposeTimes(q)
            .plus(-1, Matrix.fill(q.columns(), q.columns(), (i, j) -> i == j ? 1 : 0));
    ORTHONORMAL.covers(error.norm(), "%s", where);
  }
}
