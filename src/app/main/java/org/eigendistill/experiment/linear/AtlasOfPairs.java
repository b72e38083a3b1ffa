// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.Spectra;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Colour;
import org.eigendistill.figure.ColourMap;
import org.eigendistill.figure.ColourScale;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.HeatMap;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Mark;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.ScalarField;
import org.eigendistill.figure.Scatter;
import org.eigendistill.figure.Style;
import org.eigendistill.theorem.Strength;
import org.eigendistill.theorem.proof.Verdict;
import org.eigendistill.theorem.statement.Atlas;
import org.eigendistill.theorem.statement.Statement;

/** The atlas: every pair of procedures, compared with training the student's own on labels. */
final class AtlasOfPairs implements Experiment {
  private static final Style INK = Style.of(Colour.BLACK);

  private static final Column<String> REFERENCE = Column.text("reference");
  private static final Column<String> TEACHER = Column.text("teacher");
  private static final Column<String> STUDENT = Column.text("student");
  private static final Column<String> STATEMENT = Column.text("statement");
  private static final Column<Verdict> VERDICT =
      Column.word("verdict", Verdict.class, Verdict::word);
  private static final Column<Double> GAIN_RATIO = Column.number("gain_ratio");

  @Override
  public String id() {
    return "atlas";
  }

  @Override
  public String title() {
    return "Which ways of training exaggerate the bias";
  }

  @Override
  public List<Column<?>> columns() {
    return List.of(REFERENCE, TEACHER, STUDENT, STATEMENT, VERDICT, GAIN_RATIO);
  }

  @Override
  public Table compute(Spectra spectra, Progress progress) {
    Atlas atlas = Atlas.full();
    Table.Builder table = Table.with(columns());
    for (Filter reference : Atlas.filters()) {
      for (Filter teacher : Atlas.filters()) {
        for (Filter student : Atlas.filters()) {
          Statement statement = atlas.cell(teacher, student, reference);
          table.add(
              REFERENCE.is(reference.name()),
              TEACHER.is(teacher.name()),
              STUDENT.is(student.name()),
              STATEMENT.is(statement.id()),
              VERDICT.is(statement.recorded()),
              GAIN_RATIO.is(Strength.of(teacher, student, reference)));
        }
      }
    }
    return table.build();
  }

  @Override
  public Optional<Figure> figure(Table table) {
    String caption =
        "Teacher by student, compared with plain training of the student's procedure (left) and"
            + " with gradient flow (right). Marks: what is known of every setting. Colour, where the"
            + " student is behind in every setting: how far, as the reference's gain along $\\lambda_2$"
            + " over the student's, matched along $\\lambda_1$, in one setting ($\\lambda_2$/$\\lambda_1$ = "
            + Strength.RATIO
            + ", teacher and student trained to gain "
            + Strength.GAIN
            + " along $\\lambda_1$). Cells that are not proved are grey: there it depends on the setting.";
    Table own = ownReference(table);
    double most =
        Arrays.stream(table.where(VERDICT, Verdict.HOLDS).numbers(GAIN_RATIO))
            .map(AtlasOfPairs::log2)
            .max()
            .orElse(1);
    ColourScale scale = ColourScale.linear(0, most).withMap(ColourMap.DENSITY);
    return Optional.of(
        Figure.wide(
                2,
                panel(own, "against student's own", scale),
                panel(table.where(REFERENCE, "flow"), "against flow", scale))
            .withHeight(3.3)
            .withCaption(caption));
  }

  private static Table ownReference(Table table) {
    List<String> references = table.column(REFERENCE);
    List<String> students = table.column(STUDENT);
    return table.select(i -> references.get(i).equals(students.get(i)));
  }

  private static Panel panel(Table rows, String title, ColourScale scale) {
    List<String> names = Atlas.filters().stream().map(Filter::name).toList();
    int n = names.size();
    double[][] z = new double[n][n];
    double[] at = new double[n];
    Arrays.setAll(at, i -> i);
    List<String> teachers = rows.column(TEACHER);
    List<String> students = rows.column(STUDENT);
    List<Verdict> verdicts = rows.column(VERDICT);
    double[] ratios = rows.numbers(GAIN_RATIO);
    for (int i = 0; i < ratios.length; i++) {
      boolean holds = verdicts.get(i) == Verdict.HOLDS;
      z[names.indexOf(teachers.get(i))][names.indexOf(students.get(i))] =
          holds ? log2(ratios[i]) : Double.NaN;
    }
    List<Layer> layers = new ArrayList<>();
    layers.add(
        HeatMap.of(ScalarField.of(at, at, z), "$\\log_2$ gain, reference / student")
            .withScale(scale));
    layers.add(
        marks(rows, Verdict.HOLDS, "behind in every setting (proved)", INK.withMark(Mark.CIRCLE)));
    layers.add(
        marks(
            rows,
            Verdict.REFUTED,
            "refuted (a certified counterexample)",
            INK.withOpenMark(Mark.DIAMOND)));
    if (verdicts.contains(Verdict.UNDECIDED)) {
      layers.add(marks(rows, Verdict.UNDECIDED, "undecided", INK.withOpenMark(Mark.TRIANGLE)));
    }
    return Panel.of(Axis.categories("student", names), Axis.categories("teacher", names), layers)
        .titled(title);
  }

  /** The cells of a verdict, marked. */
  private static Scatter marks(Table rows, Verdict verdict, String words, Style style) {
    List<String> names = Atlas.filters().stream().map(Filter::name).toList();
    Table cells = rows.where(VERDICT, verdict);
    return Scatter.of(
            words,
            cells.column(STUDENT).stream().mapToDouble(names::indexOf).toArray(),
            cells.column(TEACHER).stream().mapToDouble(names::indexOf).toArray(),
            style)
        .withSize(4)
        .withAlpha(1);
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }
}
