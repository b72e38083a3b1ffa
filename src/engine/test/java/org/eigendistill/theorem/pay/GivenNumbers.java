// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.pay;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.NoSuchElementException;
import java.util.random.RandomGenerator;

/** Random numbers that are given one by one: an int, a double or a boolean as each is asked for. */
final class GivenNumbers implements RandomGenerator {
  private final Deque<Object> numbers;

  GivenNumbers(Object... numbers) {
    this.numbers = new ArrayDeque<>(Arrays.asList(numbers));
  }

  /** Whether all have been asked for. */
  boolean isUsedUp() {
    return numbers.isEmpty();
  }

  @Override
  public double nextDouble() {
    return (Double) numbers.remove();
  }

  @Override
  public int nextInt(int bound) {
    int number = (Integer) numbers.remove();
    if (number >= bound) {
      throw new NoSuchElementException("%d of %d".formatted(number, bound));
    }
    return number;
  }

  @Override
  public boolean nextBoolean() {
    return (Boolean) numbers.remove();
  }

  @Override
  public long nextLong() {
    throw new UnsupportedOperationException("no draw here asks for a long");
  }
}
