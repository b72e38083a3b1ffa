// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.eigendistill.base.StudentT;
import org.eigendistill.compare.estimate.ConfidenceInterval;
import org.junit.jupiter.api.Test;

/**
 * Numbers of reference.py, which maximises the likelihood itself, of dense matrices, at 40 digits.
 */
class VerdictReferenceTest {
  private static final Path FOLDER =
      Path.of("src/app/test/resources/org/eigendistill/experiment/verdict");

  private final JsonNode expected = read();

  private static JsonNode read() {
    try {
      return new ObjectMapper().readTree(FOLDER.resolve("expected.json").toFile());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static double[] numbers(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  private static void close(double value, JsonNode truth, double relative, String what) {
    assertThat(value)
        .as(what)
        .isCloseTo(truth.asDouble(), within(relative * Math.abs(truth.asDouble()) + 1e-16));
  }

  /** tau^2 is where a slope is 0, to half of the digits of likelihood's rounding in the score. */
  @Test
  void meansOverCells() {
    for (JsonNode one : expected.get("effects")) {
      double[] y = numbers(one.get("y"));
      double[] v = numbers(one.get("v"));
      double[] groups = numbers(one.get("groups"));
      boolean parted = IntStream.range(0, y.length).anyMatch(i -> groups[i] > 0);
      RandomEffects found =
          parted
              ? RandomEffects.of(group(y, v, groups, 0), group(y, v, groups, 1))
              : RandomEffects.of(y, v);
      String what = one.get("y").toString();
      close(found.tau2(), one.get("tau2"), 1e-11, what + " tau2");
      close(found.mean(), one.get("mean").get(0), 1e-11, what);
      close(found.error(), one.get("error").get(0), 1e-11, what);
      close(found.interval(0.95).low(), one.get("low").get(0), 1e-10, what);
      if (parted) {
        close(found.mean(1), one.get("mean").get(1), 1e-11, what);
        close(found.interval(1, 0.95).low(), one.get("low").get(1), 1e-10, what);
        close(found.difference(0.95).low(), one.get("difference_low"), 1e-10, what);
      } else if (y.length > 2) {
        close(found.prediction(0.95).low(), one.get("prediction_low"), 1e-10, what);
      } else {
        assertThat(found.prediction(0.95)).isEqualTo(ConfidenceInterval.NONE);
      }
    }
  }

  private static EffectGroup group(double[] y, double[] v, double[] groups, double own) {
    int[] at = IntStream.range(0, y.length).filter(i -> groups[i] == own).toArray();
    return new EffectGroup(
        IntStream.of(at).mapToDouble(i -> y[i]).toArray(),
        IntStream.of(at).mapToDouble(i -> v[i]).toArray());
  }

  @Test
  void ratios() {
    for (JsonNode one : expected.get("fieller")) {
      ConfidenceInterval found =
          Fieller.interval(
              numbers(one.get("n")), numbers(one.get("d")), one.get("level").asDouble());
      close(found.low(), one.get("ends").get(0), 1e-11, one.toString());
      close(found.high(), one.get("ends").get(1), 1e-11, one.toString());
    }
    assertThat(Fieller.interval(new double[] {1, 2, 3}, new double[] {-1, 1, 0.1}, 0.95))
        .as("a bottom that is not told from 0")
        .isEqualTo(ConfidenceInterval.NONE);
    assertThat(Fieller.interval(new double[] {1}, new double[] {1}, 0.95))
        .isEqualTo(ConfidenceInterval.NONE);
  }

  @Test
  void chances() {
    for (JsonNode one : expected.get("t")) {
      close(
          StudentT.twoSided(one.get("t").asDouble(), one.get("d").asDouble()),
          one.get("p"),
          1e-12,
          one.toString());
    }
    for (JsonNode one : expected.get("holm")) {
      assertThat(Holm.adjusted(numbers(one.get("p"))))
          .containsExactly(numbers(one.get("adjusted")), within(1e-15));
    }
  }

  @Test
  void whatHasNoNumberStaysInTheFamily() {
    assertThat(Holm.adjusted(0.02, Double.NaN, 0.03))
        .containsExactly(new double[] {0.06, Double.NaN, 0.06}, within(1e-15));
    assertThatThrownBy(() -> Holm.adjusted(1.5)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void edgesOfMeans() {
    RandomEffects one = RandomEffects.of(new double[] {0.3}, 0.01);
    assertThat(one.interval(0.95)).isEqualTo(ConfidenceInterval.NONE);
    assertThat(one.tau2()).isNaN();

    // Equal effects: nothing between cells, and never surer than their own errors allow.
    RandomEffects equal = RandomEffects.of(new double[] {0.2, 0.2, 0.2}, 0.03, 0.03, 0.03);
    assertThat(equal.tau2()).isZero();
    assertThat(equal.error()).isCloseTo(0.1, within(1e-15));

    // A single cell of variance 0 among cells near it takes all weight: no interval.
    RandomEffects sure = RandomEffects.of(new double[] {0.2, 0.21, 0.19}, 0, 0.03, 0.03);
    assertThat(sure.interval(0.95)).isEqualTo(ConfidenceInterval.NONE);
    RandomEffects twice = RandomEffects.of(new double[] {0.2, 0.2, 0.2}, 0, 0, 0);
    assertThat(twice.interval(0.95)).isEqualTo(ConfidenceInterval.NONE);

    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> RandomEffects.of(new double[] {bad, 1}, 1, 1))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> RandomEffects.of(new double[] {1, 1}, 1, bad))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> RandomEffects.of(new double[] {1, 1}, 1, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
