// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.List;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.Filters;
import org.eigendistill.theorem.statement.Atlas;
import org.eigendistill.theorem.statement.Statement;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Pairs of teacher and student that the user asks about, on record or not. */
final class PairOption implements TakesFilters {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--pair",
      paramLabel = "T,S,R",
      description =
          "Is a student S of a teacher T behind plain training of R? Any procedures, each with"
              + " any of its numbers; on record or not. It holds by a proof on record only, is refuted"
              + " by a certificate, verified again, or else undecided, with what the search has seen."
              + " May be given again.")
  private List<String> pairs;

  private Filters filters;

  @Override
  public void offer(Filters all) {
    filters = all;
  }

  boolean isGiven() {
    return pairs != null;
  }

  /** What is asked. */
  List<Statement> statements() {
    Atlas atlas = Atlas.full();
    List<Statement> asked = new ArrayList<>();
    FilterNames names = new FilterNames(spec, filters, "--pair");
    for (String pair : pairs) {
      List<Filter> three = names.three(pair);
      three.stream().distinct().forEach(GainCheck::require);
      asked.add(atlas.cell(three.get(0), three.get(1), three.get(2)));
    }
    return asked;
  }
}
