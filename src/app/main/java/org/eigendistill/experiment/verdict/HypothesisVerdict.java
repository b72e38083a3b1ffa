// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eigendistill.experiment.Claim;
import org.eigendistill.experiment.PageHypothesis;
import org.eigendistill.experiment.verdict.CellVerdict.Word;

/**
 * What all cells together say of a hypothesis, by the first rule of the page that fits.
 *
 * @param hypothesis which
 * @param cells each cell's own verdict
 * @param pooled for each part of the hypothesis the mean over cells whose numbers are known; none
 *     where these are fewer than {@value #LEAST_CELLS}
 * @param conclusion what follows
 */
public record HypothesisVerdict(
    PageHypothesis hypothesis,
    List<CellVerdict> cells,
    List<PooledPart> pooled,
    Conclusion conclusion) {
  /** Over fewer cells there is no mean to speak of. */
  static final int LEAST_CELLS = 3;

  /** Keeps its own lists. */
  public HypothesisVerdict {
    cells = List.copyOf(cells);
    pooled = List.copyOf(pooled);
  }

  /** What is said of a hypothesis, and the word for it on the page of claims. */
  public enum Conclusion {
    /** The mean over cells is as claimed, and so are two cells of three. */
    HOLDS(Claim.Support.SUPPORTED),
    /** Cells are decided in different ways. */
    DIFFERS_BETWEEN_CELLS(Claim.Support.MIXED),
    /** The mean over cells is the other way round, and so are two cells of three. */
    OPPOSITE(Claim.Support.OPPOSITE),
    /** Two cells of three exclude an effect that would count. */
    NONE_OF_THIS_SIZE(Claim.Support.NOT_SUPPORTED),
    /** Nothing is decided. */
    NOT_KNOWN(Claim.Support.NOT_KNOWN);

    private final Claim.Support support;

    Conclusion(Claim.Support support) {
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

  /**
   * Decides.
   *
   * @param family the evidence of every cell that the page lists for it, in the page's order
   */
  public static HypothesisVerdict of(PageHypothesis hypothesis, List<CellEvidence> family) {
    List<CellVerdict> cells = CellVerdict.of(family);
    List<CellEvidence> known = family.stream().filter(CellEvidence::isKnown).toList();
    List<PooledPart> pooled = new ArrayList<>();
    if (known.size() >= LEAST_CELLS) {
      for (int part = 0; part < known.get(0).parts().size(); part++) {
        int own = part;
        pooled.add(PooledPart.of(known.stream().map(cell -> cell.parts().get(own)).toList()));
      }
    }
    return new HypothesisVerdict(hypothesis, cells, pooled, conclusion(cells, pooled));
  }

  private static Conclusion conclusion(List<CellVerdict> cells, List<PooledPart> pooled) {
    int all = cells.size();
    long yes = count(cells, Word.YES);
    long opposite = count(cells, Word.OPPOSITE);
    long none = count(cells, Word.NONE_OF_THIS_SIZE);
    if (yes > 0 && opposite > 0) {
      return Conclusion.DIFFERS_BETWEEN_CELLS;
    }
    for (int side : new int[] {1, -1}) {
      boolean holds =
          all < LEAST_CELLS
              ? (side > 0 ? yes : opposite) == all
              : isMost(
                      cells.stream()
                          .filter(c -> c.evidence().isKnown() && c.evidence().isOn(side))
                          .count(),
                      all)
                  && !pooled.isEmpty()
                  && pooled.stream().allMatch(part -> part.side() == side);
      if (holds) {
        return side > 0 ? Conclusion.HOLDS : Conclusion.OPPOSITE;
      }
    }
    boolean bothSigns =
        all < LEAST_CELLS || pooled.stream().anyMatch(PooledPart::isPredictedOnBothSides);
    if (yes + opposite > 0 && none > 0 && bothSigns) {
      return Conclusion.DIFFERS_BETWEEN_CELLS;
    }
    return isMost(none, all) ? Conclusion.NONE_OF_THIS_SIZE : Conclusion.NOT_KNOWN;
  }

  private static long count(List<CellVerdict> cells, Word word) {
    return cells.stream().filter(cell -> cell.word() == word).count();
  }

  /** Two of three, exactly. */
  private static boolean isMost(long some, int all) {
    return 3 * some >= 2L * all;
  }
}
