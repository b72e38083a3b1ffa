// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.dynamics.FlowBias;
import org.eigendistill.experiment.Claim;
import org.eigendistill.experiment.DataSpectrum;
import org.eigendistill.experiment.Evidence;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.Grids;
import org.eigendistill.experiment.PaperClaim;
import org.eigendistill.experiment.Spectra;
import org.eigendistill.figure.Figure;

/**
 * Claim C2: is the student behind on <em>every</em> pair of directions, at every time, for every
 * teacher? Gradient flow, and gradient descent with half the largest monotone step in whole steps.
 */
final class BiasEverywhere implements Experiment {
  private static final double[] TEACHERS = {0.1, 1, 10, 100, 1e3, 1e4};
  private static final double[] STUDENTS = Grids.log(1e-2, 1e5, 36);

  /** The step of descent, in units of 1 / top eigenvalue. */
  private static final double STEP = 0.5;

  private static final Column<String> DESCRIPTION = Column.text("description");
  private static final Column<String> PROCEDURE = Column.text("procedure");
  private static final Column<Long> COMPARISONS = Column.count("comparisons");
  private static final Column<Long> BEHIND = Column.count("behind");
  private static final Column<Long> AHEAD = Column.count("ahead");
  private static final Column<Long> UNRESOLVED = Column.count("unresolved");
  private static final Column<Double> MARGIN = Column.number("log10_smallest_margin");

  @Override
  public String id() {
    return "bias-everywhere";
  }

  @Override
  public String title() {
    return "All pairs of directions, all times: is the student behind?";
  }

  @Override
  public List<Column<?>> columns() {
    return List.of(
        LinearColumns.DATA,
        DESCRIPTION,
        PROCEDURE,
        LinearColumns.TEACHER_TIME,
        COMPARISONS,
        BEHIND,
        AHEAD,
        UNRESOLVED,
        MARGIN);
  }

  @Override
  public Table compute(Spectra spectra, Progress progress) {
    Table.Builder table = Table.with(columns());
    List<DataSpectrum> all = spectra.all();
    int done = 0;
    for (DataSpectrum data : all) {
      double[] flow = Arrays.stream(data.eigenvalues()).map(l -> l / data.top()).toArray();
      double[] descent = Arrays.stream(flow).map(l -> -Math.log1p(-STEP * l)).toArray();
      DoubleUnaryOperator steps = t -> Math.max(1, Math.rint(t / STEP));
      for (double teacher : TEACHERS) {
        add(table, data, "flow", teacher, flow, DoubleUnaryOperator.identity());
        add(table, data, "descent", teacher, descent, steps);
        progress.update(title(), ++done, (long) all.size() * TEACHERS.length);
      }
    }
    return table.build();
  }

  private static void add(
      Table.Builder table,
      DataSpectrum data,
      String procedure,
      double teacher,
      double[] rates,
      DoubleUnaryOperator time) {
    FlowBias bias =
        Arrays.stream(STUDENTS)
            .map(time)
            .distinct()
            .boxed()
            .parallel()
            .map(student -> FlowBias.of(rates, time.applyAsDouble(teacher), student))
            .reduce(FlowBias.NONE, FlowBias::plus);
    table.add(
        LinearColumns.DATA.is(data.key()),
        DESCRIPTION.is(data.description()),
        PROCEDURE.is(procedure),
        LinearColumns.TEACHER_TIME.is(teacher),
        COMPARISONS.is(bias.comparisons()),
        BEHIND.is(bias.behind()),
        AHEAD.is(bias.ahead()),
        UNRESOLVED.is(bias.unresolved()),
        MARGIN.is(bias.log10SmallestMargin()));
  }

  @Override
  public Optional<Figure> figure(Table table) {
    return Optional.empty();
  }

  @Override
  public List<Claim> claims(Table table) {
    List<Claim> claims = new ArrayList<>();
    for (String data : table.values(LinearColumns.DATA)) {
      for (String procedure : table.values(PROCEDURE)) {
        Table rows = table.where(LinearColumns.DATA, data).where(PROCEDURE, procedure);
        double margin = Arrays.stream(rows.numbers(MARGIN)).min().orElse(Double.NaN);
        String setting =
            "%s; gradient %s; %d teacher times, student times 0.01 to 100000 / top eigenvalue, all pairs of directions; smallest relative difference of effective times 10^%.0f"
                .formatted(rows.column(DESCRIPTION).get(0), procedure, rows.rows().size(), margin);
        claims.add(claim(rows, setting));
      }
    }
    return claims;
  }

  private Claim claim(Table rows, String setting) {
    long comparisons = sum(rows, COMPARISONS);
    long behind = sum(rows, BEHIND);
    long ahead = sum(rows, AHEAD);
    Claim.Support verdict =
        behind == comparisons
            ? Claim.Support.SUPPORTED
            : ahead == 0
                ? Claim.Support.MIXED
                : behind == 0 ? Claim.Support.OPPOSITE : Claim.Support.NOT_SUPPORTED;
    return new Claim(
        PaperClaim.BIAS,
        Evidence.linear(id()),
        setting,
        "share of comparisons with the student strictly behind",
        (double) behind / comparisons,
        null,
        comparisons,
        verdict);
  }

  private static long sum(Table rows, Column<Long> column) {
    return rows.column(column).stream().mapToLong(count -> count).sum();
  }
}
