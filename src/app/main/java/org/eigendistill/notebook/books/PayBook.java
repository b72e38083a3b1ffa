// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.notebook.books;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.eigendistill.base.Progress;
import org.eigendistill.data.BundledData;
import org.eigendistill.data.Dataset;
import org.eigendistill.data.Split;
import org.eigendistill.data.Table;
import org.eigendistill.data.UserData;
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
import org.eigendistill.risk.advice.Advice;
import org.eigendistill.risk.advice.Advisor;
import org.eigendistill.risk.advice.Candidate;
import org.eigendistill.risk.advice.Fitting;
import org.eigendistill.risk.advice.PairedGain;
import org.eigendistill.spectrum.EjmlSolver;
import org.eigendistill.spectrum.LossScale;
import org.eigendistill.spectrum.Spectrum;

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
    // to 3.1 % below the best teacher's; it pays most where the noise is about as large as the
    // signal. Where squared coefficients do not rise with the eigenvalue, as at alignment 0, no
    // student pays, at no noise: theorem N1. The search finds the same: the best student has the
    // best teacher's risk, to the four decimals of a percent that are kept.
    // %% md
    // ## Put your own
    //
    // Of data nobody knows signal and noise; cross-validation proposes lengths, and rows that are
    // held out decide. Here on crime in 51 US states. Replace the file, `Path.of("my.csv")`, and
    // the name of the column with the targets; on the command line the same is `advise --data
    // my.csv --target NAME --standardize`.
    // %% code
    Path file = BundledData.file("statecrime"); // yours: Path.of("my.csv")
    String target = "violent"; // its column of targets
    Dataset data = UserData.read(file, null, target);
    Split split = Split.holdout(data, 0.2, 1); // a fifth, drawn by seed 1
    Fitting fitting =
        new Fitting(
            Fitting.Preparation.STANDARDIZE,
            rowsToFit ->
                Spectrum.bySvd(
                    rowsToFit.features(), rowsToFit.targets(), LossScale.SUM, new EjmlSolver()));
    Advice advice =
        new Advisor(fitting, top -> GradientFlow.of(), 1, Advisor.Order.ANY)
            .advise(split, Progress.NONE);
    // %% code
    Table.Builder held =
        Table.of("model", "squared error on held-out rows", "gain in percent", "95 % interval");
    held.row("best stopped teacher", "%.4g".formatted(advice.decision().gain().teacher()), "", "");
    for (Candidate.Role role : advice.held().keySet()) {
      if (role != Candidate.Role.TEACHER) {
        PairedGain gain = advice.held().get(role);
        held.row(
            role.word(),
            "%.4g".formatted(gain.student()),
            "%.1f".formatted(gain.percent()),
            "%.1f to %.1f".formatted(gain.inPercent(gain.low()), gain.inPercent(gain.high())));
      }
    }
    display.table(held.build());
    display.text(
        "%d rows, of which %d are held out. Cross-validation proposes the %s; of the %s the held-out rows say: %s."
            .formatted(
                data.rows(),
                split.test().rows(),
                advice.decision().proposed().word(),
                advice.decision().tested().word(),
                advice.decision().payoff().word()));
    // %% md
    // One small sample tells little: an interval on both sides of 0 says neither that it pays nor
    // that it hurts. What is proved, N1 to N3, takes the true signal, which data do not tell.
    // %% end
  }
}
