// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.page;

import org.eigendistill.experiment.PaperClaim;
import org.eigendistill.markup.Markup;

/** What the report says between its tables and figures. */
final class ReportText {
  /** What is asked, and the terms in which it is answered. */
  static final Markup INTRODUCTION =
      Markup.page(
          """
          A student trained on a teacher's predictions deviates from its teacher, and may beat it. The paper
          *On student-teacher deviations in distillation: does it pay to disobey?* (NeurIPS 2023,
          [arXiv 2301.12923](https://arxiv.org/abs/2301.12923)) explains this: distillation exaggerates gradient descent's bias toward the data's top
          eigendirections. This page decides its claims, exactly in linear models and by measurement in networks.

          In linear models the *gain* along an eigendirection is the share of the least-squares solution that
          training has reached; a student that has reached as much as its teacher along the top direction, and less along
          the lower ones, exaggerates the bias, and its *lag* says by how much. In networks the same is measured
          on the weights that touch the inputs, and confidence by the log-odds of the teacher's top class: by their
          *offset*, student less teacher, in the fifth of rows of which the teacher is least sure, and by the
          *slope* of the student's on the teacher's. Studies of three teachers a seed measure on
          functions and margins, by rules that stood before: their [replication report](../src/docs/replication.md) says which, and
          its first table is [below](#network-readings). A dash in a table stands for a number that is not known or has no
          meaning there.""");

  /** How the table that a reader needs first is read. */
  static final Markup READINGS =
      Markup.page(
          """
          The table that a reader needs first. A cell is a study at a rate of label noise. *Paper*: settings of the original that look
          so, where it counts them. *Here*: cells in which students look so by the paper's own measure. *Another network*: cells in which a
          network that never saw the teacher looks so too. *Yes* to *not known*: verdicts of cells by measures that are 0 of such a network
          (cross-fitted).""");

  /** How claims are decided. */
  static final Markup CLAIMS =
      Markup.page(
          """
          How many settings came out which way, each hypothesis of the networks with three teachers by itself, its verdict over
          all cells apart from its cells; their words are those of the [rules](../src/docs/pre-registration.md). In older studies of networks an effect is supported where its 95 %% interval over
          seeds, and those of its differences from both controls, lie on the claimed side; mixed where a control comes as
          far; opposite where the interval lies on the other side; else not supported. %s has rows for training and for
          test rows; there "opposite" asks for the controls too, a slope decides nothing, and an offset is not known to be the student's where a network of another
          seed, that never saw the teacher, comes as far: noise of training alone moves both."""
              .formatted(PaperClaim.CONFIDENCE.id()));

  /** Which statements are listed. */
  static final Markup ATLAS =
      Markup.page(
          """
          The statements that have names; for pairs of ways of training see [the figure](#atlas).
          Check all of them anew: `theorems check`.""");

  /** Where tables come from. */
  static final Markup PROVENANCE =
      Markup.page(
          """
          Every table with the run that it comes from; [manifest.json](manifest.json) has the same. What a
          run did not compute itself is taken as an earlier run left it, or as it is committed with the program.""");

  /** How all is made again. */
  static final Markup AGAIN =
      Markup.page(
          """
          Compute everything again: `java -jar target/eigendistill.jar reproduce`. Only draw again,
          from the tables: `reproduce --redraw`.""");

  private ReportText() {}
}
