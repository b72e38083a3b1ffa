// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.notebook.books;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.DoubleFunction;
import java.util.function.ToIntBiFunction;
import java.util.stream.IntStream;
import org.eigendistill.data.Table;
import org.eigendistill.dynamics.Distillation;
import org.eigendistill.dynamics.EffectiveTime;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.Matching;
import org.eigendistill.dynamics.Model;
import org.eigendistill.dynamics.Procedure;
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
import org.eigendistill.theorem.pay.PayTheorems;
import org.eigendistill.theorem.pay.Standing;
import org.eigendistill.theorem.statement.Atlas;

/** The explorer's three questions, asked first and answered by the exact engine. */
public final class PredictBook implements Book {
  @Override
  public String id() {
    return "predict-then-see";
  }

  @Override
  public String title() {
    return "Predict, then see";
  }

  @Override
  public void read(Display display) throws Exception {
    // %% md
    // # Predict, then see
    //
    // The explorer's three questions. Write your answer into the cell, 1, 2 or 3, and only then
    // unfold what comes out: the exact engine computes it, and a theorem says why. The numbers are
    // those that [the explorer](../figures/explorer.html) shows where one presses *See it*.
    // %% md
    // ## Put your own
    //
    // All three are asked of this spectrum, the explorer's own: 24 eigenvalues k^-1.2. Replace it
    // by any of yours, largest first, and see which answers change.
    // %% code
    double[] eigenvalues =
        IntStream.rangeClosed(1, 24).mapToDouble(k -> StrictMath.pow(k, -1.2)).toArray();
    double top = eigenvalues[0];
    Procedure flow = GradientFlow.of();
    Atlas atlas = Atlas.full();
    DoubleFunction<String> three =
        v -> new BigDecimal(v).round(new MathContext(3)).stripTrailingZeros().toPlainString();
    // %% fold
    // ### How a comparison is told
    //
    // Every comparison is with plain training on the labels for as long as it takes to come
    // equally far along the top direction. This tells it as the explorer does:
    // %% code
    ToIntBiFunction<Distillation, Double> behind =
        (distillation, length) -> {
          Model last = distillation.students().at(length);
          Matching plain = Matching.of(distillation.teacherCourse(), last.along(top), top);
          return (int)
              Arrays.stream(eigenvalues)
                  .filter(l -> l < top && last.along(l).compareProgress(plain.along(l)) < 0)
                  .count();
        };
    ToIntBiFunction<Distillation, Double> ahead =
        (distillation, length) -> {
          Model last = distillation.students().at(length);
          Matching plain = Matching.of(distillation.teacherCourse(), last.along(top), top);
          return (int)
              Arrays.stream(eigenvalues)
                  .filter(l -> l < top && last.along(l).compareProgress(plain.along(l)) > 0)
                  .count();
        };
    BiFunction<Distillation, Double, double[]> ratios =
        (distillation, length) -> {
          Model last = distillation.students().at(length);
          Matching plain = Matching.of(distillation.teacherCourse(), last.along(top), top);
          return Arrays.stream(eigenvalues)
              .map(l -> plain.along(l).gain() / last.along(l).gain())
              .toArray();
        };
    BiFunction<Distillation, Double, String> told =
        (distillation, length) -> {
          int lower = behind.applyAsInt(distillation, length);
          int upper = ahead.applyAsInt(distillation, length);
          double most = Arrays.stream(ratios.apply(distillation, length)).max().orElseThrow();
          double least = Arrays.stream(ratios.apply(distillation, length)).min().orElseThrow();
          String reads =
              lower > 0
                  ? upper > 0
                      ? "Neither rule holds throughout."
                      : "Distillation exaggerates the bias."
                  : upper > 0 ? "The bias is weakened." : "No difference.";
          String by =
              lower > 0
                  ? "; plain training has up to %s times as much".formatted(three.apply(most))
                  : upper > 0
                      ? "; it has up to %s times as much".formatted(three.apply(1 / least))
                      : "";
          return "%s Where plain training is as far along the top direction, the student is behind along %d of the %d others%s%s."
              .formatted(
                  reads,
                  lower,
                  eigenvalues.length - 1,
                  upper > 0 ? " and ahead along " + upper : "",
                  by);
        };
    // %% md
    // ## 1. Students of students
    //
    // Five students in a row, each taught by the one before. Along which directions does the last
    // one fall furthest behind plain training, in proportion?
    //
    // - 1: all alike
    // - 2: the top ones
    // - 3: the bottom ones
    //
    // Gradient flow; teacher and students train for the time 20 each.
    // %% code
    int first = 0; // your answer: 1, 2 or 3
    // %% fold
    // ### What comes out: students of students
    // %% code
    display.text(
        first == 0
            ? "No answer was given; it is 3."
            : first == 3 ? "Right: 3." : "It is 3, the bottom ones.");
    Distillation row = Distillation.of(flow, 20).withGenerations(5);
    display.text(told.apply(row, 20.0));
    Model fifth = row.students().at(20);
    Matching matched = Matching.of(row.teacherCourse(), fifth, top);
    Table.Builder gains =
        Table.of("direction", "eigenvalue", "fifth student", "plain training", "plain / student");
    for (int k : new int[] {1, 2, 4, 8, 16, 24}) {
      if (k <= eigenvalues.length) {
        double l = eigenvalues[k - 1];
        double student = fifth.along(l).gain();
        double plain = matched.along(l).gain();
        gains.row(
            k,
            three.apply(l),
            three.apply(student),
            three.apply(plain),
            three.apply(plain / student));
      }
    }
    display.table(gains.build());
    // %% code
    Line[] falling =
        IntStream.of(1, 3, 5)
            .mapToObj(
                generations -> {
                  Distillation one = Distillation.of(flow, 20).withGenerations(generations);
                  int style = generations / 2;
                  return Line.of(
                      generations == 1 ? "1 student" : generations + " students",
                      eigenvalues,
                      ratios.apply(one, 20.0),
                      Style.of(style).withMark(Mark.of(style)));
                })
            .toArray(Line[]::new);
    display.figure(
        Figure.single(
                Panel.of(
                    Axis.log("eigenvalue"),
                    Axis.log("gain, plain training / last student"),
                    falling))
            .withCaption(
                "How many times as far as the last student plain training has come, where both are equally far along the top direction."));
    display.text("T3: " + atlas.find("T3").orElseThrow().text());
    // %% md
    // Gains multiply: five times a gain near 1 changes little, five times a small one leaves
    // nothing. **Theorem T3**: every generation is strictly behind along every direction of
    // smaller eigenvalue, whichever of two is taken for the upper one. So the time at which plain
    // training has the student's gain falls from each direction to the next lower one, and where
    // times are further apart and eigenvalues smaller, so are the gains: the ratio rises all the
    // way down.
    // %% md
    // ## 2. Signal everywhere
    //
    // The signal is spread evenly over the directions, and there is noise. Does some student by
    // flow that only imitates its teacher beat the best stopped flow?
    //
    // - 1: yes, a well chosen one
    // - 2: no, none
    // - 3: only with little noise
    //
    // Squared coefficients are equal (alignment 0), the noise variance is half the signal's, and
    // there are twice as many rows as directions.
    // %% code
    int second = 0; // your answer: 1, 2 or 3
    // %% fold
    // ### What comes out: signal everywhere
    // %% code
    display.text(
        second == 0
            ? "No answer was given; it is 2."
            : second == 2 ? "Right: 2." : "It is 2: no, none.");
    Table.Builder risks =
        Table.of("alignment", "noise", "best teacher", "best student", "gain in percent", "N1");
    for (double alignment : new double[] {0, 0.6}) {
      for (double noise : new double[] {0.05, 0.5, 4}) {
        SpectralProblem problem =
            SpectralProblem.aligned(eigenvalues, alignment, noise, 2.0 * eigenvalues.length);
        Optima optima = Optima.of(problem.inSample(), flow);
        PayTheorems proved = PayTheorems.of(problem, flow, optima);
        double teacher = optima.bestTeacher().risk();
        double student = optima.bestStudent().risk();
        double saved = 100 * (1 - student / teacher);
        boolean never = proved.never().standing() == Standing.PROVED;
        risks.row(
            alignment,
            noise,
            "%.4g".formatted(teacher),
            "%.4g".formatted(student),
            String.format(Locale.ROOT, "%.2f", Math.rint(100 * saved) / 100 + 0.0),
            never ? "does not pay: proved" : "says nothing");
        if (noise == 0.5) {
          display.text(
              "Alignment %s: %s Best stopped teacher found: risk %.4g at time %s."
                  .formatted(
                      three.apply(alignment),
                      never
                          ? "Plain distilling does not pay: no student by flow that is distilled from a stopped teacher, labels last or not, beats the best stopped teacher (theorem N1)."
                          : "It pays %s %%: the best student found of one generation that only imitates, at time %s of the teacher at time %s, has risk %.4g.%s"
                              .formatted(
                                  new BigDecimal(saved).round(new MathContext(2)).toPlainString(),
                                  three.apply(optima.bestStudent().studentTime()),
                                  three.apply(optima.bestStudent().teacherTime()),
                                  student,
                                  proved.longer() == Standing.PROVED
                                      ? " That a student pays is proved (theorem N3)."
                                      : ""),
                      teacher,
                      three.apply(optima.bestTeacher().time())));
        }
      }
    }
    display.table(risks.build());
    // %% md
    // None, at any noise above 0, where the signal is even: a student is a teacher whose clock
    // runs slower along lower directions, and slower there is better only where there is less
    // signal there. **Theorem N1**: where squared coefficients do not rise with the eigenvalue,
    // some stopped training is at least as near the best gain along every direction as the student
    // is. It speaks of students that only imitate, labels last or not: one that learns from the
    // labels and turns to a teacher late does better than any stopped teacher even here (theorem
    // N2). Let the signal lie along the top directions (alignment 0.6, where the explorer starts)
    // and imitating begins to pay, most where the noise is large.
    // %% md
    // ## 3. Away from the teacher
    //
    // A teacher by flow of time 3, and a student of time 3 that mixes the labels in with imitation
    // weight -0.5, away from the teacher. Is its bias exaggerated still?
    //
    // - 1: yes, it always is
    // - 2: no, here it turns round
    // - 3: there is no difference
    //
    // The target is x times the teacher plus 1 - x times the labels, with x = -0.5.
    // %% code
    int third = 0; // your answer: 1, 2 or 3
    // %% fold
    // ### What comes out: away from the teacher
    // %% code
    display.text(
        third == 0
            ? "No answer was given; it is 2."
            : third == 2 ? "Right: 2." : "It is 2: here it turns round.");
    display.text(told.apply(Distillation.of(flow, 3).withImitation(-0.5), 3.0));
    Table.Builder weights =
        Table.of(
            "imitation weight", "behind along", "ahead along", "plain / student, lowest direction");
    for (double weight : new double[] {1, 0.5, 0.1, 0, -0.1, -0.5, -0.9, -1, -1.04}) {
      Distillation blend = Distillation.of(flow, 3).withImitation(weight);
      double[] by = ratios.apply(blend, 3.0);
      weights.row(
          three.apply(weight),
          behind.applyAsInt(blend, 3.0),
          ahead.applyAsInt(blend, 3.0),
          three.apply(by[by.length - 1]));
    }
    display.table(weights.build());
    // %% code
    Line[] clocks =
        IntStream.of(0, 1, 2)
            .mapToObj(
                i -> {
                  double weight = new double[] {1, 0.5, -0.5}[i];
                  Model student = Distillation.of(flow, 3).withImitation(weight).students().at(3);
                  double[] clock =
                      Arrays.stream(eigenvalues)
                          .map(l -> EffectiveTime.of(student.along(l), l))
                          .toArray();
                  return Line.of(
                      "weight " + three.apply(weight),
                      eigenvalues,
                      clock,
                      Style.of(i).withMark(Mark.of(i)));
                })
            .toArray(Line[]::new);
    display.figure(
        Figure.single(Panel.of(Axis.log("eigenvalue"), Axis.linear("effective time"), clocks))
            .withCaption(
                "For how long plain training would have run to have the student's gain; a curve that falls with the eigenvalue is a bias that is weakened."));
    display.text("T9a: " + atlas.find("T9a").orElseThrow().text());
    // %% md
    // It turns round at 0. **Theorem T9a**: between 0 and 1 a student that trains no longer than
    // its teacher is behind along every lower direction. Its proof says more: by how much plain
    // training is ahead is a convex function of the weight, 0 at weight 0, where it rises. Here,
    // where both train equally long, it is 0 at weight -1 too: the gain is a (2 - a) = 1 - (1 -
    // a)^2 there, that of plain training for twice the time. Between its two zeros a convex
    // function that is not 0 throughout lies below 0: so the student is ahead at every weight
    // between -1 and 0, along every lower direction of any spectrum, and behind again below -1,
    // until it overshoots the labels along the top direction, and there is nothing to compare
    // with.
    // %% end
  }
}
