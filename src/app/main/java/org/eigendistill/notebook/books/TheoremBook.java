// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.notebook.books;

import java.nio.file.Path;
import java.util.Arrays;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.BundledData;
import org.eigendistill.data.Dataset;
import org.eigendistill.data.Scaling;
import org.eigendistill.data.Table;
import org.eigendistill.data.UserData;
import org.eigendistill.dynamics.Distillation;
import org.eigendistill.dynamics.EffectiveTime;
import org.eigendistill.dynamics.Gain;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.Matching;
import org.eigendistill.dynamics.Model;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Mark;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Style;
import org.eigendistill.notebook.Book;
import org.eigendistill.notebook.Display;
import org.eigendistill.spectrum.EjmlSolver;
import org.eigendistill.spectrum.LossScale;
import org.eigendistill.spectrum.Spectrum;

/** The theorem on a user's data. */
public final class TheoremBook implements Book {
  @Override
  public String id() {
    return "theorem-on-your-data";
  }

  @Override
  public String title() {
    return "The theorem on your data";
  }

  @Override
  public void read(Display display) throws Exception {
    // %% md
    // # The theorem on your data
    //
    // A teacher is trained by gradient flow on labels and stopped; a student is trained on the
    // teacher's predictions. The theorem: where both have converged equally along the data's top
    // direction, the student is behind along **every** direction of smaller eigenvalue.
    // %% md
    // ## Put your own
    //
    // Longley's 16 years of US employment, standardized. For data of your own replace two things
    // and run all cells: the file, `Path.of("my.csv")`, and the name of the column with the
    // targets. All other columns are features. NPY, NPZ and the other formats of the command line
    // are read too; what cannot be read is refused in a sentence that says what to mend.
    // %% code
    Path file = BundledData.file("longley"); // yours: Path.of("my.csv")
    String target = "totemp"; // its column of targets
    Dataset data = UserData.read(file, null, target);
    display.text(
        "%s: %d rows, %d features, target %s"
            .formatted(
                file.getFileName(),
                data.rows(),
                data.features().columns(),
                String.join(", ", data.targetNames())));
    // %% md
    // Along which directions do the rows vary, and how much?
    // %% code
    Matrix x = Scaling.standardizing(data.features()).apply(data.features());
    Matrix y = Scaling.centring(data.targets()).apply(data.targets());
    Spectrum spectrum = Spectrum.bySvd(x, y, LossScale.SUM, new EjmlSolver());
    double[] eigenvalues = spectrum.eigenvalues();
    display.text(
        "%d directions, eigenvalues %s times apart"
            .formatted(
                eigenvalues.length,
                Math.round(eigenvalues[0] / eigenvalues[eigenvalues.length - 1])));
    // %% md
    // ## Teacher and student
    //
    // The teacher stops at time T; time counts in units of 1 / top eigenvalue. The table compares
    // the student with its teacher at the time when both have the same gain along direction 1.
    // %% code
    double unit = 1 / eigenvalues[0];
    Distillation distillation = Distillation.of(GradientFlow.of(), 4 * unit);
    Model student = distillation.students().at(2 * unit);
    Matching matched = Matching.of(distillation.teacherCourse(), student, eigenvalues[0]);
    Table.Builder rows =
        Table.of("direction", "eigenvalue", "teacher gain", "student gain", "student behind");
    for (int k = 0; k < eigenvalues.length; k++) {
      Gain ahead = matched.along(eigenvalues[k]);
      Gain behind = student.along(eigenvalues[k]);
      rows.row(
          k + 1,
          eigenvalues[k],
          ahead.gain(),
          behind.gain(),
          k == 0 ? "matched" : behind.compareProgress(ahead) < 0 ? "yes" : "no");
    }
    display.table(rows.build());
    // %% md
    // ## The slower clock
    //
    // For how long would plain training have run to reach the student's gain? A curve that rises
    // with the eigenvalue is an exaggerated bias; a teacher stopped earlier would be level.
    // %% code
    double[] clock =
        Arrays.stream(eigenvalues)
            .map(l -> EffectiveTime.of(student.along(l), l) * eigenvalues[0])
            .toArray();
    double[] shares = Arrays.stream(eigenvalues).map(l -> l * unit).toArray();
    Style style = Style.of(0).withMark(Mark.of(0));
    Figure figure =
        Figure.single(
                Panel.of(
                    Axis.log("eigenvalue $\\lambda_k/\\lambda_1$"),
                    Axis.linear("effective time $\\lambda_1 t_{eff}$"),
                    Line.of("student", shares, clock, style)))
            .withCaption("Effective training time of the student along each direction.");
    display.figure(figure);
    // %% end
  }
}
