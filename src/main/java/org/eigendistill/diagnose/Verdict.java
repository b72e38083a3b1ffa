package org.eigendistill.diagnose;

/** What an interval says of an effect. */
public enum Verdict {
  /** The whole interval lies on the side of exaggeration. */
  EXAGGERATED("exaggerated"),
  /** The whole interval lies on the other side. */
  OPPOSITE("opposite"),
  /** The interval holds the value of no effect, or there is no interval. */
  NOT_SHOWN("not shown");

  private final String word;

  Verdict(String word) {
    this.word = word;
  }

  /** The word in tables. */
  public String word() {
    return word;
  }

  /** Differences so small are rounding. */
  private static final double ROUNDING = 1e-9;

  /** Above a neutral value is exaggerated, below it opposite. */
  static Verdict of(Estimate estimate, double neutral) {
    if (estimate.low() > neutral + ROUNDING) {
      return EXAGGERATED;
    }
    return estimate.high() < neutral - ROUNDING ? OPPOSITE : NOT_SHOWN;
  }
}
