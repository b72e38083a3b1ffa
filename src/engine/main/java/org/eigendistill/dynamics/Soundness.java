// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import java.util.List;
import java.util.Optional;
import org.eigendistill.number.Enclosure;
import org.eigendistill.number.Fraction;

/** What can be seen of a filter by trying its formula at a few places. */
final class Soundness {
  private static final Enclosure HALF = Enclosure.of(Fraction.of(1, 2));

  /** A hundred times what is asked of a path in doubles: what is off by more is another formula. */
  private static final double ANOTHER = 1e-12;

  private Soundness() {}

  /**
   * Tries a filter.
   *
   * @throws IllegalArgumentException if its formula fails there, its parts are not 1 together, or
   *     its path in doubles goes elsewhere
   */
  static void require(Filter filter) {
    List<Enclosure> numbers =
        filter.parameters().stream()
            .map(parameter -> Enclosure.of(parameter.domain().example()))
            .toList();
    for (int length = 1; length <= 3; length++) {
      try {
        Affine<Enclosure> parts =
            filter.update(HALF, Enclosure.of(Fraction.of(length, 1)), numbers);
        requireWhole("update", parts);
        requireFast(filter, length, parts);
      } catch (ArithmeticException | IndexOutOfBoundsException | NullPointerException e) {
        throw fails("update", length, e);
      }
    }
    try {
      requireWhole("limit", filter.limit(HALF, numbers));
    } catch (ArithmeticException | IndexOutOfBoundsException | NullPointerException e) {
      throw fails("limit", Double.POSITIVE_INFINITY, e);
    }
  }

  private static IllegalArgumentException fails(String what, double length, Exception fault) {
    return new IllegalArgumentException(
        "its %s fails at eigenvalue 0.5, length %s (%s)".formatted(what, length, fault), fault);
  }

  private static void requireFast(Filter filter, int length, Affine<Enclosure> parts) {
    double[] numbers =
        filter.parameters().stream()
            .mapToDouble(parameter -> parameter.domain().example().value())
            .toArray();
    Optional<Update> fast;
    try {
      fast = filter.fast(HALF.value(), numbers).map(path -> path.until(length));
    } catch (RuntimeException e) {
      return; // named with its line by who uses it
    }
    if (fast.isEmpty()) {
      return;
    }
    Update update = fast.get();
    requireNear(length, "pull", update.pull(), parts.pull().value());
    requireNear(
        length,
        "keep + shrink",
        update.keep() + update.shrink(),
        parts.keep().plus(parts.shrink()).value());
  }

  private static void requireNear(int length, String what, double fast, double right) {
    if (!(Math.abs(fast - right) <= ANOTHER * Math.abs(right))) {
      throw new IllegalArgumentException(
          "its fast has %s %s at eigenvalue 0.5, length %d, and its update %s"
              .formatted(what, fast, length, right));
    }
  }

  private static void requireWhole(String what, Affine<Enclosure> parts) {
    Enclosure sum = parts.pull().plus(parts.keep()).plus(parts.shrink());
    double off = sum.minus(Enclosure.of(Fraction.ONE)).value();
    if (!(Math.abs(off) < 1e-30)) {
      throw new IllegalArgumentException(
          "pull + keep + shrink of its %s is %s, not 1".formatted(what, sum.value()));
    }
  }
}
