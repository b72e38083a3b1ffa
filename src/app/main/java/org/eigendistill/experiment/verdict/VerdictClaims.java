// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eigendistill.compare.estimate.ConfidenceInterval;
import org.eigendistill.experiment.Claim;
import org.eigendistill.experiment.Evidence;
import org.eigendistill.experiment.PageHypothesis;

/** Rows of the claims report: each hypothesis over all cells, then each cell that was run. */
public final class VerdictClaims {
  private VerdictClaims() {}

  /**
   * The rows of all hypotheses, in the page's order.
   *
   * @param numbers of all cells that were run
   * @param networks models and table
   */
  public static List<Claim> of(CellNumbers numbers, Evidence networks) {
    PageFamilies families = new PageFamilies(numbers);
    List<Claim> claims = new ArrayList<>();
    for (PageHypothesis hypothesis : PageHypothesis.values()) {
      claims.addAll(
          hypothesis == PageHypothesis.H5
              ? of(InteractionVerdict.of(numbers), networks)
              : of(HypothesisVerdict.of(hypothesis, families.of(hypothesis)), networks));
    }
    return claims;
  }

  /**
   * The rows of a hypothesis.
   *
   * @param networks models and table
   */
  public static List<Claim> of(HypothesisVerdict verdict, Evidence networks) {
    Evidence evidence = networks.on(verdict.hypothesis());
    List<Claim> claims = new ArrayList<>();
    claims.add(verdict.pooled().isEmpty() ? counted(verdict, evidence) : pooled(verdict, evidence));
    for (CellVerdict cell : verdict.cells()) {
      if (cell.word() != CellVerdict.Word.NOT_RUN) {
        claims.add(cell(verdict.hypothesis(), cell, evidence.in(cell.evidence().cell())));
      }
    }
    return claims;
  }

  /** The rows of H5: the difference, then the mean of each kind of cell. */
  public static List<Claim> of(InteractionVerdict verdict, Evidence networks) {
    Evidence evidence = networks.on(PageHypothesis.H5);
    String counts =
        "%s: %d cells of teachers that do not fit their labels, %d of teachers that do; %s"
            .formatted(
                PageHypothesis.H5.sentence(),
                verdict.others().size(),
                verdict.fitting().size(),
                verdict.conclusion().words());
    ConfidenceInterval difference = verdict.difference();
    return List.of(
        new Claim(
            PageHypothesis.H5.paper(),
            evidence,
            counts
                + "; means %s and %s"
                    .formatted(text(verdict.ofOthers()), text(verdict.ofFitting())),
            "gain where teachers do not fit, less gain where they do",
            (difference.low() + difference.high()) / 2,
            ends(difference),
            verdict.others().size() + verdict.fitting().size(),
            verdict.conclusion().support()));
  }

  private static Claim pooled(HypothesisVerdict verdict, Evidence evidence) {
    PooledPart first = verdict.pooled().get(0);
    String parts =
        verdict.pooled().stream()
            .map(
                part ->
                    "%s %s, another cell within %s"
                        .formatted(
                            part.measure().id(), text(part.interval()), text(part.prediction())))
            .collect(Collectors.joining("; "));
    return new Claim(
        verdict.hypothesis().paper(),
        evidence,
        "%s; %s; %s".formatted(heading(verdict), parts, words(verdict)),
        first.measure().id() + ", mean over cells",
        first.effects().mean(),
        ends(first.interval()),
        first.effects().degrees() + 1L,
        verdict.conclusion().support());
  }

  private static Claim counted(HypothesisVerdict verdict, Evidence evidence) {
    long yes = verdict.cells().stream().filter(cell -> cell.word() == CellVerdict.Word.YES).count();
    int all = verdict.cells().size();
    return new Claim(
        verdict.hypothesis().paper(),
        evidence,
        "%s; %s".formatted(heading(verdict), words(verdict)),
        "share of cells as claimed",
        (double) yes / all,
        null,
        all,
        verdict.conclusion().support());
  }

  private static String heading(HypothesisVerdict verdict) {
    return "%s: %s".formatted(verdict.hypothesis().sentence(), verdict.conclusion().words());
  }

  /** How many cells came out which way. */
  private static String words(HypothesisVerdict verdict) {
    return verdict.cells().stream()
        .collect(Collectors.groupingBy(CellVerdict::word, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(e -> e.getKey().words() + " in " + e.getValue())
        .collect(Collectors.joining(", ", "cells: ", ""));
  }

  private static Claim cell(PageHypothesis hypothesis, CellVerdict cell, Evidence evidence) {
    CellPart first = cell.evidence().parts().get(0);
    String parts =
        cell.evidence().parts().stream()
            .map(part -> part.measure().id() + " " + text(part.interval()))
            .collect(Collectors.joining("; "));
    return new Claim(
        hypothesis.paper(),
        evidence,
        "%s; %s; p %s after Holm; %s%s%s"
            .formatted(
                cell.evidence().cell(),
                parts,
                number(cell.adjusted()),
                cell.word().words(),
                cell.word() == CellVerdict.Word.YES && cell.isWithinBounds()
                    ? ", of a size that would not count"
                    : "",
                cell.evidence().note().isEmpty() ? "" : "; " + cell.evidence().note()),
        first.measure().id(),
        first.estimate().mean(),
        ends(first.interval()),
        first.estimate().degrees() + 1L,
        cell.word().support());
  }

  private static List<Double> ends(ConfidenceInterval interval) {
    return List.of(interval.low(), interval.high());
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
