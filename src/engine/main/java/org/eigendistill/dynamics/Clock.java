// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.eigendistill.base.Numerals;

/** What counts the length of a {@link Procedure}'s training. */
public enum Clock {
  /** Continuous time t of the flows: l t has no unit. */
  TIME("time", "1/eigenvalue", "time", "time (1/eigenvalue)", "effective time (1/eigenvalue)"),

  /** Whole steps, of descent with or without momentum. */
  STEPS("steps", "steps", "number of steps", "number of steps", "effective number of steps"),

  /** The penalty d of ridge and its like, which runs backward: l / d has no unit. */
  PENALTY(
      "penalty",
      "eigenvalue",
      "penalty",
      "penalty (units of eigenvalues)",
      "effective 1/penalty (1/eigenvalue)");

  private final String word;
  private final String unit;
  private final String noun;
  private final String axis;
  private final String effectiveAxis;

  Clock(String word, String unit, String noun, String axis, String effectiveAxis) {
    this.word = word;
    this.unit = unit;
    this.noun = noun;
    this.axis = axis;
    this.effectiveAxis = effectiveAxis;
  }

  /** time, steps or penalty: the word of tables for scripts. */
  public String word() {
    return word;
  }

  /** The unit of a length: 1/eigenvalue, steps or eigenvalue. */
  public String unit() {
    return unit;
  }

  /**
   * The unit of {@link EffectiveTime}, which rises with training: penalties turn into 1/penalty.
   */
  public String effectiveUnit() {
    return this == PENALTY ? "1/penalty" : unit;
  }

  /** What a length is called in a sentence. */
  public String noun() {
    return noun;
  }

  /** The name of an axis of lengths, with its unit. */
  public String axis() {
    return axis;
  }

  /** The name of an axis of effective lengths, with its unit. */
  public String effectiveAxis() {
    return effectiveAxis;
  }

  /** Whether lengths are whole numbers. */
  public boolean isWhole() {
    return this == STEPS;
  }

  /**
   * Where a length stands on the axis of searches and risks, rising with training: log t, log(1 +
   * N), -log d.
   */
  public double coordinate(double length) {
    return switch (this) {
      case TIME -> Math.log(length);
      case STEPS -> Math.log1p(length);
      case PENALTY -> -Math.log(length);
    };
  }

  /** The length at a coordinate, the nearest whole number of at least 0 where lengths are whole. */
  public double length(double coordinate) {
    return switch (this) {
      case TIME -> Math.exp(coordinate);
      case STEPS -> Math.rint(Math.expm1(coordinate));
      case PENALTY -> Math.exp(-coordinate);
    };
  }

  /**
   * The length a share further on, in time or in 1/penalty: t (1 + s), d / (1 + s); for steps not
   * rounded.
   *
   * @param share above -1; below 0 for a length before
   */
  public double further(double length, double share) {
    return this == PENALTY ? length / (1 + share) : length * (1 + share);
  }

  /** Whether training for one length has come at least as far as for another. */
  public boolean isAtLeast(double length, double other) {
    return this == PENALTY ? length <= other : length >= other;
  }

  /**
   * A length with its word, to four digits unless counted: time 0.1, 1 step, 20 steps, penalty 3.
   */
  public String phrase(double length) {
    if (this == STEPS) {
      return length == 1 ? "1 step" : String.format(Locale.ROOT, "%.0f steps", length);
    }
    String number =
        length < 1e-4 || length >= 1e7
            ? Numerals.significant(length, 4)
            : new BigDecimal(length).round(new MathContext(4)).stripTrailingZeros().toPlainString();
    return word + " " + number;
  }
}
