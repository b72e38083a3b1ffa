package org.eigendistill.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Table;
import org.eigendistill.dynamics.Filters;
import org.eigendistill.spectrum.EjmlSolver;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every example gives the number that it is there for. */
class ExamplesTest {
  private static final List<String> LONG =
      List.of("capacity-gap", "weak-to-strong", "edited-labels", "early-stopping");

  /** Of drawn rows: four standard errors of two independent draws. */
  private static final double SIMULATED = 4 * Math.sqrt(2);

  @Test
  void thereAreThirtyAndEachSaysWhatItShows() {
    assertThat(Examples.names()).hasSize(30).doesNotHaveDuplicates();
    for (String name : Examples.names()) {
      assertThat(Examples.text(name)).startsWith("# ").contains("scenario: " + name + "\n");
      assertThat(ScenarioFile.read(name).name()).isEqualTo(name);
    }
    assertThat(numbers().column("example")).containsExactlyElementsOf(Examples.names());
  }

  @TestFactory
  List<DynamicTest> examples() {
    return tests(false);
  }

  @Tag("slow")
  @TestFactory
  List<DynamicTest> longExamples() {
    return tests(true);
  }

  private static List<DynamicTest> tests(boolean slow) {
    List<DynamicTest> tests = new ArrayList<>();
    for (List<String> row : numbers().rows()) {
      if (LONG.contains(row.get(0)) == slow) {
        tests.add(DynamicTest.dynamicTest(row.get(0), () -> check(row)));
      }
    }
    return tests;
  }

  private static void check(List<String> row) {
    JsonNode answer =
        new ObjectMapper()
            .valueToTree(
                new ScenarioRun(Filters.installed(), new EjmlSolver(), 1, Progress.NONE)
                    .of(ScenarioFile.read(row.get(0)))
                    .json());
    double expected = Double.parseDouble(row.get(2));
    boolean drawn = row.get(3).equals("3 se");
    double tolerance =
        drawn
            ? SIMULATED * answer.at(row.get(1).replaceFirst("risk$", "se")).doubleValue()
            : Double.parseDouble(row.get(3)) * Math.max(1, Math.abs(expected));
    assertThat(answer.at(row.get(1)).doubleValue()).isCloseTo(expected, within(tolerance));
  }

  private static Table numbers() {
    try {
      return Table.read(Path.of(ExamplesTest.class.getResource("examples.csv").toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
