// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import java.util.Arrays;
import java.util.List;
import org.eigendistill.base.BadInputException;
import org.eigendistill.number.Enclosure;
import org.eigendistill.number.Measured;

/**
 * A procedure along one direction by its formula alone: in double-double with a running bound of
 * the error, and where that bound exceeds 1e-14 of a part, by an enclosure of 75 digits.
 */
final class BoundedPropagator implements Propagator {
  private static final double GOOD = 1e-14;

  private static final double NOTHING = 1e-26;
  private static final double ALMOST_NOTHING = 1e-60;
  private static final double WIDEST = 1e-13;

  /** Filters are for positive eigenvalues; this one stands for 0, where nothing is pulled. */
  private static final double ALMOST_ZERO = 1e-300;

  private final Filter filter;
  private final double[] numbers;
  private final boolean varies;
  private final double eigenvalue;
  private final List<Measured> measured;

  BoundedPropagator(Procedure procedure, double eigenvalue) {
    this.filter = procedure.filter();
    this.numbers = procedure.values();
    this.varies = eigenvalue > 0;
    this.eigenvalue = varies ? eigenvalue : ALMOST_ZERO;
    this.measured = Arrays.stream(numbers).mapToObj(Measured::of).toList();
  }

  @Override
  public Update until(double length) {
    return varies ? within(0, length) : roughly(length);
  }

  @Override
  public Update roughly(double length) {
    Update near = within(NOTHING, length);
    return varies ? near : unpulled(near);
  }

  private Update unpulled(Update near) {
    double kept = filter.continues() ? 1 - near.shrink() : 0;
    return new Update(0, kept, Math.log(kept), 1 - kept);
  }

  /** By double-doubles where they are right to 1e-14 of each part or to an absolute error. */
  private Update within(double absolute, double length) {
    try {
      Affine<Measured> parts =
          filter.update(Measured.of(eigenvalue), Measured.of(length), measured);
      if (isGood(parts.pull(), absolute)
          && isGood(parts.keep(), absolute)
          && isGood(parts.shrink(), absolute)
          && areWhole(parts.pull().value(), parts.keep().value(), parts.shrink().value())) {
        double keep = parts.keep().value();
        return new Update(
            parts.pull().value(), keep, Math.log(Math.abs(keep)), parts.shrink().value());
      }
    } catch (RuntimeException e) {
      // More digits decide; a fault of the formula itself comes again there.
    }
    try {
      return enclosed(length);
    } catch (RuntimeException e) {
      throw BadInputException.of(
          "filter " + filter.name(),
          "eigenvalue %s, length %s".formatted(eigenvalue, length),
          "its formula cannot be worked out: " + e.getMessage(),
          "Write its update so that it holds for every positive eigenvalue and length.",
          e);
    }
  }

  /** Known well enough, and a normal double unless so small that it is nothing. */
  private static boolean isGood(Measured part, double absolute) {
    double size = Math.abs(part.value());
    return part.error() <= Math.max(absolute, GOOD * size)
        && (absolute > 0 || size == 0 || size >= Double.MIN_NORMAL);
  }

  private static boolean areWhole(double pull, double keep, double shrink) {
    return Math.abs(pull + keep + shrink - 1) <= 1e-12;
  }

  private Update enclosed(double length) {
    List<Enclosure> lifted = Arrays.stream(numbers).mapToObj(Enclosure::of).toList();
    Affine<Enclosure> parts = filter.update(Enclosure.of(eigenvalue), Enclosure.of(length), lifted);
    Enclosure keep = parts.keep();
    double pull = nearest(parts.pull());
    double kept = nearest(keep);
    double shrink = nearest(parts.shrink());
    if (!areWhole(pull, kept, shrink)) {
      throw new ArithmeticException(
          "pull %s, keep %s and shrink %s are not 1 together".formatted(pull, kept, shrink));
    }
    return new Update(pull, kept, logSize(keep), shrink);
  }

  /** The value; what is below 1e-60 and not told from 0, as differences from 1 are, is 0. */
  private static double nearest(Enclosure part) {
    double low = part.low().doubleValue();
    double high = part.high().doubleValue();
    double size = Math.max(Math.abs(low), Math.abs(high));
    if (size < ALMOST_NOTHING) {
      return low < 0 && high > 0 ? 0 : part.value();
    }
    if (!(high - low <= WIDEST * size)) {
      throw new ArithmeticException(
          "75 digits leave a part of it between %s and %s".formatted(low, high));
    }
    return part.value();
  }

  private static double logSize(Enclosure part) {
    double value = nearest(part);
    if (Math.abs(value) >= Double.MIN_NORMAL) {
      return Math.log(Math.abs(value));
    }
    Enclosure size = part.high().signum() < 0 ? part.negate() : part;
    return size.low().signum() > 0 ? size.log().value() : Double.NEGATIVE_INFINITY;
  }
}
