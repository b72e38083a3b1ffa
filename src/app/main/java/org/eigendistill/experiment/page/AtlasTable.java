// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.page;

import org.eigendistill.data.Table;
import org.eigendistill.theorem.proof.Verdict;
import org.eigendistill.theorem.statement.Atlas;
import org.eigendistill.theorem.statement.Statement;

/** The atlas as the report prints it: the named statements one by one, the rest counted. */
final class AtlasTable {
  private AtlasTable() {}

  /** Statements that have a name of their own, T1 and so on, with the verdict on record. */
  static Table named() {
    Table.Builder table = Table.of("id", "statement", "verdict", "settled by", "source");
    for (Statement s : Atlas.full().named()) {
      table.row(s.id(), s.text(), s.recorded().word(), s.settledBy().label(), s.source());
    }
    return table.build();
  }

  /** How many of the other statements hold, fail or are open. */
  static String others() {
    StringBuilder words =
        new StringBuilder("The pairs of ways of training that have no name of their own:");
    for (Verdict verdict : Verdict.values()) {
      long count = Atlas.full().pairs().stream().filter(s -> s.recorded() == verdict).count();
      words.append(" %d %s,".formatted(count, verdict.word()));
    }
    return words.substring(0, words.length() - 1) + ".";
  }
}
