package org.eigendistill.experiment.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Table;
import org.eigendistill.dynamics.Distillation;
import org.eigendistill.dynamics.EffectiveTime;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.Model;
import org.eigendistill.experiment.DataSpectrum;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.Grids;
import org.eigendistill.experiment.Spectra;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Dash;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Reference;
import org.eigendistill.figure.Style;

/** Effective training time against eigenvalue: the clock that distillation slows. */
final class EffectiveClock implements Experiment {
  private static final double TEACHER = 10;
  private static final double[] STUDENTS = {1, 10, 100, 1000};

  @Override
  public String id() {
    return "effective-time";
  }

  @Override
  public String title() {
    return "Distillation runs a slower clock where the data vary little";
  }

  @Override
  public List<String> columns() {
    return List.of(
        "data",
        "title",
        "teacher_time_scaled",
        "student_time_scaled",
        "direction",
        "eigenvalue_ratio",
        "effective_time_scaled");
  }

  @Override
  public Table compute(Spectra spectra, Progress progress) {
    Table.Builder table = Table.of(columns());
    for (DataSpectrum data : spectra.all()) {
      double[] eigenvalues = data.eigenvalues();
      for (double time : STUDENTS) {
        Model student =
            Distillation.of(GradientFlow.of(), TEACHER / data.top())
                .students()
                .at(time / data.top());
        for (int k = 0; k < eigenvalues.length; k++) {
          double effective = EffectiveTime.of(student.along(eigenvalues[k]), eigenvalues[k]);
          table.row(
              data.key(),
              data.title(),
              TEACHER,
              time,
              k + 1,
              eigenvalues[k] / data.top(),
              effective * data.top());
        }
      }
    }
    return table.build();
  }

  @Override
  public Optional<Figure> figure(Table table) {
    String caption =
        "For how long plain training on labels would have run to reach the student's gain,"
            + " direction by direction; the teacher stopped at $\\lambda_1$ T = 10. A rising"
            + " curve is an exaggerated bias; an early-stopped teacher would be a"
            + " horizontal line.";
    return Optional.of(DataPanels.figure(table, caption, this::panel));
  }

  private Panel panel(Table rows) {
    List<Layer> layers = new ArrayList<>();
    List<String> students = rows.values("student_time_scaled");
    for (int i = 0; i < students.size(); i++) {
      Table line = rows.where("student_time_scaled", students.get(i));
      layers.add(
          Line.of(
              "student, $\\lambda_1 t'$ = " + Grids.text(Table.number(students.get(i))),
              line.numbers("eigenvalue_ratio"),
              line.numbers("effective_time_scaled"),
              Style.ramp(i, students.size()).withDash(Dash.of(i + 2))));
    }
    layers.add(
        Reference.horizontal(rows.numbers("teacher_time_scaled")[0], "")
            .withLabel("teacher's own time $\\lambda_1 T$ = 10"));
    return Panel.of(
            Axis.log("eigenvalue $\\lambda_k/\\lambda_1$"),
            Axis.log("effective time $\\lambda_1 t_{eff}$"),
            layers)
        .titled(DataPanels.title(rows));
  }
}
