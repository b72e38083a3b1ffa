// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.eigendistill.base.BadInputException;
import org.eigendistill.theorem.AtlasCriterion;
import org.eigendistill.theorem.StudentAhead;
import org.eigendistill.theorem.criterion.Characterisation;
import org.eigendistill.theorem.criterion.ElasticityCriterion;
import org.eigendistill.theorem.criterion.NotMonotone;
import org.eigendistill.theorem.statement.Atlas;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Filters decided by the criterion (statement N4), from their formulas alone. */
@Command(
    name = "characterise",
    description =
        "Does a way of training exaggerate? Decided from the filter's formula. With the"
            + " elasticity e = d log a / d log l of its gain a, the student is behind plain training"
            + " on all pairs of directions and at all times iff e(u v) <= e(u) + e(v) at all gains"
            + " u, v (statement N4). \"holds\" is a proof, \"refuted\" has numbers, and"
            + " \"undecided\" says what was tried and where it stopped. Gains that fall as training"
            + " goes on are refused.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class TheoremsCharacteriseCommand implements Callable<Integer> {
  @ParentCommand private TheoremsCommand theorems;

  @Mixin private TrioOptions question;

  @Option(
      names = "--all",
      description =
          "All pairs on record beside the criterion on a grid of gains, and the corollary that gives"
              + " each in a line.")
  private boolean all;

  @Mixin private WithOption with;
  @Mixin private CommonOptions common;

  @Override
  public Integer call() {
    if (all == question.isGiven()) {
      throw theorems.refused("Say --filter, --pair or --all.");
    }
    PrintWriter out = common.json.words();
    if (all) {
      List<AtlasCriterion> rows = AtlasCriterion.all(Atlas.full());
      if (!common.isQuiet()) {
        CharacterisationPrintout.table(out, rows);
      }
      out.flush();
      common.json.write(CharacterisationPrintout.rows(rows));
      return rows.stream().allMatch(AtlasCriterion::agrees) ? Main.GOOD : Main.FAILED;
    }
    Atlas atlas = Atlas.full();
    List<CharacterisationPrintout> answers = new ArrayList<>();
    for (ElasticityCriterion criterion : question.questions()) {
      Characterisation found = decided(criterion);
      CharacterisationPrintout answer =
          new CharacterisationPrintout(
              found,
              StudentAhead.of(found, common.seed),
              CharacterisationPrintout.recorded(atlas, found.trio()));
      answers.add(answer);
      if (!common.isQuiet()) {
        answer.print(out);
        out.flush();
      }
    }
    common.json.write(CharacterisationPrintout.answers(answers));
    return Main.GOOD;
  }

  private static Characterisation decided(ElasticityCriterion criterion) {
    try {
      return criterion.decide();
    } catch (NotMonotone e) {
      throw BadInputException.of(
          e.filter(),
          "",
          "its gain does not rise with training, but " + e.place(),
          e.isOfNumbers()
              ? "Give it other numbers, or --eigenvalues below."
              : "N4 is about gains that rise until training is over; write update so that its gain does.",
          e);
    }
  }
}
