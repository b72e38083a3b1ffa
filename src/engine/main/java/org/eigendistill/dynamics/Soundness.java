package org.eigendistill.dynamics;

import java.util.List;
import org.eigendistill.number.Enclosure;
import org.eigendistill.number.Fraction;

/** What can be seen of a filter by trying its formula at a few places. */
final class Soundness {
  private static final Enclosure HALF = Enclosure.of(Fraction.of(1, 2));

  private Soundness() {}

  /**
   * Tries a filter.
   *
   * @throws IllegalArgumentException if its formula fails there, or its parts are not 1 together
   */
  static void require(Filter filter) {
    List<Enclosure> numbers =
        filter.parameters().stream()
            .map(parameter -> Enclosure.of(parameter.domain().example()))
            .toList();
    for (int length = 1; length <= 3; length++) {
      try {
        requireWhole("update", filter.update(HALF, Enclosure.of(Fraction.of(length, 1)), numbers));
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

  private static void requireWhole(String what, Affine<Enclosure> parts) {
    Enclosure sum = parts.pull().plus(parts.keep()).plus(parts.shrink());
    double off = sum.minus(Enclosure.of(Fraction.ONE)).value();
    if (!(Math.abs(off) < 1e-30)) {
      throw new IllegalArgumentException(
          "pull + keep + shrink of its %s is %s, not 1".formatted(what, sum.value()));
    }
  }
}
