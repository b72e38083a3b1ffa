// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.literature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Column;
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
import org.eigendistill.scenario.reference.Provenance;
import org.eigendistill.scenario.reference.Relation;

/** Other papers' printed numbers, formulas and theorems beside what the engine computes. */
public final class OtherPapers implements Experiment {
  private static final double MARK = 4;
  private static final double MARGIN = 2;

  private static final Column<String> SOURCE = Column.text("source");
  private static final Column<String> QUANTITY = Column.text("quantity");
  private static final Column<String> PROVENANCE = Column.text("provenance");
  private static final Column<String> PLACE = Column.text("place");
  private static final Column<Relation> RELATION =
      Column.word("relation", Relation.class, Relation::word);
  private static final Column<Double> REFERENCE = Column.number("reference");
  private static final Column<Double> COMPUTED = Column.number("computed");
  private static final Column<Double> ERROR = Column.number("error");
  private static final Column<Double> ALLOWED = Column.number("allowed");
  private static final Column<Boolean> OK = Column.truth("ok");
  private static final Column<String> VERDICT = Column.text("verdict");

  private static final Map<Column<Double>, String> AXES =
      Map.of(
          REFERENCE, "reference",
          COMPUTED, "computed number",
          ALLOWED, "error allowed",
          ERROR, "error");

  @Override
  public String id() {
    return "literature";
  }

  @Override
  public String title() {
    return "Thirteen papers, recomputed by the one engine";
  }

  @Override
  public boolean isListed() {
    return true;
  }

  @Override
  public List<Column<?>> columns() {
    return List.of(
        SOURCE,
        QUANTITY,
        PROVENANCE,
        PLACE,
        RELATION,
        REFERENCE,
        COMPUTED,
        ERROR,
        ALLOWED,
        OK,
        VERDICT);
  }

  @Override
  public List<Column<?>> differences() {
    return List.of(ERROR, COMPUTED);
  }

  @Override
  public Table compute(Spectra spectra, Progress progress) {
    Table.Builder table = Table.with(columns());
    for (LiteratureRow row : Literature.rows(spectra.solver(), progress)) {
      table.add(
          SOURCE.is(row.source()),
          QUANTITY.is(row.quantity()),
          PROVENANCE.is(row.provenance()),
          PLACE.is(row.place()),
          RELATION.is(row.relation()),
          REFERENCE.is(row.reference()),
          COMPUTED.is(row.computed()),
          ERROR.is(row.error()),
          ALLOWED.is(row.allowed()),
          OK.is(row.ok()),
          VERDICT.is(row.verdict()));
    }
    return table.build();
  }

  @Override
  public Table printed(Table table) {
    return table
        .only(SOURCE, QUANTITY, PROVENANCE, PLACE, REFERENCE, COMPUTED, VERDICT)
        .changed(PLACE, place -> place.replace("alpha", "α"));
  }

  @Override
  public Optional<Figure> figure(Table table) {
    Table values = table.where(RELATION, Relation.EQUAL);
    long agree = table.column(OK).stream().filter(ok -> ok).count();
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
                values.rows().size() - zeros(values, REFERENCE, COMPUTED),
                zeros(values, REFERENCE, COMPUTED),
                zeros(values, ALLOWED, ERROR),
                rows - values.rows().size(),
                rows,
                agree,
                Provenance.counts(table.column(PROVENANCE)));
    Panel numbers = panel(values, REFERENCE, COMPUTED, "equal").titled("numbers");
    Panel errors = panel(values, ALLOWED, ERROR, "all that is allowed").titled("errors");
    return Optional.of(Figure.wide(2, numbers, errors).withHeight(4.1).withCaption(caption));
  }

  private static int zeros(Table values, Column<Double> across, Column<Double> up) {
    double[] x = values.numbers(across);
    double[] y = values.numbers(up);
    return (int) IntStream.range(0, x.length).filter(i -> x[i] == 0 || y[i] == 0).count();
  }

  /** Both axes from the same to the same, so that the diagonal is one. */
  private static Panel panel(
      Table values, Column<Double> across, Column<Double> up, String diagonal) {
    List<Layer> layers = new ArrayList<>();
    layers.add(Reference.diagonal(diagonal));
    Span span = Span.EMPTY;
    List<String> papers = values.values(SOURCE);
    for (int i = 0; i < papers.size(); i++) {
      Table paper = values.where(SOURCE, papers.get(i));
      for (String provenance : paper.values(PROVENANCE)) {
        Table rows = paper.where(PROVENANCE, provenance);
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
        Axis.log(AXES.get(across)).between(low, high),
        Axis.log(AXES.get(up)).between(low, high),
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
