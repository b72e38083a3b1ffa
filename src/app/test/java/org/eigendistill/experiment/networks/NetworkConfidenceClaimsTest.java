// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.networks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Claim;
import org.eigendistill.experiment.Evidence;
import org.eigendistill.experiment.PaperClaim;
import org.junit.jupiter.api.Test;

/** Claim C1: counts of the committed table, and what noise of training alone may say. */
class NetworkConfidenceClaimsTest {
  private static final Table COMMITTED = Table.read(Path.of("figures", "data", "networks.csv"));

  private static final Evidence EVIDENCE = Evidence.of(Evidence.Models.NETWORKS, "networks");

  private static Claim count(String kind, String split, String measure) {
    List<Claim> found =
        new NetworkConfidenceClaims(COMMITTED, EVIDENCE)
            .counts().stream()
                .filter(c -> c.setting().startsWith("all settings of " + kind))
                .filter(c -> c.split().equals(split) && c.measure().contains(measure))
                .toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  /** Counted apart from this program, from the table alone: means over five seeds in each cell. */
  @Test
  void settingsAreCountedAsThePaperCounts() {
    for (String split : List.of("test", "train")) {
      Claim lowEnds = count("images", split, "low-confidence underfitting");
      assertThat(lowEnds.value()).isEqualTo(1);
      assertThat(lowEnds.n()).isEqualTo(18);
      assertThat(lowEnds.setting()).contains("below 0 in 18 of 18");
    }
    assertThat(count("images", "test", "slope").setting()).contains("above 1 in 4 of 18");
    assertThat(count("images", "train", "slope").setting()).contains("above 1 in 11 of 18");
  }

  /** On test rows a second teacher shows the same, so that there the count decides nothing. */
  @Test
  void theControlStandsBesideTheCountAndDecides() {
    Claim test = count("images", "test", "low-confidence underfitting");
    assertThat(test.setting())
        .contains("a second teacher, that the student never saw, in 9 of 9", "below it in 3;");
    assertThat(test.support()).isEqualTo(Claim.Support.NOT_KNOWN);
    Claim train = count("images", "train", "low-confidence underfitting");
    assertThat(train.setting()).contains("in 6 of 9, the student below it in 9;", "in 8 of 18");
    assertThat(train.support()).isEqualTo(Claim.Support.MIXED);
  }

  /** By tables of the binomial distribution; of 6 or 5 settings not even 5 or all are enough. */
  @Test
  void aCountDecidesWhereChanceRarelyGivesIt() {
    assertThat(NetworkConfidenceClaims.side(9, 9)).isEqualTo(1); // 1 in 512
    assertThat(NetworkConfidenceClaims.side(8, 9)).isEqualTo(1); // 10 in 512
    assertThat(NetworkConfidenceClaims.side(7, 9)).isZero(); // 46 in 512
    assertThat(NetworkConfidenceClaims.side(5, 6)).isZero(); // 7 in 64
    assertThat(NetworkConfidenceClaims.side(5, 5)).isZero(); // 1 in 32
    assertThat(NetworkConfidenceClaims.side(1, 9)).isEqualTo(-1);
    assertThat(NetworkConfidenceClaims.side(0, 0)).isZero();
    assertThat(NetworkConfidenceClaims.side(8, 18)).isZero();
  }

  /** Four of six settings beyond the second teacher are what a coin gives one time in three. */
  @Test
  void fewSettingsOfMailsDecideNothing() {
    assertThat(count("mails", "train", "low-confidence underfitting").setting())
        .contains("below 0 in 8 of 9", "the student below it in 5;");
    assertThat(count("mails", "train", "low-confidence underfitting").support())
        .isEqualTo(Claim.Support.NOT_KNOWN);
    assertThat(count("mails", "test", "low-confidence underfitting").setting())
        .contains("below 0 in 6 of 9", "the student below it in 4;");
    assertThat(count("mails", "test", "low-confidence underfitting").support())
        .isEqualTo(Claim.Support.NOT_SUPPORTED);
  }

  @Test
  void noSlopeDecidesAnything() {
    NetworkConfidenceClaims claims = new NetworkConfidenceClaims(COMMITTED, EVIDENCE);
    List<Claim> slopes =
        Stream.concat(claims.counts().stream(), claims.studies().stream())
            .filter(c -> c.measure().contains("slope"))
            .toList();
    assertThat(slopes).hasSize(24).extracting(Claim::support).containsOnly(Claim.Support.NOT_KNOWN);
    assertThat(slopes).extracting(Claim::split).containsOnly("test", "train");
    // Some lie above 1 and most below it by their whole intervals.
    assertThat(slopes).anyMatch(c -> c.ci95() != null && c.ci95().get(0) > 1);
    assertThat(slopes).anyMatch(c -> c.ci95() != null && c.ci95().get(1) < 1);
  }

  /** A student that is a second teacher by another name: below 0, and so are all controls. */
  @Test
  void aSecondTeacherIsNoStudent() {
    int known = 0;
    for (int draw = 0; draw < 40; draw++) {
      Random random = new Random(draw);
      Table.Builder rows =
          Table.of(
              "study",
              "label_noise",
              "seed",
              "arm",
              "low_offset_test",
              "low_offset_train",
              "slope_test",
              "slope_train");
      for (int seed = 1; seed <= 5; seed++) {
        for (String arm : List.of("student-t4", "hard-t4", "plain")) {
          double offset = -0.4 + 0.05 * random.nextGaussian();
          double slope = 0.9 + 0.02 * random.nextGaussian();
          rows.row("mlp-fashion", "0.2", seed, arm, offset, offset, slope, slope);
        }
      }
      List<Claim> claims = new NetworkConfidenceClaims(rows.build(), EVIDENCE).studies();
      assertThat(claims)
          .hasSize(4)
          .allMatch(c -> c.setting().contains("controls: plain training "));
      known += claims.get(0).support() == Claim.Support.NOT_KNOWN ? 0 : 1;
    }
    // The difference from plain training leaves 0 out below in 2.5 % of draws: more than 6 of 40
    // once in 10,000.
    assertThat(known).isLessThanOrEqualTo(6);
  }

  @Test
  void theRuleOfTheLowEnd() {
    assertThat(NetworkConfidenceClaims.verdict(-1, -1, -1)).isEqualTo(Claim.Support.SUPPORTED);
    assertThat(NetworkConfidenceClaims.verdict(-1, 0, -1)).isEqualTo(Claim.Support.MIXED);
    assertThat(NetworkConfidenceClaims.verdict(-1, -1, 0)).isEqualTo(Claim.Support.NOT_KNOWN);
    assertThat(NetworkConfidenceClaims.verdict(-1, -1, 1)).isEqualTo(Claim.Support.NOT_KNOWN);
    assertThat(NetworkConfidenceClaims.verdict(0, -1, -1)).isEqualTo(Claim.Support.NOT_SUPPORTED);
    assertThat(NetworkConfidenceClaims.verdict(1, 1, 1)).isEqualTo(Claim.Support.OPPOSITE);
    assertThat(NetworkConfidenceClaims.verdict(1, 1, 0)).isEqualTo(Claim.Support.NOT_KNOWN);
  }

  /** Scripts read flat rows; those of networks say their split. */
  @Test
  void rowsAreFlatAndHaveASplit() {
    JsonNode row =
        new ObjectMapper().valueToTree(count("images", "train", "low-confidence underfitting"));
    assertThat(row.fieldNames())
        .toIterable()
        .containsExactly(
            "id", "claim", "setting", "measure", "value", "ci95", "n", "verdict", "table", "split");
    assertThat(row.get("id").textValue()).isEqualTo("C1");
    assertThat(row.get("claim").textValue()).isEqualTo(PaperClaim.CONFIDENCE.sentence());
    assertThat(row.get("split").textValue()).isEqualTo("train");
    Claim linear =
        new Claim(
            PaperClaim.BIAS, Evidence.linear("t"), "s", "m", 1, null, 1, Claim.Support.SUPPORTED);
    assertThat(new ObjectMapper().valueToTree(linear).has("split")).isFalse();
  }
}
