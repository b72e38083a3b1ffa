// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.theorem.proof.Technique;
import org.eigendistill.theorem.proof.Verdict;
import org.junit.jupiter.api.Test;

/** What is on record, by its names: those that users of {@code theorems} and papers refer to. */
class AtlasListTest {
  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+"));
  }

  /** Named statements by what settles them, in the order of the atlas. */
  @Test
  void namedStatements() {
    Atlas atlas = Atlas.full();
    assertThat(settledBy(atlas, Technique.GAIN_CURVE))
        .isEqualTo(
            words(
                """
              T1 T1-order T3 T9a T2 N5
              """));
    assertThat(settledBy(atlas, Technique.EFFECTIVE_TIME))
        .isEqualTo(
            words(
                """
              T5 T10a T10b L-descent-flow L-heavy-ball-flow L-nesterov-flow N1 N4
              T13 T13.start T13.any T13.switch.a T13.switch.b T13.seq
              """));
    assertThat(settledBy(atlas, Technique.EXAMPLE))
        .isEqualTo(
            words(
                """
              T9 T2x T8px T8x T12px T12x T6 T7 T11a N1x N2x N2y N3x N3y N4x N4y N4ix
              N4sx N4ax N5x N5y N5z R1x R1y S1x S1y S1z T13x T13y T13z T13.startx
              T13.starty T13.anyx T13.switch.ax T13.switch.bx T13.seqx C4.meansx
              C4.slopex C4.slopey C4.resistsx C4.bothx C4.flowx
              """));
    assertThat(settledBy(atlas, Technique.ODDS))
        .isEqualTo(
            words(
                """
              T8 T8p T8p.first T12 T12p T12p.first T4 T4-order T11b N4i N4s N4a
              """));
    assertThat(settledBy(atlas, Technique.ORDER))
        .isEqualTo(
            words(
                """
              T11c L-flow-averaged L-flow-decayed L-averaged-ridge L-decayed-ridge
              """));
    assertThat(settledBy(atlas, Technique.RISK))
        .isEqualTo(
            words(
                """
              N2 N3 C4.means C4.slope C4.resists C4.both C4.flow
              """));
    assertThat(settledBy(atlas, Technique.CONTRACTION))
        .isEqualTo(
            words(
                """
              R1
              """));
    assertThat(settledBy(atlas, Technique.SUMMATION))
        .isEqualTo(
            words(
                """
              S1
              """));
    assertThat(atlas.statements()).hasSize(88 + 187);
    assertThat(atlas.pairs().stream().filter(Statement::isRefuted)).hasSize(124);
    assertThat(atlas.propositions()).hasSize(34 + 187);
  }

  private static List<String> settledBy(Atlas atlas, Technique technique) {
    return atlas.named().stream()
        .filter(s -> s.settledBy() == technique)
        .map(Statement::id)
        .toList();
  }

  /** What boxes prove besides, how many of a statement. */
  @Test
  void boxes() {
    assertThat(
            Atlas.full().named().stream()
                .filter(s -> !s.boxes().isEmpty())
                .map(s -> s.id() + " " + s.boxes().size()))
        .containsExactly(
            "T1 2",
            "T10b 1",
            "T9a 1",
            "T8 2",
            "T12 2",
            "T4 1",
            "T11c 1",
            "L-flow-averaged 1",
            "L-flow-decayed 1",
            "L-averaged-ridge 1",
            "L-decayed-ridge 1");
  }

  /** Each says who trains how, what is given and what is claimed, and where it comes from. */
  @Test
  void wordsOfEach() {
    for (Statement statement : Atlas.full().statements()) {
      for (String words :
          Stream.of(
                  statement.title(),
                  statement.setting(),
                  statement.premise(),
                  statement.conclusion(),
                  statement.reason(),
                  statement.source())
              .toList()) {
        assertThat(words).as(statement.id()).isNotBlank().doesNotContain("%s", "%d");
      }
      assertThat(statement.text())
          .isEqualTo(
              statement.setting()
                  + ". If "
                  + statement.premise()
                  + ", then "
                  + statement.conclusion()
                  + ".");
      assertThat(statement.isOnRecord()).as(statement.id()).isTrue();
      boolean refuted = statement.recorded() == Verdict.REFUTED;
      assertThat(statement.isRefuted()).isEqualTo(refuted);
      assertThat(statement.certificate().isPresent()).isEqualTo(refuted);
      assertThat(statement.counterexample().filter(text -> text.contains(" = ")).isPresent())
          .as(statement.id())
          .isEqualTo(refuted);
      assertThat(statement.settledBy() == Technique.EXAMPLE).isEqualTo(refuted);
    }
  }

  @Test
  void oneInWords() {
    Statement t1 = Atlas.full().find("T1").orElseThrow();
    assertThat(t1.source()).isEqualTo("the paper's theorem (arXiv 2301.12923)");
    assertThat(t1.conclusion()).isEqualTo("the student is strictly behind along l_2");
    assertThat(t1.subject()).isEqualTo(t1.proposition().orElseThrow());
    assertThat(Atlas.full().find("N1").orElseThrow().proposition()).isEmpty();
  }

  /** A filter that no statement is about: open, and so on nobody's record. */
  @Test
  void whatIsNotOnRecordIsOpen() {
    Filter flow = GradientFlow.of().filter();
    Filter square = new org.eigendistill.dynamics.IteratedRidge();
    Statement open = Atlas.full().cell(flow, square, flow);
    assertThat(open.recorded()).isEqualTo(Verdict.UNDECIDED);
    assertThat(open.isOnRecord()).isFalse();
    assertThat(open.isRefuted()).isFalse();
    assertThat(open.certificate()).isEmpty();
    assertThat(open.boxes()).isEmpty();
    assertThat(open.id()).startsWith("P.flow.");
  }
}
