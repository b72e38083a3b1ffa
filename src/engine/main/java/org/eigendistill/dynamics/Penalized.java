// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

/**
 * A filter in which a penalty has the place of time: what is least at it does not depend on a
 * start, so it cannot go on from another model.
 */
interface Penalized extends Filter {
  @Override
  default Clock clock() {
    return Clock.PENALTY;
  }

  @Override
  default boolean continues() {
    return false;
  }
}
