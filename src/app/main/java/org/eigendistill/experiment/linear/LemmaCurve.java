// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.linear;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.dynamics.AveragedFlow;
import org.eigendistill.dynamics.DecayedFlow;
import org.eigendistill.dynamics.Gain;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.Grids;
import org.eigendistill.experiment.Spectra;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Colour;
import org.eigendistill.figure.Dash;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Mark;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Scatter;
import org.eigendistill.figure.Style;
import org.eigendistill.theorem.GainCurve;
import org.eigendistill.theorem.proof.Verdict;
import org.eigendistill.theorem.statement.Atlas;

/**
 * Why the atlas has the verdicts it has: the lemma's curve, gain along l_1 to gain along l_2, for
 * procedures that teach themselves. In logarithms a student's curve is plain training's, moved by
 * its teacher's point.
 */
final class LemmaCurve implements Experiment {
  private static final double RATIO = 0.1;
  private static final double PENALTY = 0.05;
  private static final double[] TEACHERS = {1, 4, 16};
  private static final double[] TIMES = Grids.log(1e-2, 600, 241);

  /** Statements of procedures that teach themselves; the first three are drawn with students. */
  private static final Map<String, Procedure> PROCEDURES = procedures();

  private static final int WITH_STUDENTS = 3;
  private static final double LEAST_TOP = 0.3;
  private static final double LEAST_BELOW = 8e-3;

  private static Map<String, Procedure> procedures() {
    Map<String, Procedure> map = new LinkedHashMap<>();
    map.put("T1", GradientFlow.of());
    map.put("T4", Ridge.of());
    map.put("T6", DecayedFlow.of(PENALTY));
    map.put("T7", AveragedFlow.of());
    return map;
  }

  private static final Column<String> STATEMENT = Column.text("statement");
  private static final Column<String> PROCEDURE = Column.text("procedure");
  private static final Column<Verdict> VERDICT =
      Column.word("verdict", Verdict.class, Verdict::word);
  private static final Column<Double> TOP_ODDS = Column.number("top_odds");
  private static final Column<Double> PLAIN_LOW_GAIN = Column.number("plain_low_gain");
  private static final Column<Double> ELASTICITY = Column.number("elasticity");

  @Override
  public String id() {
    return "lemma-curve";
  }

  @Override
  public String title() {
    return "Why: a student's curve is plain training's, moved by its teacher";
  }

  @Override
  public List<Column<?>> columns() {
    return List.of(
        STATEMENT,
        PROCEDURE,
        VERDICT,
        LinearColumns.ROLE,
        LinearColumns.TEACHER_TIME,
        LinearColumns.TIME,
        LinearColumns.TOP_GAIN,
        TOP_ODDS,
        LinearColumns.LOW_GAIN,
        PLAIN_LOW_GAIN,
        ELASTICITY);
  }

  @Override
  public Table compute(Spectra spectra, Progress progress) {
    Table.Builder table = Table.with(columns());
    int drawn = 0;
    for (Map.Entry<String, Procedure> entry : PROCEDURES.entrySet()) {
      GainCurve curve = new GainCurve(entry.getValue(), 1, RATIO);
      add(table, entry.getKey(), Learner.PLAIN, curve, Double.POSITIVE_INFINITY, TIMES);
      if (drawn++ < WITH_STUDENTS) {
        add(table, entry.getKey(), Learner.TEACHER, curve, Double.POSITIVE_INFINITY, TEACHERS);
        for (double teacher : TEACHERS) {
          add(table, entry.getKey(), Learner.STUDENT, curve, teacher, TIMES);
        }
      }
    }
    return table.build();
  }

  private static void add(
      Table.Builder table,
      String id,
      Learner role,
      GainCurve curve,
      double teacher,
      double... times) {
    boolean plain = Double.isInfinite(teacher);
    for (double time : times) {
      Gain top = plain ? curve.top(time) : curve.studentTop(teacher, time);
      Gain below = plain ? curve.below(time) : curve.studentBelow(teacher, time);
      table.add(
          STATEMENT.is(id),
          PROCEDURE.is(curve.procedure().name()),
          VERDICT.is(Atlas.full().find(id).orElseThrow().recorded()),
          LinearColumns.ROLE.is(role),
          LinearColumns.TEACHER_TIME.is(teacher),
          LinearColumns.TIME.is(time),
          LinearColumns.TOP_GAIN.is(top.gain()),
          TOP_ODDS.is(top.gain() / top.residual()),
          LinearColumns.LOW_GAIN.is(below.gain()),
          PLAIN_LOW_GAIN.is(plain ? below.gain() : curve.matchedBelow(teacher, time).gain()),
          ELASTICITY.is(curve.elasticity(time)));
    }
  }

  @Override
  public Optional<Figure> figure(Table table) {
    String caption =
        ("Gain along $\\lambda_2$ against gain along $\\lambda_1$, $\\lambda_2$/$\\lambda_1$ = %s, on logarithmic"
                + " axes, for procedures that teach themselves. There a student's curve is plain"
                + " training's (solid), moved by its teacher's point (open circle), so it is"
                + " behind wherever the copy lies below. It does everywhere if the curve ends at"
                + " (1, 1) and gets ever steeper: flow (a, T1) and ridge (b, T4). With weight decay"
                + " (c, T6; penalty %s $\\lambda_1$) it gets steeper too, but ends before, and a"
                + " student can come out ahead (thick). (d) The steepness, which is the elasticity,"
                + " against the odds of the gain along $\\lambda_1$; of averaged iterates (T7, refuted)"
                + " it falls in the end. Ridge has time 1 / penalty.")
            .formatted(Grids.text(RATIO), Grids.text(PENALTY));
    List<Panel> panels = new ArrayList<>();
    List<String> statements = table.values(STATEMENT);
    for (String id : statements.subList(0, WITH_STUDENTS)) {
      panels.add(curves(table.where(STATEMENT, id)));
    }
    panels.add(elasticities(table.where(LinearColumns.ROLE, Learner.PLAIN)));
    return Optional.of(Figure.wide(2, panels).withHeight(5.6).withCaption(caption));
  }

  private static Panel curves(Table rows) {
    Table plain = rows.where(LinearColumns.ROLE, Learner.PLAIN);
    Table students = rows.where(LinearColumns.ROLE, Learner.STUDENT);
    List<Layer> layers = new ArrayList<>();
    List<Double> teachers = students.values(LinearColumns.TEACHER_TIME);
    for (int i = 0; i < teachers.size(); i++) {
      Table student = students.where(LinearColumns.TEACHER_TIME, teachers.get(i));
      Style style = Style.ramp(i, teachers.size()).withDash(Dash.of(i + 1));
      layers.add(line(student, name(teachers.get(i)), style));
      ahead(student, style).ifPresent(layers::add);
    }
    layers.add(line(plain, "plain training", Style.of(Colour.BLACK)));
    for (int i = 0; i < teachers.size(); i++) {
      Table teacher =
          rows.where(LinearColumns.ROLE, Learner.TEACHER)
              .where(LinearColumns.TIME, teachers.get(i));
      layers.add(
          Scatter.of(
                  "",
                  teacher.numbers(LinearColumns.TOP_GAIN),
                  teacher.numbers(LinearColumns.LOW_GAIN),
                  Style.ramp(i, teachers.size()).withOpenMark(Mark.CIRCLE))
              .withSize(5));
    }
    return Panel.of(
            Axis.log("gain along $\\lambda_1$")
                .between(LEAST_TOP, 1.05)
                .withTicks(0.3, 0.4, 0.5, 0.7, 1),
            Axis.log("gain along $\\lambda_2$").between(LEAST_BELOW, 1.2),
            layers)
        .titled(title(rows));
  }

  private static String title(Table rows) {
    return "%s, %s: %s"
        .formatted(
            rows.column(PROCEDURE).get(0).replace('-', ' '),
            rows.column(STATEMENT).get(0),
            rows.column(VERDICT).get(0).word());
  }

  private static String name(double teacher) {
    return "student, teacher's $\\lambda_1 T$ = " + Grids.text(teacher);
  }

  private static Line line(Table rows, String name, Style style) {
    return Line.of(
        name, rows.numbers(LinearColumns.TOP_GAIN), rows.numbers(LinearColumns.LOW_GAIN), style);
  }

  /** The part of a student's curve that lies above plain training's. */
  private static Optional<Layer> ahead(Table student, Style style) {
    double[] plain = student.numbers(PLAIN_LOW_GAIN);
    double[] own = student.numbers(LinearColumns.LOW_GAIN);
    boolean any = false;
    for (int i = 0; i < own.length; i++) {
      any |= own[i] > plain[i];
      own[i] = own[i] > plain[i] ? own[i] : Double.NaN;
    }
    return any
        ? Optional.of(
            Line.of(
                "",
                student.numbers(LinearColumns.TOP_GAIN),
                own,
                style.withDash(Dash.SOLID).withWidth(3)))
        : Optional.empty();
  }

  private static Panel elasticities(Table plain) {
    List<Layer> layers = new ArrayList<>();
    List<String> statements = plain.values(STATEMENT);
    for (int i = 0; i < statements.size(); i++) {
      Table rows = plain.where(STATEMENT, statements.get(i));
      layers.add(
          Line.of(
              "(d) " + title(rows),
              rows.numbers(TOP_ODDS),
              rows.numbers(ELASTICITY),
              Style.of(Colour.BLACK).withDash(Dash.of(i))));
    }
    return Panel.of(
            Axis.log("odds of the gain along $\\lambda_1$").between(3e-2, 600),
            Axis.log("elasticity").between(0.9, 80),
            layers)
        .titled("steepness of plain training's curve");
  }
}
