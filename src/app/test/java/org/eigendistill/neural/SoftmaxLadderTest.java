// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.PowerLaw;
import org.eigendistill.base.Progress;
import org.eigendistill.base.Randomness;
import org.eigendistill.data.Scaling;
import org.eigendistill.diagnose.BandGains;
import org.eigendistill.diagnose.DirectionBand;
import org.eigendistill.diagnose.TaughtBias;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.spectrum.EjmlSolver;
import org.junit.jupiter.api.Test;

/** Linear softmax by all rows at once, where the bias of students is known. */
class SoftmaxLadderTest {
  private static final int ROWS = 120;
  private static final int FEATURES = 30;
  private static final int CLASSES = 3;
  private static final int STEPS = 300;
  private static final double RATE = 0.2;
  private static final long SEED = 101;

  private final Matrix x = inputs();
  private final BandGains by = BandGains.of(x);

  private static Matrix inputs() {
    Randomness random = Randomness.of(SEED);
    Matrix raw =
        Matrix.fill(ROWS, FEATURES, (i, j) -> 2 * random.gaussian() * PowerLaw.at(j + 1, 0.75));
    return Scaling.centring(raw).apply(raw);
  }

  /** Of the largest of three linear scores, a fifth of them any class. */
  private int[] labels() {
    Randomness random = Randomness.of(SEED + 1);
    Matrix scores = x.times(Small.random(FEATURES, CLASSES, SEED + 2));
    return IntStream.range(0, ROWS)
        .map(
            i ->
                random.uniform() < 0.2
                    ? random.below(CLASSES)
                    : IntStream.range(0, CLASSES)
                        .reduce((a, b) -> scores.get(i, b) > scores.get(i, a) ? b : a)
                        .orElseThrow())
        .toArray();
  }

  private Run train(Recipe recipe, Optional<Matrix> teacher) {
    LabelledRows rows = LabelledRows.clean(x, labels());
    NetworkData data = new NetworkData("ladder", rows, rows, rows, CLASSES, 0);
    Job job = new Job(recipe, data, teacher, SEED, SEED, Optional.empty(), ROWS);
    return Trainer.train(job, false, Progress.NONE);
  }

  private static Recipe recipe(double temperature) {
    return Small.recipe(
            "model: softmax", "precision: float64", "learning-rate: " + RATE, "epochs: " + STEPS)
        .at(temperature, temperature * temperature);
  }

  /** All three teachers are one: a witness of itself. */
  private TaughtBias bias(Run teacher, Run student) {
    List<Matrix> way = teacher.path().orElseThrow().logits();
    List<Matrix> own = student.path().orElseThrow().logits();
    return new TaughtBias.Teachers(by, List.of(way, way, way))
        .of(Stream.of(own, own, own).map(Optional::of).toList());
  }

  /** Labels at T, read at z / T, are plain training; as they are, all gains are T. */
  @Test
  void hardLabelsChangeNothing() {
    Run teacher = train(recipe(1).onLabels(), Optional.empty());
    Run hard = train(recipe(4).onLabels(), Optional.empty());
    for (TaughtBias.BiasBand band : bias(teacher, hard.atTemperature(4)).bands().subList(0, 4)) {
      assertThat(band.logGain()).as(band.name()).isCloseTo(0, within(1e-9));
      assertThat(band.lag()).as(band.name()).isCloseTo(0, within(1e-9));
    }
    for (TaughtBias.BiasBand band : bias(teacher, hard).bands().subList(0, 4)) {
      assertThat(band.logGain()).as(band.name()).isCloseTo(Math.log(4), within(1e-9));
    }
  }

  /** As T grows gains fall to those of gradient descent on half squares, an error like 1 / T. */
  @Test
  void studentsComeToTheClosedForm() {
    Run teacher = train(recipe(1).onLabels(), Optional.empty());
    double[] limit = closedForm(teacher.last().inputWeights());
    assertThat(limit[3]).isLessThan(0.8 * limit[0]);
    for (double t : new double[] {16, 64, 256}) {
      Run student = train(recipe(t), Optional.of(teacher.last().trainLogits()));
      List<TaughtBias.BiasBand> bands = bias(teacher, student).bands();
      for (int b = 0; b < limit.length; b++) {
        assertThat(Math.exp(bands.get(b).logGain()))
            .as("T %s, band %s", t, bands.get(b).name())
            .isCloseTo(limit[b], within(5 / t));
      }
      assertThat(bands.get(3).gap()).isNegative();
      assertThat(bands.get(3).lag()).isPositive();
    }
  }

  /**
   * {@code sum over directions of (1 - (1 - h l / K)^S) l a^2 / sum of l a^2}, a the teacher's
   * weights along a direction, centred over classes.
   */
  private double[] closedForm(Matrix weights) {
    EigenSolver.Eigen eigen = new EjmlSolver().symmetric(x.gram());
    int[] order =
        IntStream.range(0, FEATURES)
            .boxed()
            .sorted((a, b) -> Double.compare(eigen.values()[b], eigen.values()[a]))
            .mapToInt(Integer::intValue)
            .toArray();
    Matrix along = weights.times(eigen.vectors().selectColumns(order));
    return by.bands().list().stream().mapToDouble(b -> gain(b, eigen, order, along)).toArray();
  }

  private static double gain(
      DirectionBand band, EigenSolver.Eigen eigen, int[] order, Matrix along) {
    double above = 0;
    double below = 0;
    for (int k = band.first(); k <= band.last(); k++) {
      double l = eigen.values()[order[k]] / ROWS;
      double[] a = along.column(k);
      double mean = IntStream.range(0, CLASSES).mapToDouble(c -> a[c]).sum() / CLASSES;
      for (double each : a) {
        double square = l * (each - mean) * (each - mean);
        above += (1 - Math.pow(1 - RATE * l / CLASSES, STEPS)) * square;
        below += square;
      }
    }
    return above / below;
  }
}
