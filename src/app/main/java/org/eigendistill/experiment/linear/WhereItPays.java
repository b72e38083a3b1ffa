// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eigendistill.base.PowerLaw;
import org.eigendistill.base.Progress;
import org.eigendistill.chart.RiskColumns;
import org.eigendistill.chart.RiskFigures;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.Grids;
import org.eigendistill.experiment.Spectra;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Panel;
import org.eigendistill.risk.PhaseMap;
import org.eigendistill.risk.SpectralProblem;
import org.eigendistill.theorem.pay.FlowTime;
import org.eigendistill.theorem.pay.NeverPays;
import org.eigendistill.theorem.pay.PayTheorems;
import org.eigendistill.theorem.pay.StoppedReference;

/** Noise by alignment of the signal: the best student's risk over the best teacher's. */
final class WhereItPays implements Experiment {
  static final List<String> LAWS = List.of("power law", "spiked", "two levels");
  static final int DIRECTIONS = 60;
  static final double ROWS = 120;
  private static final int CELLS = 48;

  /** A student pays where it takes more than this off the best teacher's risk. */
  private static final double PAYS = 0.01;

  @Override
  public String id() {
    return "where-it-pays";
  }

  @Override
  public String title() {
    return "Does it pay to disobey? Noise against the signal's alignment";
  }

  static double[] spectrum(String law) {
    double[] eigenvalues = new double[DIRECTIONS];
    Arrays.setAll(
        eigenvalues,
        k ->
            switch (law) {
              case "power law" -> PowerLaw.at(k + 1, 1.5);
              case "spiked" -> k < 3 ? 1 : 0.01;
              default -> k < DIRECTIONS / 2 ? 1 : 0.1;
            });
    return eigenvalues;
  }

  @Override
  public List<Column<?>> columns() {
    return List.of(
        LinearColumns.SPECTRUM,
        RiskColumns.ALIGNMENT,
        RiskColumns.NOISE,
        RiskColumns.RISK_RATIO,
        RiskColumns.TEACHER_TIME,
        RiskColumns.NO_PAY_PROVED,
        RiskColumns.BEYOND_LOWEST,
        RiskColumns.THEOREM);
  }

  @Override
  public Table compute(Spectra spectra, Progress progress) {
    Table.Builder table = Table.with(columns());
    double[] alignments = new double[CELLS];
    Arrays.setAll(alignments, i -> -1 + 3.0 * i / (CELLS - 1));
    double[] noises = Grids.log(1e-2, 1e2, CELLS);
    for (String law : LAWS) {
      double[] eigenvalues = spectrum(law);
      Procedure flow = GradientFlow.of();
      StoppedReference known = StoppedReference.of(flow);
      Optional<FlowTime> clock = FlowTime.of(flow);
      PhaseMap map = PhaseMap.of(flow, eigenvalues, alignments, noises, ROWS);
      for (int i = 0; i < CELLS; i++) {
        for (int j = 0; j < CELLS; j++) {
          SpectralProblem problem =
              SpectralProblem.aligned(eigenvalues, alignments[i], noises[j], ROWS);
          double time = map.teacherTime()[i][j];
          table.add(
              LinearColumns.SPECTRUM.is(law),
              RiskColumns.ALIGNMENT.is(alignments[i]),
              RiskColumns.NOISE.is(noises[j]),
              RiskColumns.RISK_RATIO.is(map.ratio()[i][j]),
              RiskColumns.TEACHER_TIME.is(time),
              RiskColumns.NO_PAY_PROVED.is(NeverPays.isProved(known, problem)),
              RiskColumns.BEYOND_LOWEST.is(PayTheorems.beyondLowest(problem, clock, time)),
              RiskColumns.THEOREM.is(PayTheorems.mark(problem, known, clock, time)));
        }
      }
    }
    return table.build();
  }

  @Override
  public Optional<Figure> figure(Table table) {
    List<Panel> panels = new ArrayList<>();
    for (String law : table.values(LinearColumns.SPECTRUM)) {
      Table rows = table.where(LinearColumns.SPECTRUM, law);
      panels.add(
          Panel.of(
                  Axis.log("noise / signal"),
                  Axis.linear("alignment of the signal"),
                  RiskFigures.map(rows, 100 * PAYS, 10))
              .titled(law));
    }
    return Optional.of(
        Figure.wide(3, panels)
            .withHeight(2.6)
            .withCaption(
                "What the best distilled student saves of the in-sample risk of the best early-stopped teacher, in"
                    + " per cent; gradient flow, exact. The signal's squared coefficients go as eigenvalue to"
                    + " the alignment. Contours: 1 % and 10 %. Dashed line at 0: at alignment 0 and below no"
                    + " distilled student pays, theorem N1. Orange: above it one does, theorem N3, where the best"
                    + " teacher is beyond the best gain along the lowest eigenvalue. Cells are computed alike"
                    + " everywhere."));
  }
}
