// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.scenario.reference;

/**
 * A number beside what its scenario comes to.
 *
 * @param number what is expected
 * @param computed what the engine gives; NaN differs
 * @param allowed the largest difference, in the number's own unit
 */
public record CheckedNumber(ReferenceNumber number, double computed, double allowed) {
  /** Computed less expected; for a bound what it is passed by. */
  public double difference() {
    return number.relation().error(computed, number.expected());
  }

  /** Whether the difference is allowed. */
  public boolean ok() {
    return Math.abs(difference()) <= allowed;
  }
}
