// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each of the 65,536 patterns of both floats of 16 bits, by two other ways. */
class HalfPrecisionTest {
  private static final int PATTERNS = 1 << 16;

  private static IntToDoubleFunction of(int fractionBits) {
    return fractionBits == 10
        ? bits -> HalfPrecision.float16((short) bits)
        : bits -> HalfPrecision.bfloat16((short) bits);
  }

  /** {@code m 2^k} by decimal arithmetic that rounds nothing. */
  private static BigDecimal scaled(long m, int k) {
    BigDecimal power =
        k >= 0 ? BigDecimal.valueOf(2).pow(k) : BigDecimal.valueOf(5).pow(-k).scaleByPowerOfTen(k);
    return power.multiply(BigDecimal.valueOf(m));
  }

  @ParameterizedTest
  @CsvSource({"10, 15", "7, 127"})
  void everyPatternIsTheRationalThatItsFieldsSay(int fractionBits, int bias) {
    int most = 2 * bias + 1;
    for (int bits = 0; bits < PATTERNS; bits++) {
      double value = of(fractionBits).applyAsDouble(bits);
      long fraction = bits & (1 << fractionBits) - 1;
      int exponent = bits >> fractionBits & most;
      boolean negative = bits >= PATTERNS / 2;
      if (exponent == most) {
        double infinity = negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        assertThat(Double.valueOf(value))
            .as("pattern %x", bits)
            .isEqualTo(Double.valueOf(fraction == 0 ? infinity : Double.NaN));
        continue;
      }
      BigDecimal size =
          exponent == 0
              ? scaled(fraction, 1 - bias - fractionBits)
              : scaled(fraction + (1L << fractionBits), exponent - bias - fractionBits);
      assertThat(new BigDecimal(value))
          .as("pattern %x", bits)
          .isEqualByComparingTo(negative ? size.negate() : size);
      assertThat(Double.doubleToRawLongBits(value) < 0).as("sign of %x", bits).isEqualTo(negative);
    }
  }

  /** The digests are NumPy's and PyTorch's, as tensors.py prints them. */
  @ParameterizedTest
  @CsvSource({
    "10, ecc18b9b372011f0402dc5e75578328f4b1582c725748617e1451a3ccc7981a5",
    "7, 6a00f29e7303e153fd9ec155cefb51fd665981aa463226c50006bc72f6739520"
  })
  void everyPatternIsWhatNumPyAndTorchMakeOfIt(int fractionBits, String digest) throws Exception {
    ByteBuffer doubles = ByteBuffer.allocate(8 * PATTERNS).order(ByteOrder.LITTLE_ENDIAN);
    for (int bits = 0; bits < PATTERNS; bits++) {
      doubles.putLong(Double.doubleToLongBits(of(fractionBits).applyAsDouble(bits)));
    }
    byte[] made = MessageDigest.getInstance("SHA-256").digest(doubles.array());
    assertThat(HexFormat.of().formatHex(made)).isEqualTo(digest);
  }
}
