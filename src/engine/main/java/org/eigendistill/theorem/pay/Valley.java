package org.eigendistill.theorem.pay;

import java.util.function.DoubleUnaryOperator;

/** The least value of a function of one number, by a grid and the golden section. */
final class Valley {
  private static final int GRID = 160;
  private static final int SECTIONS = 40;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private Valley() {}

  /** Where the least value on the grid's lowest stretch lies. */
  static double lowest(DoubleUnaryOperator function, double from, double to) {
    double spacing = (to - from) / GRID;
    double least = Double.POSITIVE_INFINITY;
    double where = from;
    for (int i = 0; i <= GRID; i++) {
      double x = from + spacing * i;
      double value = function.applyAsDouble(x);
      if (value < least) {
        least = value;
        where = x;
      }
    }
    double low = Math.max(from, where - spacing);
    double high = Math.min(to, where + spacing);
    for (int i = 0; i < SECTIONS; i++) {
      double apart = GOLDEN * (high - low);
      if (function.applyAsDouble(high - apart) <= function.applyAsDouble(low + apart)) {
        high = low + apart;
      } else {
        low = high - apart;
      }
    }
    return low + (high - low) / 2;
  }
}
