// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.reproduction.CommittedTables;
import org.eigendistill.softmax.RowDirections;
import org.eigendistill.spectrum.EjmlSolver;
import org.junit.jupiter.api.Test;

/** The committed ladder, and a rung's measures by hand. */
class LadderTest {
  private static Table table() {
    return CommittedTables.table(CommittedTables.named("ladder"));
  }

  @Test
  void onTheExactRungsTheoryIsWhatWasTrained() {
    Table exact = table().where("standing", "exact");
    double[] predicted = exact.numbers("predicted");
    double[] trained = exact.numbers("trained");
    assertThat(predicted).hasSize(12);
    for (int i = 0; i < predicted.length; i++) {
      assertThat(trained[i]).isCloseTo(predicted[i], within(1e-12));
    }
  }

  /** Two programs, one in weights and one along the directions, give one student. */
  @Test
  void softmaxStudentsFollowTheirCourse() {
    Table all = table();
    Table softmax = all.select(i -> all.column("rung").get(i).startsWith("softmax"));
    double[] course = softmax.numbers("course");
    double[] trained = softmax.numbers("trained");
    assertThat(course).hasSize(24);
    for (int i = 0; i < course.length; i++) {
      assertThat(course[i]).isCloseTo(trained[i], within(1e-10));
    }
  }

  @Test
  void noStudentIsFartherFromTheLimitThanTheBound() {
    Table all = table();
    double[] bounds = all.numbers("bound");
    double[] predicted = all.numbers("predicted");
    double[] trained = all.numbers("trained");
    int known = 0;
    int certified = 0;
    for (int i = 0; i < bounds.length; i++) {
      if (!Double.isNaN(bounds[i])) {
        assertThat(Math.abs(predicted[i] - trained[i])).isLessThanOrEqualTo(bounds[i]);
        known++;
        boolean says = bounds[i] < predicted[i] / 10;
        certified += says ? 1 : 0;
        assertThat(all.column("standing").get(i).equals("certified")).isEqualTo(says);
      }
    }
    assertThat(known).isEqualTo(20);
    assertThat(certified).isPositive();
  }

  /** The linear rung again, from XX' by another library and sums written out. */
  @Test
  void theLinearRungFromAnotherDecomposition() {
    LadderRows rows = LadderRows.of(new EjmlSolver());
    double[][] x = new double[rows.rows()][];
    Arrays.setAll(x, rows.inputs()::row);
    RealMatrix inputs = new Array2DRowRealMatrix(x);
    RealMatrix moments = inputs.transpose().multiply(inputs).scalarMultiply(1.0 / rows.rows());
    EigenDecomposition eigen = new EigenDecomposition(moments);
    double[] l = eigen.getRealEigenvalues();
    double[][] t = new double[rows.rows()][];
    Arrays.setAll(t, rows.targets()::row);
    RealMatrix along =
        inputs.multiply(eigen.getV()).transpose().multiply(new Array2DRowRealMatrix(t));
    double teacher = 0;
    double student = 0;
    for (int k = 21; k < 85; k++) {
      double gain = 1 - Math.pow(1 - l[k] / l[0], 400);
      for (double value : along.getRow(k)) {
        double of = gain * value / Math.sqrt(l[k]);
        teacher += of * of;
        student += gain * of * of;
      }
    }
    Table band = table().where("rung", "linear").where("quantity", "22-85");
    assertThat(band.numbers("trained")[0]).isCloseTo(student / teacher, within(1e-9));
  }

  @Test
  void measuresOfARungByHand() {
    double root = Math.sqrt(0.5);
    Matrix directions = Matrix.of(4, 2, root, 0, -root, 0, 0, root, 0, -root);
    // Along the first direction the student has a half, along the second a quarter.
    Matrix teacher = Matrix.of(4, 2, 2, -2, -2, 2, 4, -4, -4, 4);
    Matrix student = Matrix.of(4, 2, 1, -1, -1, 1, 1, -1, -1, 1);
    Rung rung =
        new Rung(
            "r",
            "r",
            "t",
            teacher,
            student,
            teacher,
            Optional.empty(),
            new RowDirections(directions, new double[] {2, 1}),
            false,
            0.5,
            1);
    assertThat(rung.share(student, 0)).isCloseTo(0.5, within(1e-15));
    assertThat(rung.share(student, 1)).isCloseTo(0.25, within(1e-15));
    assertThat(rung.end(0)).isEqualTo(1);
    assertThat(rung.end(1)).isEqualTo(2);
    assertThat(rung.end(2)).isEqualTo(2);
    // |d_1| = 4, |d_2| = 8: bounds over sizes.
    assertThat(rung.bound(0)).isCloseTo(0.5 / 4, within(1e-15));
    assertThat(rung.bound(1)).isCloseTo(1.0 / 8, within(1e-15));
    // Margins 2 2 4 4 against 1 1 1 1.
    assertThat(rung.slope(student)).isCloseTo(0, within(1e-15));
    assertThat(rung.slope(teacher)).isCloseTo(1, within(1e-15));
    assertThat(rung.standing(1, 0.09)).isEqualTo("certified");
    assertThat(rung.standing(1, 0.1)).isEqualTo("measured, bound says nothing");
    assertThat(rung.standing(1, Double.NaN)).isEqualTo("measured");
    // The student is nearer by 1, 1, 3, 3 in either class: the root of 40 over that of 80.
    assertThat(rung.distance()).isCloseTo(Math.sqrt(0.5), within(1e-15));
  }
}
