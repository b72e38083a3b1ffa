package org.eigendistill.experiment.networks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Table;
import org.eigendistill.diagnose.Estimate;
import org.eigendistill.experiment.Claim;
import org.eigendistill.experiment.Evidence;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.Spectra;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Intervals;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Reference;
import org.eigendistill.neural.StudyFile;
import org.eigendistill.neural.StudyTables;

/**
 * Effect sizes in networks, rung by rung: students and their controls against the teacher, as a
 * forest plot. The quick form is a small study of its own.
 */
final class NetworkEffects implements Experiment {
  private static final List<Arm> ARMS = List.of(Arm.STUDENT_AT_1, Arm.STUDENT, Arm.HARD, Arm.PLAIN);

  private static final double APART = 0.18;

  private final boolean quick;

  NetworkEffects(boolean quick) {
    this.quick = quick;
  }

  @Override
  public String id() {
    return quick ? "networks-small" : "networks";
  }

  @Override
  public boolean isLong() {
    return !quick;
  }

  @Override
  public String title() {
    return quick ? "Networks: a small study" : "Networks with cross-entropy: effects and controls";
  }

  @Override
  public List<String> columns() {
    return StudyTables.ARMS;
  }

  @Override
  public List<String> studies() {
    return quick ? StudyFile.quick() : StudyFile.bundled();
  }

  @Override
  public Table compute(Spectra spectra, Progress progress) {
    return spectra.networks().tables(studies()).arms();
  }

  @Override
  public Optional<Figure> figure(Table table) {
    List<String> studies = table.values("study");
    List<Panel> panels =
        List.of(
            panel(table, "low_offset_test", "offset, lowest fifth, test rows", 0, true),
            panel(table, "low_offset_train", "the same, training rows", 0, false),
            panel(table, "slope_test", "raw slope, test rows", 1, false),
            panel(table, "slope_train", "raw slope, training rows", 1, true),
            panel(table, "lag", "mean lag", 0, false),
            panel(table, "test_gain", "gain in test accuracy", 0, false));
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
      Table table, String measure, String label, double none, boolean named) {
    List<String> studies = table.values("study");
    List<Layer> layers = new ArrayList<>();
    layers.add(Reference.vertical(none, ""));
    for (int a = 0; a < ARMS.size(); a++) {
      double[] value = new double[studies.size()];
      double[] low = new double[studies.size()];
      double[] high = new double[studies.size()];
      boolean some = false;
      for (int s = 0; s < studies.size(); s++) {
        Estimate e = NetworkRows.study(table, studies.get(s)).of(ARMS.get(a).id(), measure);
        value[s] = e.value();
        low[s] = e.low();
        high[s] = e.high();
        some |= Double.isFinite(e.value());
      }
      if (some) {
        layers.add(
            Intervals.forest(ARMS.get(a).label(), value, low, high, ARMS.get(a).style())
                .shifted((a - 1.5) * APART));
      }
    }
    List<String> names = studies.stream().map(s -> named ? NetworkRows.title(s) : " ").toList();
    return Panel.of(Axis.linear(label), Axis.categories("", names), layers);
  }

  @Override
  public List<Claim> claims(Table table) {
    Evidence evidence =
        new Evidence(
            quick ? Evidence.Models.SMALL_NETWORKS : Evidence.Models.NETWORKS, table(), null);
    NetworkClaims claims = new NetworkClaims(table, evidence);
    List<Claim> all = new ArrayList<>();
    NetworkConfidenceClaims confidence = new NetworkConfidenceClaims(table, evidence);
    if (!quick) {
      all.addAll(confidence.counts());
    }
    all.addAll(confidence.studies());
    all.addAll(claims.bias());
    if (!quick) {
      all.addAll(new NetworkRelation(table, evidence).claims());
      all.addAll(claims.interpolation());
      all.addAll(new NetworkSwitchingClaims(table, evidence).claims());
    }
    return all;
  }
}
