// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eigendistill.theorem.proof.Grounds;
import org.eigendistill.theorem.proof.Technique;
import org.junit.jupiter.api.Test;

/** A statement owns its proof or its certificate, and its words point to statements that exist. */
class GroundsTest {
  private static final Pattern NAME = Pattern.compile("\\b(T\\d+[a-z.]*|L-[a-z-]+)");

  @Test
  void noStatementWithoutGrounds() {
    Statement t1 = Atlas.full().find("T1").orElseThrow();
    Statement t6 = Atlas.full().find("T6").orElseThrow();
    assertThatThrownBy(() -> with(t1, null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> Grounds.Proof.by(Technique.ODDS, " "))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Grounds.Refutation("why", null))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> with(t1, t6.grounds())).hasMessageContaining("something else");
  }

  private static Statement with(Statement s, Grounds grounds) {
    return new Statement(s.conjecture(), grounds, s.source());
  }

  @Test
  void namesInProofsAreNamesOfStatements() {
    Atlas atlas = Atlas.full();
    int names = 0;
    for (Statement statement : atlas.statements()) {
      String argument =
          statement.grounds() instanceof Grounds.Proof proof
              ? proof.argument()
              : statement.reason();
      Matcher matcher = NAME.matcher(argument);
      while (matcher.find()) {
        String name = matcher.group().replaceAll("\\.$", "");
        assertThat(atlas.find(name)).as("%s names %s", statement.id(), name).isPresent();
        names++;
      }
    }
    assertThat(names).isGreaterThan(50);
  }
}
