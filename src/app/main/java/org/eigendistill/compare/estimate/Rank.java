package org.eigendistill.compare.estimate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Rows by a number of each. */
public final class Rank {
  private static final int FIFTHS = 5;

  private Rank() {}

  /** The rows' numbers by rising values, equal ones in order of rows. */
  public static int[] order(double... values) {
    return IntStream.range(0, values.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> values[i] + 0.0)) // -0 is 0
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /**
   * The rows in a fifth: places {@code floor(n q / 5)} to before {@code floor(n (q + 1) / 5)} of
   * their order.
   *
   * @param fifth q, from 0 for the lowest to 4
   */
  public static boolean[] fifth(int fifth, double... values) {
    long n = values.length;
    int[] order = order(values);
    boolean[] in = new boolean[order.length];
    for (long i = fifth * n / FIFTHS; i < (fifth + 1) * n / FIFTHS; i++) {
      in[order[(int) i]] = true;
    }
    return in;
  }

  /** The median of some rows' values; NaN of none. */
  public static double median(double[] values, boolean... where) {
    double[] sorted =
        IntStream.range(0, values.length)
            .filter(i -> where[i])
            .mapToDouble(i -> values[i])
            .sorted()
            .toArray();
    int n = sorted.length;
    return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  /** How many values of a rising list are below one, or no more than it. */
  public static int places(double[] rising, double value, boolean andEqual) {
    int at = Arrays.binarySearch(rising, value);
    if (at < 0) {
      return -at - 1;
    }
    if (andEqual) {
      while (at < rising.length && rising[at] == value) {
        at++;
      }
      return at;
    }
    while (at > 0 && rising[at - 1] == value) {
      at--;
    }
    return at;
  }
}
