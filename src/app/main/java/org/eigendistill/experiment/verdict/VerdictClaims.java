// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eigendistill.compare.estimate.ConfidenceInterval;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Claim;
import org.eigendistill.experiment.Evidence;
import org.eigendistill.experiment.PageHypothesis;
import org.eigendistill.experiment.StudyCell;
import org.eigendistill.neural.CellColumns;

/** Rows of the claims report: each hypothesis over all cells, then each cell that was run. */
public final class VerdictClaims {
  private final PageHypothesis hypothesis;
  private final Table rows;
  private final Evidence evidence;

  private VerdictClaims(PageHypothesis hypothesis, Table rows, Evidence evidence) {
    this.hypothesis = hypothesis;
    this.rows = rows;
    this.evidence = evidence;
  }

  /**
   * What a table of verdicts says.
   *
   * @param verdicts by {@link VerdictColumns}
   * @param networks models and table
   */
  public static List<Claim> of(Table verdicts, Evidence networks) {
    List<Claim> claims = new ArrayList<>();
    for (PageHypothesis hypothesis : PageHypothesis.values()) {
      Table own = verdicts.where(VerdictColumns.HYPOTHESIS, hypothesis.id());
      if (!own.rows().isEmpty()) {
        claims.addAll(new VerdictClaims(hypothesis, own, networks.on(hypothesis)).claims());
      }
    }
    return claims;
  }

  /** The hypothesis and its rows, which tell apart what is measured alike. */
  private String place() {
    return "%s, %s rows".formatted(hypothesis.id(), hypothesis.rows().label());
  }

  private List<Claim> claims() {
    List<Claim> claims = new ArrayList<>(List.of(overCells()));
    for (String study : rows.values(CellColumns.STUDY)) {
      Table ofStudy = rows.where(CellColumns.STUDY, study);
      for (double noise : ofStudy.values(CellColumns.LABEL_NOISE)) {
        Table cell = ofStudy.where(CellColumns.LABEL_NOISE, noise);
        String verdict = cell.column(VerdictColumns.VERDICT).get(0);
        // of H5 the cells have no word
        if (!study.equals(VerdictColumns.ALL)
            && !verdict.isEmpty()
            && !verdict.equals(CellVerdict.Word.NOT_RUN.words())) {
          claims.add(ofCell(new StudyCell(study, noise), cell));
        }
      }
    }
    return claims;
  }

  private Claim overCells() {
    Table all = rows.where(CellColumns.STUDY, VerdictColumns.ALL);
    String word = all.column(VerdictColumns.VERDICT).get(0);
    Claim.Support support =
        Arrays.stream(HypothesisVerdict.Conclusion.values())
            .filter(conclusion -> conclusion.words().equals(word))
            .findFirst()
            .orElseThrow()
            .support();
    String heading = "%s: %s: %s".formatted(place(), hypothesis.sentence(), word);
    Map<String, Integer> words = words();
    String counts =
        words.entrySet().stream()
            .map(e -> e.getKey() + " in " + e.getValue())
            .collect(Collectors.joining(", ", "; cells: ", ""));
    boolean isPooled = Double.isFinite(all.numbers(VerdictColumns.MEAN)[0]);
    if (!isPooled && hypothesis != PageHypothesis.H5) {
      int cells = words.values().stream().mapToInt(n -> n).sum();
      double yes = words.getOrDefault(CellVerdict.Word.YES.words(), 0);
      return claim(
          heading + counts, "share of cells as claimed", yes / cells, null, cells, support);
    }
    String parts =
        IntStream.range(0, all.rows().size())
            .mapToObj(i -> part(all, i))
            .collect(Collectors.joining("; ", "; ", ""));
    String measure = all.column(VerdictColumns.PART).get(0);
    boolean isOfGroups = hypothesis == PageHypothesis.H5;
    return claim(
        heading + parts + (isOfGroups ? "" : counts),
        isOfGroups ? measure : measure + ", mean over cells",
        all.numbers(VerdictColumns.MEAN)[0],
        ends(all),
        all.column(VerdictColumns.COUNT).get(0),
        support);
  }

  /** A part over cells, where another cell would lie, and of how many cells where these differ. */
  private String part(Table all, int row) {
    ConfidenceInterval prediction =
        new ConfidenceInterval(
            all.numbers(VerdictColumns.PREDICTION_LOW)[row],
            all.numbers(VerdictColumns.PREDICTION_HIGH)[row]);
    String name = all.column(VerdictColumns.PART).get(row) + " " + text(interval(all, row));
    if (hypothesis == PageHypothesis.H5) {
      return "%s (%d cells)".formatted(name, all.column(VerdictColumns.COUNT).get(row));
    }
    return "%s, another cell within %s".formatted(name, text(prediction));
  }

  /** How many cells came out which way, in the order of the words. */
  private Map<String, Integer> words() {
    Table cells =
        rows.select(i -> !rows.column(CellColumns.STUDY).get(i).equals(VerdictColumns.ALL));
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (CellVerdict.Word word : CellVerdict.Word.values()) {
      long own =
          cells
              .where(VerdictColumns.VERDICT, word.words())
              .only(CellColumns.STUDY, CellColumns.LABEL_NOISE)
              .rows()
              .stream()
              .distinct()
              .count();
      if (own > 0) {
        counts.put(word.words(), (int) own);
      }
    }
    return counts;
  }

  private Claim ofCell(StudyCell cell, Table own) {
    String word = own.column(VerdictColumns.VERDICT).get(0);
    Claim.Support support =
        Arrays.stream(CellVerdict.Word.values())
            .filter(each -> each.words().equals(word))
            .findFirst()
            .orElseThrow()
            .support();
    String parts =
        IntStream.range(0, own.rows().size())
            .mapToObj(i -> own.column(VerdictColumns.PART).get(i) + " " + text(interval(own, i)))
            .collect(Collectors.joining("; "));
    boolean isSmall =
        word.equals(CellVerdict.Word.YES.words())
            && own.column(VerdictColumns.WITHIN_BOUNDS).get(0);
    String note = own.column(VerdictColumns.NOTE).get(0);
    return new VerdictClaims(hypothesis, own, evidence.in(cell))
        .claim(
            "%s, %s; %s; p %s after Holm; %s%s%s"
                .formatted(
                    place(),
                    cell,
                    parts,
                    number(own.numbers(VerdictColumns.P_ADJUSTED)[0]),
                    word,
                    isSmall ? ", of a size that would not count" : "",
                    note.isEmpty() ? "" : "; " + note),
            own.column(VerdictColumns.PART).get(0),
            own.numbers(VerdictColumns.MEAN)[0],
            ends(own),
            own.column(VerdictColumns.COUNT).get(0),
            support);
  }

  private Claim claim(
      String setting,
      String measure,
      double value,
      List<Double> ends,
      int count,
      Claim.Support support) {
    return new Claim(hypothesis.paper(), evidence, setting, measure, value, ends, count, support);
  }

  private static ConfidenceInterval interval(Table of, int row) {
    return new ConfidenceInterval(
        of.numbers(VerdictColumns.LOW)[row], of.numbers(VerdictColumns.HIGH)[row]);
  }

  private static List<Double> ends(Table of) {
    ConfidenceInterval first = interval(of, 0);
    return first.isKnown() ? List.of(first.low(), first.high()) : null;
  }

  static String text(ConfidenceInterval interval) {
    return interval.isKnown()
        ? number(interval.low()) + " to " + number(interval.high())
        : "without an interval";
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "none" : String.format(Locale.ROOT, "%.3g", value);
  }
}
