// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

/**
 * Leaves usual layouts and tunings out of a recipe's JSON, as a filter of Jackson, which leaves out
 * what it equals: runs that were stored before recipes had such keys are found by their names.
 */
final class Unusual {
  @Override
  public boolean equals(Object value) {
    return Layout.USUAL.equals(value) || Tuning.USUAL.equals(value);
  }

  @Override
  public int hashCode() {
    return 0;
  }
}
