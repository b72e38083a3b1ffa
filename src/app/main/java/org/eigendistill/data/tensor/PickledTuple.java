// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data.tensor;

import java.util.List;

/**
 * A tuple of a pickle; equal to itself only, so that one that holds itself is no trap.
 *
 * <p>No record: those compare what they hold.
 */
final class PickledTuple {
  static final PickledTuple EMPTY = new PickledTuple(List.of());

  private final List<Object> values;

  PickledTuple(List<Object> values) {
    this.values = values;
  }

  List<Object> values() {
    return values;
  }

  /** What stands for a value as a dictionary's key: itself, or something equal to itself only. */
  static Object key(Object value) {
    return value instanceof List || value instanceof java.util.Map
        ? new PickledTuple(List.of(value))
        : value;
  }
}
