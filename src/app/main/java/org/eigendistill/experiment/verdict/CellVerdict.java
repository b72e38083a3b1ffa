// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eigendistill.experiment.Claim;

/**
 * What a cell says of a hypothesis, beside all cells of its family.
 *
 * @param evidence the cell's numbers
 * @param p its largest
 * @param adjusted the same after Holm within the family
 * @param word what follows
 * @param isWithinBounds whether every part's 90 % interval lies within its bounds
 */
public record CellVerdict(
    CellEvidence evidence, double p, double adjusted, Word word, boolean isWithinBounds) {
  /** A test rejects at this level. */
  static final double LEVEL = 0.05;

  /** What is said of a cell. */
  public enum Word {
    /** As claimed. */
    YES(Claim.Support.SUPPORTED),
    /** The other way round. */
    OPPOSITE(Claim.Support.OPPOSITE),
    /** An effect as large as would count is excluded. */
    NONE_OF_THIS_SIZE(Claim.Support.NOT_SUPPORTED),
    /** What was measured decides nothing. */
    NOT_KNOWN(Claim.Support.NOT_KNOWN),
    /** Margins decide, and log-odds have the other sign. */
    DEPENDS_ON_THE_MEASURE(Claim.Support.NOT_KNOWN),
    /** No numbers: a run failed, or not all seeds are there. */
    NOT_RUN(Claim.Support.NOT_KNOWN);

    private final Claim.Support support;

    Word(Claim.Support support) {
      this.support = support;
    }

    /** The word on the page of claims. */
    public Claim.Support support() {
      return support;
    }

    /** The words for it. */
    public String words() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /** All cells of a family, as listed; those that were not run have their places in it. */
  static List<CellVerdict> of(List<CellEvidence> family) {
    double[] p = family.stream().mapToDouble(CellEvidence::p).toArray();
    double[] adjusted = Holm.adjusted(p);
    List<CellVerdict> verdicts = new ArrayList<>();
    for (int i = 0; i < p.length; i++) {
      CellEvidence evidence = family.get(i);
      boolean within =
          !evidence.parts().isEmpty()
              && evidence.parts().stream().allMatch(CellPart::isWithinBound);
      verdicts.add(
          new CellVerdict(
              evidence, p[i], adjusted[i], word(evidence, adjusted[i], within), within));
    }
    return verdicts;
  }

  private static Word word(CellEvidence evidence, double adjusted, boolean within) {
    if (evidence.parts().isEmpty()) {
      return Word.NOT_RUN;
    }
    for (int side : adjusted <= LEVEL ? new int[] {1, -1} : new int[0]) {
      if (evidence.parts().stream().allMatch(part -> part.side() == side)) {
        return evidence.isOn(side)
            ? side > 0 ? Word.YES : Word.OPPOSITE
            : evidence.parts().stream().anyMatch(part -> part.logOddsSide() == -side)
                ? Word.DEPENDS_ON_THE_MEASURE
                : Word.NOT_KNOWN;
      }
    }
    return within ? Word.NONE_OF_THIS_SIZE : Word.NOT_KNOWN;
  }
}
