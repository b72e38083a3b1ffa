// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Column;
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

  private static final Column<Double> STUDENT_TIME = Column.number("student_time_scaled");
  private static final Column<Double> EFFECTIVE_TIME = Column.number("effective_time_scaled");

  @Override
  public String id() {
    return "effective-time";
  }

  @Override
  public String title() {
    return "Distillation runs a slower clock where the data vary little";
  }

  @Override
  public List<Column<?>> columns() {
    return List.of(
        LinearColumns.DATA,
        LinearColumns.TITLE,
        LinearColumns.TEACHER_TIME,
        STUDENT_TIME,
        LinearColumns.DIRECTION,
        LinearColumns.RATIO,
        EFFECTIVE_TIME);
  }

  @Override
  public Table compute(Spectra spectra, Progress progress) {
    Table.Builder table = Table.with(columns());
    for (DataSpectrum data : spectra.all()) {
      double[] eigenvalues = data.eigenvalues();
      for (double time : STUDENTS) {
        Model student =
            Distillation.of(GradientFlow.of(), TEACHER / data.top())
                .students()
                .at(time / data.top());
        for (int k = 0; k < eigenvalues.length; k++) {
          double effective = EffectiveTime.of(student.along(eigenvalues[k]), eigenvalues[k]);
          table.add(
              LinearColumns.DATA.is(data.key()),
              LinearColumns.TITLE.is(data.title()),
              LinearColumns.TEACHER_TIME.is(TEACHER),
              STUDENT_TIME.is(time),
              LinearColumns.DIRECTION.is(k + 1),
              LinearColumns.RATIO.is(eigenvalues[k] / data.top()),
              EFFECTIVE_TIME.is(effective * data.top()));
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
    List<Double> students = rows.values(STUDENT_TIME);
    for (int i = 0; i < students.size(); i++) {
      Table line = rows.where(STUDENT_TIME, students.get(i));
      layers.add(
          Line.of(
              "student, $\\lambda_1 t'$ = " + Grids.text(students.get(i)),
              line.numbers(LinearColumns.RATIO),
              line.numbers(EFFECTIVE_TIME),
              Style.ramp(i, students.size()).withDash(Dash.of(i + 2))));
    }
    layers.add(
        Reference.horizontal(rows.numbers(LinearColumns.TEACHER_TIME)[0], "")
            .withLabel("teacher's own time $\\lambda_1 T$ = 10"));
    return Panel.of(
            Axis.log("eigenvalue $\\lambda_k/\\lambda_1$"),
            Axis.log("effective time $\\lambda_1 t_{eff}$"),
            layers)
        .titled(DataPanels.title(rows));
  }
}
