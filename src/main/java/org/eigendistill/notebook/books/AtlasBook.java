package org.eigendistill.notebook.books;

import org.eigendistill.data.Table;
import org.eigendistill.notebook.Book;
import org.eigendistill.notebook.Display;
import org.eigendistill.theorem.Atlas;
import org.eigendistill.theorem.Checker;
import org.eigendistill.theorem.Finding;
import org.eigendistill.theorem.Statement;
import org.eigendistill.theorem.Verdict;

/** The atlas, read and checked. */
public final class AtlasBook implements Book {
  @Override
  public String id() {
    return "atlas";
  }

  @Override
  public String title() {
    return "The atlas: which ways of training exaggerate the bias";
  }

  @Override
  public void read(Display display) throws Exception {
    // %% md
    // # The atlas
    //
    // Which pairs of teacher and student exaggerate the bias toward the data's top directions, and
    // against which reference? Every statement is on record as holding, with a proof, or refuted,
    // with a counterexample in exact or 50-digit numbers.
    // %% code
    Atlas atlas = Atlas.full();
    Table.Builder counts = Table.of("verdict", "statements");
    for (Verdict verdict : Verdict.values()) {
      counts.row(
          verdict.word(), atlas.statements().stream().filter(s -> s.recorded() == verdict).count());
    }
    display.table(counts.build());
    // %% md
    // ## The named statements
    // %% code
    Table.Builder named = Table.of("id", "title", "verdict", "settled by");
    for (Statement s : atlas.statements()) {
      if (!s.id().startsWith("T12.")) {
        named.row(s.id(), s.title(), s.recorded().word(), s.settledBy().label());
      }
    }
    display.table(named.build());
    // %% md
    // ## Check two of them anew
    //
    // The paper's theorem by 2,000 seeded cases and a directed search for a violation, and the
    // first refuted statement with its counterexample.
    // %% code
    Checker checker = new Checker(1);
    Statement theorem = atlas.find("T1").orElseThrow();
    Finding holds = checker.check(theorem, 2000);
    display.text(theorem.text());
    display.text(
        "%s: %s in %d cases, %d violations; confirms the record: %s"
            .formatted(
                theorem.id(),
                holds.verdict().word(),
                holds.cases(),
                holds.violations(),
                holds.confirms()));
    // %% code
    Statement refuted =
        atlas.statements().stream()
            .filter(s -> s.recorded() == Verdict.REFUTED)
            .findFirst()
            .orElseThrow();
    Finding fails = checker.check(refuted, 500);
    display.text(refuted.id() + ". " + refuted.text());
    display.text(
        "%s, certificate %s: %s"
            .formatted(fails.verdict().word(), fails.certificate(), fails.counterexample()));
    // %% end
  }
}
