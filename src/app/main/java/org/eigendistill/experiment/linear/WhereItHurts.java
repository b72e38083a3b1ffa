// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eigendistill.base.Progress;
import org.eigendistill.chart.RiskColumns;
import org.eigendistill.chart.TableGrid;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Distillation;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.Model;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.experiment.Claim;
import org.eigendistill.experiment.Evidence;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.Grids;
import org.eigendistill.experiment.PaperClaim;
import org.eigendistill.experiment.Spectra;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.ColourScale;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.HeatMap;
import org.eigendistill.figure.Panel;
import org.eigendistill.risk.Gains;
import org.eigendistill.risk.RiskForm;
import org.eigendistill.risk.SpectralProblem;

/**
 * Self-distillation for as long as the teacher trained: noise by teacher's time, whether the
 * student is worse than its teacher, and whether switching to labels half-way helps it.
 */
final class WhereItHurts implements Experiment {
  private static final int CELLS = 40;
  private static final double EQUAL = 1e-6;
  private static final double ALIGNMENT = 0.5;

  /** A teacher that leaves less than this of its targets' mean square unfitted interpolates. */
  private static final double INTERPOLATES = 0.05;

  private static final Column<Double> TEACHER_UNFITTED = Column.number("teacher_unfitted");
  private static final Column<Double> STUDENT_RATIO = Column.number("student_over_teacher");
  private static final Column<Double> SWITCHED_RATIO = Column.number("switched_over_student");

  /** What is drawn of a ratio, beside the table's columns. */
  private static final Column<Double> LOG2 = Column.number("log2");

  @Override
  public String id() {
    return "where-it-hurts";
  }

  @Override
  public String title() {
    return "Where distillation hurts, and where switching to labels helps";
  }

  @Override
  public List<Column<?>> columns() {
    return List.of(
        LinearColumns.SPECTRUM,
        LinearColumns.TEACHER_TIME,
        RiskColumns.NOISE,
        TEACHER_UNFITTED,
        STUDENT_RATIO,
        SWITCHED_RATIO);
  }

  @Override
  public Table compute(Spectra spectra, Progress progress) {
    Table.Builder table = Table.with(columns());
    for (String law : WhereItPays.LAWS) {
      add(table, law);
    }
    return table.build();
  }

  private static void add(Table.Builder table, String law) {
    double[] eigenvalues = WhereItPays.spectrum(law);
    Procedure flow = GradientFlow.of();
    // As many rows as directions: a long-trained teacher interpolates.
    double rows = WhereItPays.DIRECTIONS;
    for (double time : Grids.log(1, 1e4, CELLS)) {
      Gains teacher = Gains.of(Course.onLabels(flow).at(time), eigenvalues);
      Gains student = Gains.of(Distillation.of(flow, time).students().at(time), eigenvalues);
      Model half =
          Distillation.of(flow, time)
              .withSwitching(
                  new Distillation.Switching(Distillation.Switching.Direction.TO_LABELS, time / 2))
              .students()
              .at(time);
      Gains switched = Gains.of(half, eigenvalues);
      for (double noise : Grids.log(1e-2, 1e2, CELLS)) {
        SpectralProblem problem = SpectralProblem.aligned(eigenvalues, ALIGNMENT, noise, rows);
        RiskForm form = problem.inSample();
        table.add(
            LinearColumns.SPECTRUM.is(law),
            LinearColumns.TEACHER_TIME.is(time),
            RiskColumns.NOISE.is(noise),
            TEACHER_UNFITTED.is(problem.unfitted(teacher)),
            STUDENT_RATIO.is(form.of(student) / form.of(teacher)),
            SWITCHED_RATIO.is(form.of(switched) / form.of(student)));
      }
    }
  }

  @Override
  public Optional<Figure> figure(Table table) {
    List<Panel> panels = new ArrayList<>();
    for (Column<Double> column : List.of(STUDENT_RATIO, SWITCHED_RATIO)) {
      boolean first = column == STUDENT_RATIO;
      String label = first ? "student / teacher" : "switched / not";
      double most = most(table.numbers(column));
      for (String law : WhereItPays.LAWS) {
        panels.add(
            panel(
                table.where(LinearColumns.SPECTRUM, law), column, label, title(law, first), most));
      }
    }
    return Optional.of(
        Figure.wide(3, panels)
            .withHeight(5)
            .withCaption(
                "Ratios of in-sample risk (log2), gradient flow, 60 directions and 60 rows, exact."
                    + " Above: a student trained as long as its teacher; orange is where distillation"
                    + " hurts. Below: the same student switched to labels half-way; blue is where"
                    + " switching helps. Contour 0: ratio 1."));
  }

  private static String title(String law, boolean first) {
    return law + (first ? ", student" : ", switched");
  }

  private static double most(double[] ratios) {
    return Arrays.stream(ratios).map(r -> Math.abs(Math.log(r) / Math.log(2))).max().orElse(1);
  }

  private static Panel panel(
      Table table, Column<Double> column, String label, String title, double most) {
    Table.Builder logs = Table.with(List.of(LinearColumns.TEACHER_TIME, RiskColumns.NOISE, LOG2));
    double[] time = table.numbers(LinearColumns.TEACHER_TIME);
    double[] noise = table.numbers(RiskColumns.NOISE);
    double[] ratio = table.numbers(column);
    double side = column == STUDENT_RATIO ? -EQUAL : EQUAL;
    for (int i = 0; i < ratio.length; i++) {
      double log = Math.log(ratio[i]) / Math.log(2);
      // Once all are trained to the end they are equal to rounding, which is no boundary.
      logs.add(
          LinearColumns.TEACHER_TIME.is(time[i]),
          RiskColumns.NOISE.is(noise[i]),
          LOG2.is(Math.abs(log) < EQUAL ? side : log));
    }
    HeatMap map =
        HeatMap.of(
                TableGrid.of(logs.build(), RiskColumns.NOISE, LinearColumns.TEACHER_TIME, LOG2),
                "$\\log_2$ risk, " + label)
            .withScale(ColourScale.centred(0, -most, most));
    return Panel.of(
            Axis.log("noise / signal"),
            Axis.log("teacher's time $\\lambda_1 T$"),
            map,
            map.contours(0))
        .titled(title);
  }

  @Override
  public List<Claim> claims(Table table) {
    return List.of(
        claim(
            table,
            PaperClaim.HARM,
            STUDENT_RATIO,
            true,
            "share of cells where the student is worse, teachers that do not interpolate less those"
                + " that do"),
        claim(
            table,
            PaperClaim.LOSS_SWITCHING,
            SWITCHED_RATIO,
            false,
            "share of cells where switching helps, teachers that do not interpolate less those that"
                + " do"));
  }

  private Claim claim(
      Table table, PaperClaim paper, Column<Double> column, boolean above, String measure) {
    double[] ratio = table.numbers(column);
    double[] unfitted = table.numbers(TEACHER_UNFITTED);
    int[] count = new int[2];
    int[] hits = new int[2];
    for (int i = 0; i < ratio.length; i++) {
      int side = unfitted[i] < INTERPOLATES ? 1 : 0;
      count[side]++;
      hits[side] += (above ? ratio[i] > 1 : ratio[i] < 1) ? 1 : 0;
    }
    double difference = share(hits[0], count[0]) - share(hits[1], count[1]);
    int claimed = difference > 0.1 ? 1 : difference < -0.1 ? -1 : 0;
    String setting =
        ("linear model, gradient flow, power-law, spiked and two-level spectra, noise 0.01 to 100, teacher time 1 to"
                + " 10,000 / top eigenvalue; student as long as its teacher; %.0f %% of %d cells"
                + " with a teacher that does not interpolate, %.0f %% of %d with one that does")
            .formatted(
                100 * share(hits[0], count[0]), count[0], 100 * share(hits[1], count[1]), count[1]);
    return new Claim(
        paper,
        Evidence.linear(id()),
        setting,
        measure,
        difference,
        null,
        ratio.length,
        Claim.Support.bySide(claimed));
  }

  private static double share(int hits, int count) {
    return count == 0 ? Double.NaN : (double) hits / count;
  }
}
