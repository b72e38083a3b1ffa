package org.eigendistill.notebook.books;

import java.util.Random;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.Table;
import org.eigendistill.diagnose.Confidence;
import org.eigendistill.diagnose.ConfidencePairs;
import org.eigendistill.diagnose.Predictions;
import org.eigendistill.diagnose.Slope;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Colour;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Reference;
import org.eigendistill.figure.Scatter;
import org.eigendistill.figure.Style;
import org.eigendistill.notebook.Book;
import org.eigendistill.notebook.Display;

/** Confidence of a student against its teacher. */
public final class DiagnoseBook implements Book {
  @Override
  public String id() {
    return "diagnose-your-models";
  }

  @Override
  public String title() {
    return "Diagnose your own models";
  }

  @Override
  public void read(Display display) throws Exception {
    // %% md
    // # Diagnose your own models
    //
    // Does a student exaggerate its teacher's confidence? Take the log-odds of the teacher's top
    // class in both models, row by row, and fit a line: a slope above 1 exaggerates.
    // %% md
    // ## Logits
    //
    // Made up here, 600 rows of 5 classes with a known answer: the student's logits are 1.3 times
    // the teacher's, and noise. For your own models read two `.npy` files of logits with
    // `MatrixReader` from `org.eigendistill.data` in their place.
    // %% code
    Random random = new Random(1);
    Matrix teacherLogits = Matrix.fill(600, 5, (i, j) -> 2 * random.nextGaussian());
    Matrix studentLogits =
        Matrix.fill(600, 5, (i, j) -> 1.3 * teacherLogits.get(i, j) + 0.3 * random.nextGaussian());
    ConfidencePairs pairs =
        ConfidencePairs.of(
            Predictions.ofLogits(teacherLogits), Predictions.ofLogits(studentLogits));
    Confidence confidence = Confidence.of(pairs, 1);
    // %% md
    // ## The measurement
    //
    // With 95 % intervals by bootstrap; the halves are the rows of which the teacher is less and
    // more sure.
    // %% code
    Table.Builder rows = Table.of("rows", "n", "slope", "low", "high", "intercept");
    Slope all = confidence.line();
    Slope less = confidence.lowHalf();
    Slope more = confidence.highHalf();
    rows.row(
        "all",
        all.n(),
        all.slope().value(),
        all.slope().low(),
        all.slope().high(),
        all.intercept());
    rows.row(
        "less sure",
        less.n(),
        less.slope().value(),
        less.slope().low(),
        less.slope().high(),
        less.intercept());
    rows.row(
        "more sure",
        more.n(),
        more.slope().value(),
        more.slope().low(),
        more.slope().high(),
        more.intercept());
    display.table(rows.build());
    display.text("Verdict: " + confidence.verdict());
    // %% code
    Figure figure =
        Figure.single(
                Panel.of(
                    Axis.linear("log-odds, teacher"),
                    Axis.linear("log-odds, student"),
                    Scatter.of("rows", pairs.teacher(), pairs.student(), Style.of(Colour.of(0))),
                    Reference.diagonal("").withLabel("student = teacher")))
            .withCaption("Log-odds of the teacher's top class, student against teacher.");
    display.figure(figure);
    // %% end
  }
}
