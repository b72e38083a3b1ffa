// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eigendistill.markup.Markup;

/**
 * One pair of axes and the layers between them.
 *
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param layers what is drawn, the first lowest; at least one
 * @param title a few words after the panel's letter; may be empty
 * @param key a colour bar that explains colours given by hand, such as those of an ordered family
 *     of lines; heat maps and densities bring their own
 */
public record Panel(Axis x, Axis y, List<Layer> layers, Markup title, Optional<Key> key) {

  /**
   * A colour bar's meaning.
   *
   * @param scale its colours
   * @param label what it measures
   */
  public record Key(ColourScale scale, Markup label) {}

  /** Checks that there is something to draw and that it has a place on the axes. */
  public Panel {
    Objects.requireNonNull(x);
    Objects.requireNonNull(y);
    Objects.requireNonNull(title);
    Objects.requireNonNull(key);
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("panel '" + title + "' has nothing to draw");
    }
    for (Layer layer : layers) {
      if (layer instanceof Bars bars
          && (bars.horizontal() ? y : x).scale() != Axis.Scale.CATEGORY) {
        throw new IllegalArgumentException(
            "bars '%s' do not stand on a category axis".formatted(bars.label()));
      }
      check(x, layer, layer.across(), "x");
      check(y, layer, layer.up(), "y");
    }
  }

  /** A panel without a title. */
  public static Panel of(Axis x, Axis y, Layer... layers) {
    return new Panel(x, y, List.of(layers), Markup.EMPTY, Optional.empty());
  }

  /** A panel without a title. */
  public static Panel of(Axis x, Axis y, List<? extends Layer> layers) {
    return new Panel(x, y, List.copyOf(layers), Markup.EMPTY, Optional.empty());
  }

  /** The same panel with a few words above it. */
  public Panel titled(String words) {
    return new Panel(x, y, layers, Markup.of(words), key);
  }

  /** The same panel with a colour bar for colours given by hand. */
  public Panel withColourBar(ColourScale scale, String label) {
    return new Panel(x, y, layers, title, Optional.of(new Key(scale, Markup.of(label))));
  }

  private static void check(Axis axis, Layer layer, Span span, String direction) {
    String kind = layer.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    if (axis.isLog() && span.low() <= 0) {
      throw new IllegalArgumentException(
          "%s '%s' has %s = %s, which the logarithmic axis '%s' cannot show: give NaN for points to"
                  .formatted(kind, layer.label(), direction, span.low(), axis.label())
              + " leave out, or take a linear axis");
    }
    if (axis.scale() == Axis.Scale.CATEGORY
        && !span.isEmpty()
        && !(span.low() > -1 && span.high() < axis.categories().size())) {
      throw new IllegalArgumentException(
          "%s '%s' reaches from place %s to %s of %d categories"
              .formatted(kind, layer.label(), span.low(), span.high(), axis.categories().size()));
    }
  }
}
