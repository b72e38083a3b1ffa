package org.eigendistill.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatexWordsTest {
  @Test
  void lettersOfCaptionsBecomeMath() {
    assertThat(LatexWords.prose("at lambda_1 T = 2, lambda and 5 %"))
        .isEqualTo("at $\\lambda_{1}$ T = 2, $\\lambda$ and 5 \\%");
    assertThat(LatexWords.prose("risk_ratio of alphabets")).isEqualTo("risk\\_ratio of alphabets");
  }
}
