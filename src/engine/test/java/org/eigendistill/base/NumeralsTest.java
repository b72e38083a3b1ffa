// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumeralsTest {
  @Test
  void plainDecimalsAreNumbers() {
    for (String text :
        "0 -0 +1 00012 1. .5 -.5e-3 6.02E+23 1e0 4.9e-324 1.7976931348623157e308".split(" ")) {
      assertThat(Numerals.parse(text)).as(text).hasValue(Double.parseDouble(text));
    }
    assertThat(Numerals.parse("1e999")).hasValue(Double.POSITIVE_INFINITY);
  }

  @Test
  void nothingElseIs() {
    String[] none = {
      "",
      " ",
      "1 ",
      " 1",
      "1\t",
      "\n1",
      "1\u00a0",
      "1d",
      "1f",
      "1D",
      "1.0F",
      "0x10",
      "0x1p3",
      "-0X1.8P1",
      "NaN",
      "Infinity",
      "-Infinity",
      "1_000",
      "1,5",
      "1 000",
      "1'000",
      "\u22121",
      "\u0661",
      "\uff11",
      "e",
      "e5",
      ".",
      "+",
      "--1",
      "+-1",
      "1e",
      "1e+",
      "1e1.5",
      "1.2.3",
      "1-2",
      "2024-01-02",
      "1L",
      "50%",
      "\u00001",
      "1\u0000",
      "true"
    };
    for (String text : none) {
      assertThat(Numerals.parse(text)).as(text).isEmpty();
    }
  }

  @Test
  void wholeNumbers() {
    assertThat(Numerals.parseWhole("9223372036854775807")).hasValue(Long.MAX_VALUE);
    assertThat(Numerals.parseWhole("-9223372036854775808")).hasValue(Long.MIN_VALUE);
    assertThat(Numerals.parseWhole("+010")).hasValue(10); // ten, not octal
    for (String text :
        "9223372036854775808|1.0|1e3|0x10|010L|1_0| 1|1 ||+|--1|\u0661\u0660|\uff11".split("[|]")) {
      assertThat(Numerals.parseWhole(text)).as(text).isEmpty();
    }
  }

  /** The JVM's own conversion is the independent way. */
  @Test
  void significantDigits() {
    double[] some = {
      0.0,
      -0.0,
      1,
      9.9996,
      9999.6,
      0.00009999949,
      0.000099996,
      1e-4,
      -2.5e-5,
      1.00001,
      1234567,
      1e300,
      Double.MIN_VALUE,
      Double.MAX_VALUE
    };
    Random random = new Random(7);
    for (int i = 0; i < 4000; i++) {
      double number =
          i < some.length ? some[i] : random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
      for (int digits : new int[] {1, 4, 6}) {
        assertThat(Numerals.significant(number, digits))
            .isEqualTo(String.format(Locale.ROOT, "%." + digits + "g", number));
      }
    }
    assertThat(Numerals.significant(Double.NaN, 4)).isEqualTo("NaN");
    assertThat(Numerals.significant(Double.NEGATIVE_INFINITY, 4)).isEqualTo("-Infinity");
  }
}
