package org.eigendistill.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Table;
import org.eigendistill.dynamics.AveragedFlow;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.DecayedFlow;
import org.eigendistill.dynamics.GradientDescent;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Reference;
import org.eigendistill.figure.Style;

/**
 * The view that settles most rows of the atlas. Along a procedure's training the gain along a lower
 * direction is a function g of the gain u along the top one. A student trained to gain u by a
 * teacher trained to gain v has gains u v and g(u) g(v); plain training matched on the top has g(u
 * v). So distillation exaggerates the bias exactly where g(u v) > g(u) g(v).
 */
final class LemmaCurve implements Experiment {
  private static final double RATIO = 0.1;

  /** One over what is left on top: gains from 0.001 to 0.9999. */
  private static final double[] INVERSE_RESIDUAL =
      DoubleStream.concat(
              DoubleStream.of(1.001, 1.003, 1.01, 1.02, 1.04),
              DoubleStream.of(Grids.log(1.06, 1e4, 200)))
          .toArray();

  private static final double PENALTY = 0.002;
  private static final double STEP = 0.5;

  @Override
  public String id() {
    return "lemma-curve";
  }

  @Override
  public String title() {
    return "The curve that decides: gain below over gain on top";
  }

  private static Map<String, Procedure> procedures() {
    Map<String, Procedure> all = new LinkedHashMap<>();
    all.put("flow", new GradientFlow());
    all.put("descent", new GradientDescent(STEP));
    all.put("ridge", new Ridge());
    all.put("decayed-flow", new DecayedFlow(PENALTY));
    all.put("averaged-flow", new AveragedFlow());
    return all;
  }

  @Override
  public Table compute(Spectra spectra, Progress progress) {
    Table.Builder table =
        Table.of(
            "procedure",
            "eigenvalue_ratio",
            "top_gain",
            "inverse_residual",
            "low_gain",
            "elasticity",
            "log2_margin");
    procedures()
        .forEach(
            (name, procedure) -> {
              for (double inverse : INVERSE_RESIDUAL) {
                add(table, name, procedure, 1 - 1 / inverse);
              }
              if (procedure instanceof DecayedFlow) {
                addEnd(table, name, procedure);
              }
            });
    return table.build();
  }

  /** Students whose own gain comes ever nearer to the end that weight decay sets. */
  private static void addEnd(Table.Builder table, String name, Procedure procedure) {
    double end = 1 / (1 + PENALTY);
    for (double left = 1e-3; left > 1e-13; left /= 2) {
      double gain = end * (1 - left);
      double low = below(procedure, gain);
      double top = gain * gain;
      double margin = Math.log(below(procedure, top) / (low * low)) / Math.log(2);
      table.row(name, RATIO, top, 1 / (1 - top), Double.NaN, Double.NaN, margin);
    }
  }

  /** Elasticities by central differences of logarithms over one part in a thousand. */
  private static void add(Table.Builder table, String name, Procedure procedure, double top) {
    double most = name.equals("decayed-flow") ? 1 / (1 + PENALTY) : 1;
    double near = 1e-3 * Math.min(top, most - top);
    if (!(top < most * (1 - 1e-5))) {
      return;
    }
    double low = below(procedure, top);
    double elasticity =
        Math.log(below(procedure, top + near) / below(procedure, top - near))
            / Math.log((top + near) / (top - near));
    // Teacher and student of equal times, their common gain on top such that the student's is top.
    double half = Math.sqrt(top);
    double margin =
        half < most * (1 - (procedure instanceof DecayedFlow ? 1e-3 : 1e-5))
            ? Math.log(low / Math.pow(below(procedure, half), 2)) / Math.log(2)
            : Double.NaN;
    table.row(name, RATIO, top, 1 / (1 - top), low, elasticity, margin);
  }

  /** The gain along the lower direction where it is {@code top} along the top one. */
  private static double below(Procedure procedure, double top) {
    Course course = Course.onLabels(procedure);
    double low = 0;
    double high = 1;
    boolean falling = procedure instanceof Ridge;
    // Stepwise procedures are taken at fractional numbers of steps by their own formula.
    if (procedure instanceof GradientDescent) {
      return -Math.expm1(Math.log1p(-top) * Math.log1p(-STEP * RATIO) / Math.log1p(-STEP));
    }
    while (falling
        ? course.at(high).along(1).gain() > top
        : course.at(high).along(1).gain() < top) {
      high *= 2;
    }
    for (int i = 0; i < 200; i++) {
      double middle = (low + high) / 2;
      boolean before = course.at(middle).along(1).gain() < top;
      if (before != falling) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return course.at((low + high) / 2).along(RATIO).gain();
  }

  @Override
  public Optional<Figure> figure(Table table) {
    Axis left = Axis.log("$1/(1-u)$, $u$ the gain along $\\lambda_1$");
    return Optional.of(
        Figure.wide(
                3,
                panel(
                    table,
                    "top_gain",
                    Axis.log("gain $u$ along $\\lambda_1$").between(0.01, 1),
                    "low_gain",
                    Axis.log("gain along $\\lambda_2$").between(1e-3, 1)),
                panel(table, "inverse_residual", left, "elasticity", Axis.log("elasticity")),
                panel(
                    table,
                    "inverse_residual",
                    left,
                    "log2_margin",
                    Axis.linear("$\\log_2$ gain, reference / student"),
                    Reference.horizontal(0, "")))
            .withHeight(2.7)
            .withCaption(
                "Why a procedure exaggerates the bias or not, lambda_2 = 0.1 lambda_1. (a) The gain"
                    + " g(u) along the lower direction where it is u along the top one. (b) Its"
                    + " elasticity, the slope in (a): a curve that reaches (1, 1) and whose"
                    + " elasticity rises is super-multiplicative, so the student is behind (flow,"
                    + " descent, ridge). (c) log2 of g(uv)/(g(u)g(v)), teacher and student of equal"
                    + " gains u = v, over the student's gain on top: weight decay (penalty 0.002"
                    + " lambda_1) ends before (1, 1) and turns negative, averaging's elasticity"
                    + " falls at the end."));
  }

  private static Panel panel(
      Table table, String across, Axis x, String measure, Axis y, Layer... references) {
    List<Layer> layers = new ArrayList<>(List.of(references));
    List<String> names = table.values("procedure");
    for (int i = 0; i < names.size(); i++) {
      Table rows = table.where("procedure", names.get(i));
      layers.add(Line.of(names.get(i), rows.numbers(across), rows.numbers(measure), Style.of(i)));
    }
    return Panel.of(x, y, layers);
  }
}
