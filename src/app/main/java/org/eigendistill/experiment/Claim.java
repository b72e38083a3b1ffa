// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Locale;
import org.eigendistill.neural.EvaluationRows;

/**
 * A row of the claims report.
 *
 * @param paper which claim of the paper's
 * @param evidence what it was measured on
 * @param setting data, procedure and grid
 * @param measure what the value is
 * @param value the value
 * @param ci95 the ends of its 95 % interval, or null where the value is counted
 * @param n how many comparisons, rows or seeds stand behind it
 * @param support what follows
 */
@JsonPropertyOrder({
  "id",
  "claim",
  "setting",
  "measure",
  "value",
  "ci95",
  "n",
  "verdict",
  "table",
  "split",
  "cell",
  "hypothesis"
})
public record Claim(
    @JsonIgnore PaperClaim paper,
    @JsonIgnore Evidence evidence,
    @JsonProperty String setting,
    @JsonProperty String measure,
    @JsonProperty double value,
    @JsonProperty List<Double> ci95,
    @JsonProperty long n,
    @JsonProperty("verdict") Support support) {

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

  /** The table that it was read from. */
  @JsonProperty
  public String table() {
    return evidence.table() + ".csv";
  }

  /** The rows that a network was measured on, train or test; null where there is none. */
  @JsonProperty
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public String split() {
    return evidence.rows().map(EvaluationRows::word).orElse(null);
  }

  /** The study and the rate of label noise, where it is of one alone; null elsewhere. */
  @JsonProperty
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public StudyCell cell() {
    return evidence.cell().orElse(null);
  }

  /** The hypothesis of the page of rules that it decides, as H1b; null where there is none. */
  @JsonProperty
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public String hypothesis() {
    return evidence.hypothesis().map(PageHypothesis::id).orElse(null);
  }

  /**
   * Whether the program does its duty: a claim that is proved must come out supported; what is
   * measured may come out as it will.
   */
  public boolean passes() {
    return !paper.isProved() || support == Support.SUPPORTED;
  }

  /** What measurements say of a claim. */
  public enum Support {
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

    /**
     * By the side on which an effect lies.
     *
     * @param side 1 for the claimed one, -1 for the other, 0 for neither
     */
    public static Support bySide(int side) {
      return side > 0 ? SUPPORTED : side < 0 ? OPPOSITE : NOT_SUPPORTED;
    }

    /** The word for it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }
}
