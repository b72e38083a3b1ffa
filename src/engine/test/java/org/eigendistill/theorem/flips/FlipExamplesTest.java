// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.flips;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.flips.FlipCase.Answer;
import org.eigendistill.theorem.flips.FlipEffects.Region;
import org.junit.jupiter.api.Test;

/** Numbers that refute neighbours of C4, and such as must not, worked out in fractions by hand. */
class FlipExamplesTest {
  private static final String ETA = "3/5 3/10 1/10";
  private static final String TEACHER = "1 99/100 9/10";
  private static final String LOST = "0 1/20 3/10";
  private static final Fraction HALF = Fraction.of(1, 2);

  private static FlipExample steep(String rate, String energies, String teacher, String lost) {
    return FlipExample.of(FlipLaw.SLOPE_THEN_RISK, rate, energies, teacher, lost);
  }

  /** 1/20 (1/3 - 3/10) + 3/10 (1/3 - 1/10) = 43/600. */
  @Test
  void wordsAndSums() {
    FlipExample few = steep("1/100", ETA, TEACHER, LOST);
    assertThat(few.verifies()).isTrue();
    assertThat(few.text())
        .isEqualTo("q = 1/100; eta = 3/5 3/10 1/10; teacher = 1 99/100 9/10; lost = 0 1/20 3/10");
    assertThat(few.gains())
        .isEqualTo("sum d (1/n - eta) = 43/600; change of the risk = 410031/50000000");
    assertThat(few.arithmetic()).isEqualTo("exact");
    FlipCase<Fraction> numbers =
        new FlipCase<>(
            new FlippedLabels<>(Fraction.of(1, 4), 3, list("1/2 1/2 0")),
            list("1 1 0"),
            list("0 1/2 0"));
    assertThat(numbers)
        .hasToString(
            "q = 0.25, n = 3, eta = [0.5, 0.5, 0.0], a_T = [1.0, 1.0, 0.0], d = [0.0, 0.5, 0.0]");
  }

  /** Each refutes once its one fault is mended, and is refused for it. */
  @Test
  void gainsThatAreNone() {
    assertThat(steep("0", ETA, TEACHER, LOST).verifies()).isFalse();
    assertThat(steep("-1/100", ETA, TEACHER, LOST).verifies()).isFalse();
    assertThat(steep("1/100", "3/5 3/10 1/5", TEACHER, LOST).verifies()).isFalse();
    assertThat(steep("1/100", "3/5 1/2 -1/10", TEACHER, LOST).verifies()).isFalse();
    assertThat(steep("1/100", ETA, TEACHER, "-1/100 1/20 3/10").verifies()).isFalse();
    assertThat(steep("1/100", ETA, TEACHER, "0 1/20 19/20").verifies()).isFalse();
    assertThat(steep("1/100", ETA, "11/10 99/100 9/10", LOST).verifies()).isFalse();
  }

  /** The other ends are allowed: no energy, all of the gain lost, a gain of 1. */
  @Test
  void endsThatAreAllowed() {
    assertThat(
            FlipExample.of(FlipLaw.RESISTS_AND_FALLS, "1/10", "1 0 0", "1 1/10 1/10", "0 1/10 1/10")
                .verifies())
        .isTrue();
  }

  /** With more flips the risk falls; and a teacher that resists is not spoken of. */
  @Test
  void noPremiseOrNoFailure() {
    assertThat(steep("1/5", ETA, TEACHER, LOST).verifies()).isFalse();
    assertThat(
            FlipExample.of(FlipLaw.SLOPE, "1/10", "1 0 0", "1 1/10 1/10", "0 1/10 1/10").verifies())
        .isFalse();
    String energies = "7/20 1/4 2/5";
    for (FlipLaw law : FlipLaw.values()) {
      FlipExample flatter = FlipExample.of(law, "1/5", energies, "1 9/10 19/20", "0 1/50 1/10");
      assertThat(flatter.verifies()).as("%s", law).isEqualTo(law == FlipLaw.RISK_THEN_SLOPE);
    }
  }

  private static FlowExample flow(
      String rate, String root, String energies, int second, int third) {
    return new FlowExample(
        Fraction.parse(rate),
        Fraction.parse(root),
        list(energies),
        List.of(2, second, third),
        2,
        1);
  }

  /** Left of the teacher are 1/16, 1/4 and 1, of the student 1/4, 1/2, 1: lost 15/64, 3/8, 0. */
  @Test
  void flowWithANullSpace() {
    FlowExample twin = flow("2/5", "1/2", "1 0 0", 1, 0);
    assertThat(twin.verifies()).isTrue();
    assertThat(twin.text())
        .isEqualTo("q = 2/5; root = 1/2; eta = 1 0 0; eigenvalues = 2 1 0; T = 2; t' = 1");
    // (15/64 + 3/8)/3 - 15/64.
    assertThat(twin.gains())
        .isEqualTo("sum d (1/n - eta) = -1/32; change of the risk = -26079/102400");
    assertThat(twin.arithmetic()).isEqualTo("exact");
  }

  @Test
  void flowsThatAreNone() {
    assertThat(flow("0", "1/2", "1 0 0", 1, 0).verifies()).isFalse();
    assertThat(flow("2/5", "1", "1 0 0", 1, 0).verifies()).isFalse();
    assertThat(flow("2/5", "0", "1 0 0", 1, 0).verifies()).isFalse();
    assertThat(flow("2/5", "1/2", "9/10 0 0", 1, 0).verifies()).isFalse();
    assertThat(flow("2/5", "1/2", "9/10 0 1/10", 1, 0).verifies()).isFalse();
    assertThat(flow("2/5", "1/2", "1 0 0", 0, 1).verifies()).isFalse();
    // Flat labels, and two directions of one eigenvalue with little lost elsewhere.
    assertThat(flow("2/5", "1/2", "1/3 1/3 1/3", 1, 0).verifies()).isFalse();
    assertThat(flow("2/5", "1/2", "1 0 0", 2, 0).verifies()).isFalse();
    // Full rank: (15/64 + 3/8)/2 - 15/64 = 9/128, as is claimed.
    FlowExample whole = new FlowExample(Fraction.of(2, 5), HALF, list("1 0"), List.of(2, 1), 2, 1);
    assertThat(whole.gains()).startsWith("sum d (1/n - eta) = 9/128;");
    assertThat(whole.verifies()).isFalse();
  }

  private static MeansExample means(String rate, int label, String gains) {
    return new MeansExample(Fraction.parse(rate), List.of(1, 0), List.of(1, label), list(gains));
  }

  /** With all gains 1 a flipped row's score is -1 times its label; claimed is 1/2 - 2/4. */
  @Test
  void meansOfAllFlips() {
    MeansExample twin = means("1/4", 1, "1 1");
    assertThat(twin.verifies()).isTrue();
    assertThat(twin.text()).isEqualTo("q = 1/4; v = [1, 0]; y = [1, 1]; a = 1 1");
    assertThat(twin.gains()).isEqualTo("flipped rows' mean, counted = -1; as claimed = 0");
    assertThat(twin.arithmetic()).isEqualTo("exact");
    assertThat(means("1/4", -1, "1 1").verifies()).isTrue();
    assertThat(means("1/4", 1, "0 0").verifies()).isFalse();
    assertThat(means("0", 1, "1 1").verifies()).isFalse();
    assertThat(means("1/2", 1, "1 1").verifies()).isFalse();
    assertThat(means("1/4", 2, "1 1").verifies()).isFalse();
    assertThat(means("1/4", 0, "1 1").verifies()).isFalse();
  }

  @Test
  void regions() {
    assertThat(Region.of(1, -1)).isEqualTo(Region.BOTH);
    assertThat(Region.of(1, 0)).isEqualTo(Region.SLOPE);
    assertThat(Region.of(0, -1)).isEqualTo(Region.RISK);
    assertThat(Region.of(0, 0)).isEqualTo(Region.NEITHER);
    assertThat(Stream.of(Region.values()).map(Region::word))
        .containsExactly("both", "slope only", "risk only", "neither");
  }

  /**
   * q = 1/4 and labels along the first of three directions, of which a gain of 1 leaves flipped
   * rows at 1/2 - 3/2 1/3 = 0: not memorised. Half the gain is half the slope and risks 1/4 and
   * 1/16 + 1/16.
   */
  @Test
  void effectsByHand() {
    FlippedLabels<Fraction> labels = new FlippedLabels<>(Fraction.of(1, 4), 3, list("1 0 0"));
    List<Fraction> teacher = list("1 0 0");
    FlipEffects half = FlipEffects.of(labels, teacher, list("1/2 0 0"), 0);
    assertThat(half).isEqualTo(new FlipEffects(false, -0.5, -0.5));
    assertThat(half.slope()).isEqualTo(0.5);
    assertThat(half.riskRatio()).isEqualTo(0.5);
    FlipEffects beside = FlipEffects.of(labels, teacher, list("1/2 0 0"), 0.25);
    assertThat(beside.riskExcess()).isEqualTo(-0.25);
    assertThat(beside.riskRatio()).isEqualTo(0.75);
    FlipEffects same = FlipEffects.of(labels, teacher, list("0 0 0"), 0);
    assertThat(same.steeper()).isFalse();
    assertThat(same.better()).isFalse();
    assertThat(same.riskRatio()).isEqualTo(1);
  }

  /** What loses nothing is not asked whether its loss would be for the better. */
  @Test
  void onlyWhatIsLostCounts() {
    FlippedLabels<Fraction> labels = new FlippedLabels<>(Fraction.of(1, 4), 2, list("1 0"));
    List<Fraction> teacher = list("1/2 1");
    // Signal 1/4 beside noise 3/8: along the first 1/4 (1 + d) - 3/8 (1 - d), below 0 up to 1/5.
    assertThat(better(labels, teacher, "1/10 1/10", true)).isEqualTo(Answer.YES);
    assertThat(better(labels, teacher, "1/5 0", false)).isEqualTo(Answer.YES);
    assertThat(better(labels, teacher, "1/5 0", true)).isEqualTo(Answer.NO);
    assertThat(better(labels, teacher, "3/10 1/10", true)).isEqualTo(Answer.NO);
    assertThat(better(labels, list("0 1"), "0 1/10", true)).isEqualTo(Answer.YES);
    assertThat(better(labels, teacher, "0 0", false)).isEqualTo(Answer.YES);
    assertThat(better(labels, teacher, "0 0", true)).isEqualTo(Answer.NO);
  }

  private static Answer better(
      FlippedLabels<Fraction> labels, List<Fraction> teacher, String lost, boolean strictly) {
    return new FlipCase<>(labels, teacher, list(lost)).isBetterEverywhere(strictly);
  }

  /** The smaller of 43/600 and 410031/50000000, and of 1/200 and 32039/750000. */
  @Test
  void margins() {
    assertThat(
            new FlipCase<>(
                    new FlippedLabels<>(Fraction.of(1, 100), 3, list(ETA)),
                    list(TEACHER),
                    list(LOST))
                .margin())
        .isEqualTo(0.00820062);
    assertThat(
            new FlipCase<>(
                    new FlippedLabels<>(Fraction.of(1, 5), 3, list("7/20 1/4 2/5")),
                    list("1 9/10 19/20"),
                    list("0 1/50 1/10"))
                .margin())
        .isEqualTo(0.005);
  }

  @Test
  void noFlipsAreARateToo() {
    FlippedLabels<Fraction> none = new FlippedLabels<>(Fraction.ZERO, 1, list("1"));
    assertThat(none.cleanMargin(list("1/2"))).isEqualTo(HALF);
    assertThat(none.risk(list("1/2"))).isEqualTo(Fraction.of(1, 4));
  }

  private static List<Fraction> list(String text) {
    List<Fraction> numbers = new ArrayList<>();
    for (String number : text.split(" ")) {
      numbers.add(Fraction.parse(number));
    }
    return numbers;
  }
}
