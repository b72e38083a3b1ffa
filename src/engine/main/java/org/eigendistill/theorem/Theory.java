// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eigendistill.theorem.proof.BoxClaim;
import org.eigendistill.theorem.proof.Grounds;
import org.eigendistill.theorem.proof.Lemma;
import org.eigendistill.theorem.statement.Atlas;
import org.eigendistill.theorem.statement.Statement;

/** Definitions, lemmas, and every statement with its proof or refutation, as a page of Markdown. */
public final class Theory {
  private static final String DEFINITIONS = "definitions.md";

  private final StringBuilder page = new StringBuilder();

  private Theory() {}

  /** The page. */
  public static String markdown(Atlas atlas) {
    Theory theory = new Theory();
    theory.page.append(definitions());
    theory.paragraph("%s", Finding.LEFT_OPEN);
    theory.paragraph("%s", Finding.LEFT_OPEN_BY_LAWS);
    theory.paragraph("## Lemmas");
    for (Lemma lemma : Lemma.values()) {
      theory.paragraph("**%s.** %s", lemma.title(), lemma.statement());
      theory.paragraph("*Proof.* %s", lemma.proof());
    }
    theory.paragraph("## Statements");
    atlas.named().forEach(theory::statement);
    theory.pairs(atlas.pairs());
    return theory.page.toString().stripTrailing() + "\n";
  }

  private static String definitions() {
    try (InputStream in = Theory.class.getResourceAsStream(DEFINITIONS)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void statement(Statement s) {
    paragraph("### %s: %s (%s)", s.id(), s.title(), s.recorded().word());
    paragraph("%s", s.text());
    paragraph("%s", grounds(s));
    if (!s.boxes().isEmpty()) {
      paragraph(
          "On boxes: %s.",
          s.boxes().stream().map(BoxClaim::where).collect(Collectors.joining("; ")));
    }
    paragraph("Settled by: %s. Source: %s.", s.settledBy().label(), s.source());
  }

  private static String grounds(Statement s) {
    if (s.grounds() instanceof Grounds.Proof proof) {
      String uses = proof.lemmas().stream().map(Lemma::title).collect(Collectors.joining(", "));
      return "*Proof.* %s%s".formatted(proof.argument(), uses.isEmpty() ? "" : " (" + uses + ".)");
    }
    return "*Why.* %s %s".formatted(s.reason(), numbers(s));
  }

  private static String numbers(Statement s) {
    return s.counterexample().map(text -> "*Numbers:* " + text + ".").orElse("");
  }

  /** Pairs by their argument, since many share one. */
  private void pairs(List<Statement> pairs) {
    paragraph("## Pairs");
    paragraph(
        "P.teacher.student.reference: a student of a teacher, each of one of the seven procedures,"
            + " compared with plain training of a reference; equal procedures have equal constants,"
            + " steps are overdamped. The premise is that the two are matched along l_1, or, where"
            + " the reference goes by steps, that after N steps, any such N, it has come at least as"
            + " far; the conclusion that the student is strictly behind along l_2. Gains multiply, so"
            + " teacher and student may change places. Pairs that have a name above are not listed"
            + " again.");
    Map<String, List<Statement>> byArgument = new LinkedHashMap<>();
    for (Statement pair : pairs) {
      byArgument.computeIfAbsent(argument(pair), words -> new ArrayList<>()).add(pair);
    }
    byArgument.forEach(
        (argument, list) -> {
          paragraph("%s", argument);
          list.forEach(pair -> line("- `%s`. %s", pair.id(), numbers(pair)));
          page.append('\n');
        });
  }

  private static String argument(Statement pair) {
    return pair.grounds() instanceof Grounds.Refutation refutation
        ? "*Refuted.* " + refutation.why()
        : "*Hold.* " + grounds(pair);
  }

  private void paragraph(String format, Object... values) {
    line(format, values);
    page.append('\n');
  }

  private void line(String format, Object... values) {
    page.append(format.formatted(values).stripTrailing()).append('\n');
  }
}
