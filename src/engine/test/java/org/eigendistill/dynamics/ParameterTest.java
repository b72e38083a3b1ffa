// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which numbers a procedure takes. */
class ParameterTest {
  @ParameterizedTest
  @CsvSource({
    "POSITIVE, NaN, false",
    "POSITIVE, 0, false",
    "POSITIVE, Infinity, false",
    "POSITIVE, 4.9e-324, true",
    "AT_LEAST_ZERO, 0, true",
    "AT_LEAST_ZERO, -4.9e-324, false",
    "AT_LEAST_ZERO, Infinity, false",
    "AT_LEAST_ZERO, NaN, false",
    "SHARE, 0, true",
    "SHARE, 0.9999999999999999, true",
    "SHARE, 1, false",
    "SHARE, NaN, false",
    "COUNT, 1, true",
    "COUNT, 0, false",
    "COUNT, 1.5, false",
    "COUNT, 9007199254740992, true",
    "COUNT, 9007199254740994, false",
    "COUNT, NaN, false"
  })
  void domains(Parameter.Domain domain, double value, boolean taken) {
    Parameter parameter = Parameter.of("speed", "how fast", domain);
    if (taken) {
      assertThat(parameter.require(value)).isEqualTo(value);
    } else {
      assertThatThrownBy(() -> parameter.require(value))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the speed must be %s, not %s", domain.words(), value);
    }
  }

  @Test
  void namesAreOptions() {
    for (String bad : new String[] {"", "Step", "two words", "-x", "x-", "2x", "x_y"}) {
      assertThatThrownBy(() -> Parameter.of(bad, "", Parameter.Domain.SHARE))
          .as(bad)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'" + bad + "'");
    }
    assertThat(Parameter.of("warm-up2", "", Parameter.Domain.SHARE).name()).isEqualTo("warm-up2");
  }

  @Test
  void usualValues() {
    assertThat(new HeavyBall().usual(4)).isEqualTo(HeavyBall.of(0.25, 0.9));
    assertThatThrownBy(() -> new DecayedFlow().usual(4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("decayed-flow needs a penalty");
  }

  @Test
  void asManyNumbersAsParameters() {
    assertThatThrownBy(() -> Procedure.of(new HeavyBall(), 0.9))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("heavy-ball takes 2 numbers, not 1");
    assertThat(HeavyBall.of(0.1, 0.9)).hasToString("heavy-ball with step 0.1 and momentum 0.9");
    assertThat(GradientDescent.of(0.1)).hasToString("descent with step 0.1");
    assertThat(GradientDescent.of(0.1).named()).containsOnlyKeys("step", "momentum");
  }
}
