// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.eigendistill.data.Table;
import org.eigendistill.dynamics.Distillation;
import org.eigendistill.dynamics.Distillation.Switching;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.Filters;
import org.eigendistill.dynamics.Parameter;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.experiment.page.ExplorerPage;
import org.eigendistill.testing.Wanted;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The explorer in a browser, where Chromium is installed: its numbers beside the JVM's, and how it
 * reads.
 */
class ExplorerIT {
  private static final double ROUNDING = 1e-15;

  private static final double[] EIGENVALUES = {3, 1, 0.5, 0.2, 0.05, 1e-3, 1e-6};

  @TempDir private Path folder;

  private final ObjectMapper mapper = new ObjectMapper();

  @BeforeAll
  static void browserIsInstalled() {
    Wanted.program(Browser.PROGRAM);
  }

  private JsonNode asked(String script) throws Exception {
    return AskedPage.of(script, folder);
  }

  /** One filter's numbers, usual or of its domain, with a step that does not diverge. */
  private static double[] numbers(Filter filter) {
    return filter.parameters().stream().mapToDouble(ExplorerIT::number).toArray();
  }

  private static double number(Parameter parameter) {
    return parameter.isStep()
        ? 0.2
        : parameter.usualFor(EIGENVALUES[0]).orElse(parameter.domain().example().value());
  }

  private ObjectNode setting(Filter filter, Distillation made, double[] students) {
    ObjectNode node = mapper.createObjectNode();
    node.put("procedure", filter.name());
    ArrayNode numbers = node.putArray("numbers");
    made.teacher().numbers().forEach(numbers::add);
    node.put("teacher", made.teacherTime());
    ArrayNode lengths = node.putArray("students");
    for (double length : students) {
      lengths.add(length);
    }
    ArrayNode eigenvalues = node.putArray("eigenvalues");
    for (double l : EIGENVALUES) {
      eigenvalues.add(l);
    }
    if (made.imitation() != 1) {
      node.put("imitation", made.imitation());
    }
    if (made.generations() != 1) {
      node.put("generations", made.generations());
    }
    if (made.switching() != Switching.NEVER) {
      node.put(
          "switchTo",
          made.switching().direction() == Switching.Direction.TO_LABELS
              ? "labels"
              : "distillation");
      node.put("switchAt", made.switching().time());
    }
    return node;
  }

  @Test
  void gainsAreTheEngines() throws Exception {
    double[] students = {1, 2, 7, 40, 300};
    List<Distillation> cases = new ArrayList<>();
    ArrayNode asked = mapper.createArrayNode();
    List<Filter> own = Filters.installed().all().stream().filter(Filters::isOwn).toList();
    assertThat(own).hasSizeGreaterThanOrEqualTo(17);
    for (Filter filter : own) {
      Procedure procedure = Procedure.of(filter, numbers(filter));
      Distillation plain = Distillation.of(procedure, 5);
      List<Distillation> more =
          new ArrayList<>(
              List.of(
                  plain,
                  plain.withImitation(-0.5),
                  plain.withGenerations(3),
                  Distillation.of(procedure, 1000)));
      if (filter.continues()) {
        more.add(plain.withSwitching(new Switching(Switching.Direction.TO_LABELS, 2)));
        more.add(plain.withSwitching(new Switching(Switching.Direction.TO_DISTILLATION, 2)));
      }
      for (Distillation each : more) {
        cases.add(each);
        asked.add(setting(filter, each, students));
      }
    }
    JsonNode answers = asked("found(%s.map(each => eigendistill.gains(each)));".formatted(asked));
    for (int c = 0; c < cases.size(); c++) {
      Distillation made = cases.get(c);
      for (int k = 0; k < EIGENVALUES.length; k++) {
        same(
            answers.get(c).get("teacher").get(k),
            made.teacherModel().along(EIGENVALUES[k]).gain(),
            asked.get(c));
        for (int i = 0; i < students.length; i++) {
          same(
              answers.get(c).get("students").get(i).get(k),
              made.students().at(students[i]).along(EIGENVALUES[k]).gain(),
              asked.get(c));
        }
      }
    }
  }

  private static void same(JsonNode there, double here, JsonNode setting) {
    assertThat(there.doubleValue())
        .as("%s", setting)
        .isCloseTo(here, Offset.offset(ROUNDING * Math.max(1, Math.abs(here))));
  }

  @Test
  void whatIsWrongIsSaid() throws Exception {
    JsonNode said =
        asked(
            """
            const good = { procedure: "flow", numbers: [], teacher: 1, students: [1], eigenvalues: [1] };
            const wrong = [{}, { ...good, procedure: "flw" }, { ...good, teacher: -1 }, { ...good, eigenvalues: [1, "x"] },
              { ...good, eigenvalues: [1, -1] }, { ...good, temperature: 4 }, { ...good, students: [] },
              { ...good, numbers: [3] }, { ...good, switchTo: "hard", switchAt: 1 }, { ...good, generations: 1.5 }, null];
            found(wrong.map(each => { try { return JSON.stringify(eigendistill.gains(each)); } catch (e) { return e.message; } }));
            """);
    assertThat(mapper.convertValue(said, String[].class))
        .satisfiesExactly(
            text -> assertThat(text).isEqualTo("procedure is missing"),
            text -> assertThat(text).startsWith("'flw' is not one of [flow"),
            text -> assertThat(text).contains("flow needs a positive, finite time, not -1"),
            text -> assertThat(text).contains("eigenvalues has what is no number at place 1"),
            text -> assertThat(text).contains("at place 1 stands -1"),
            text -> assertThat(text).startsWith("there is no field temperature"),
            text -> assertThat(text).isEqualTo("students is empty"),
            text -> assertThat(text).isEqualTo("flow takes 0 numbers, not 1"),
            text -> assertThat(text).isEqualTo("switchTo is labels or distillation, not hard"),
            text -> assertThat(text).startsWith("generations is a whole number"),
            text -> assertThat(text).startsWith("give an object"));
  }

  /** What the page hands over for a shell comes to the same gains by the program. */
  @Test
  void copiedCommandsRun() throws Exception {
    String address =
        "procedure=heavy-ball&numbers=0.5,0.7&teacher=9&student=4&generations=2&count=5";
    Browser.Sight sight =
        ServedPage.open(
            ExplorerPage.text(),
            address,
            Browser.View.LIGHT,
            "found({ command: asCommand(), python: asPython(), address: address().split('#')[1], gains: eigendistill.gains(setting()) });",
            folder);
    JsonNode found = sight.measured();
    assertThat(found.get("address").textValue())
        .isEqualTo(
            "count=5&procedure=heavy-ball&numbers=0.5%2C0.7&teacher=9&student=4&generations=2");
    assertThat(found.get("python").textValue())
        .contains("momentum=0.5, step=0.7, teacher=9, times=[4], generations=2");
    String shell =
        "eigendistill() { %s \"$@\"; }\n%s"
            .formatted(String.join(" ", Jar.command()), found.get("command").textValue());
    Jar.Run run = Jar.runProgram(Map.of(), folder, "sh", "-c", shell);
    assertThat(run.exit()).as(run.err()).isZero();
    // nothing lies about that somebody may have had
    assertThat(folder.resolve("spectrum.csv")).doesNotExist();
    Table table = Table.read(folder.resolve("explored/trajectory.csv"));
    double[] gains = table.where("role", "student").numbers("gain");
    JsonNode expected = found.get("gains").get("students").get(0);
    assertThat(gains).hasSize(5);
    for (int k = 0; k < gains.length; k++) {
      // the design has roots of the eigenvalues, which are squared again
      assertThat(gains[k]).isCloseTo(expected.get(k).doubleValue(), Offset.offset(1e-13));
    }
  }

  /** A deep network has a command of its own. */
  @Test
  void copiedCommandOfADeepNetwork() throws Exception {
    JsonNode found =
        ServedPage.open(
                ExplorerPage.text(),
                "depth=3&count=4&teacher=20&student=8",
                Browser.View.LIGHT,
                "found({ command: asCommand(), python: asPython(), gains: eigendistill.deep({ teacher: 20, students: [8], eigenvalues: eigenvalues() }, 3, 0.001).student });",
                folder)
            .measured();
    String[] words = found.get("command").textValue().split(" ");
    Jar.Run run =
        InProcess.run(folder, List.of(words).subList(1, words.length).toArray(String[]::new));
    assertThat(run.exit()).as(run.err()).isZero();
    Table table = Table.read(folder.resolve("explored/trajectory.csv")).where("role", "student");
    double[] gains = table.numbers("gain");
    assertThat(gains).hasSize(4);
    for (int k = 0; k < gains.length; k++) {
      assertThat(gains[k])
          .isCloseTo(found.get("gains").get(k).doubleValue(), Offset.offset(ROUNDING));
    }
    assertThat(found.get("python").textValue()).contains("depth=3, start=0.001, teacher=20");
  }

  /** The notebook asks what the page asks, and its numbers are those that the page shows. */
  @Test
  void theNotebookOfPredictionsShowsTheSame() throws Exception {
    JsonNode found =
        asked(
            """
            const shown = id => document.getElementById(id).textContent;
            (async () => {
              const all = [];
              for (const question of [...QUESTIONS, { state: {} }]) {
                state = { ...structuredClone(START), ...question.state };
                draw();
                await settle();
                all.push({ ask: question.ask, right: question.right, answers: question.answers, bias: shown("bias-said"), risk: shown("risk-said") });
              }
              found(all);
            })();
            """);
    List<String> words = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    Path file = Path.of("notebooks-export/predict-then-see.ipynb");
    for (JsonNode cell : mapper.readTree(file.toFile()).get("cells")) {
      words.add(cell.get("source").textValue());
      cell.path("outputs")
          .forEach(output -> outputs.add(output.get("data").path("text/plain").asText()));
    }
    String all = String.join(" ", words).replaceAll("\\s+", " ");
    assertThat(found.size()).isEqualTo(4);
    for (int i = 0; i < 3; i++) {
      assertThat(all).contains(found.get(i).get("ask").textValue());
      JsonNode answers = found.get(i).get("answers");
      for (int k = 0; k < answers.size(); k++) {
        assertThat(all).contains("- %d: %s".formatted(k + 1, answers.get(k).textValue()));
      }
      int right = found.get(i).get("right").intValue() + 1;
      assertThat(outputs).contains("No answer was given; it is %d.".formatted(right));
    }
    assertThat(outputs)
        .contains(found.get(0).get("bias").textValue(), found.get(2).get("bias").textValue());
    // of risks the page goes on to the best blend
    assertThat(outputs)
        .anyMatch(text -> said(text, "Alignment 0: ", found.get(1)))
        .anyMatch(text -> said(text, "Alignment 0.6: ", found.get(3)));
  }

  private static boolean said(String output, String head, JsonNode page) {
    return output.startsWith(head)
        && page.get("risk").textValue().startsWith(output.substring(head.length()));
  }

  /** Every refuted cell of the atlas has an example that shows it in doubles, or is its mirror. */
  @Test
  void counterexamplesRun() throws Exception {
    JsonNode found =
        asked(
            """
            found(DATA.atlas.cells.filter(cell => cell.example).map(cell => {
              const { eigenvalues, teacher, student, reference } = cell.example;
              const pupil = eigendistill.gains({ procedure: cell.teacher, numbers: teacher.numbers, teacher: teacher.length,
                studentProcedure: cell.student, studentNumbers: student.numbers, students: [student.length], eigenvalues }).students[0];
              const plain = eigendistill.gains({ procedure: "flow", numbers: [], teacher: reference.length, students: [1], eigenvalues }).teacher;
              return { name: cell.teacher + " " + cell.student, pupil, plain };
            }));
            """);
    assertThat(found.size()).isEqualTo(33);
    for (JsonNode each : found) {
      assertThat(each.get("pupil").get(0).doubleValue())
          .as("%s", each)
          .isLessThanOrEqualTo(each.get("plain").get(0).doubleValue() + ROUNDING);
      assertThat(each.get("pupil").get(1).doubleValue())
          .as("%s", each)
          .isGreaterThanOrEqualTo(each.get("plain").get(1).doubleValue() - ROUNDING);
    }
  }

  @ParameterizedTest
  @EnumSource(Browser.View.class)
  void everyReaderCanReadIt(Browser.View view) throws Exception {
    String measure =
        Files.readString(Path.of("src/app/test/resources/org/eigendistill/cli/measure.js"))
            .replace(
                "loaded: [...new Set([...asked, ...tried])]",
                "loaded: [...new Set([...asked, ...tried])].filter(url => !/[/](last|ready|found)$/.test(url))");
    ReadablePage.check(ServedPage.open(ExplorerPage.text(), "", view, measure, folder), view);
  }

  /** A browser without the kind of WebAssembly that is needed says so, and has a drawing. */
  @Test
  void withoutWebAssembly() throws Exception {
    String broken =
        ExplorerPage.text()
            .replace(
                "begin();\n",
                "WebAssembly.compile = () => Promise.reject(new Error());\nbegin();\n");
    assertThat(broken).isNotEqualTo(ExplorerPage.text());
    JsonNode found =
        ServedPage.open(
                broken,
                "",
                Browser.View.LIGHT,
                "found({ words: document.getElementById('missing').hidden, still: document.querySelector('#still svg polyline') !== null && !document.getElementById('still').hidden });",
                folder)
            .measured();
    assertThat(found.get("words").booleanValue()).isFalse();
    assertThat(found.get("still").booleanValue()).isTrue();
  }
}
