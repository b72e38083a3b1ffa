// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.number.Fraction;
import org.eigendistill.testing.Seeded;
import org.junit.jupiter.api.Test;

class PreprocessingTest {
  /** Both forms against exact fractions of the numbers that preprocessing.json holds. */
  @Test
  void rawWeightsAndScaledFeaturesPredictTheSame() {
    Seeded.cases(
        50,
        1,
        random -> {
          int p = 1 + random.nextInt(6);
          double[] means = random.doubles(p, -1e6, 1e6).toArray();
          double[] deviations = random.doubles(p, 1e-3, 1e3).toArray();
          deviations[0] = random.nextBoolean() ? 0 : deviations[0];
          double mean = 1e6 * random.nextGaussian();
          Preprocessing done =
              new Preprocessing(
                  new Columns("d", Dataset.numbered("x", p), false, List.of()),
                  Scaling.of(means, deviations),
                  List.of("y"),
                  new double[] {mean},
                  List.of());
          Matrix row = Matrix.fill(1, p, (i, j) -> means[j] + 1e3 * random.nextGaussian());
          Matrix weights = Matrix.fill(p, 1, (j, c) -> random.nextGaussian());
          Fraction exact = Fraction.of(mean);
          double size = Math.abs(mean);
          for (int j = 0; j < p; j++) {
            if (deviations[j] != 0) {
              exact =
                  exact.plus(
                      Fraction.of(row.get(0, j))
                          .minus(Fraction.of(means[j]))
                          .times(Fraction.of(weights.get(j, 0)))
                          .over(Fraction.of(deviations[j])));
              size +=
                  (Math.abs(row.get(0, j)) + Math.abs(means[j]))
                      * Math.abs(weights.get(j, 0) / deviations[j]);
            }
          }
          Matrix raw = done.rawWeights(weights);
          double byRaw = row.times(raw).get(0, 0) + done.intercepts(raw).get(0, 0);
          double scaled = done.predictions(done.features(row).times(weights)).get(0, 0);
          double bound = (p + 4) * Math.ulp(1.0) * size;
          assertThat(Math.abs(Fraction.of(byRaw).minus(exact).value())).isLessThan(bound);
          assertThat(Math.abs(Fraction.of(scaled).minus(exact).value())).isLessThan(bound);
        });
  }

  /** The mean of 200 equal numbers is off by rounding; what is left of them is no direction. */
  @Test
  void aConstantColumnIsZeroOnceItsMeanIsOff() {
    Matrix rows = Matrix.fill(200, 2, (i, j) -> j == 0 ? Math.sin(i) : 1e6 + 0.1);
    for (Scaling scaling :
        List.of(
            Scaling.centringVaried(rows),
            Scaling.centringVaried(rows.columnMeans(), new double[] {0.7, 0}))) {
      assertThat(scaling.apply(rows).column(1)).containsOnly(0);
      assertThat(scaling.deviations()).containsExactly(1, 0);
      assertThat(scaling.constantColumns()).containsExactly(1);
    }
    // What the plain mean leaves: another value in new rows would count, by a weight of noise.
    assertThat(Scaling.centring(rows).apply(rows).column(1)).doesNotContain(0);
  }

  @Test
  void namesWhatItDid() {
    Matrix rows = Matrix.of(2, 3, 1, 7, 0, 3, 7, 0);
    Preprocessing done =
        new Preprocessing(
            new Columns("d.csv", List.of("a", "b", "c"), true, List.of("kind")),
            Scaling.standardizing(rows),
            List.of("kind=2", "kind=5"),
            new double[] {0.5, 0.5},
            List.of(2.0, 5.0));
    Map<String, Object> named = done.named();
    assertThat((double[]) named.get("means")).containsExactly(2, 7, 0);
    assertThat((double[]) named.get("scales")).containsExactly(1, 0, 0);
    assertThat(named.get("dropped")).isEqualTo(List.of("b", "c"));
    assertThat(named.get("classes")).isEqualTo(List.of(2L, 5L));
    assertThat(done.notes())
        .containsExactly(
            "2 of 3 features are constant and became 0: b, c (listed in preprocessing.json).");
    assertThatThrownBy(
            () ->
                new Preprocessing(
                    done.columns(), done.scaling(), List.of("y"), new double[2], List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void manyNamesAreCounted() {
    List<String> many = IntStream.range(0, 3000).mapToObj(i -> "p" + i).toList();
    assertThat(NameList.of(many)).startsWith("p0, p1, ").endsWith("p11 and 2988 more");
    assertThat(NameList.of(many.subList(0, 12))).doesNotContain("more");
  }
}
