// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem;

import static org.assertj.core.api.Assertions.assertThat;

import org.eigendistill.theorem.proof.BoxClaim;
import org.eigendistill.theorem.proof.Grounds;
import org.eigendistill.theorem.proof.Lemma;
import org.eigendistill.theorem.statement.Atlas;
import org.eigendistill.theorem.statement.Statement;
import org.junit.jupiter.api.Test;

/** The page has everything that there is, each once. */
class TheoryPageTest {
  private static final Atlas ATLAS = Atlas.full();
  private static final String PAGE = Theory.markdown(ATLAS);

  @Test
  void lemmasWithTheirProofs() {
    for (Lemma lemma : Lemma.values()) {
      assertThat(PAGE)
          .contains("**%s.** %s\n".formatted(lemma.title(), lemma.statement()))
          .contains("*Proof.* %s\n".formatted(lemma.proof()));
    }
    assertThat(PAGE).contains("\n## Lemmas\n\n").contains("\n## Statements\n\n");
    assertThat(PAGE).contains(Finding.LEFT_OPEN, Finding.LEFT_OPEN_BY_LAWS).endsWith(".\n");
  }

  @Test
  void namedStatementsWithTheirGrounds() {
    for (Statement statement : ATLAS.named()) {
      String head =
          "### %s: %s (%s)\n\n%s\n\n"
              .formatted(
                  statement.id(), statement.title(), statement.recorded().word(), statement.text());
      assertThat(PAGE).containsOnlyOnce(head);
      String rest = PAGE.substring(PAGE.indexOf(head) + head.length());
      String own = rest.substring(0, (rest + "\n#").indexOf("\n#"));
      if (statement.grounds() instanceof Grounds.Proof proof) {
        assertThat(own).startsWith("*Proof.* " + proof.argument());
        proof.lemmas().forEach(lemma -> assertThat(own).contains(lemma.title()));
      } else {
        assertThat(own)
            .startsWith("*Why.* " + statement.reason())
            .contains(statement.counterexample().map("*Numbers:* %s."::formatted).orElse(""));
      }
      for (BoxClaim claim : statement.boxes()) {
        assertThat(own).contains("On boxes:").contains(claim.where());
      }
      assertThat(own).contains("Settled by: %s.".formatted(statement.settledBy().label()));
      assertThat(own).contains("Source: %s.".formatted(statement.source()));
    }
  }

  @Test
  void pairsWithTheirNumbers() {
    for (Statement pair : ATLAS.pairs()) {
      String numbers = pair.counterexample().map(" *Numbers:* %s."::formatted).orElse("");
      assertThat(PAGE).containsOnlyOnce("\n- `%s`.%s\n".formatted(pair.id(), numbers));
    }
    assertThat(PAGE.split("\\*Refuted.\\* ")).hasSizeGreaterThan(2);
    assertThat(PAGE.split("\\*Hold.\\* \\*Proof.\\* ")).hasSizeGreaterThan(2);
  }
}
