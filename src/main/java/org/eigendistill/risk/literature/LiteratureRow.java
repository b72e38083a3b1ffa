package org.eigendistill.risk.literature;

/**
 * A published number beside the computed one.
 *
 * @param source authors, year and arXiv number
 * @param quantity what is compared, with its parameters
 * @param relation what the computed number owes to the published one
 * @param reference the published number, or the bound that the computed one must keep
 * @param allowed the largest error that the reference's digits, or its stated accuracy, allow
 * @param computed what the engine gives
 */
public record LiteratureRow(
    String source,
    String quantity,
    Relation relation,
    double reference,
    double allowed,
    double computed) {

  /** What the computed number owes to the published one. */
  public enum Relation {
    /** The same value. */
    EQUAL("equal"),
    /** No more: the published number bounds it from above. */
    AT_MOST("at most"),
    /** No less: the published number bounds it from below. */
    AT_LEAST("at least");

    private final String word;

    Relation(String word) {
      this.word = word;
    }

    /** The name in tables. */
    public String word() {
      return word;
    }
  }

  /** Half a unit of the last digit, and a little for numbers that lie between two. */
  private static final double HALF = 0.501;

  /** Agreement to all digits given: half a unit of the last decimal place. */
  public static LiteratureRow digits(
      String source, String quantity, double reference, int decimals, double computed) {
    return within(source, quantity, reference, HALF * Math.pow(10, -decimals), computed);
  }

  /** Agreement to an absolute tolerance. */
  public static LiteratureRow within(
      String source, String quantity, double reference, double tolerance, double computed) {
    return new LiteratureRow(source, quantity, Relation.EQUAL, reference, tolerance, computed);
  }

  /** A bound from above. */
  public static LiteratureRow atMost(
      String source, String quantity, double bound, double computed) {
    return new LiteratureRow(source, quantity, Relation.AT_MOST, bound, slack(bound), computed);
  }

  /** A bound from below. */
  public static LiteratureRow atLeast(
      String source, String quantity, double bound, double computed) {
    return new LiteratureRow(source, quantity, Relation.AT_LEAST, bound, slack(bound), computed);
  }

  /** {@code computed - reference}; for a bound what it is passed by, else 0. */
  public double error() {
    double difference = computed - reference;
    return switch (relation) {
      case EQUAL -> difference;
      case AT_MOST -> Math.max(0, difference);
      case AT_LEAST -> Math.min(0, difference);
    };
  }

  /** Whether the error is within what is allowed. */
  public boolean ok() {
    return Math.abs(error()) <= allowed;
  }

  /** {@link #ok} in a word: agrees or differs. */
  public String verdict() {
    return ok() ? "agrees" : "differs";
  }

  /** Rounding. */
  private static double slack(double bound) {
    return 1e-12 * Math.abs(bound);
  }
}
