// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.theorem.AtlasCriterion;
import org.eigendistill.theorem.certificate.Certificate;
import org.eigendistill.theorem.criterion.Characterisation;
import org.eigendistill.theorem.criterion.Trio;
import org.eigendistill.theorem.proof.Verdict;
import org.eigendistill.theorem.statement.Atlas;
import org.eigendistill.theorem.statement.Statement;

/**
 * What theorems characterise says, on the terminal and in a file.
 *
 * @param found what was decided
 * @param ahead a pair of directions with the student ahead, if one was found
 * @param recorded the statement on record about the same filters, if there is one
 */
record CharacterisationPrintout(
    Characterisation found, Optional<Certificate> ahead, Optional<Statement> recorded) {

  /** The statement on record about the same filters, of any numbers. */
  static Optional<Statement> recorded(Atlas atlas, Trio trio) {
    return Optional.of(
            atlas.cell(trio.teacher().filter(), trio.student().filter(), trio.reference().filter()))
        .filter(Statement::isOnRecord);
  }

  void print(PrintWriter out) {
    out.printf("%s: %s%n", name(found.trio()), found.verdict().word());
    found.reason().forEach(sentence -> out.printf("  %s%n", sentence));
    if (!found.where().isEmpty()) {
      out.printf("  stopped at: %s%n", found.where());
    }
    if (!found.numbers().isEmpty()) {
      out.printf("  numbers: %s%n", words(found.numbers()));
    }
    ahead.ifPresent(
        certificate -> {
          out.printf(
              "  a pair of directions, student ahead along l2 (%s): %s%n",
              certificate.arithmetic(), certificate.text());
          out.printf("  %s%n", certificate.gains());
        });
    recorded.ifPresent(
        statement ->
            out.printf(
                statement.isRefuted()
                    ? found.verdict() == Verdict.HOLDS
                        ? "  on record: %s, %s for some numbers, these not among them%n"
                        : "  on record: %s, %s%n"
                    : "  on record, for all numbers in their domains: %s, %s%n",
                statement.id(),
                statement.recorded().word()));
  }

  private static String name(Trio trio) {
    return trio.isOne()
        ? trio.reference().toString()
        : "%s teaches %s, against %s".formatted(trio.teacher(), trio.student(), trio.reference());
  }

  private static String words(Map<String, String> numbers) {
    return numbers.entrySet().stream()
        .map(number -> number.getKey() + " = " + number.getValue())
        .collect(Collectors.joining("; "));
  }

  static ArrayNode answers(List<CharacterisationPrintout> answers) {
    ArrayNode rows = new ObjectMapper().createArrayNode();
    answers.forEach(answer -> answer.fill(rows.addObject()));
    return rows;
  }

  private void fill(ObjectNode row) {
    Trio trio = found.trio();
    row.put("teacher", trio.teacher().name());
    row.put("student", trio.student().name());
    row.put("reference", trio.reference().name());
    for (Procedure procedure : trio.all()) {
      procedure.named().forEach((name, value) -> row.put(name.replace('-', '_'), value));
    }
    row.put("verdict", found.verdict().word());
    row.put("reason", String.join(" ", found.reason()));
    row.put("where", found.where());
    found.numbers().forEach(row::put);
    row.put("pair", ahead.map(Certificate::text).orElse(""));
    row.put("pair_gains", ahead.map(Certificate::gains).orElse(""));
    row.put("certificate", ahead.map(Certificate::arithmetic).orElse("none"));
    row.put("recorded_id", recorded.map(Statement::id).orElse(""));
    row.put("recorded", recorded.map(s -> s.recorded().word()).orElse("none"));
  }

  /** Pairs on record beside the criterion. */
  static void table(PrintWriter out, List<AtlasCriterion> rows) {
    out.printf("%-46s %-9s %-9s %-13s %s%n", "pair", "recorded", "criterion", "by", "slack");
    for (AtlasCriterion row : rows) {
      out.printf(
          "%-46s %-9s %-9s %-13s %.2g%n",
          row.statement().id(),
          row.statement().recorded().word(),
          row.onGrid().word(),
          row.corollary().word(),
          row.slack());
    }
    long agreeing = rows.stream().filter(AtlasCriterion::agrees).count();
    Map<String, Long> lines =
        rows.stream()
            .collect(Collectors.groupingBy(row -> row.corollary().word(), Collectors.counting()));
    out.printf(
        "%d of %d as recorded, on grids of gains and numbers, which prove nothing.%n",
        agreeing, rows.size());
    for (AtlasCriterion.Corollary line : AtlasCriterion.Corollary.values()) {
      out.printf(
          "%4d by %s: %s%n", lines.getOrDefault(line.word(), 0L), line.word(), line.meaning());
    }
  }

  static ArrayNode rows(List<AtlasCriterion> rows) {
    ArrayNode array = new ObjectMapper().createArrayNode();
    for (AtlasCriterion row : rows) {
      ObjectNode node = array.addObject();
      node.put("id", row.statement().id());
      node.put("recorded", row.statement().recorded().word());
      node.put("criterion", row.onGrid().word());
      node.put("by", row.corollary().word());
      if (Double.isFinite(row.slack())) {
        node.put("slack", row.slack());
      }
    }
    return array;
  }
}
