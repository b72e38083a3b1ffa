// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import org.eigendistill.dynamics.Procedure;

/**
 * What is said of a filter whose gain falls as training goes on, or passes 1: the criterion is
 * about gains in (0, 1) that rise.
 */
public final class NotMonotone extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String filter;
  private final String place;

  private final boolean ofNumbers;

  /**
   * The filter and the place.
   *
   * @param procedure the filter with its numbers
   * @param place where its gain falls, in words
   */
  NotMonotone(Procedure procedure, String place) {
    super("%s: its gain does not rise with training, but %s".formatted(procedure, place));
    this.filter = procedure.toString();
    this.place = place;
    this.ofNumbers = !procedure.numbers().isEmpty();
  }

  /** Whether the filter has numbers, which may be others. */
  public boolean isOfNumbers() {
    return ofNumbers;
  }

  /** The filter with its numbers. */
  public String filter() {
    return filter;
  }

  /** Where its gain falls, in words. */
  public String place() {
    return place;
  }
}
