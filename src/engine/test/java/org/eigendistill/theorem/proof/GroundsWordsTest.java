// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.eigendistill.theorem.certificate.Counterexample;
import org.eigendistill.theorem.proposition.Subject;
import org.junit.jupiter.api.Test;

/** What grounds say, and that none are without words. */
class GroundsWordsTest {
  private record Example() implements Counterexample {
    @Override
    public Subject subject() {
      return null;
    }

    @Override
    public boolean verifies() {
      return true;
    }

    @Override
    public String text() {
      return "x = 1";
    }

    @Override
    public String gains() {
      return "";
    }

    @Override
    public String arithmetic() {
      return "exact";
    }
  }

  @Test
  void aProofIsItsArgumentAndItsLemmas() {
    Grounds.Proof proof = Grounds.Proof.by(Technique.ODDS, "It is.", Lemma.CURVE, Lemma.ODDS);
    assertThat(proof.text())
        .startsWith("It is. Curve lemma: ")
        .contains(Lemma.CURVE.statement() + " Proof: " + Lemma.CURVE.proof())
        .contains("Odds lemma: Let c = ")
        .endsWith(Lemma.ODDS.proof());
    assertThat(Lemma.STEPS.title()).isEqualTo("Momentum lemma");
    assertThat(proof.verdict()).isEqualTo(Verdict.HOLDS);
    assertThat(proof.settledBy()).isEqualTo(Technique.ODDS);
    assertThat(proof.boxes()).isEmpty();
    assertThat(proof.onBoxes(BoxClaim.BERNOULLI).boxes()).containsExactly(BoxClaim.BERNOULLI);
    assertThat(proof.onBoxes(BoxClaim.BERNOULLI).text()).isEqualTo(proof.text());
    assertThatThrownBy(() -> Grounds.Proof.by(Technique.ODDS, " "))
        .isInstanceOf(IllegalArgumentException.class);
    for (Technique technique : Technique.values()) {
      assertThat(technique.label()).isNotBlank();
    }
    assertThat(BoxClaim.BERNOULLI.where())
        .isEqualTo("k in [0.05, 0.95], d in [0.05, 20] (an inequality of the proof)");
    assertThat(BoxClaim.FLOW_IS_BEHIND.where()).endsWith("l1 T in [0.1, 8]");
  }

  @Test
  void aRefutationIsAnExample() {
    Grounds refutation = new Grounds.Refutation("At 1 it is not.", new Example());
    assertThat(refutation.verdict()).isEqualTo(Verdict.REFUTED);
    assertThat(refutation.text()).isEqualTo("At 1 it is not.");
    assertThat(refutation.settledBy()).isEqualTo(Technique.EXAMPLE);
    assertThatThrownBy(() -> new Grounds.Refutation("", new Example()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aQuestionIsOpen() {
    Grounds open = new Grounds.Open();
    assertThat(open.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(open.text()).startsWith("No proof is written");
    assertThat(open.settledBy()).isEqualTo(Technique.NOTHING);
    assertThat(Verdict.values()).extracting(Verdict::word).doesNotHaveDuplicates();
  }
}
