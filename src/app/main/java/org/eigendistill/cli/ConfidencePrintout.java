// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.List;
import org.eigendistill.base.Counted;
import org.eigendistill.compare.ComparisonVerdict;
import org.eigendistill.compare.VerdictSentence;
import org.eigendistill.compare.check.Check;
import org.eigendistill.diagnose.Confidence;
import org.eigendistill.diagnose.ConfidenceGroup;
import org.eigendistill.diagnose.ConfidenceReport;
import org.eigendistill.diagnose.Estimate;
import org.eigendistill.diagnose.Uncontrolled;

/** What diagnose confidence says on the terminal. */
final class ConfidencePrintout {
  private ConfidencePrintout() {}

  static List<String> warnings(ConfidenceReport report) {
    List<String> warnings = new ArrayList<>();
    report.groups().get(0).verdict().checks().stream()
        .filter(check -> check.level() == Check.Level.warning || check.name().equals("duplicates"))
        .map(Check::message)
        .forEach(warnings::add);
    for (ConfidenceGroup group : report.groups()) {
      int saturated = group.pairs().saturated().length;
      if (group.name().equals(ConfidenceGroup.ALL) && saturated > 0) {
        warnings.add(
            "%s: %d of %d rows %s saturated (teacher %d, student %d), named in saturated.csv and left out: %s. Logits have none."
                .formatted(
                    group.split(),
                    saturated,
                    saturated + group.pairs().size(),
                    Counted.word(saturated, "is", "are"),
                    group.pairs().saturatedTeacher(),
                    group.pairs().saturatedStudent(),
                    Counted.word(
                        saturated,
                        "it is the most confident",
                        "they are the most confident ones")));
      }
      if (group.confidence().isEmpty()) {
        warnings.add(
            "%s, %s: %s too few, or all alike, and not measured apart."
                .formatted(
                    group.split(),
                    group.name(),
                    Counted.of(group.pairs().size(), "row")
                        + Counted.word(group.pairs().size(), " is", " are")));
      }
    }
    return warnings;
  }

  /** The numbers of groups of rows; none where the models cannot be compared. */
  static void say(Reporter reporter, List<ConfidenceGroup> groups) {
    if (groups.get(0).verdict().verdict() != ComparisonVerdict.NOT_COMPARABLE) {
      groups.forEach(group -> say(reporter, group));
    }
  }

  private static void say(Reporter reporter, ConfidenceGroup group) {
    if (group.confidence().isEmpty()) {
      return;
    }
    Confidence c = group.confidence().get();
    Estimate lowest = c.quintiles().get(0).offset();
    reporter.answer(
        "%-20s n = %d: raw slope %.3f%s; lowest fifth: offset %+.3f%s, %.0f %% below the diagonal."
            .formatted(
                group.split().equals(group.name())
                    ? "all rows"
                    : (group.split() + ", " + group.name()).replaceFirst("^all, ", ""),
                c.n(),
                c.line().slope().value(),
                interval("%.3f", c.line().slope()),
                lowest.value(),
                interval("%+.3f", lowest),
                100 * c.quintiles().get(0).shareBelow()));
  }

  private static String interval(String form, Estimate of) {
    return Double.isFinite(of.low()) && Double.isFinite(of.high())
        ? " [%s, %s]".formatted(form.formatted(of.low()), form.formatted(of.high()))
        : " (no interval)";
  }

  /** What follows of it for distillation: without a control nothing. */
  static String verdict(ConfidenceGroup group) {
    return group.verdict().verdict() == ComparisonVerdict.UNCONTROLLED
        ? "Verdict: %s. %s %s"
            .formatted(Uncontrolled.WORD, Uncontrolled.CONFIDENCE, Uncontrolled.CONTROL)
        : "Verdict: " + VerdictSentence.of(group.verdict());
  }
}
