// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.simulation;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.eigendistill.data.Table;
import org.eigendistill.data.TableWriter;
import org.eigendistill.deep.DeepDistillation;
import org.eigendistill.deep.Mode;
import org.eigendistill.deep.ModeState;
import org.eigendistill.dynamics.Exaggeration;

/**
 * A deep linear network's teacher and students, mode by mode at every time, as tables. The first
 * mode is the one that plain training is matched on.
 *
 * @param modes the modes, at least one
 * @param distillation teacher and students
 * @param times the times, of teacher and students alike
 */
public record DeepSimulation(List<Mode> modes, DeepDistillation distillation, double[] times) {
  /** Keeps its own copies. */
  public DeepSimulation {
    modes = List.copyOf(modes);
    times = times.clone();
  }

  @Override
  public double[] times() {
    return times.clone();
  }

  /** At how many times the student is short of plain training's start along the first mode. */
  public long unmatched() {
    return Arrays.stream(times)
        .filter(time -> !(distillation.student(modes.get(0), time).effectiveTime() > 0))
        .count();
  }

  /** The modes: direction, eigenvalue, strength. */
  public Table modesTable() {
    Table.Builder table = Table.of("direction", "eigenvalue", "strength");
    for (int k = 0; k < modes.size(); k++) {
      table.row(k + 1, modes.get(k).eigenvalue(), modes.get(k).strength());
    }
    return table.build();
  }

  /** All modes at all times, by mode and time; side by side. */
  private ModeState[][] states(boolean student) {
    ModeState[][] states = new ModeState[modes.size()][times.length];
    IntStream.range(0, states.length)
        .parallel()
        .forEach(
            k ->
                Arrays.setAll(
                    states[k],
                    i ->
                        student
                            ? distillation.student(modes.get(k), times[i])
                            : distillation.teacher(modes.get(k), times[i])));
    return states;
  }

  /** Writes value, gain and log-residual of teacher and student. */
  public void writeTrajectory(Path file) {
    try (TableWriter out =
        TableWriter.open(
            file, List.of("role", "time", "direction", "value", "gain", "log_residual"))) {
      for (String role : List.of("teacher", "student")) {
        ModeState[][] states = states(role.equals("student"));
        for (int i = 0; i < times.length; i++) {
          for (int k = 0; k < states.length; k++) {
            ModeState state = states[k][i];
            out.text(role).number(times[i]).number(k + 1L).number(state.value());
            out.number(state.gain().gain()).number(state.gain().logResidual()).endRow();
          }
        }
      }
    }
  }

  /**
   * Writes how long plain training, of this network and of a shallow model, takes to where they
   * are.
   */
  public void writeEffectiveTime(Path file) {
    try (TableWriter out =
        TableWriter.open(
            file,
            List.of(
                "student_time",
                "direction",
                "eigenvalue",
                "strength",
                "effective_time",
                "shallow_effective_time"))) {
      ModeState[][] states = states(true);
      for (int i = 0; i < times.length; i++) {
        for (int k = 0; k < states.length; k++) {
          Mode mode = modes.get(k);
          out.number(times[i]).number(k + 1L).number(mode.eigenvalue()).number(mode.strength());
          out.number(states[k][i].effectiveTime());
          out.number(states[k][i].shallowTime(mode)).endRow();
        }
      }
    }
  }

  /**
   * Writes the students beside plain training matched along the first mode, and counts how they
   * compare along all that are not like it. Where the student is short of plain training's start
   * along the first, nothing is matched or counted.
   */
  public Exaggeration writeMatched(Path file) {
    Exaggeration count = Exaggeration.NONE;
    try (TableWriter out = TableWriter.open(file, Simulation.MATCHED)) {
      ModeState[][] states = states(true);
      for (int i = 0; i < times.length; i++) {
        double matched = states[0][i].effectiveTime();
        for (int k = 0; k < states.length; k++) {
          if (!(matched > 0)) {
            out.number(times[i]).number(matched).number(k + 1L).text("");
            out.number(states[k][i].gain().gain()).endRow();
            continue;
          }
          // The first mode's own: matched there, so not worked out again.
          ModeState plain = k == 0 ? states[0][i] : distillation.plain(modes.get(k), matched);
          out.number(times[i]).number(matched).number(k + 1L);
          out.number(plain.gain().gain()).number(states[k][i].gain().gain()).endRow();
          if (!modes.get(k).equals(modes.get(0))) {
            count = count.plus(states[k][i].gain(), plain.gain());
          }
        }
      }
    }
    return count;
  }
}
