package org.eigendistill.experiment.literature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.Spectra;
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
import org.eigendistill.risk.literature.Provenance;

/** Seven other papers' printed numbers, formulas and theorems beside what the engine computes. */
public final class OtherPapers implements Experiment {
  private static final double MARK = 4;
  private static final double MARGIN = 2;

  private static final Map<String, String> WORDS =
      Map.of(
          "reference", "reference",
          "computed", "computed number",
          "allowed", "error allowed",
          "error", "error");

  @Override
  public String id() {
    return "literature";
  }

  @Override
  public String title() {
    return "Seven papers, recomputed by the one engine";
  }

  @Override
  public boolean isListed() {
    return true;
  }

  @Override
  public List<String> columns() {
    return List.of(
        "source",
        "quantity",
        "provenance",
        "place",
        "relation",
        "reference",
        "computed",
        "error",
        "allowed",
        "ok",
        "verdict");
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
          row.provenance(),
          row.place(),
          row.relation().word(),
          row.reference(),
          row.computed(),
          row.error(),
          row.allowed(),
          row.ok(),
          row.verdict());
    }
    return table.build();
  }

  @Override
  public Table printed(Table table) {
    return table
        .only("source", "quantity", "provenance", "place", "reference", "computed", "verdict")
        .with("place", place -> place.replace("alpha", "α"));
  }

  @Override
  public Optional<Figure> figure(Table table) {
    Table values = table.where("relation", LiteratureRow.Relation.EQUAL.word());
    long agree = table.column("verdict").stream().filter("agrees"::equals).count();
    int rows = table.rows().size();
    String caption =
        ("(a) %d computed numbers against their references, in absolute value; on the diagonal the"
                + " two are equal. Filled marks: the paper or its repository prints the reference;"
                + " open ones: it follows from the paper's formula or theorem, and was worked out"
                + " apart. (b) How far apart they are, against what the reference's digits allow"
                + " (for limits of large samples, what simulations of finite size, on fixed seeds, allow);"
                + " below the diagonal they agree. %d numbers compared are left out of (a) and %d of (b), for"
                + " zeros have no place on logarithmic axes; the other %d rows are bounds. Of all %d"
                + " rows %d agree; references by kind: %s.")
            .formatted(
                values.rows().size() - zeros(values, "reference", "computed"),
                zeros(values, "reference", "computed"),
                zeros(values, "allowed", "error"),
                rows - values.rows().size(),
                rows,
                agree,
                Provenance.counts(table.column("provenance")));
    Panel numbers = panel(values, "reference", "computed", "equal").titled("numbers");
    Panel errors = panel(values, "allowed", "error", "all that is allowed").titled("errors");
    return Optional.of(Figure.wide(2, numbers, errors).withHeight(4.1).withCaption(caption));
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
      Table paper = values.where("source", papers.get(i));
      for (String provenance : paper.values("provenance")) {
        Table rows = paper.where("provenance", provenance);
        double[] x = rows.numbers(across);
        double[] y = rows.numbers(up);
        for (int j = 0; j < x.length; j++) {
          boolean drawn = x[j] != 0 && y[j] != 0;
          x[j] = drawn ? Math.abs(x[j]) : Double.NaN;
          y[j] = drawn ? Math.abs(y[j]) : Double.NaN;
          span = drawn ? span.and(x[j]).and(y[j]) : span;
        }
        if (Arrays.stream(x).allMatch(Double::isNaN)) {
          continue;
        }
        String name = papers.get(i).replaceFirst(" \\(.*", "") + ": " + provenance;
        layers.add(Scatter.of(name, x, y, style(i, provenance)).withSize(MARK).withAlpha(1));
      }
    }
    double low = span.low() / MARGIN;
    double high = span.high() * MARGIN;
    return Panel.of(
        Axis.log(WORDS.get(across)).between(low, high),
        Axis.log(WORDS.get(up)).between(low, high),
        layers);
  }

  /** A colour for each paper; filled where it prints the reference; theorems have the next mark. */
  private static Style style(int paper, String provenance) {
    Style style = Style.of(paper);
    if (provenance.equals(Provenance.PRINTED.word())) {
      return style.withMark(Mark.of(paper));
    }
    boolean proved = provenance.equals(Provenance.THEOREM.word());
    return style.withOpenMark(Mark.of(proved ? paper + 1 : paper));
  }
}
