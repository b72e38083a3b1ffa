// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eigendistill.data.Table;

/** Cells of tables as readers want them. */
public final class FormattedNumbers {
  private static final Pattern WHOLE = Pattern.compile("-?\\d+");
  private static final Pattern REAL = Pattern.compile("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");
  private static final MathContext DIGITS = new MathContext(5);

  private FormattedNumbers() {}

  /** Whether a cell is a number. */
  public static boolean is(String text) {
    return REAL.matcher(text).matches();
  }

  /** A number to five digits, whole numbers in groups of three; anything else as it is. */
  public static String brief(String text) {
    if (WHOLE.matcher(text).matches()) {
      return text.length() > 4 ? "%,d".formatted(Table.whole(text)) : text;
    }
    if (!is(text)) {
      return text;
    }
    BigDecimal value = new BigDecimal(text).round(DIGITS).stripTrailingZeros();
    double size = Math.abs(value.doubleValue());
    return size == 0 || (size >= 1e-4 && size < 1e7)
        ? value.toPlainString()
        : String.format(Locale.ROOT, "%s", value.doubleValue()).replace("E", "e");
  }
}
