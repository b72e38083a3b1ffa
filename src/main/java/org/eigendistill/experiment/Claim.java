package org.eigendistill.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A row of the claims report.
 *
 * @param id the number by which this program calls a claim of the paper, C1 to C6
 * @param claim the claim in a sentence
 * @param setting data, procedure and grid
 * @param measure what the value is
 * @param value the value
 * @param ci95 the ends of its 95 % interval, or null where the value is exact
 * @param n how many comparisons, rows or seeds stand behind it
 * @param verdict what follows
 * @param table the table that it was read from
 */
public record Claim(
    @JsonProperty String id,
    @JsonProperty String claim,
    @JsonProperty String setting,
    @JsonProperty String measure,
    @JsonProperty double value,
    @JsonProperty List<Double> ci95,
    @JsonProperty long n,
    @JsonProperty Verdict verdict,
    @JsonProperty String table) {

  /**
   * Whether the program does its duty: a theorem's claim must come out supported; what is measured
   * may come out as it will.
   */
  public boolean passes() {
    return !id.equals("C2") || verdict == Verdict.SUPPORTED;
  }

  /** What measurements say of a claim. */
  public enum Verdict {
    /** As claimed. */
    @JsonProperty("supported")
    SUPPORTED,
    /** As claimed in part of the cases. */
    @JsonProperty("mixed")
    MIXED,
    /** Not as claimed. */
    @JsonProperty("not supported")
    NOT_SUPPORTED,
    /** The other way round. */
    @JsonProperty("opposite")
    OPPOSITE;

    /** The word for it. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
  }
}
