// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare;

import java.util.Optional;
import org.eigendistill.compare.check.Check;

/**
 * Whether logits look as if they were divided by a temperature before they were saved: then they
 * spread less. Noise and misplaced rows move the scale that fits and leave the spread; a whole
 * temperature is named where both tell of it.
 *
 * @param scale of the student's scores that fits the teacher best; 1 where it was not sought
 * @param spread the student's standard deviation of log-odds over the teacher's
 */
record DividedLogits(double scale, double spread) {
  /** The name of its check. */
  static final String NAME = "scale";

  private static final double WIDE = 1.8;
  private static final double NARROW = 0.55;

  /** Beyond it, or its inverse, spreads differ for whatever reason but noise. */
  private static final double CLEARLY = 1.4;

  /** Two decimals would not tell it. */
  private static final double SMALL = 0.05;

  private static final long MOST = 10;
  private static final double NEAR = 0.1;

  /** A warning, if so. */
  Optional<Check> check() {
    double over = Math.max(scale, 1 / scale);
    long whole = Math.round(over);
    boolean isWhole = whole >= 2 && whole <= MOST && Math.abs(over - whole) <= NEAR * whole;
    boolean agree = scale > 1 ? spread < 1 / CLEARLY : spread > CLEARLY;
    if ((scale > WIDE || scale < NARROW) && isWhole && agree) {
      return warning(
          "The student's logits fit the teacher's best times %.2f: were %s saved after division by T = %d? Then --student-scale %s. A student that is more or less sure than its teacher moves that T: take the one that was divided by."
              .formatted(
                  scale,
                  scale > 1 ? "they" : "the teacher's",
                  whole,
                  scale > 1 ? String.valueOf(whole) : "%.3g".formatted(1.0 / whole)));
    }
    boolean isLess = spread < NARROW;
    return isLess || spread > WIDE
        ? warning(
            "The student's log-odds spread %s times as wide as the teacher's: were %s logits saved after division by a temperature T? Then --student-scale %s; else the student is that much %s sure."
                .formatted(
                    (spread < SMALL ? "%.2g" : "%.2f").formatted(spread),
                    isLess ? "its" : "the teacher's",
                    isLess ? "T" : "1/T",
                    isLess ? "less" : "more"))
        : Optional.empty();
  }

  private static Optional<Check> warning(String message) {
    return Optional.of(Check.warning(NAME, message));
  }
}
