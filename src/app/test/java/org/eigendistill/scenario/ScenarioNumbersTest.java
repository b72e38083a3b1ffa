package org.eigendistill.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Table;
import org.eigendistill.dynamics.Filters;
import org.eigendistill.spectrum.EjmlSolver;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Numbers of papers, formulas, theorems and of an independent program (NumPy), file by file: a
 * number above 1 to a relative tolerance, another to an absolute one.
 */
class ScenarioNumbersTest {
  private static final String SIMULATED = "3 se";

  /** Of each of these one is enough but where all are asked for. */
  private static final List<String> LONG =
      List.of(
          "gap-p1000-",
          "w2s-",
          "edit-",
          "mp-g2-",
          "mp-g0.5-s1-flow",
          "mp-g0.5-s5-flow",
          "flow-p150-fresh",
          "flow-p200-fresh",
          "surrogate-p500-a2",
          "golden-ridge-D5-0.1");

  @TestFactory
  List<DynamicTest> numbers() {
    return tests(file -> LONG.stream().noneMatch(file::startsWith));
  }

  @Tag("slow")
  @TestFactory
  List<DynamicTest> longNumbers() {
    return tests(file -> LONG.stream().anyMatch(file::startsWith));
  }

  private static List<DynamicTest> tests(java.util.function.Predicate<String> chosen) {
    Table table = Table.read(resource("numbers.csv"));
    Map<String, List<List<String>>> files = new LinkedHashMap<>();
    for (List<String> row : table.rows()) {
      if (chosen.test(row.get(1))) {
        files.computeIfAbsent(row.get(1), each -> new ArrayList<>()).add(row);
      }
    }
    assertThat(files).isNotEmpty();
    List<DynamicTest> tests = new ArrayList<>();
    files.forEach(
        (file, rows) -> tests.add(DynamicTest.dynamicTest(file, () -> check(file, rows))));
    return tests;
  }

  private static void check(String file, List<List<String>> rows) {
    JsonNode answer =
        new ObjectMapper()
            .valueToTree(
                new ScenarioRun(Filters.installed(), new EjmlSolver(), 2, Progress.NONE)
                    .of(ScenarioFile.read(resource("files/" + file).toString()))
                    .json());
    for (List<String> row : rows) {
      double expected = Double.parseDouble(row.get(3));
      JsonNode found = answer.at(row.get(2));
      assertThat(found.isNumber()).as(row.get(0) + " in " + answer).isTrue();
      double tolerance =
          row.get(4).equals(SIMULATED)
              ? 3
                  * Math.hypot(1, 1)
                  * answer.at(row.get(2).replaceFirst("risk$", "se")).doubleValue()
              : Double.parseDouble(row.get(4)) * Math.max(1, Math.abs(expected));
      assertThat(found.doubleValue())
          .as(row.get(0))
          .isCloseTo(expected, org.assertj.core.data.Offset.offset(tolerance));
    }
  }

  private static Path resource(String name) {
    try {
      return Path.of(ScenarioNumbersTest.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
