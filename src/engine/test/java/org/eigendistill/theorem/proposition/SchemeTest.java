// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.proposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.number.Fraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both writings of each scheme against numbers that were worked out by hand. */
class SchemeTest {
  /** Flow's times for the gains 1/2, 1/3 and 1/5 along the eigenvalue 1. */
  private static final double[] TIMES = {Math.log(2), Math.log(1.5), Math.log(1.25)};

  private static final double WEIGHT = 0.25;

  /** Of the gains 1/2, 1/3 and 1/5, and the imitation weight 1/4. */
  private static final Map<Scheme, Fraction> GAINS = new EnumMap<>(Scheme.class);

  static {
    GAINS.put(Scheme.ALONE, Fraction.of(1, 2));
    GAINS.put(Scheme.DISTIL, Fraction.of(1, 6));
    GAINS.put(Scheme.IMITATE, Fraction.of(7, 24)); // (1/8 + 3/4) / 3
    GAINS.put(Scheme.GENERATIONS, Fraction.of(1, 15)); // the teacher's 1/2 is on both sides
    GAINS.put(Scheme.THEN_LABELS, Fraction.of(1, 3)); // 1 - 4/5 5/6
    GAINS.put(Scheme.LABELS_THEN, Fraction.of(3, 10)); // 1/6 + 2/3 1/5
  }

  private static List<Procedure> flows(Scheme scheme) {
    return Collections.nCopies(scheme.parts(), GradientFlow.of());
  }

  @ParameterizedTest
  @EnumSource(Scheme.class)
  void gains(Scheme scheme) {
    List<Fraction> gains = List.of(Fraction.of(1, 2), Fraction.of(1, 3), Fraction.of(1, 5));
    assertThat(scheme.gain(gains.subList(0, scheme.parts()), Fraction.of(1, 4)))
        .isEqualTo(GAINS.get(scheme));
    double shared = scheme == Scheme.GENERATIONS ? 0.5 : 1;
    double gain = GAINS.get(scheme).value();
    assertThat(scheme.student(flows(scheme), TIMES, WEIGHT).along(1).gain())
        .isCloseTo(shared * gain, within(1e-15));
    assertThat(scheme.goal(flows(scheme), TIMES, WEIGHT).along(1).gain())
        .isCloseTo(gain, within(1e-15));
    assertThat(scheme.referenceTarget(flows(scheme), TIMES).along(1).gain())
        .isCloseTo(shared, within(1e-15));
  }

  @Test
  void namesOfTheirParts() {
    assertThat(Scheme.ALONE.partName(0)).isEqualTo("model");
    assertThat(Scheme.DISTIL.partName(0)).isEqualTo("teacher");
    assertThat(Scheme.DISTIL.partName(1)).isEqualTo("student");
    assertThat(Scheme.GENERATIONS.partName(2)).isEqualTo("second student");
    assertThat(Scheme.THEN_LABELS.partName(2)).isEqualTo("labels");
    for (Scheme scheme : Scheme.values()) {
      assertThat(scheme.hasWeight()).isEqualTo(scheme == Scheme.IMITATE);
    }
  }
}
