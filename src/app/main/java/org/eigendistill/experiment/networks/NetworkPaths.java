package org.eigendistill.experiment.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.Spectra;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Reference;
import org.eigendistill.neural.StudyFile;
import org.eigendistill.neural.StudyTables;

/** Networks' ways through the eigenspace of the data: teacher, student and controls. */
final class NetworkPaths implements Experiment {
  private static final String NOISE = "0.2";
  private static final List<Arm> ARMS = List.of(Arm.values());

  @Override
  public String id() {
    return "network-paths";
  }

  @Override
  public boolean isLong() {
    return true;
  }

  @Override
  public String title() {
    return "Networks' ways through the eigenspace of the data";
  }

  @Override
  public List<String> columns() {
    return StudyTables.PATHS;
  }

  @Override
  public List<String> studies() {
    return StudyFile.bundled();
  }

  @Override
  public Table compute(Spectra spectra, Progress progress) {
    return NetworkRows.ofArms(spectra.networks().tables(studies()).paths(), ARMS, NOISE);
  }

  @Override
  public Optional<Figure> figure(Table table) {
    List<Panel> panels = new ArrayList<>();
    for (String study : table.values("study")) {
      panels.add(panel(table.where("study", study), NetworkRows.title(study)));
    }
    int columns = 3;
    int rows = (panels.size() + columns - 1) / columns;
    return Optional.of(
        Figure.wide(columns, panels)
            .withHeight(2.0 * rows + 0.4)
            .withCaption(
                "Progress of the input layer toward each run's own end, along a band of lower"
                    + " directions of the data (directions 22 to 85; of patches 6 to 9) over that"
                    + " along the top direction, means over seeds, label noise 0.2. A student"
                    + " below its teacher's curve lags; so may its controls. Weights"
                    + " that swing beyond their own end, or start away from it, have progress"
                    + " above 1 or below 0."));
  }

  private static Panel panel(Table rows, String title) {
    List<Layer> layers = new ArrayList<>();
    layers.add(Reference.diagonal(""));
    for (Arm arm : ARMS) {
      Table ofArm = rows.where("arm", arm.id());
      if (!ofArm.rows().isEmpty()) {
        layers.add(Line.of(arm.label(), means(ofArm, "top"), means(ofArm, "low"), arm.line()));
      }
    }
    return Panel.of(
            Axis.linear("progress, top direction"), Axis.linear("progress, lower band"), layers)
        .titled(title);
  }

  private static double[] means(Table rows, String measure) {
    return rows.values("epoch").stream()
        .mapToDouble(
            epoch ->
                Arrays.stream(rows.where("epoch", epoch).numbers(measure))
                    .average()
                    .orElse(Double.NaN))
        .toArray();
  }
}
