package org.eigendistill.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Table;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.ColourScale;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Grid;
import org.eigendistill.figure.HeatMap;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Note;
import org.eigendistill.figure.Panel;
import org.eigendistill.theorem.Atlas;
import org.eigendistill.theorem.Kind;
import org.eigendistill.theorem.Statement;
import org.eigendistill.theorem.Strength;
import org.eigendistill.theorem.Verdict;

/** The atlas: every pair of procedures, compared with training the student's own on labels. */
final class AtlasOfPairs implements Experiment {
  @Override
  public String id() {
    return "atlas";
  }

  @Override
  public String title() {
    return "Which ways of training exaggerate the bias";
  }

  @Override
  public List<String> columns() {
    return List.of("reference", "teacher", "student", "statement", "verdict", "gain_ratio");
  }

  @Override
  public Table compute(Spectra spectra, Progress progress) {
    Atlas atlas = Atlas.full();
    Table.Builder table = Table.of(columns());
    for (Kind reference : Kind.values()) {
      for (Kind teacher : Kind.values()) {
        for (Kind student : Kind.values()) {
          Statement statement = atlas.cell(teacher, student, reference);
          table.row(
              reference.label(),
              teacher.label(),
              student.label(),
              statement.id(),
              statement.recorded().word(),
              Strength.of(teacher, student, reference));
        }
      }
    }
    return table.build();
  }

  @Override
  public Optional<Figure> figure(Table table) {
    String caption =
        "Teacher by student, compared with plain training of the student's procedure (left) and"
            + " with gradient flow (right). Colour: the reference's gain along l_2 over the"
            + " student's, matched along l_1, in one setting (l_2/l_1 = "
            + Strength.RATIO
            + ", teacher and student trained to gain "
            + Strength.GAIN
            + " along l_1). Signs: + the student is behind in every setting (proved); - a certified"
            + " counterexample exists.";
    Table own = ownReference(table);
    double most =
        Arrays.stream(table.numbers("gain_ratio")).map(r -> Math.abs(log2(r))).max().orElse(1);
    ColourScale scale = ColourScale.centred(0, -most, most);
    return Optional.of(
        Figure.wide(
                2,
                panel(own, "against student's own", scale),
                panel(table.where("reference", "flow"), "against flow", scale))
            .withHeight(3.3)
            .withCaption(caption));
  }

  private static Table ownReference(Table table) {
    int reference = table.columns().indexOf("reference");
    int student = table.columns().indexOf("student");
    return new Table(
        table.columns(),
        table.rows().stream().filter(row -> row.get(reference).equals(row.get(student))).toList());
  }

  private static Panel panel(Table rows, String title, ColourScale scale) {
    List<String> names = Arrays.stream(Kind.values()).map(Kind::label).toList();
    int n = names.size();
    double[][] z = new double[n][n];
    double[] at = new double[n];
    Arrays.setAll(at, i -> i);
    List<Layer> signs = new ArrayList<>();
    List<String> teachers = rows.column("teacher");
    List<String> students = rows.column("student");
    List<String> verdicts = rows.column("verdict");
    double[] ratios = rows.numbers("gain_ratio");
    for (int i = 0; i < ratios.length; i++) {
      int x = names.indexOf(students.get(i));
      int y = names.indexOf(teachers.get(i));
      z[y][x] = log2(ratios[i]);
      boolean holds = verdicts.get(i).equals(Verdict.HOLDS.word());
      signs.add(Note.of(holds ? "+" : "−", x, y).at(Note.Side.CENTRE));
    }
    List<Layer> layers = new ArrayList<>();
    layers.add(
        HeatMap.of(Grid.of(at, at, z), "$\\log_2$ gain, reference / student").withScale(scale));
    layers.addAll(signs);
    return Panel.of(Axis.categories("student", names), Axis.categories("teacher", names), layers)
        .titled(title);
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }
}
