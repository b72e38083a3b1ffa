// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.networks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Claim;
import org.eigendistill.experiment.Evidence;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Reference;
import org.eigendistill.neural.EvaluationRows;

/**
 * Effect sizes in networks, rung by rung: students and their controls against the teacher, as a
 * forest plot.
 */
final class NetworkEffects extends NetworkExperiment {
  private static final List<ArmStyle> ARMS =
      List.of(ArmStyle.STUDENT_AT_1, ArmStyle.STUDENT, ArmStyle.HARD, ArmStyle.PLAIN);

  private static final double APART = 0.18;

  NetworkEffects() {
    super(
        NetworkTable.EFFECTS.id(),
        NetworkTable.EFFECTS,
        "Networks with cross-entropy: effects and controls");
  }

  @Override
  public Optional<Figure> figure(Table table) {
    List<NetworkRows> studies = NetworkRows.studies(table);
    List<Panel> panels =
        List.of(
            panel(
                studies,
                Measure.lowOffset(EvaluationRows.TEST),
                "offset, lowest fifth, test rows",
                true),
            panel(
                studies, Measure.lowOffset(EvaluationRows.TRAIN), "the same, training rows", false),
            panel(studies, Measure.slope(EvaluationRows.TEST), "raw slope, test rows", false),
            panel(studies, Measure.slope(EvaluationRows.TRAIN), "raw slope, training rows", true),
            panel(studies, Measure.LAG, "mean lag", false),
            panel(studies, Measure.TEST_GAIN, "gain in test accuracy", false));
    return Optional.of(
        Figure.wide(3, panels)
            .withHeight(2 * (0.7 + 0.26 * studies.size()))
            .withCaption(
                "Networks against their teachers at the end of training, means over label noise 0,"
                    + " 0.2 and 0.4 and over seeds, with 95 % t intervals over seeds. (a, b) Mean"
                    + " log-odds less the teacher's in the fifth of rows of which the teacher is"
                    + " least sure; below 0 is what the paper calls low-confidence underfitting."
                    + " (c, d) Slope of the confidence plot. On test rows networks of the teacher's"
                    + " own recipe that never saw it (plain training, where the recipe is one)"
                    + " mostly lie below 0 and below 1 as well, by noise of training alone: only"
                    + " beyond them does an offset tell of distillation, and a slope does not. (e) Lag"
                    + " of progress along lower directions of the data where both have come equally"
                    + " far along the top one; no mark where the input layers cannot be compared."
                    + " (f) Gain in test accuracy over the teacher."));
  }

  private static Panel panel(
      List<NetworkRows> studies, Measure measure, String label, boolean named) {
    List<Layer> layers = new ArrayList<>();
    layers.add(Reference.vertical(measure.none(), ""));
    for (int a = 0; a < ARMS.size(); a++) {
      ArmStyle arm = ARMS.get(a);
      Estimates found =
          new Estimates(
              studies.stream().map(rows -> rows.of(arm.arm(), measure.column())).toList());
      if (found.hasKnown()) {
        layers.add(found.forest(arm.label(), arm.style()).shifted((a - 1.5) * APART));
      }
    }
    List<String> names =
        studies.stream().map(rows -> named ? NetworkRows.title(rows.study()) : " ").toList();
    return Panel.of(Axis.linear(label), Axis.categories("", names), layers);
  }

  @Override
  public List<Claim> claims(Table table) {
    Evidence evidence = Evidence.of(Evidence.Models.NETWORKS, NetworkTable.EFFECTS.id());
    NetworkClaims claims = new NetworkClaims(table, evidence);
    NetworkConfidenceClaims confidence = new NetworkConfidenceClaims(table, evidence);
    List<Claim> all = new ArrayList<>();
    all.addAll(confidence.counts());
    all.addAll(confidence.studies());
    all.addAll(claims.bias());
    all.addAll(new NetworkRelation(table, evidence).claims());
    all.addAll(claims.interpolation());
    all.addAll(new NetworkSwitchingClaims(table, evidence).claims());
    return all;
  }
}
