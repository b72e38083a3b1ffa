package org.eigendistill.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainNumberTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0x10",
        "0X1p3",
        "1d",
        "1D",
        "1f",
        "1e3f",
        "NaN",
        "nan",
        "Infinity",
        "-inf",
        "1_000",
        " 1",
        "1 ",
        "1\t",
        "",
        "-",
        "+",
        ".",
        "e5",
        "1e",
        "1e+",
        "1.5.2",
        "1,5",
        "--1",
        "+-1",
        "1e5.0",
        "\u0661\u0662",
        "\uff11",
        "1\u00a0000",
        "0b11",
        "1L",
        "1:30",
        "\u22121"
      })
  void isNoNumber(String text) {
    assertThat(PlainNumber.parse(text)).isEmpty();
    assertThat(PlainNumber.parseWhole(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "+5",
        "007",
        "1.",
        ".5",
        "-.5e-3",
        "1E+06",
        "3.14159",
        "4.9e-324",
        "1e308",
        "1e999",
        "-1e999",
        "123456789012345678901234567890"
      })
  void isTheNumberThatItSpells(String text) {
    // The decimal itself, without the reader of doubles that is used.
    double right = new java.math.BigDecimal(text.endsWith(".") ? text + "0" : text).doubleValue();
    if (text.equals("-0")) {
      right = -0.0; // decimals have one zero
    }
    assertThat(PlainNumber.parse(text)).hasValue(right);
  }

  @Test
  void wholeNumbers() {
    assertThat(PlainNumber.parseWhole("9223372036854775807")).hasValue(Long.MAX_VALUE);
    assertThat(PlainNumber.parseWhole("9223372036854775808")).isEmpty();
    assertThat(PlainNumber.parseWhole("+010")).hasValue(10); // ten, not octal
    assertThat(PlainNumber.parseWhole("1.0")).isEmpty();
    assertThat(PlainNumber.parseWhole("1e3")).isEmpty();
  }

  @Test
  void everyDoubleThatJavaWrites() {
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertThat(PlainNumber.parse(Double.toString(value))).hasValue(value);
      }
    }
  }

  @Test
  void aMillionDigitsTakeNoStack() {
    assertThat(PlainNumber.parse("1".repeat(1_000_000))).hasValue(Double.POSITIVE_INFINITY);
    assertThat(PlainNumber.parse("1".repeat(1_000_000) + "x")).isEmpty();
  }
}
