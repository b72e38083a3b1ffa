// SPDX-License-Identifier: Apache-2.0
package org.eigendistill;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The house rule: imports go down only. */
class RoomsTest {
  /**
   * Room to the rooms that it may import from; base is open to all. A room that is parted lets
   * others in by its name alone; among its parts each is named.
   */
  private static final Map<String, Set<String>> MAY_IMPORT =
      Map.ofEntries(
          Map.entry("base", Set.of()),
          Map.entry("testing", Set.of()),
          Map.entry("output", Set.of()),
          Map.entry("number", Set.of()),
          Map.entry("data.tensor", Set.of()),
          Map.entry("data", Set.of("data.tensor")),
          Map.entry("spectrum", Set.of()),
          Map.entry("markup", Set.of()),
          Map.entry("figure", Set.of("markup")),
          Map.entry("figure.type", Set.of("figure", "markup")),
          Map.entry("figure.paint", Set.of("figure", "figure.type", "markup")),
          Map.entry("dynamics", Set.of("spectrum", "number")),
          Map.entry("softmax", Set.of("spectrum", "number")),
          Map.entry("tangent", Set.of("spectrum", "softmax")),
          Map.entry("theorem.proposition", Set.of("dynamics", "number")),
          Map.entry("theorem.search", Set.of("dynamics", "number", "theorem.proposition")),
          Map.entry(
              "theorem.certificate",
              Set.of("dynamics", "number", "theorem.proposition", "theorem.search")),
          Map.entry(
              "theorem.pay",
              Set.of(
                  "dynamics",
                  "number",
                  "risk",
                  "theorem.proposition",
                  "theorem.search",
                  "theorem.certificate",
                  "theorem.criterion")),
          Map.entry("theorem.proof", Set.of("number", "theorem.certificate")),
          Map.entry(
              "theorem.criterion",
              Set.of(
                  "dynamics",
                  "number",
                  "theorem.proposition",
                  "theorem.search",
                  "theorem.certificate",
                  "theorem.proof")),
          Map.entry(
              "theorem.features",
              Set.of("number", "theorem.proposition", "theorem.search", "theorem.certificate")),
          Map.entry(
              "theorem.softmax",
              Set.of(
                  "number",
                  "softmax",
                  "theorem.proposition",
                  "theorem.search",
                  "theorem.certificate")),
          Map.entry(
              "theorem.deep",
              Set.of(
                  "deep",
                  "number",
                  "theorem.proposition",
                  "theorem.search",
                  "theorem.certificate")),
          Map.entry(
              "theorem.flips",
              Set.of("number", "theorem.proposition", "theorem.search", "theorem.certificate")),
          Map.entry(
              "theorem.statement",
              Set.of(
                  "dynamics",
                  "number",
                  "theorem.deep",
                  "theorem.proposition",
                  "theorem.search",
                  "theorem.certificate",
                  "theorem.criterion",
                  "theorem.pay",
                  "theorem.proof",
                  "theorem.features",
                  "theorem.softmax",
                  "theorem.flips")),
          Map.entry(
              "theorem",
              Set.of(
                  "dynamics",
                  "number",
                  "theorem.proposition",
                  "theorem.search",
                  "theorem.certificate",
                  "theorem.proof",
                  "theorem.criterion",
                  "theorem.features",
                  "theorem.statement")),
          Map.entry("deep", Set.of("dynamics", "number")),
          Map.entry("risk", Set.of("dynamics", "spectrum")),
          Map.entry("population", Set.of("dynamics", "spectrum")),
          Map.entry("population.moment", Set.of("population", "spectrum")),
          Map.entry("population.average", Set.of("population", "population.moment", "spectrum")),
          Map.entry(
              "population.limit",
              Set.of("population", "population.moment", "dynamics", "number", "spectrum")),
          Map.entry(
              "scenario",
              Set.of(
                  "data",
                  "dynamics",
                  "spectrum",
                  "population",
                  "population.average",
                  "population.limit")),
          Map.entry("risk.advice", Set.of("risk", "dynamics", "spectrum", "data")),
          Map.entry("scenario.reference", Set.of("data", "scenario")),
          Map.entry("risk.literature", Set.of("risk", "dynamics", "spectrum", "scenario")),
          Map.entry("compare.estimate", Set.of()),
          Map.entry("compare.rows", Set.of("data", "compare.estimate")),
          Map.entry("compare.check", Set.of("spectrum", "compare.estimate", "compare.rows")),
          Map.entry("compare.measure", Set.of("compare.estimate", "compare.rows")),
          Map.entry(
              "compare",
              Set.of(
                  "spectrum",
                  "compare.estimate",
                  "compare.rows",
                  "compare.check",
                  "compare.measure")),
          Map.entry("diagnose", Set.of("data", "spectrum", "compare", "compare.estimate")),
          Map.entry("diagnose.layer", Set.of("data", "spectrum", "diagnose")),
          Map.entry(
              "neural",
              Set.of(
                  "data", "output", "spectrum", "compare.estimate", "compare.measure", "diagnose")),
          Map.entry("simulation", Set.of("data", "deep", "spectrum", "dynamics", "softmax")),
          Map.entry(
              "chart",
              Set.of(
                  "data",
                  "spectrum",
                  "figure",
                  "markup",
                  "dynamics",
                  "risk",
                  "diagnose",
                  "simulation",
                  "population",
                  "scenario")),
          Map.entry(
              "experiment", Set.of("data", "spectrum", "figure", "markup", "neural", "chart")),
          Map.entry(
              "experiment.linear",
              Set.of(
                  "data",
                  "spectrum",
                  "figure",
                  "markup",
                  "number",
                  "dynamics",
                  "softmax",
                  "deep",
                  "theorem",
                  "theorem.pay",
                  "risk",
                  "population",
                  "chart",
                  "experiment")),
          Map.entry(
              "experiment.verdict",
              Set.of("data", "diagnose", "compare.estimate", "neural", "experiment")),
          Map.entry(
              "experiment.networks",
              Set.of(
                  "data",
                  "figure",
                  "markup",
                  "diagnose",
                  "neural",
                  "experiment",
                  "experiment.verdict")),
          Map.entry(
              "experiment.ladder",
              Set.of(
                  "data",
                  "spectrum",
                  "dynamics",
                  "number",
                  "softmax",
                  "deep",
                  "tangent",
                  "figure",
                  "diagnose",
                  "neural",
                  "experiment")),
          Map.entry(
              "experiment.literature",
              Set.of("data", "figure", "markup", "risk", "scenario", "experiment")),
          Map.entry("experiment.page", Set.of("data", "figure", "markup", "theorem", "experiment")),
          Map.entry(
              "experiment.reproduction",
              Set.of(
                  "data",
                  "output",
                  "spectrum",
                  "figure",
                  "markup",
                  "experiment",
                  "experiment.ladder",
                  "experiment.linear",
                  "experiment.networks",
                  "experiment.verdict",
                  "experiment.literature",
                  "experiment.page")),
          Map.entry(
              "page",
              Set.of(
                  "data",
                  "output",
                  "figure",
                  "markup",
                  "compare",
                  "compare.check",
                  "compare.estimate",
                  "compare.measure",
                  "compare.rows",
                  "diagnose",
                  "diagnose.layer",
                  "experiment",
                  "experiment.page")),
          Map.entry("notebook", Set.of("data", "output", "figure", "markup", "experiment")),
          Map.entry(
              "notebook.books",
              Set.of(
                  "data",
                  "spectrum",
                  "figure",
                  "markup",
                  "deep",
                  "number",
                  "dynamics",
                  "theorem",
                  "risk",
                  "diagnose",
                  "compare",
                  "neural",
                  "chart",
                  "notebook")));

  private static final JavaClasses CLASSES = House.classes();

  @Test
  void everyRoomIsKnown() {
    for (JavaClass type : CLASSES) {
      String room = room(type);
      assertThat(MAY_IMPORT.containsKey(room) || room.equals("cli")).as(type.getName()).isTrue();
    }
  }

  @Test
  void thePlanHasNoCircles() {
    for (String room : MAY_IMPORT.keySet()) {
      assertThat(House.below(MAY_IMPORT, room))
          .as("what " + room + " stands on")
          .doesNotContain(room);
    }
  }

  @Test
  void importsGoDownOnly() {
    Set<String> broken = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      String from = room(type);
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass();
        if (!target.getName().startsWith(House.ROOT)) {
          continue;
        }
        String to = room(target);
        boolean allowed =
            to.equals(from) || to.equals("base") || from.equals("cli") || mayImport(from, to);
        if (!allowed) {
          broken.add(type.getName() + " -> " + target.getName());
        }
      }
    }
    assertThat(broken).as("imports that go up or sideways").isEmpty();
  }

  @Test
  void noCircles() {
    slices().matching(House.ROOT + "(*)..").should().beFreeOfCycles().check(CLASSES);
    slices().matching(House.ROOT + "(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void nothingPrintsButTheCommandLine() {
    Set<String> printing = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      if (!room(type).equals("cli")
          && type.getFieldAccessesFromSelf().stream()
              .anyMatch(
                  access ->
                      access.getTargetOwner().getName().equals("java.lang.System")
                          && !access.getTarget().getName().equals("in"))) {
        printing.add(type.getName());
      }
    }
    assertThat(printing).isEmpty();
  }

  private static boolean mayImport(String from, String to) {
    Set<String> below = MAY_IMPORT.getOrDefault(from, Set.of());
    boolean outside = !whole(from).equals(whole(to));
    return below.contains(to) || (outside && below.contains(whole(to)));
  }

  /** The room that a part belongs to. */
  private static String whole(String room) {
    return room.split("\\.")[0];
  }

  /** The package, or the nearest one above it that is a room. */
  private static String room(JavaClass type) {
    String room = House.room(type);
    while (!MAY_IMPORT.containsKey(room) && room.contains(".")) {
      room = room.substring(0, room.lastIndexOf('.'));
    }
    return room;
  }
}
