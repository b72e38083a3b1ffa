// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk.advice;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigendistill.data.Table;
import org.eigendistill.risk.Optima;

/**
 * What to do with these data. Times are those of training on the rows that were not held out.
 *
 * @param rows how many rows were trained on
 * @param groups in how many groups of rows that belong together
 * @param folds of the cross-validation
 * @param noise the noise variance
 * @param teacher the best stopped teacher, its risk by cross-validation as all below
 * @param student the best student
 * @param imitation the best student of a blend
 * @param switching the best student that changes its target, where the procedure can
 * @param oracle an estimate of the least risk that any filter could reach; NaN where the noise is
 *     not known
 * @param riskErrors standard errors of the estimated risks
 * @param held each kind of student against the teacher on the held-out rows
 * @param decision what follows from them
 * @param estimates the best teacher's time by each estimate: cv, gcv, ure
 * @param curves estimated risk over time, by {@link CurveColumns}
 * @param dropped the features that were left out, as they do not vary
 * @param warnings what a user ought to know, a sentence each
 */
public record Advice(
    int rows,
    int groups,
    int folds,
    Noise noise,
    Optima.TeacherOptimum teacher,
    Optima.StudentOptimum student,
    Optima.ImitationOptimum imitation,
    Optional<Optima.SwitchOptimum> switching,
    double oracle,
    Map<Candidate.Role, Double> riskErrors,
    Map<Candidate.Role, PairedGain> held,
    Decision decision,
    Map<String, Double> estimates,
    Table curves,
    List<String> dropped,
    List<String> warnings) {
  /** Keeps its own copies. */
  public Advice {
    riskErrors = inOrder(riskErrors);
    held = inOrder(held);
    estimates = inOrder(estimates);
    dropped = List.copyOf(dropped);
    warnings = List.copyOf(warnings);
  }

  /** A copy that keeps its order, so that the same seed writes the same bytes. */
  private static <K, V> Map<K, V> inOrder(Map<K, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** Whether the best teacher trains to the end, so that it does not stop early. */
  public boolean isTeacherAtEnd() {
    double[] times = curves.numbers("time");
    return Suitability.atEnd(teacher.time(), times[times.length - 1]);
  }

  /**
   * What the held-out rows say of one kind of student, looked at by itself; nothing where noise is
   * not known.
   */
  public Payoff payoff(Candidate.Role role) {
    return noise.isKnown() && held.containsKey(role) ? held.get(role).payoff() : Payoff.NO_EVIDENCE;
  }
}
