package org.eigendistill.dynamics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** What counts the length of a {@link Procedure}'s training. */
public enum Clock {
  /** Continuous time t of the flows: l t has no unit. */
  TIME("time", "1/eigenvalue", "time", "time (1/eigenvalue)", "effective time (1/eigenvalue)"),

  /** Whole steps, of descent with or without momentum. */
  STEPS("steps", "steps", "number of steps", "number of steps", "effective number of steps"),

  /** Ridge's penalty d, which runs backward: l / d has no unit. */
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

  /**
   * A length with its word, to four digits unless counted: time 0.1, 1 step, 20 steps, penalty 3.
   */
  public String phrase(double length) {
    if (this == STEPS) {
      return length == 1 ? "1 step" : String.format(Locale.ROOT, "%.0f steps", length);
    }
    String number =
        length < 1e-4 || length >= 1e7
            ? String.format(Locale.ROOT, "%.4g", length)
            : new BigDecimal(length).round(new MathContext(4)).stripTrailingZeros().toPlainString();
    return word + " " + number;
  }
}
