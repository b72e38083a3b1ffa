// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure;

import java.util.Objects;
import java.util.Optional;
import org.eigendistill.markup.Markup;

/**
 * Lines of equal value of a field, by marching squares: values are taken as linear on paper between
 * neighbouring grid points, so on a logarithmic axis as linear in its logarithm. Where the four
 * corners of a cell leave two ways, the mean of the corners decides. A cell with a NaN corner has
 * no line.
 *
 * @param label the name in the legend; may be empty
 * @param field the values
 * @param levels the values to draw, at least one; those outside the grid's values draw nothing
 * @param style ink, or empty for thin lines, black or white as the map beneath asks
 * @param beneath the colours of the map beneath, if there is one
 * @param labelled whether each line carries its value
 */
public record Contours(
    Markup label,
    ScalarField field,
    Coordinates levels,
    Optional<Style> style,
    Optional<ColourScale> beneath,
    boolean labelled)
    implements Layer {

  /** Checks the law above. */
  public Contours {
    Objects.requireNonNull(field);
    Objects.requireNonNull(style);
    Objects.requireNonNull(beneath);
    Coordinates.requireSome("contours '" + label + "'", levels);
    for (double level : levels.toArray()) {
      if (Double.isNaN(level)) {
        throw new IllegalArgumentException("contours '" + label + "' have a level NaN");
      }
    }
  }

  /** Labelled black contours on white. */
  public static Contours of(ScalarField field, double... levels) {
    return new Contours(
        Markup.EMPTY, field, Coordinates.of(levels), Optional.empty(), Optional.empty(), true);
  }

  /** The same with its own ink. */
  public Contours withStyle(Style ink) {
    return new Contours(label, field, levels, Optional.of(ink), beneath, labelled);
  }

  /** The same, named in the legend. */
  public Contours withLabel(String name) {
    return new Contours(Markup.of(name), field, levels, style, beneath, labelled);
  }

  /** The same without values on the lines. */
  public Contours unlabelled() {
    return new Contours(label, field, levels, style, beneath, false);
  }

  @Override
  public Span across() {
    return field.x().span();
  }

  @Override
  public Span up() {
    return field.y().span();
  }

  /** The ink of one level. */
  public Style ink(double level) {
    return style.orElseGet(
        () -> {
          boolean dark = beneath.isPresent() && beneath.get().colour(level).luminance() < 0.3;
          return Style.of(dark ? Colour.WHITE : Colour.BLACK).withWidth(0.7);
        });
  }
}
