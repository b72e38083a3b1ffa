// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.eigendistill.base.Progress;
import org.eigendistill.dynamics.Filters;
import org.eigendistill.scenario.reference.CheckedNumber;
import org.eigendistill.scenario.reference.Provenance;
import org.eigendistill.scenario.reference.ReferenceNumber;
import org.eigendistill.scenario.reference.ReferenceNumbers;
import org.eigendistill.spectrum.EjmlSolver;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Numbers of papers, formulas, theorems and of an independent program (NumPy), file by file: a
 * number above 1 to a relative tolerance, another to an absolute one.
 */
class ScenarioNumbersTest {
  private static final List<ReferenceNumber> ALL = ReferenceNumbers.all();

  /** Of each of these one is enough but where all are asked for. */
  private static final List<String> LONG =
      List.of(
          "gap-p1000-",
          "w2s-",
          "mp-g2-",
          "flow-p150-fresh",
          "flow-p200-fresh",
          "surrogate-p500-a2",
          "wys-spike-draws",
          "wys-flat",
          "golden-ridge-D5-0.1");

  @TestFactory
  List<DynamicTest> numbers() {
    return tests(number -> !isLong(number));
  }

  @Tag("slow")
  @TestFactory
  List<DynamicTest> longNumbers() {
    return tests(ScenarioNumbersTest::isLong);
  }

  private static boolean isLong(ReferenceNumber number) {
    return number.slow() || LONG.stream().anyMatch(number.scenario()::startsWith);
  }

  private static List<DynamicTest> tests(Predicate<ReferenceNumber> chosen) {
    Map<String, List<ReferenceNumber>> files = new LinkedHashMap<>();
    ALL.stream()
        .filter(chosen)
        .forEach(
            number ->
                files.computeIfAbsent(number.scenario(), each -> new ArrayList<>()).add(number));
    assertThat(files).isNotEmpty();
    List<DynamicTest> tests = new ArrayList<>();
    files.forEach((file, rows) -> tests.add(DynamicTest.dynamicTest(file, () -> check(rows))));
    return tests;
  }

  private static void check(List<ReferenceNumber> rows) {
    ScenarioRun run = new ScenarioRun(Filters.installed(), new EjmlSolver(), 2, Progress.NONE);
    assertThat(ReferenceNumbers.check(rows, run, Progress.NONE))
        .hasSameSizeAs(rows)
        .allMatch(CheckedNumber::ok);
  }

  /** A little more than is allowed on the side that matters, or no number, and every row turns. */
  @Test
  void everyRowCanFail() {
    assertThat(ALL).hasSizeGreaterThan(200);
    assertThat(ALL.stream().map(ReferenceNumber::row)).doesNotHaveDuplicates();
    for (ReferenceNumber number : ALL) {
      double allowed = 0.1;
      double side = number.relation().word().equals("at most") ? 1 : -1;
      assertThat(new CheckedNumber(number, number.expected() + side * 0.11, allowed).ok())
          .as(number.row())
          .isFalse();
      assertThat(new CheckedNumber(number, Double.NaN, allowed).ok()).isFalse();
      assertThat(new CheckedNumber(number, number.expected(), Double.NaN).ok()).isFalse();
    }
  }

  /** All numbers that the independent program gave, with their tags; examples have one each. */
  @Test
  void allAreThere() {
    assertThat(ALL.stream().filter(number -> number.row().startsWith("F"))).hasSize(176);
    assertThat(ALL.stream().filter(number -> number.row().startsWith("example/")))
        .extracting(ReferenceNumber::scenario)
        .containsExactlyElementsOf(Examples.names());
    assertThat(ALL)
        .filteredOn(number -> number.tag() == Provenance.OWN)
        .allMatch(number -> number.source().isEmpty());
    assertThat(ALL).allMatch(number -> !number.place().isEmpty());
  }
}
