// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.notebook.books;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eigendistill.data.Table;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.Filters;
import org.eigendistill.notebook.Book;
import org.eigendistill.notebook.Display;
import org.eigendistill.theorem.Checker;
import org.eigendistill.theorem.Finding;
import org.eigendistill.theorem.proof.Verdict;
import org.eigendistill.theorem.statement.Atlas;
import org.eigendistill.theorem.statement.Statement;

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
    for (Statement s : atlas.named()) {
      named.row(s.id(), s.title(), s.recorded().word(), s.settledBy().label());
    }
    display.table(named.build());
    // %% md
    // ## The pairs
    //
    // Matched with plain training along the top direction, is the student strictly behind along
    // every lower one? `holds`: always, the pair exaggerates; `refuted`: not always. Equal
    // procedures have equal constants, and steps are overdamped. First against plain training of
    // the student's own procedure, teachers down and students across.
    // %% code
    List<Filter> filters = Atlas.filters();
    String[] heads =
        Stream.concat(Stream.of("teacher"), filters.stream().map(Filter::name))
            .toArray(String[]::new);
    Table.Builder own = Table.of(heads);
    for (Filter teacher : filters) {
      List<Object> line = new ArrayList<>(List.of(teacher.name()));
      for (Filter student : filters) {
        line.add(atlas.cell(teacher, student, student).recorded().word());
      }
      own.row(line.toArray());
    }
    display.table(own.build());
    // %% md
    // Then all 28 pairs, in either order, since gains multiply, against each of the seven
    // references.
    // %% code
    heads[0] = "pair";
    Table.Builder pairs = Table.of(heads);
    for (Filter teacher : filters) {
      for (Filter student : filters.subList(filters.indexOf(teacher), filters.size())) {
        List<Object> line = new ArrayList<>(List.of(teacher.name() + ", " + student.name()));
        for (Filter reference : filters) {
          line.add(atlas.cell(teacher, student, reference).recorded().word());
        }
        pairs.row(line.toArray());
      }
    }
    display.table(pairs.build());
    // %% md
    // A pair's line reads: flow teaching flow exaggerates beside plain flow, ridge, decayed and
    // averaged flow, and need not beside the stepwise procedures. Against **ridge** every pair
    // exaggerates; against **flow** the ten pairs of flow, descent, heavy ball and Nesterov do;
    // against one of the last three only that procedure teaching itself. Against **decayed** or
    // **averaged flow** the same ten do, and that procedure paired with one of those four, but not
    // with itself.
    // %% md
    // ## Check two of them anew
    //
    // The paper's theorem by 200 seeded cases that cover its space, and then a directed search for
    // a violation, from the case with the least margin; the cases that the search decides on its
    // way are counted too, so that the number below is greater than 200. And the first refuted
    // statement with its counterexample.
    // %% code
    Checker checker = new Checker(1);
    Statement theorem = atlas.find("T1").orElseThrow();
    Finding holds = checker.check(theorem, 200);
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
    // %% md
    // ## Put your own
    //
    // Is a student of a teacher behind plain training of a reference? Replace the three names by
    // any of the program's ways of training, on record or not; a name that is none is refused,
    // with the nearest one. What is not on record is searched for violations, and remains
    // undecided if none is found: only a proof makes it hold.
    // %% code
    String teacherName = "flow"; // one of those that simulate --help lists
    String studentName = "averaged-flow";
    String referenceName = "flow";
    Filters known = Filters.installed();
    Statement asked =
        atlas.cell(known.named(teacherName), known.named(studentName), known.named(referenceName));
    Finding found = checker.check(asked, 100);
    display.text(
        "%s teaches %s, against %s: %s"
            .formatted(teacherName, studentName, referenceName, found.verdict().word()));
    display.text(asked.text());
    display.text(
        found.verdict() == Verdict.REFUTED
            ? "Counterexample: " + found.counterexample()
            : "%d cases, %d violations".formatted(found.cases(), found.violations()));
    // %% end
  }
}
