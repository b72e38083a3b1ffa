// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eigendistill.base.Counted;
import org.eigendistill.base.Machine;
import org.eigendistill.experiment.Claim;
import org.eigendistill.experiment.reproduction.Comparison;
import org.eigendistill.experiment.reproduction.Reproduction;
import org.eigendistill.experiment.reproduction.TableDifference;
import org.eigendistill.experiment.reproduction.TableDifference.State;

/** What the terminal says of a reproduction, in ten lines at most. */
final class ReproductionPrintout {
  /** More differences of a kind than these are counted only. */
  private static final int NAMED = 2;

  private ReproductionPrintout() {}

  /** The lines. */
  static List<String> lines(Reproduction.Reproduced outcome) {
    List<String> lines = new ArrayList<>();
    lines.add(tables(outcome));
    if (!outcome.leftOut().isEmpty()) {
      lines.add(
          "Left out: "
              + outcome.leftOut().entrySet().stream()
                  .map(e -> "data/%s.csv, for %s".formatted(e.getKey(), e.getValue()))
                  .collect(Collectors.joining("; "))
              + ".");
    }
    outcome
        .comparison()
        .ifPresentOrElse(
            comparison -> lines.addAll(compared(comparison)),
            () -> lines.add("There are no committed figures here to compare with."));
    lines.add("Claims: " + verdicts(outcome.claims()) + failed(outcome.claims()) + ".");
    return lines;
  }

  private static String tables(Reproduction.Reproduced outcome) {
    int computed = outcome.computed().size();
    return (computed == 0 ? "Computed nothing" : "Computed " + Counted.of(computed, "table"))
        + (outcome.taken().isEmpty()
            ? "."
            : "; %d as committed in figures/data.".formatted(outcome.taken().size()));
  }

  private static List<String> compared(Comparison comparison) {
    List<String> lines = new ArrayList<>();
    if (comparison.tables().isEmpty()) {
      return lines;
    }
    lines.add(
        "Beside figures/: %d identical, %d within %s, %d different%s."
            .formatted(
                comparison.in(State.IDENTICAL).size(),
                comparison.in(State.WITHIN).size(),
                Double.toString(TableDifference.RELATIVE).replace("E", "e").replace(".0", ""),
                comparison.in(State.DIFFERENT).size(),
                comparison.in(State.UNKNOWN).isEmpty()
                    ? ""
                    : ", %d not committed yet".formatted(comparison.in(State.UNKNOWN).size())));
    List<TableDifference> different = comparison.in(State.DIFFERENT);
    some(different.stream().map(ReproductionPrintout::difference).toList(), "tables", lines);
    networks(comparison).ifPresent(lines::add);
    if (comparison.differing().isEmpty()) {
      lines.add("Verdicts: all %d as committed.".formatted(comparison.verdicts()));
    } else {
      some(
          comparison.differing().stream().map(v -> "Other verdict: " + v + ".").toList(),
          "verdicts",
          lines);
    }
    return lines;
  }

  /** On the same kind of processor networks are to be equal, elsewhere they cannot be. */
  private static Optional<String> networks(Comparison comparison) {
    List<String> committed = comparison.otherProcessors();
    String here = Machine.here().kind();
    if (committed.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        committed.equals(List.of(here))
            ? "The committed networks were trained on this kind of processor too: other program, other digits."
            : "Networks differ between processors (here %s, committed on %s): judge them by their verdicts."
                .formatted(here, String.join(" and ", committed)));
  }

  private static void some(List<String> all, String what, List<String> lines) {
    lines.addAll(all.subList(0, Math.min(NAMED, all.size())));
    if (all.size() > NAMED) {
      lines.set(
          lines.size() - 1,
          "%s And %d more %s.".formatted(lines.get(lines.size() - 1), all.size() - NAMED, what));
    }
  }

  private static String difference(TableDifference table) {
    return "Different: data/%s.csv%s: %s."
        .formatted(
            table.table(),
            Double.isFinite(table.largest())
                ? String.format(Locale.ROOT, ", by %.2g at most", table.largest())
                : "",
            table.where());
  }

  /** The first claim that keeps the exit code from being 0. */
  private static String failed(List<Claim> claims) {
    return claims.stream()
        .filter(c -> !c.passes())
        .findFirst()
        .map(c -> "; %s must come out supported, and did not for %s".formatted(c.id(), c.setting()))
        .orElse("");
  }

  private static String verdicts(List<Claim> claims) {
    Map<String, Long> counts =
        claims.stream()
            .sorted((a, b) -> a.support().compareTo(b.support()))
            .collect(
                Collectors.groupingBy(
                    c -> c.support().word(), LinkedHashMap::new, Collectors.counting()));
    return counts.isEmpty()
        ? "none"
        : counts.entrySet().stream()
            .map(e -> e.getValue() + " " + e.getKey())
            .collect(Collectors.joining(", "));
  }
}
