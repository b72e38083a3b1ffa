package org.eigendistill.theorem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The boundary in the imitation weight, against the dynamics room and against closed forms. */
class ImitationBoundaryTest {
  /** At l_2/l_1 = 1/2 the boundary is a root of a quadratic, solved here by hand. */
  @Test
  void isTheRootOfAQuadraticAtOneHalf() {
    for (double student : new double[] {0.5, 2, 6}) {
      for (double teacher : new double[] {0.01, 0.1, 0.4}) {
        double s = Math.exp(-student / 2);
        double r = s * s;
        double z = Math.exp(-teacher / 2);
        // (s + x z (1 - s))^2 = r + x z^2 (1 - r), divided by x z.
        double root = (z * (1 - r) - 2 * s * (1 - s)) / (z * (1 - s) * (1 - s));
        assertThat(ImitationBoundary.weight(0.5, student, teacher))
            .isCloseTo(Math.max(0, root), within(1e-9));
      }
    }
  }

  /** On either side the search's own decision says the same. */
  @Test
  void dividesReversalFromExaggeration() {
    Layout layout = Layout.of(Atlas.full().find("T9").orElseThrow().comparison());
    for (double ratio : new double[] {0.03, 0.3, 0.8}) {
      for (double teacher : new double[] {0.05, 0.5}) {
        double weight = ImitationBoundary.weight(ratio, 3, teacher);
        assertThat(weight).isBetween(0.2, 0.999);
        double up = weight + (1 - weight) / 10;
        assertThat(Decision.decide(at(layout, ratio, teacher, up)))
            .isInstanceOf(Outcome.Holds.class);
        assertThat(Decision.decide(at(layout, ratio, teacher, weight * 0.99)))
            .isInstanceOf(Outcome.Violated.class);
      }
    }
  }

  private static Case at(Layout layout, double ratio, double teacher, double weight) {
    return new Case(layout, new double[] {ratio, teacher, 3, weight});
  }

  /** A student no longer trained than its teacher exaggerates at every weight (T9a). */
  @Test
  void isZeroForShortStudents() {
    assertThat(ImitationBoundary.weight(0.2, 1, 1)).isZero();
    assertThat(ImitationBoundary.weight(0.9, 2, 5)).isZero();
  }

  @Test
  void certifiesTrueClaimsOnly() {
    assertThat(ImitationBoundary.certify("1/2", "1/2", "1/7", "1/2", false)).isPresent();
    assertThat(ImitationBoundary.certify("1/2", "1/2", "1/7", "1/2", true)).isEmpty();
    assertThat(ImitationBoundary.certify("1/2", "1/7", "1/2", "1/2", true)).isPresent();
    assertThat(ImitationBoundary.certify("1/2", "1/7", "1/2", "1/2", false)).isEmpty();
  }

  /** Flow at ratio 1/10: gains 0.9 and 1 - 0.1^0.1; matched at 0.81 on top. */
  @Test
  void strengthOfFlow() {
    double below = 1 - Math.pow(0.1, 0.1);
    double expected = (1 - Math.pow(0.19, 0.1)) / (below * below);
    assertThat(Strength.of(Kind.FLOW, Kind.FLOW, Kind.FLOW)).isCloseTo(expected, within(1e-12));
    // Ridge: 0.9 at penalty 1/9; two of them match 1/9 + 1/9 + 1/81 on top.
    double ridge = 0.1 / (0.1 + 1 / 9.0);
    double plain = 0.1 / (0.1 + 19 / 81.0);
    assertThat(Strength.of(Kind.RIDGE, Kind.RIDGE, Kind.RIDGE))
        .isCloseTo(plain / (ridge * ridge), within(1e-12));
  }
}
