// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.eigendistill.testing.Wanted;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the explorer says of a state is true of it, and no theorem is said of other students. */
class ExplorerSentencesIT {
  /** Words that a state's sentences must have, and one that they must not. */
  private record State(String address, String has, String hasNot) {}

  private static final List<State> STATES =
      List.of(
          // N1 is about stopped flow here, and a student pays beside the procedure itself
          new State(
              "law=1.15&count=7&procedure=nesterov&numbers=0.9,0.1&teacher=6&student=5&alignment=0&noise=1",
              "It pays ",
              "not pay"),
          new State(
              "procedure=heavy-ball&numbers=0.9,0.1&alignment=0&teacher=5&student=3",
              "Theorem N1 is about stopped flow here",
              "not pay"),
          // the student that is shown has a late switch: N2
          new State(
              "switchTo=distillation&switchAt=18&teacher=4&student=19&alignment=0",
              "A late switch pays (theorem N2)",
              "It pays"),
          new State(
              "switchTo=distillation&switchAt=18&teacher=4&student=19&alignment=0",
              "% less than the best stopped teacher",
              "no student is better"),
          new State("alignment=0", "no student by flow that is distilled", "It pays"),
          // better by 0.0023 %, and N3 proves that some is
          new State(
              "spectrum=.06878745,.00040092,.00014101&alignment=.3&noise=4",
              "It pays 0.00",
              "no student"),
          // whole steps: plain training is further along the top direction than the student
          new State(
              "procedure=descent&numbers=0.02&teacher=1&student=1",
              "along the top itself 50 times",
              "Where plain training is as far"),
          // momentum: gains pass 1
          new State(
              "procedure=heavy-ball&numbers=0.9,0.1&teacher=30&student=4",
              "The gain of heavy-ball with step 0.1 and momentum 0.9 does not rise with training, but falls or has passed 1 at eigenvalue 1.000 by 5 steps, from 4 steps. No statement is about it from there on",
              "Gradient flow"),
          // before they do there is a theorem: 5 steps, 9 steps are the first to overshoot
          new State(
              "procedure=heavy-ball&numbers=0.9,0.1&teacher=3&student=2",
              "behind along every lesser direction (theorem T8p.first)",
              "does not rise"),
          new State(
              "procedure=heavy-ball&numbers=0.1,0.5&teacher=8&student=3",
              "behind along every lesser direction (theorem T8p.first)",
              "does not rise"),
          new State(
              "procedure=heavy-ball&numbers=0.1,0.5&teacher=9&student=3",
              "by 9 steps, from 8 steps. No statement",
              "T8p"),
          new State(
              "procedure=heavy-ball&numbers=0.1,0.5&teacher=8&student=3&generations=2",
              "plain training",
              "T8p"),
          new State(
              "procedure=nesterov&numbers=0.1,0.2&teacher=8&student=3", "T12p.first", "not rise"),
          // also where there is nothing to compare, and along whichever direction is first
          new State("procedure=nesterov", "eigenvalue 0.4353 by 3 steps", "eigenvalue 0.05070"),
          // gains and risks that differ, in as many digits
          new State(
              "procedure=heavy-ball&numbers=0.1,0.5&teacher=8&student=3",
              "first further at step",
              "gain 0.93, the student's 0.93."),
          new State("generations=5&teacher=8.42&student=54.6", "found of one generation", "@"),
          new State("generations=5&student=1000", "equal to rounding along 15", "ahead"),
          new State("depth=3", "known for 1 layer only, and are not drawn", "those of"),
          new State(
              "procedure=heavy-ball&numbers=0.5,0.05&teacher=3&student=2",
              "Whole steps leave open which way it goes.",
              "does not rise"),
          // proved by N3, and below all rounding
          new State(
              "law=0.5&count=7&alignment=2&noise=0.05",
              "It pays by nothing that can be measured",
              "e-"),
          new State("teacher=30&student=12", "Distillation exaggerates the bias.", "does not rise"),
          new State(
              "procedure=descent&numbers=0.5&teacher=9&student=4",
              "plain training",
              "does not rise"),
          // an address of another version, or with a slip
          new State(
              "procedure=no-such-thing&teacher=4",
              "asks for the procedure no-such-thing, which there is not: flow is shown.",
              "undefined"),
          // gains of 1 and more
          new State(
              "procedure=descent&numbers=1&teacher=5&student=3",
              "has learned all of the labels",
              "never has"),
          new State(
              "procedure=descent&numbers=1.5&teacher=2&student=1", "(gain 1.13)", "never has"),
          // T13: strictly behind, where gains round to 1
          new State(
              "depth=2&teacher=1000&student=1000", "behind along 23 of the 23", "No difference"),
          new State("depth=2&teacher=400&student=300", "along the other 4 too", "ahead"),
          // T9: a negative weight turns the bias round or not
          new State("imitation=-0.5&teacher=0.3&student=1", "behind along 23 of the 23", "ahead"),
          new State("imitation=-0.5&teacher=3&student=3", "ahead along", "exaggerates"),
          new State("imitation=1.5", "learned nothing, or the opposite", "never"),
          // sentences with numbers that the browser's formatter cannot write
          new State(
              "procedure=suffix-average&teacher=8&student=3", "Best stopped teacher", "conversion"),
          new State(
              "spectrum=.0351685,.000305937,.000305937&alignment=.6&noise=1",
              "theorem N3",
              "conversion"),
          // eigenvalues that rise by their law are put in order
          new State("law=-1&count=5", "behind along 4 of the 4", "nothing to compare"),
          // T13 is about modes that are stronger than their start
          new State(
              "depth=2&spectrum=1,0.001,0.0001",
              "T13 says nothing of modes that are no stronger",
              "No difference"),
          // beyond what is drawn or searched
          new State("spectrum=1e-300,1e300", "24 ", "NaN"),
          new State("noise=1e308&toString=abc&teacher=-5", "behind along", "100 %"));

  @TempDir private Path folder;

  @BeforeAll
  static void browserIsInstalled() {
    Wanted.program(Browser.PROGRAM);
  }

  private JsonNode asked(String script) throws Exception {
    return AskedPage.of(script, folder);
  }

  @Test
  void areTrueOfTheState() throws Exception {
    String addresses =
        new ObjectMapper().writeValueAsString(STATES.stream().map(State::address).toList());
    JsonNode found =
        asked(
            """
            (async () => {
              const all = [];
              for (const address of %s) {
                history.replaceState(null, "", "#" + address);
                state = read();
                checkProcedure();
                makeKnobs();
                draw();
                await settle();
                all.push(["bias-said", "risk-said", "unknown", "refused"].map(id => document.getElementById(id).textContent).join(" | "));
              }
              found(all);
            })();
            """
                .formatted(addresses));
    List<String> said =
        StreamSupport.stream(found.spliterator(), false).map(JsonNode::textValue).toList();
    assertThat(said).hasSameSizeAs(STATES);
    org.assertj.core.api.SoftAssertions.assertSoftly(
        softly -> {
          for (int i = 0; i < STATES.size(); i++) {
            State state = STATES.get(i);
            softly
                .assertThat(said.get(i))
                .as(state.address())
                .contains(state.has())
                .doesNotContain(state.hasNot());
          }
        });
  }

  /** What is pasted is taken as it stands, or refused with a reason. */
  @Test
  void pastedNumbers() throws Exception {
    JsonNode found =
        asked(
            """
            found(["1,5;0,3;0,1", "index,eigenvalue\\n0,3\\n1,2", "NaN,3,2", "Infinity\\n3", "0x10 3", "1e-300 1e300",
              '"3","1"', "0.01 0.1 1", "eigenvalue\\n2\\n1"].map(text => {
              state.spectrum = null;
              takeSpectrum(text);
              return { said: document.getElementById("own-said").textContent, spectrum: state.spectrum };
            }));
            """);
    assertThat(found.findValuesAsText("said"))
        .satisfiesExactly(
            said -> assertThat(said).contains("write points"),
            said -> assertThat(said).contains("names 2 columns"),
            said -> assertThat(said).contains("'NaN' is no number"),
            said -> assertThat(said).contains("'Infinity' is no number"),
            said -> assertThat(said).contains("'0x10' is no number"),
            said -> assertThat(said).contains("1 that are 0, negative or below"),
            said -> assertThat(said).startsWith("2 eigenvalues"),
            said -> assertThat(said).startsWith("3 eigenvalues"),
            said -> assertThat(said).startsWith("2 eigenvalues, divided by the largest, 2."));
    assertThat(found.get(7).get("spectrum").toString()).isEqualTo("[1,0.1,0.01]");
  }

  /** Bars keep their order while one passes another, which stays chosen; labels follow the top. */
  @Test
  void barsAndKnobsFollow() throws Exception {
    JsonNode found =
        asked(
            """
            state = { ...structuredClone(START), procedure: "descent", numbers: [0.5], teacher: 16, student: 6, spectrum: [1, 0.5, 0.1] };
            makeKnobs();
            draw();
            chosen = 1;
            for (let i = 0; i < 12; i++) spectrumBox.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowUp" }));
            const first = { spectrum: [...state.spectrum], chosen };
            draw();
            const step = document.getElementById("number-step-value").textContent;
            // what the keys have asked for is drawn first
            requestAnimationFrame(() => setTimeout(async () => {
              state.noise = 0;
              await settle();
              state.spectrum = [1, 1e-5, 1e-6];
              chosen = 1;
              spectrumBox.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown" }));
              found({ first, step, law: document.getElementById("law").disabled, stale: document.getElementById("risk-said").textContent,
                low: state.spectrum, refused: document.getElementById("refused").textContent, least: Number(document.getElementById("noise").min) });
            }));
            """);
    assertThat(found.get("first").get("chosen").intValue()).isZero();
    assertThat(found.get("first").get("spectrum").get(0).doubleValue()).isGreaterThan(1.5);
    assertThat(found.get("first").get("spectrum").get(1).doubleValue()).isEqualTo(1);
    assertThat(found.get("step").textValue()).startsWith("0.78").endsWith(" / top");
    assertThat(found.get("law").booleanValue()).isTrue();
    // below what is drawn a bar stays where it is
    assertThat(found.get("low").toString()).isEqualTo("[1,1.0E-5,1.0E-6]");
    assertThat(found.get("refused").textValue()).isNotEmpty();
    assertThat(found.get("stale").textValue()).isEmpty();
    assertThat(found.get("least").doubleValue()).isPositive();
  }

  /**
   * A search holds up nothing: it runs beside the page, and says what the page's own engine says.
   * One that is overtaken says nothing.
   */
  @Test
  void searchesRunBesideThePage() throws Exception {
    JsonNode found =
        asked(
            """
            (async () => {
              const said = () => document.getElementById("risk-said").textContent;
              state = { ...structuredClone(START), procedure: "nesterov", numbers: [0.9, 0.1], teacher: 6, student: 5 };
              makeKnobs();
              draw();
              say("risk-said", "before");
              settle();
              const meanwhile = said();
              state = structuredClone(START);
              makeKnobs();
              draw();
              await settle();
              const beside = said();
              bestSaid(api.best(problem()));
              const inPage = said();
              state = { ...structuredClone(START), count: 60, spectrum: Array.from({ length: 300 }, (_, k) => 1 / (k + 1)) };
              draw();
              await settle();
              const many = charts.risk.data[1].filter(Number.isFinite);
              drawRisk();
              const here = charts.risk.data[1].filter(Number.isFinite);
              worker = { postMessage() { setTimeout(() => this.onerror(new Event("error")), 0); } };
              state = structuredClone(START);
              draw();
              await settle();
              found({ meanwhile, beside, inPage, many, here, without: said(), labels: document.getElementById("gains").getAttribute("aria-label") });
            })();
            """);
    assertThat(found.get("meanwhile").textValue()).isEqualTo("before");
    assertThat(found.get("beside").textValue())
        .startsWith("It pays ")
        .isEqualTo(found.get("inPage").textValue());
    assertThat(found.get("many")).isEqualTo(found.get("here")).isNotEmpty();
    assertThat(found.get("without").textValue()).startsWith("It pays 0.24 %");
    assertThat(found.get("labels").textValue())
        .startsWith("Gains over eigenvalues: teacher from 0.162 at 0.0221 to ");
  }
}
