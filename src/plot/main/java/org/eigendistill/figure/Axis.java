// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure;

import java.util.List;
import java.util.Objects;
import org.eigendistill.markup.Markup;

/**
 * One axis of a panel.
 *
 * <p>The range is automatic where it is {@link Span#EMPTY}: it then holds every layer, with a
 * margin of 4 % (none about heat maps, none below the foot of bars). A logarithmic axis refuses
 * values that are not positive; put NaN in their place to leave them out.
 *
 * @param label what the axis measures, with its unit; may be empty
 * @param scale linear, logarithmic or categories
 * @param range the values at the two ends, or {@link Span#EMPTY} for an automatic range
 * @param ticks where the labelled ticks stand; empty for automatic ticks
 * @param percent whether tick labels read in per cent, so that 0.25 is 25 %
 * @param categories the names of the places 0, 1, 2, ... of a category axis; otherwise empty
 */
public record Axis(
    Markup label,
    Scale scale,
    Span range,
    Coordinates ticks,
    boolean percent,
    List<Markup> categories) {

  /** How values become places on paper. */
  public enum Scale {
    /** Equal differences are equal lengths. */
    LINEAR,
    /** Equal ratios are equal lengths; values are positive. */
    LOG,
    /** Names at equal distances, from left to right or from top to bottom. */
    CATEGORY
  }

  /** Checks the law above. */
  public Axis {
    Objects.requireNonNull(label);
    Objects.requireNonNull(scale);
    Objects.requireNonNull(ticks);
    categories = List.copyOf(categories);
    if (categories.isEmpty() == (scale == Scale.CATEGORY)) {
      throw new IllegalArgumentException(
          "axis '%s' is %s and has %d categories".formatted(label, scale, categories.size()));
    }
    if (!range.equals(Span.EMPTY)) {
      boolean sound = range.width() > 0 && Double.isFinite(range.width());
      if (!sound || scale == Scale.CATEGORY || (scale == Scale.LOG && !(range.low() > 0))) {
        throw new IllegalArgumentException(
            "axis '%s' is %s and cannot run from %s to %s"
                .formatted(label, scale, range.low(), range.high()));
      }
    }
  }

  /** A linear axis of automatic range. */
  public static Axis linear(String label) {
    return new Axis(
        Markup.of(label), Scale.LINEAR, Span.EMPTY, Coordinates.none(), false, List.of());
  }

  /** A logarithmic axis of automatic range. */
  public static Axis log(String label) {
    return new Axis(Markup.of(label), Scale.LOG, Span.EMPTY, Coordinates.none(), false, List.of());
  }

  /** An axis of names, which stand as they are; layers place them at 0, 1, 2, ... */
  public static Axis categories(String label, List<String> names) {
    List<Markup> categories = names.stream().map(Markup::text).toList();
    return new Axis(
        Markup.of(label), Scale.CATEGORY, Span.EMPTY, Coordinates.none(), false, categories);
  }

  /** The same axis from one value to a greater one; not for categories. */
  public Axis between(double low, double high) {
    return new Axis(label, scale, new Span(low, high), ticks, percent, categories);
  }

  /** The same axis with labelled ticks at the given values; those off the axis are not drawn. */
  public Axis withTicks(double... values) {
    return new Axis(label, scale, range, Coordinates.of(values), percent, categories);
  }

  /** The same axis with labels in per cent. */
  public Axis inPercent() {
    return new Axis(label, scale, range, ticks, true, categories);
  }

  /** Whether the axis is logarithmic. */
  public boolean isLog() {
    return scale == Scale.LOG;
  }
}
