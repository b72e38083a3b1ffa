package org.eigendistill.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Table;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Mark;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Reference;
import org.eigendistill.figure.Scatter;
import org.eigendistill.figure.Style;
import org.eigendistill.risk.literature.Literature;
import org.eigendistill.risk.literature.LiteratureRow;
import org.eigendistill.spectrum.EjmlSolver;

/** Numbers that other papers publish, beside what the engine computes. */
final class PublishedNumbers implements Experiment {
  private static final Mark[] MARKS = {
    Mark.CIRCLE, Mark.SQUARE, Mark.TRIANGLE, Mark.DIAMOND, Mark.NABLA
  };

  /** Errors below are drawn there. */
  private static final double LEAST = 1e-9;

  @Override
  public String id() {
    return "literature";
  }

  @Override
  public String title() {
    return "Seven papers' numbers, computed and published";
  }

  @Override
  public Table compute(Spectra spectra, Progress progress) {
    Table.Builder table =
        Table.of("source", "quantity", "published", "computed", "error", "verdict");
    for (LiteratureRow row : Literature.rows(new EjmlSolver(), progress)) {
      table.row(
          row.source(),
          row.quantity(),
          row.reference(),
          row.computed(),
          row.error(),
          row.ok() ? "agrees" : "differs");
    }
    return table.build();
  }

  @Override
  public Optional<Figure> figure(Table table) {
    List<Layer> values = new ArrayList<>();
    List<Layer> errors = new ArrayList<>();
    values.add(Reference.diagonal(""));
    List<String> sources = table.values("source");
    for (int s = 0; s < sources.size(); s++) {
      Table rows = table.where("source", sources.get(s));
      double[] published = rows.numbers("published");
      double[] computed = rows.numbers("computed");
      double[] error = rows.numbers("error");
      boolean[] drawn = new boolean[published.length];
      for (int i = 0; i < drawn.length; i++) {
        drawn[i] = published[i] > 0 && computed[i] > 0;
        error[i] = Math.max(LEAST, Math.abs(error[i]) / Math.abs(published[i]));
      }
      Style style = Style.of(s).withMark(MARKS[s % MARKS.length]);
      String name = sources.get(s).replaceFirst(" \\(.*", "");
      values.add(
          Scatter.of(name, only(published, drawn), only(computed, drawn), style).withSize(4));
      errors.add(Scatter.of(name, only(published, drawn), only(error, drawn), style).withSize(4));
    }
    return Optional.of(
        Figure.wide(
                2,
                Panel.of(Axis.log("published"), Axis.log("computed"), values),
                Panel.of(Axis.log("published"), Axis.log("relative difference"), errors))
            .withHeight(3.3)
            .withCaption(
                "Published numbers of seven papers against what the exact engine computes. (a)"
                    + " Values; points off the diagonal are published bounds, which the computed"
                    + " numbers keep. (b) Relative differences, those below 1e-9 drawn there: what the"
                    + " printed digits round away, or, for limits, what a finite simulation"
                    + " leaves. Whether a row agrees is decided by its own digits or stated"
                    + " accuracy; numbers that are not positive stand in the table only."));
  }

  private static double[] only(double[] values, boolean... chosen) {
    double[] some = Arrays.copyOf(values, values.length);
    for (int i = 0; i < some.length; i++) {
      some[i] = chosen[i] ? some[i] : Double.NaN;
    }
    return some;
  }
}
