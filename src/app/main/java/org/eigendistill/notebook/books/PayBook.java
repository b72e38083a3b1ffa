// SPDX-License-Identifier: Apache-2.0
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
    // ## Two problems
    //
    // Eigenvalues k^-1.5, k = 1 to 60, 100 rows; `alignment` says how the signal follows the
    // eigenvalues: 0 evenly, above 0 along the top directions. Shown are 1 and 0.
    // %% code
    double[] alignments = {1, 0};
    double[] eigenvalues =
        IntStream.rangeClosed(1, 60).mapToDouble(k -> 100 * StrictMath.pow(k, -1.5)).toArray();
    double[] noises = {0.01, 0.03, 0.1, 0.3, 1, 3};
    double[][] percents = new double[alignments.length][noises.length];
    Table.Builder rows =
        Table.of("alignment", "noise", "best teacher", "best student", "gain in percent");
    for (int a = 0; a < alignments.length; a++) {
      for (int i = 0; i < noises.length; i++) {
        SpectralProblem problem =
            SpectralProblem.aligned(eigenvalues, alignments[a], noises[i], 100);
        Optima optima = Optima.of(problem.inSample(), GradientFlow.of());
        double teacher = optima.bestTeacher().risk();
        double student = optima.bestStudent().risk();
        percents[a][i] = Math.rint(1e4 * 100 * (1 - student / teacher)) / 1e4 + 0.0;
        rows.row(alignments[a], noises[i], teacher, student, percents[a][i]);
      }
    }
    display.table(rows.build());
    // %% md
    // ## The gain over the noise
    // %% code
    Style follows = Style.of(0).withMark(Mark.of(0));
    Style even = Style.of(1).withMark(Mark.of(1));
    Figure figure =
        Figure.single(
                Panel.of(
                    Axis.log("noise variance / signal"),
                    Axis.linear("gain of the best student, %"),
                    Line.of("alignment 1", noises, percents[0], follows),
                    Line.of("alignment 0", noises, percents[1], even)))
            .withCaption("By how much the best student's risk is below the best teacher's.");
    display.figure(figure);
    // %% md
    // Where the signal lies along the top directions, alignment 1, the best student's risk is 1.7
    // to
    // 3.1 % below the best teacher's; it pays most where the noise is about as large as the signal.
    // Where squared coefficients do not rise with the eigenvalue, as at alignment 0, no student
    // pays, at no noise: theorem N1. The search finds the same: the best student has the best
    // teacher's risk, to the four decimals of a percent that are kept.
    // %% end
  }
}
