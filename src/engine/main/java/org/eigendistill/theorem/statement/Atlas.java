// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.statement;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.theorem.certificate.Certificates;
import org.eigendistill.theorem.proposition.Damping;
import org.eigendistill.theorem.proposition.Proposition;
import org.eigendistill.theorem.proposition.Scheme;

/**
 * Every statement that the program decides: those with names (T1 to T13, lemmas), then all pairs of
 * teacher and student against every reference that no name covers. Each owns its proof or its
 * certificate; a certificate that no statement takes, or that one lacks, is an error here.
 */
public final class Atlas {
  /** What the ids of pairs begin with, and what they once began with. */
  private static final List<String> PAIRS = List.of("p", "t12");

  /** Made once, when it is first asked for: it takes longer than most that is asked of it. */
  private static final class Full {
    static final Atlas ATLAS = new Atlas();
  }

  private final List<Statement> named;
  private final List<Statement> pairs;
  private final Map<List<Filter>, Statement> cells = new LinkedHashMap<>();

  private Atlas() {
    Certificates certificates = Certificates.stored();
    StatementList names = new StatementList(certificates);
    FlowStatements.addTo(names);
    StepStatements.addTo(names);
    FilterStatements.addTo(names);
    PayStatements.addTo(names);
    CriterionStatements.addTo(names);
    FeatureStatements.addTo(names);
    SoftmaxStatements.addTo(names);
    DeepStatements.addTo(names);
    FlipStatements.addTo(names);
    named = names.statements();
    for (Statement statement : named) {
      // the matched form stands before the order's
      statement
          .proposition()
          .filter(p -> p.scheme() == Scheme.DISTIL && p.damping() == Damping.OVER)
          .ifPresent(p -> cells.putIfAbsent(key(p), statement));
    }
    StatementList others = new StatementList(certificates);
    MixedPairs mixed = new MixedPairs(Proved.by(named));
    List<Filter> filters = filters();
    for (Filter reference : filters) {
      for (Filter teacher : filters) {
        for (Filter student : filters.subList(filters.indexOf(teacher), filters.size())) {
          if (!cells.containsKey(key(teacher, student, reference))) {
            mixed.add(teacher, student, reference, others);
          }
        }
      }
    }
    pairs = others.statements();
    pairs.forEach(pair -> cells.put(key(pair.proposition().orElseThrow()), pair));
    certificates.requireAllTaken();
  }

  /** The whole list. */
  public static Atlas full() {
    return Full.ATLAS;
  }

  /** Teacher and student in one order, since gains multiply. */
  private static List<Filter> key(Proposition proposition) {
    return key(proposition.parts().get(0), proposition.parts().get(1), proposition.reference());
  }

  private static List<Filter> key(Filter teacher, Filter student, Filter reference) {
    return filters().indexOf(teacher) <= filters().indexOf(student)
        ? List.of(teacher, student, reference)
        : List.of(student, teacher, reference);
  }

  /** All statements in their order. */
  public List<Statement> statements() {
    return Stream.concat(named.stream(), pairs.stream()).toList();
  }

  /** Those of all statements that compare a student with plain training. */
  public List<Statement> propositions() {
    return statements().stream().filter(s -> s.proposition().isPresent()).toList();
  }

  /** The statements with names of their own, T1 to T13 and lemmas. */
  public List<Statement> named() {
    return named;
  }

  /** The others: a teacher, a student and a reference each. */
  public List<Statement> pairs() {
    return pairs;
  }

  /**
   * A statement by its id, letters of either case; a pair also as {@code T12.teacher.student
   * .reference}, and in either order of teacher and student.
   */
  public Optional<Statement> find(String id) {
    Optional<Statement> exact =
        statements().stream().filter(s -> s.id().equalsIgnoreCase(id)).findFirst();
    return exact.or(() -> pair(id.toLowerCase(Locale.ROOT).split("\\.")));
  }

  private Optional<Statement> pair(String[] words) {
    if (words.length != 4 || !PAIRS.contains(words[0])) {
      return Optional.empty();
    }
    List<Filter> three =
        Arrays.stream(words)
            .skip(1)
            .flatMap(word -> filters().stream().filter(filter -> filter.name().equals(word)))
            .toList();
    return three.size() == 3
        ? Optional.of(cell(three.get(0), three.get(1), three.get(2)))
        : Optional.empty();
  }

  /**
   * The statement about a teacher and a student, in either order, and a reference; where none is on
   * record, as where a filter is none of {@link #filters}, one that is open.
   */
  public Statement cell(Filter teacher, Filter student, Filter reference) {
    Statement known = cells.get(key(teacher, student, reference));
    return known != null
        ? known
        : StatementList.open(MixedPairs.conjecture(teacher, student, reference));
  }

  /** The filters that the statements on record are about, in the order of the atlas. */
  public static List<Filter> filters() {
    return AtlasFilters.ALL;
  }
}
