package org.eigendistill.dynamics;

/** A run of times that fits the nearest cache. */
final class TimeBlock {
  /** Five arrays of this length fill most of 32 kB. */
  static final int LENGTH = 512;

  private final double[] times;
  private final int from;
  private final int count;
  private final double leastPositive;

  private TimeBlock(double[] times, int from, int count) {
    this.times = times;
    this.from = from;
    this.count = count;
    double least = Double.POSITIVE_INFINITY;
    for (int i = from; i < from + count; i++) {
      if (times[i] > 0 && times[i] < least) {
        least = times[i];
      }
    }
    this.leastPositive = least;
  }

  /** The block of a number, from 0, of times that nobody changes meanwhile. */
  static TimeBlock of(double[] times, int number) {
    int from = number * LENGTH;
    return new TimeBlock(times, from, Math.min(LENGTH, times.length - from));
  }

  /** How many blocks there are. */
  static int blocks(int times) {
    return (times + LENGTH - 1) / LENGTH;
  }

  int from() {
    return from;
  }

  int count() {
    return count;
  }

  double at(int i) {
    return times[from + i];
  }

  /** The smallest time above 0; infinity if there is none. */
  double leastPositive() {
    return leastPositive;
  }

  void copy(double[] target) {
    System.arraycopy(times, from, target, 0, count);
  }
}
