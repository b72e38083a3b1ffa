// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.examples;

import java.util.List;
import java.util.Optional;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Distillation;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.experiment.Claim;
import org.eigendistill.experiment.Evidence;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.PaperClaim;
import org.eigendistill.experiment.Spectra;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Style;

/** A figure with its table, and a claim: a student of eigenvalue 1/2 beside plain training. */
public final class Halves implements Experiment {
  private static final Column<Double> TIME = Column.number("time");
  private static final Column<Double> PLAIN = Column.number("plain_gain");
  private static final Column<Double> STUDENT = Column.number("student_gain");
  private static final double HALF = 0.5;

  @Override
  public String id() {
    return "halves";
  }

  @Override
  public String title() {
    return "A student at half the top eigenvalue";
  }

  @Override
  public List<Column<?>> columns() {
    return List.of(TIME, PLAIN, STUDENT);
  }

  @Override
  public Table compute(Spectra spectra, Progress progress) {
    Table.Builder table = Table.with(columns());
    for (int time = 1; time <= 8; time++) {
      double plain = Course.onLabels(GradientFlow.of()).at(time).along(HALF).gain();
      double student =
          Distillation.of(GradientFlow.of(), time).students().at(time).along(HALF).gain();
      table.add(TIME.is((double) time), PLAIN.is(plain), STUDENT.is(student));
    }
    return table.build();
  }

  @Override
  public Optional<Figure> figure(Table table) {
    double[] times = table.numbers(TIME);
    return Optional.of(
        Figure.single(
            Panel.of(
                Axis.linear("training time $t$"),
                Axis.linear("gain").between(0, 1),
                Line.of("plain", times, table.numbers(PLAIN), Style.of(0)),
                Line.of("student", times, table.numbers(STUDENT), Style.of(1)))));
  }

  @Override
  public List<Claim> claims(Table table) {
    double[] plain = table.numbers(PLAIN);
    double[] student = table.numbers(STUDENT);
    int below = 0;
    for (int i = 0; i < plain.length; i++) {
      below += student[i] < plain[i] ? 1 : 0;
    }
    return List.of(
        new Claim(
            PaperClaim.BIAS,
            Evidence.linear(table()),
            "flow, eigenvalue 1/2",
            "share of times at which the student has learned less",
            (double) below / plain.length,
            null,
            plain.length,
            below == plain.length ? Claim.Support.SUPPORTED : Claim.Support.NOT_SUPPORTED));
  }
}
