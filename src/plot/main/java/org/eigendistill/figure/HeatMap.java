// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure;

import java.util.Objects;
import org.eigendistill.markup.Markup;

/**
 * A grid of coloured cells with a colour bar beside the panel. Cells reach midway to their
 * neighbours; a cell without a value is grey. With {@link Contours} in the panel its automatic axes
 * end at the outermost grid points, as contours do.
 *
 * @param field the values
 * @param scale their colours
 * @param barLabel what the colour bar measures
 */
public record HeatMap(ScalarField field, ColourScale scale, Markup barLabel) implements Layer {

  /** Refuses nulls. */
  public HeatMap {
    Objects.requireNonNull(field);
    Objects.requireNonNull(scale);
    Objects.requireNonNull(barLabel);
  }

  /** A heat map along viridis from the least to the greatest value. */
  public static HeatMap of(ScalarField field, String barLabel) {
    Span span = field.span();
    double pad = span.width() > 0 ? 0 : Math.max(1e-12, Math.abs(span.low()) * 0.05);
    return new HeatMap(
        field, ColourScale.linear(span.low() - pad, span.high() + pad), Markup.of(barLabel));
  }

  /** A heat map of two hues that meet in near white at the centre. */
  public static HeatMap centred(ScalarField field, double centre, String barLabel) {
    Span span = field.span().and(centre);
    double pad = span.width() > 0 ? 0 : Math.max(1e-12, Math.abs(centre) * 0.05);
    return new HeatMap(
        field,
        ColourScale.centred(centre, span.low() - pad, span.high() + pad),
        Markup.of(barLabel));
  }

  /** The same values in other colours. */
  public HeatMap withScale(ColourScale other) {
    return new HeatMap(field, other, barLabel);
  }

  /**
   * Contours of the same field, to lie over this map, black or white as each level's colour asks.
   */
  public Contours contours(double... levels) {
    return new Contours(
        Markup.EMPTY,
        field,
        Coordinates.of(levels),
        java.util.Optional.empty(),
        java.util.Optional.of(scale),
        true);
  }

  @Override
  public Span across() {
    return field.x().span();
  }

  @Override
  public Span up() {
    return field.y().span();
  }
}
