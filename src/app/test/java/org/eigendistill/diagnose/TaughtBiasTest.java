// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;
import org.eigendistill.data.ArrayName;
import org.eigendistill.data.MatrixReader;
import org.eigendistill.testing.TestFiles;
import org.junit.jupiter.api.Test;

class TaughtBiasTest {
  private static final Path FOLDER = TestFiles.beside(TaughtBiasTest.class, "bands");

  private static final long SEED = 101;

  private final Matrix inputs = MatrixReader.read(FOLDER.resolve("inputs.npy")).values();
  private final BandGains by = BandGains.of(inputs);

  /** The teacher's way, one that ends at another network, and a mixture of both. */
  private final List<List<Matrix>> teachers = List.of(way(0), way(1), way(0.5));

  private static Matrix noise(Randomness random, double size) {
    return Matrix.fill(60, 4, (i, k) -> size * random.gaussian());
  }

  private static List<Matrix> stack(String file) {
    return ArrayName.parse(FOLDER.resolve(file).toString(), "X").stack().matrices();
  }

  private static List<Matrix> way(double share) {
    List<Matrix> own = stack("teacher.npy");
    Matrix other = MatrixReader.read(FOLDER.resolve("other.npy")).values();
    Matrix step = other.plus(-1, own.get(own.size() - 1));
    Matrix noise = noise(Randomness.of(SEED + Math.round(10 * share)), 0.1);
    return IntStream.range(0, own.size())
        .mapToObj(
            t -> {
              double done = t / (own.size() - 1.0);
              return own.get(t).plus(share * done, step).plus(done, noise);
            })
        .toList();
  }

  /** A way's end is the mean of gains over pairs, and a teacher's own way ends at 1. */
  @Test
  void aWayIsTheMeanOfGainsOverPairs() {
    TaughtBias.Teachers three = new TaughtBias.Teachers(by, teachers);
    List<double[]> own = three.way(teachers.stream().map(Optional::of).toList());
    assertThat(own).hasSize(teachers.get(0).size());
    assertThat(own.get(own.size() - 1)).containsOnly(new double[] {1}, within(1e-12));
    List<Matrix> student = way(0.3);
    List<double[]> one =
        three.way(List.of(Optional.of(student), Optional.empty(), Optional.empty()));
    Matrix end = student.get(5);
    double[] mean = new double[by.count()];
    for (int j = 1; j < 3; j++) {
      double[] gains = by.gains(by.function(end), function(0), function(j));
      Arrays.setAll(mean, b -> mean[b] + gains[b] / 2);
    }
    assertThat(one.get(5)).containsExactly(mean, within(1e-11));
  }

  private BandGains.FunctionByBands function(int teacher) {
    List<Matrix> way = teachers.get(teacher);
    return by.function(way.get(way.size() - 1));
  }

  /** Products of a witness are those of functions in bands. */
  @Test
  void aWitnessTellsWhatProjectionsDo() {
    Matrix one = way(0).get(5);
    Matrix other = way(1).get(13);
    BandWitness witness = new BandWitness(by, other);
    double[] gains = by.gains(by.function(one), by.function(way(0.5).get(13)), by.function(other));
    double[] of = witness.products(one);
    double[] base = witness.products(way(0.5).get(13));
    for (int b = 0; b < gains.length; b++) {
      assertThat(of[b] / base[b]).isCloseTo(gains[b], within(1e-12 * Math.abs(gains[b])));
    }
    assertThat(witness.bands()).containsExactly("1", "2-5", "6-8", "rest");
  }

  /** The mean over six ordered pairs of the reference's gains and lags, written out. */
  @Test
  void sixPairsOfTheReference() {
    List<Matrix> student = stack("student.npy");
    TaughtBias bias =
        new TaughtBias.Teachers(by, teachers)
            .of(List.of(Optional.of(student), Optional.of(teachers.get(2)), Optional.of(student)));
    List<List<Matrix>> students = List.of(student, teachers.get(2), student);
    double[] logs = new double[4];
    double[] lags = new double[4];
    double[] nulls = new double[4];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        if (i != j) {
          BandGains.FunctionByBands end = by.function(teachers.get(i).get(13));
          BandGains.FunctionByBands other = by.function(teachers.get(j).get(13));
          List<double[]> own = gains(students.get(i), end, other);
          List<double[]> teacher = gains(teachers.get(i), end, other);
          List<double[]> third = gains(teachers.get(3 - i - j), end, other);
          double[] lag = BandGains.lag(own, teacher);
          double[] nullLag = BandGains.lag(third, teacher);
          for (int b = 0; b < 4; b++) {
            logs[b] += Math.log(own.get(own.size() - 1)[b]) / 6;
            lags[b] += lag[b] / 6;
            nulls[b] += nullLag[b] / 6;
          }
        }
      }
    }
    for (int b = 0; b < 4; b++) {
      TaughtBias.BiasBand band = bias.bands().get(b);
      assertThat(band.logGain()).isCloseTo(logs[b], within(1e-12));
      assertThat(band.gap()).isCloseTo(logs[b] - logs[0], within(1e-12));
      assertThat(band.lag()).isCloseTo(lags[b], within(1e-12));
      assertThat(band.nullLag()).isCloseTo(nulls[b], within(1e-12));
      assertThat(band.agreement()).isGreaterThan(0.2);
    }
    // of eight directions none is the 22nd or below: the rest alone counts
    assertThat(bias.measured()).isEqualTo(1);
    assertThat(bias.gap()).isEqualTo(bias.bands().get(3).gap());
    assertThat(bias.lag()).isEqualTo(bias.bands().get(3).lag());
    assertThat(bias.nullLag()).isEqualTo(bias.bands().get(3).nullLag());
  }

  private List<double[]> gains(
      List<Matrix> way, BandGains.FunctionByBands end, BandGains.FunctionByBands other) {
    return way.stream().map(z -> by.gains(by.function(z), end, other)).toList();
  }

  /** Copies have gains of 1 and no lag. */
  @Test
  void copiesHaveNoBias() {
    TaughtBias copies =
        new TaughtBias.Teachers(by, teachers).of(teachers.stream().map(Optional::of).toList());
    for (TaughtBias.BiasBand band : copies.bands()) {
      assertThat(band.logGain()).isCloseTo(0, within(1e-15));
      assertThat(band.lag()).isCloseTo(0, within(1e-12));
    }
  }

  /** A student that ends at .55 of its teacher reaches one level, and three are needed. */
  @Test
  void oneStudentWithoutLevelsLeavesNoLag() {
    List<Matrix> slow = teachers.get(0).stream().map(z -> z.plus(-0.45, z)).toList();
    TaughtBias bias =
        new TaughtBias.Teachers(by, teachers)
            .of(
                List.of(
                    Optional.of(slow), Optional.of(teachers.get(1)), Optional.of(teachers.get(2))));
    for (TaughtBias.BiasBand band : bias.bands()) {
      assertThat(band.lag()).isNaN();
      assertThat(band.logGain()).isCloseTo(Math.log(0.55) / 3, within(1e-14));
    }
  }

  /** Inputs that span all rows leave no rest: what rounding leaves is no number. */
  @Test
  void ofInputsThatSpanAllRowsThereIsNoRest() {
    int rows = 40;
    Randomness random = Randomness.of(SEED);
    BandGains wide = BandGains.ofWide(Matrix.fill(rows, 90, (i, j) -> random.gaussian()));
    List<List<Matrix>> three =
        IntStream.range(0, 3)
            .mapToObj(
                t -> List.of(Matrix.fill(rows, 3, (i, k) -> i % 5 + k * i + random.gaussian())))
            .toList();
    TaughtBias bias =
        new TaughtBias.Teachers(wide, three).of(three.stream().map(Optional::of).toList());
    assertThat(bias.bands())
        .extracting(TaughtBias.BiasBand::name)
        .containsExactly("1", "2-5", "6-21", "22-39", "rest");
    assertThat(bias.bands())
        .extracting(TaughtBias.BiasBand::directions)
        .containsExactly(1, 4, 16, 18, 0);
    assertThat(bias.bands().get(4).agreement()).isNaN();
    assertThat(bias.bands().get(4).logGain()).isNaN();
    assertThat(bias.bands().get(4).isLow()).isFalse();
    assertThat(bias.bands().get(3).isLow()).isTrue();
  }

  /** Two directions of the rest agree or not by chance: they are no low band. */
  @Test
  void aRestOfFewDirectionsIsNoBand() {
    int rows = 40;
    Randomness random = Randomness.of(SEED);
    BandGains by = BandGains.of(Matrix.fill(rows, 37, (i, j) -> random.gaussian()));
    assertThat(by.directions(4)).isEqualTo(2);
    assertThat(by.directions(3)).isEqualTo(16);
  }

  /** Teachers that have nothing in common tell nothing of anybody. */
  @Test
  void bandsWithoutAgreementAreNotMeasured() {
    Randomness random = Randomness.of(SEED);
    List<List<Matrix>> strangers =
        IntStream.range(0, 3).mapToObj(t -> List.of(noise(random, 0), noise(random, 1))).toList();
    TaughtBias bias =
        new TaughtBias.Teachers(by, strangers).of(strangers.stream().map(Optional::of).toList());
    assertThat(bias.bands().get(3).agreement()).isLessThan(0.2);
    assertThat(bias.measured()).isZero();
    assertThat(bias.gap()).isNaN();
    assertThatThrownBy(() -> new TaughtBias.Teachers(by, teachers.subList(0, 2)))
        .hasMessage("2 teachers, where three are needed");
  }
}
