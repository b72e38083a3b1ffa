// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountedTest {
  @ParameterizedTest
  @CsvSource({
    "0, row, 0 rows",
    "1, row, 1 row",
    "2, row, 2 rows",
    "1, class, 1 class",
    "10, class, 10 classes",
    "1, axis, 1 axis",
    "4, axis, 4 axes",
    "1, stored run, 1 stored run",
    "3, stored run, 3 stored runs",
    "1234, byte, 1234 bytes"
  })
  void oneIsSingular(long number, String thing, String words) {
    assertThat(Counted.of(number, thing)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"1|row|1 row", "4026|row|4,026 rows"})
  void thousandsApart(long number, String thing, String words) {
    assertThat(Counted.grouped(number, thing)).isEqualTo(words);
  }
}
