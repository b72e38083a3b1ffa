package org.eigendistill.theorem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every statement that the program decides: those with names (T1 to T12, lemmas), then all pairs of
 * teacher and student against every reference that no name covers.
 */
public final class Atlas {
  private final Map<String, Statement> byId = new LinkedHashMap<>();
  private final Map<List<Kind>, Statement> cells = new LinkedHashMap<>();

  private Atlas() {
    for (Statement statement : NamedStatements.all()) {
      add(statement);
      Comparison comparison = statement.comparison();
      boolean plain =
          comparison.recipe() == Recipe.DISTIL
              && comparison.damping() == Damping.OVER
              && !comparison.ordered();
      if (plain) {
        cells.put(key(comparison), statement);
      }
    }
    Kind[] kinds = Kind.values();
    for (Kind reference : kinds) {
      for (int i = 0; i < kinds.length; i++) {
        for (int j = i; j < kinds.length; j++) {
          Statement mixed = MixedPairs.of(kinds[i], kinds[j], reference);
          if (cells.putIfAbsent(key(mixed.comparison()), mixed) == null) {
            add(mixed);
          }
        }
      }
    }
  }

  /** The whole list. */
  public static Atlas full() {
    return new Atlas();
  }

  private void add(Statement statement) {
    byId.put(statement.id(), statement);
  }

  /** Teacher and student in one order, since gains multiply. */
  private static List<Kind> key(Comparison comparison) {
    return key(comparison.parts().get(0), comparison.parts().get(1), comparison.reference());
  }

  private static List<Kind> key(Kind teacher, Kind student, Kind reference) {
    return teacher.compareTo(student) <= 0
        ? List.of(teacher, student, reference)
        : List.of(student, teacher, reference);
  }

  /** All statements in their order. */
  public List<Statement> statements() {
    return new ArrayList<>(byId.values());
  }

  /** A statement by its id, letters of either case. */
  public Optional<Statement> find(String id) {
    return byId.values().stream().filter(s -> s.id().equalsIgnoreCase(id)).findFirst();
  }

  /** The statement about a teacher and a student, in either order, and a reference. */
  public Statement cell(Kind teacher, Kind student, Kind reference) {
    return cells.get(key(teacher, student, reference));
  }
}
