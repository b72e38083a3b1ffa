package org.eigendistill.theorem.criterion;

/**
 * What is said of a filter whose gain falls as training goes on, or passes 1: the criterion is
 * about gains in (0, 1) that rise.
 */
public final class NotMonotone extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String filter;
  private final String place;

  /**
   * The filter and the place.
   *
   * @param filter the filter with its numbers
   * @param place where its gain falls, in words
   */
  NotMonotone(String filter, String place) {
    super("%s: its gain does not rise with training, but %s".formatted(filter, place));
    this.filter = filter;
    this.place = place;
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
