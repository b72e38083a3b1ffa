// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eigendistill.scenario.reference.CheckedNumber;
import org.eigendistill.scenario.reference.Provenance;
import org.eigendistill.scenario.reference.ReferenceNumber;

/** What {@code scenario --check} says: a row for each number. */
final class CheckPrintout {
  private static final String LINE = "%%-%ds  %%-%ds  %%-8s %%22s %%22s %%10s %%10s %%s%%n";

  private CheckPrintout() {}

  /**
   * The table, and below how many rows there are.
   *
   * @param left rows that were left out because they take long
   * @param quiet whether only what differs is told
   */
  static void print(List<CheckedNumber> checked, int left, boolean quiet, PrintWriter out) {
    List<CheckedNumber> told = checked.stream().filter(each -> !quiet || !each.ok()).toList();
    String line =
        LINE.formatted(width(told, ReferenceNumber::row), width(told, ReferenceNumber::place));
    if (!quiet) {
      out.printf(
          line, "row", "place", "tag", "expected", "computed", "difference", "tolerance", "ok");
    }
    told.forEach(each -> print(each, line, out));
    if (quiet) {
      return;
    }
    long agree = checked.stream().filter(CheckedNumber::ok).count();
    out.printf(
        "%d rows of %d scenarios, %d agree, %d differ. Tags: %s.%n",
        checked.size(),
        checked.stream().map(each -> each.number().scenario()).distinct().count(),
        agree,
        checked.size() - agree,
        Provenance.counts(checked.stream().map(each -> each.number().tag().word()).toList()));
    if (left > 0) {
      out.printf("%d rows that take longer were left out; --slow has them too.%n", left);
    }
  }

  private static void print(CheckedNumber each, String line, PrintWriter out) {
    out.printf(
        line,
        each.number().row(),
        each.number().place(),
        each.number().tag().word(),
        each.number().expected(),
        each.computed(),
        "%.1e".formatted(each.difference()),
        "%.1e".formatted(each.allowed()),
        each.ok() ? "ok" : "DIFFERS");
  }

  private static int width(List<CheckedNumber> told, Function<ReferenceNumber, String> text) {
    return told.stream().mapToInt(each -> text.apply(each.number()).length()).max().orElse(1);
  }

  static Map<String, Object> object(CheckedNumber each) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("row", each.number().row());
    object.put("scenario", each.number().scenario());
    object.put("read", each.number().read());
    object.put("place", each.number().place());
    object.put("tag", each.number().tag().word());
    object.put("relation", each.number().relation().word());
    object.put("expected", each.number().expected());
    object.put("computed", Json.finite(each.computed()));
    object.put("difference", Json.finite(each.difference()));
    object.put("tolerance", Json.finite(each.allowed()));
    object.put("ok", each.ok());
    return object;
  }
}
