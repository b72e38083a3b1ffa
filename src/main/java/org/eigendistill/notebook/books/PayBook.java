package org.eigendistill.notebook.books;

import java.util.stream.IntStream;
import org.eigendistill.data.Table;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Mark;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Style;
import org.eigendistill.notebook.Book;
import org.eigendistill.notebook.Display;
import org.eigendistill.risk.Optima;
import org.eigendistill.risk.SpectralProblem;

/** Where distillation lowers the risk. */
public final class PayBook implements Book {
  @Override
  public String id() {
    return "does-it-pay";
  }

  @Override
  public String title() {
    return "Does it pay?";
  }

  @Override
  public void read(Display display) throws Exception {
    // %% md
    // # Does it pay?
    //
    // Exact risk, over the noise, of the best stopped teacher and of the best student of the best
    // teacher to learn from. A student whose teacher interpolates is a stopped teacher itself, so
    // the best student is never worse; it pays where it is better.
    // %% md
    // ## A problem
    //
    // Eigenvalues k^-1.5, k = 1 to 60, 100 rows; `alignment` says how the signal follows the
    // eigenvalues: 0 evenly, above 0 along the top directions.
    // %% code
    double alignment = 1;
    double[] eigenvalues =
        IntStream.rangeClosed(1, 60).mapToDouble(k -> 100 * StrictMath.pow(k, -1.5)).toArray();
    double[] noises = {0.01, 0.03, 0.1, 0.3, 1, 3};
    double[] percents = new double[noises.length];
    Table.Builder rows = Table.of("noise", "best teacher", "best student", "gain in percent");
    for (int i = 0; i < noises.length; i++) {
      SpectralProblem problem = SpectralProblem.aligned(eigenvalues, alignment, noises[i], 100);
      Optima optima = Optima.of(problem.inSample(), new GradientFlow());
      double teacher = optima.bestTeacher().risk();
      double student = optima.bestStudent().risk();
      percents[i] = 100 * (1 - student / teacher);
      rows.row(noises[i], teacher, student, percents[i]);
    }
    display.table(rows.build());
    // %% md
    // ## The gain over the noise
    // %% code
    Style style = Style.of(0).withMark(Mark.of(0));
    Figure figure =
        Figure.single(
                Panel.of(
                    Axis.log("noise variance / signal"),
                    Axis.linear("gain of the best student, %"),
                    Line.of("best student", noises, percents, style)))
            .withCaption("By how much the best student's risk is below the best teacher's.");
    display.figure(figure);
    // %% end
  }
}
