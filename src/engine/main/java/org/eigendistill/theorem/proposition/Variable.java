// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.proposition;

import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.Parameter;

/**
 * One of the numbers over which a proposition speaks.
 *
 * @param quantity what it is
 * @param filter whose constant or time it is; null for the others
 * @param index its place among the filter's parameters, or the stretch whose time it is
 * @param name as certificates have it
 */
public record Variable(Quantity quantity, Filter filter, int index, String name) {
  /** What a number is. */
  public enum Quantity {
    /** l_2/l_1. */
    RATIO,
    /** A parameter of a filter. */
    CONSTANT,
    /** The length of a stretch of training. */
    TIME,
    /** The imitation weight. */
    WEIGHT,
    /** How much later than need be the reference stops, as a share. */
    DELAY
  }

  /** Whether the number is whole. */
  public boolean isWhole() {
    return quantity == Quantity.TIME && filter.clock().isWhole()
        || quantity == Quantity.CONSTANT && parameter().domain() == Parameter.Domain.COUNT;
  }

  /** The parameter of which a constant is the value. */
  public Parameter parameter() {
    return filter.parameters().get(index);
  }
}
