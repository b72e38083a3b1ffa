package org.eigendistill.experiment.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Table;
import org.eigendistill.diagnose.Estimate;
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

/** Confidence plots of networks in tenths of the teacher's confidence, on test or training rows. */
final class NetworkConfidence implements Experiment {
  private static final String NOISE = "0.2";
  private static final List<Arm> ARMS = List.of(Arm.STUDENT, Arm.HARD);

  private final String split;

  /** On rows of a split, train or test. */
  NetworkConfidence(String split) {
    this.split = split;
  }

  @Override
  public String id() {
    return "network-confidence-" + split;
  }

  @Override
  public String table() {
    return "network-confidence";
  }

  @Override
  public boolean isLong() {
    return true;
  }

  @Override
  public String title() {
    return "Confidence of students and teachers, %s rows"
        .formatted(split.equals("train") ? "training" : split);
  }

  @Override
  public List<String> columns() {
    return StudyTables.BINS;
  }

  @Override
  public List<String> studies() {
    return StudyFile.bundled();
  }

  @Override
  public Table compute(Spectra spectra, Progress progress) {
    return NetworkRows.ofArms(spectra.networks().tables(studies()).bins(), ARMS, NOISE);
  }

  @Override
  public Optional<Figure> figure(Table table) {
    List<Panel> panels = new ArrayList<>();
    for (String study : table.values("study")) {
      panels.add(
          panel(table.where("study", study).where("split", split), NetworkRows.title(study)));
    }
    int columns = 4;
    int rows = (panels.size() + columns - 1) / columns;
    return Optional.of(
        Figure.wide(columns, panels)
            .withHeight(1.75 * rows + 0.3)
            .withCaption(
                "Log-odds of the class that the teacher ranks first, students' over the teacher's,"
                    + " means of tenths of rows by the teacher's confidence, label noise 0.2, mean"
                    + " and 95 % t interval over seeds, "
                    + (split.equals("train") ? "training" : split)
                    + " rows. Below the diagonal at the low end is what"
                    + " the paper calls low-confidence underfitting; noise of training alone takes"
                    + " networks there that never saw the teacher."));
  }

  private static Panel panel(Table rows, String title) {
    List<Layer> layers = new ArrayList<>();
    double[] ends = {0, 0};
    layers.add(Reference.diagonal(""));
    for (Arm arm : ARMS) {
      Table ofArm = rows.where("arm", arm.id());
      List<String> bins = ofArm.values("bin");
      Estimate[] y = new Estimate[bins.size()];
      double[] x = new double[bins.size()];
      for (int b = 0; b < bins.size(); b++) {
        Table bin = ofArm.where("bin", bins.get(b));
        x[b] = Arrays.stream(bin.numbers("teacher")).average().orElse(Double.NaN);
        y[b] = Estimate.mean(bin.numbers("student"));
        ends[0] = Math.min(ends[0], Math.min(x[b], y[b].low()));
        ends[1] = Math.max(ends[1], Math.max(x[b], y[b].high()));
      }
      layers.add(
          Intervals.of(
              arm.label(),
              x,
              Arrays.stream(y).mapToDouble(Estimate::value).toArray(),
              Arrays.stream(y).mapToDouble(Estimate::low).toArray(),
              Arrays.stream(y).mapToDouble(Estimate::high).toArray(),
              arm.style()));
    }
    // One scale on both axes: slopes are to be compared by eye.
    double room = 0.05 * (ends[1] - ends[0]);
    return Panel.of(
            Axis.linear("log-odds, teacher").between(ends[0] - room, ends[1] + room),
            Axis.linear("log-odds, student").between(ends[0] - room, ends[1] + room),
            layers)
        .titled(title);
  }
}
