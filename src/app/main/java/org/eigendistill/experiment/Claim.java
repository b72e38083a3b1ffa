package org.eigendistill.experiment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * A row of the claims report.
 *
 * @param paper which claim of the paper's
 * @param setting data, procedure and grid
 * @param measure what the value is
 * @param value the value
 * @param ci95 the ends of its 95 % interval, or null where the value is counted
 * @param n how many comparisons, rows or seeds stand behind it
 * @param verdict what follows
 * @param table the table that it was read from
 * @param split the rows that a network was measured on, train or test; null where there is none
 */
@JsonPropertyOrder({
  "id", "claim", "setting", "measure", "value", "ci95", "n", "verdict", "table", "split"
})
public record Claim(
    @JsonIgnore PaperClaim paper,
    @JsonProperty String setting,
    @JsonProperty String measure,
    @JsonProperty double value,
    @JsonProperty List<Double> ci95,
    @JsonProperty long n,
    @JsonProperty Verdict verdict,
    @JsonProperty String table,
    @JsonProperty @JsonInclude(JsonInclude.Include.NON_NULL) String split) {

  /** A claim that is not of a split of a network's data. */
  public Claim(
      PaperClaim paper,
      String setting,
      String measure,
      double value,
      List<Double> ci95,
      long n,
      Verdict verdict,
      String table) {
    this(paper, setting, measure, value, ci95, n, verdict, table, null);
  }

  /** The claim's number, C1 to C6. */
  @JsonProperty
  public String id() {
    return paper.id();
  }

  /** The claim in a sentence. */
  @JsonProperty
  public String claim() {
    return paper.sentence();
  }

  /**
   * Whether the program does its duty: a theorem's claim must come out supported; what is measured
   * may come out as it will.
   */
  public boolean passes() {
    return paper != PaperClaim.C2 || verdict == Verdict.SUPPORTED;
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
    OPPOSITE,
    /** What was measured decides nothing, for noise alone would show as much. */
    @JsonProperty("not known")
    NOT_KNOWN;

    /** The word for it. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
  }
}
