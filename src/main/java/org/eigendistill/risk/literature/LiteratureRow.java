package org.eigendistill.risk.literature;

/**
 * A published number beside the computed one.
 *
 * @param source authors, year and arXiv number
 * @param quantity what is compared, with its parameters
 * @param reference the published number, or the bound that the computed one must keep
 * @param computed what the engine gives
 * @param error {@code computed - reference}; for a bound what it is passed by, else 0
 * @param ok whether the error is within what the reference's digits, or its stated accuracy, allow
 */
public record LiteratureRow(
    String source, String quantity, double reference, double computed, double error, boolean ok) {
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
    double error = computed - reference;
    return new LiteratureRow(
        source, quantity, reference, computed, error, Math.abs(error) <= tolerance);
  }

  /** A bound from above. */
  public static LiteratureRow atMost(
      String source, String quantity, double bound, double computed) {
    return new LiteratureRow(
        source,
        quantity,
        bound,
        computed,
        Math.max(0, computed - bound),
        computed <= bound + slack(bound));
  }

  /** A bound from below. */
  public static LiteratureRow atLeast(
      String source, String quantity, double bound, double computed) {
    return new LiteratureRow(
        source,
        quantity,
        bound,
        computed,
        Math.min(0, computed - bound),
        computed >= bound - slack(bound));
  }

  /** Rounding. */
  private static double slack(double bound) {
    return 1e-12 * Math.abs(bound);
  }
}
