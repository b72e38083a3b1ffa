// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.Arrays;
import java.util.Optional;
import org.eigendistill.base.Part;
import org.eigendistill.base.Progress;
import org.eigendistill.chart.RiskColumns;
import org.eigendistill.data.Table;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.risk.PhaseMap;
import org.eigendistill.risk.SpectralProblem;
import org.eigendistill.theorem.pay.FlowTime;
import org.eigendistill.theorem.pay.NeverPays;
import org.eigendistill.theorem.pay.PayTheorems;
import org.eigendistill.theorem.pay.StoppedReference;

/**
 * The map of {@code risk}: alignments from -1 to 2 by noises from 0.01 to 100.
 *
 * @param procedure of teachers and students
 * @param eigenvalues of the data
 * @param rows n
 * @param cells along each side
 */
record RiskMap(Procedure procedure, double[] eigenvalues, double rows, int cells) {
  /** The rows of some of its alignments. */
  Table of(Part part, Progress progress) {
    int first = part.first(cells);
    double[] alignments = new double[part.next(cells) - first];
    double[] noises = new double[cells];
    Arrays.setAll(alignments, i -> -1 + 3.0 * (first + i) / (cells - 1));
    Arrays.setAll(noises, j -> Math.pow(10, -2 + 4.0 * j / (cells - 1)));
    PhaseMap phases = PhaseMap.of(procedure, eigenvalues, alignments, noises, rows, progress);
    Table.Builder table = Table.with(RiskColumns.MAP);
    String clock = procedure.clock().word();
    StoppedReference known = StoppedReference.of(procedure);
    Optional<FlowTime> flow = FlowTime.of(procedure);
    for (int i = 0; i < alignments.length; i++) {
      progress.update("theorems of the map", i, alignments.length);
      for (int j = 0; j < cells; j++) {
        SpectralProblem problem =
            SpectralProblem.aligned(eigenvalues, alignments[i], noises[j], rows);
        table.add(
            RiskColumns.ALIGNMENT.is(alignments[i]),
            RiskColumns.NOISE.is(noises[j]),
            RiskColumns.RISK_RATIO.is(phases.ratio()[i][j]),
            RiskColumns.TEACHER_TIME.is(phases.teacherTime()[i][j]),
            RiskColumns.CLOCK.is(clock),
            RiskColumns.NO_PAY_PROVED.is(NeverPays.isProved(known, problem)),
            RiskColumns.BEYOND_LOWEST.is(
                PayTheorems.beyondLowest(problem, flow, phases.teacherTime()[i][j])),
            RiskColumns.THEOREM.is(
                PayTheorems.mark(problem, known, flow, phases.teacherTime()[i][j])));
      }
    }
    return table.build();
  }
}
