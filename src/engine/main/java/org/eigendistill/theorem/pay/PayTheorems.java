// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.pay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eigendistill.base.Numerals;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.risk.Optima;
import org.eigendistill.risk.SpectralProblem;

/**
 * What is proved of a problem, beside the optima that a search found: N1, no student pays; N2, a
 * late switch does; N3, a long student does. Numbers of the optima are the search's alone; where a
 * theorem and the search cannot both be right, {@link #disagreements} says so.
 *
 * <p>Risks are in-sample, as {@link SpectralProblem#inSample} has them. Times of N2 and N3 are
 * flow's; {@link FlowTime} turns them into lengths where the procedure is flow by another clock.
 *
 * @param never N1
 * @param nearer N1's certificate, for the student of the best teacher that trains as long as it
 * @param late N2
 * @param lateSwitch the switch at the best teacher's time that is better
 * @param longer N3
 * @param longStudent the long student of the best teacher that is better
 * @param rows by which the certificates' risks are to be divided
 * @param disagreements of theorem and search, a sentence each
 */
public record PayTheorems(
    NeverPays never,
    Optional<NearerModel> nearer,
    Standing late,
    Optional<LateSwitch> lateSwitch,
    Standing longer,
    Optional<LongStudent> longStudent,
    double rows,
    List<String> disagreements) {
  /** Shares of a risk that searches of valleys tell apart. */
  private static final double EQUAL = 1e-9;

  private static final double SEARCHED = 1e-6;

  /** Keeps a copy of the list. */
  public PayTheorems {
    disagreements = List.copyOf(disagreements);
  }

  /**
   * Decides all three.
   *
   * @param optima of the problem's in-sample risk, teachers and students both by the procedure
   */
  public static PayTheorems of(SpectralProblem spectral, Procedure procedure, Optima optima) {
    PayProblem problem = PayProblem.inSample(spectral);
    NeverPays never = NeverPays.of(procedure, problem);
    double time = optima.bestTeacher().time();
    boolean stopped = time > 0 && !optima.isTeacherLimit(time);
    Optional<NearerModel> nearer =
        stopped && never.standing() == Standing.PROVED && time <= never.mostSteps()
            ? Optional.of(
                NearerModel.of(
                    problem,
                    never.reference().orElseThrow(),
                    Course.on(Course.onLabels(procedure).at(time), procedure).at(time)))
            : Optional.empty();
    Optional<FlowTime> clock = FlowTime.of(procedure);
    if (clock.isEmpty()) {
      return new PayTheorems(
          never,
          nearer,
          Standing.NOT_COVERED,
          Optional.empty(),
          Standing.NOT_COVERED,
          Optional.empty(),
          spectral.rows(),
          never.isAgainst(procedure) ? againstNever(problem, never, optima) : List.of());
    }
    Optional<StoppedFlow> flow = stopped ? clock.get().best(problem, time) : Optional.empty();
    FlowTime own = clock.get();
    Optional<LateSwitch> late =
        flow.flatMap(LateSwitch::best).filter(found -> own.reaches(found.further()));
    Standing lateStanding =
        !LateSwitch.isPremise(problem)
            ? Standing.PREMISE_FAILS
            : late.isPresent() ? Standing.PROVED : Standing.NOT_DECIDED;
    int sign = flow.map(best -> LongStudent.sign(best, true, true)).orElse(0);
    Optional<LongStudent> found = flow.flatMap(LongStudent::best);
    boolean endless =
        found.map(student -> own.reaches(student.studentTime())).orElseGet(own::isEndless);
    Optional<LongStudent> longer = endless ? found : Optional.empty();
    Standing longStanding =
        sign < 0
            ? Standing.PREMISE_FAILS
            : longer.isPresent()
                ? Standing.PROVED
                : sign > 0 && !endless ? Standing.OUT_OF_REACH : Standing.NOT_DECIDED;
    List<String> disagreements = new ArrayList<>(againstNever(problem, never, optima));
    disagreements.addAll(againstBlends(problem, never, optima));
    longer.ifPresent(student -> disagreements.addAll(againstLonger(student, spectral, optima)));
    return new PayTheorems(
        never, nearer, lateStanding, late, longStanding, longer, spectral.rows(), disagreements);
  }

  private static List<String> againstNever(PayProblem problem, NeverPays never, Optima optima) {
    return never.standing() == Standing.PROVED && problem.hasSignal()
        ? below("student", optima.bestStudent().risk(), optima)
        : List.of();
  }

  /**
   * N1 is about blends as well, of weights between 0 and 1 and trained no longer than the teacher.
   */
  private static List<String> againstBlends(PayProblem problem, NeverPays never, Optima optima) {
    if (never.standing() != Standing.PROVED || !problem.hasSignal()) {
      return List.of();
    }
    Optima.ImitationOptimum blend = optima.bestImitation();
    boolean covered =
        blend.weight() > 0 && blend.weight() < 1 && blend.studentTime() <= blend.teacherTime();
    return covered ? below("student of a blend", blend.risk(), optima) : List.of();
  }

  private static List<String> below(String whose, double risk, Optima optima) {
    double share = risk / optima.bestTeacher().risk();
    return share < 1 - EQUAL
        ? List.of(
            "N1 proves that no student pays, and the search has a %s of %s times the risk"
                .formatted(whose, Numerals.significant(share, 6)))
        : List.of();
  }

  private static List<String> againstLonger(
      LongStudent student, SpectralProblem problem, Optima optima) {
    double share = optima.bestStudent().risk() * problem.rows() / student.risk();
    return share > 1 + SEARCHED
        ? List.of(
            "N3 has a student, and the best that the search has is of %s times its risk"
                .formatted(Numerals.significant(share, 6)))
        : List.of();
  }

  /**
   * What marks a map: N1, N3, none, or undecided.
   *
   * @param known of the procedure
   * @param clock of the procedure, if it is flow
   */
  public static String mark(
      SpectralProblem problem,
      StoppedReference known,
      Optional<FlowTime> clock,
      double teacherTime) {
    if (NeverPays.isProved(known, problem)) {
      return "N1";
    }
    if (clock.isEmpty() || !clock.get().isEndless()) {
      return "none";
    }
    int sign =
        clock
            .get()
            .best(PayProblem.inSample(problem), teacherTime)
            .map(flow -> LongStudent.sign(flow, true, false))
            .orElse(0);
    return sign > 0 ? "N3" : sign < 0 ? "none" : "undecided";
  }

  /**
   * How far the best stopped flow is beyond the best gain along the lowest eigenvalue, {@code (w a
   * - s r) / (w a + s r)} summed over its directions: where it is above 0 N3 holds. Rounded, but of
   * the right sign, and 0 where that is not told; NaN for other procedures than flow, and where a
   * schedule ends.
   *
   * @param clock of the procedure, if it is flow
   * @param teacherTime near the best time, as a search has it
   */
  public static double beyondLowest(
      SpectralProblem spectral, Optional<FlowTime> clock, double teacherTime) {
    if (clock.isEmpty() || !clock.get().isEndless()) {
      return Double.NaN;
    }
    PayProblem problem = PayProblem.inSample(spectral);
    return clock
        .get()
        .best(problem, teacherTime)
        .map(
            flow ->
                LongStudent.sign(flow, true, false)
                    * Math.abs(LongStudent.margin(problem, flow.time())))
        .orElse(0.0);
  }
}
