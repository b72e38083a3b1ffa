package org.eigendistill.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Table;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Mark;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Reference;
import org.eigendistill.figure.Scatter;
import org.eigendistill.figure.Span;
import org.eigendistill.figure.Style;
import org.eigendistill.risk.literature.Literature;
import org.eigendistill.risk.literature.LiteratureRow;

/** Numbers that seven other papers published, beside what the engine computes. */
final class PublishedNumbers implements Experiment {
  private static final double MARK = 4;
  private static final double MARGIN = 2;

  /** There are so many marks; further papers have them filled. */
  private static final int MARKS = 5;

  private static final Map<String, String> WORDS =
      Map.of(
          "published", "published number",
          "computed", "computed number",
          "allowed", "error allowed",
          "error", "error");

  @Override
  public String id() {
    return "literature";
  }

  @Override
  public String title() {
    return "Seven papers' numbers, recomputed by the one engine";
  }

  @Override
  public boolean isListed() {
    return true;
  }

  @Override
  public List<String> columns() {
    return List.of(
        "source", "quantity", "relation", "published", "computed", "error", "allowed", "verdict");
  }

  @Override
  public List<String> differences() {
    return List.of("error", "computed");
  }

  @Override
  public Table compute(Spectra spectra, Progress progress) {
    Table.Builder table = Table.of(columns());
    for (LiteratureRow row : Literature.rows(spectra.solver(), progress)) {
      table.row(
          row.source(),
          row.quantity(),
          row.relation().word(),
          row.reference(),
          row.computed(),
          row.error(),
          row.allowed(),
          row.verdict());
    }
    return table.build();
  }

  @Override
  public Optional<Figure> figure(Table table) {
    Table values = table.where("relation", LiteratureRow.Relation.EQUAL.word());
    long agree = table.column("verdict").stream().filter("agrees"::equals).count();
    int rows = table.rows().size();
    String caption =
        ("(a) %d published numbers against the computed ones, in absolute value; on the diagonal"
                + " the two are equal. (b) How far apart they are, against what the published"
                + " digits allow (for limits of large samples, what simulations of finite size"
                + " allow); below the diagonal they agree. %d numbers compared are left out of (a) and %d"
                + " of (b), for zeros have no place on logarithmic axes; the other %d rows are bounds. Penalties of the last paper were worked out"
                + " apart, in 30 digits. %d of all %d rows agree.")
            .formatted(
                values.rows().size() - zeros(values, "published", "computed"),
                zeros(values, "published", "computed"),
                zeros(values, "allowed", "error"),
                rows - values.rows().size(),
                agree,
                rows);
    Panel numbers = panel(values, "published", "computed", "equal").titled("numbers");
    Panel errors = panel(values, "allowed", "error", "all that is allowed").titled("errors");
    return Optional.of(Figure.wide(2, numbers, errors).withHeight(3.9).withCaption(caption));
  }

  private static int zeros(Table values, String across, String up) {
    double[] x = values.numbers(across);
    double[] y = values.numbers(up);
    return (int) IntStream.range(0, x.length).filter(i -> x[i] == 0 || y[i] == 0).count();
  }

  /** Both axes from the same to the same, so that the diagonal is one. */
  private static Panel panel(Table values, String across, String up, String diagonal) {
    List<Layer> layers = new ArrayList<>();
    layers.add(Reference.diagonal(diagonal));
    Span span = Span.EMPTY;
    List<String> papers = values.values("source");
    for (int i = 0; i < papers.size(); i++) {
      Table rows = values.where("source", papers.get(i));
      double[] x = rows.numbers(across);
      double[] y = rows.numbers(up);
      for (int j = 0; j < x.length; j++) {
        boolean drawn = x[j] != 0 && y[j] != 0;
        x[j] = drawn ? Math.abs(x[j]) : Double.NaN;
        y[j] = drawn ? Math.abs(y[j]) : Double.NaN;
        span = drawn ? span.and(x[j]).and(y[j]) : span;
      }
      layers.add(
          Scatter.of(
                  papers.get(i).replaceFirst(" \\(.*", ""),
                  x,
                  y,
                  i < MARKS
                      ? Style.of(i).withOpenMark(Mark.of(i))
                      : Style.of(i).withMark(Mark.of(i)))
              .withSize(MARK)
              .withAlpha(1));
    }
    double low = span.low() / MARGIN;
    double high = span.high() * MARGIN;
    return Panel.of(
        Axis.log(WORDS.get(across)).between(low, high),
        Axis.log(WORDS.get(up)).between(low, high),
        layers);
  }
}
