// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eigendistill.base.Counted;
import org.eigendistill.dynamics.Clock;
import org.eigendistill.risk.advice.Advice;
import org.eigendistill.risk.advice.Candidate.Role;
import org.eigendistill.risk.advice.Decision;
import org.eigendistill.risk.advice.Noise;
import org.eigendistill.risk.advice.PairedGain;
import org.eigendistill.risk.advice.Payoff;

/** Advice in JSON and in a few lines. */
final class AdviceReport {
  private static final double NORMAL = 1.96;

  /** With fewer groups Student's quantile is so much wider than the normal one that it shows. */
  private static final double MANY_GROUPS = 30;

  private AdviceReport() {}

  /** The object of advice.json, in the order of the contract. */
  static Map<String, Object> json(Advice advice) {
    Map<String, Object> json = new LinkedHashMap<>();
    Noise noise = advice.noise();
    Decision decision = advice.decision();
    PairedGain held = decision.gain();
    json.put("verdict", decision.payoff().word());
    json.put("pays", decision.payoff() == Payoff.PAYS);
    json.put("choice", decision.choice().word());
    json.put("tested", decision.tested().word());
    json.put("proposed", decision.proposed().word());
    json.put("gain_percent", held.percent());
    json.put("gain_percent_ci95", percents(held));
    json.put("smallest_gain_percent", held.isNothing() ? null : held.smallestPercent());
    json.put("rows_for_one_percent", held.isNothing() ? null : decision.rowsForOnePercent());
    json.put("noise_variance", Json.finite(noise.variance()));
    json.put("noise_variance_ci95", interval(noise.low(), noise.high()));
    json.put("noise_method", noise.method().word());
    json.put("noise_shared_in_groups", noise.isKnown() ? noise.share() : null);
    Map<String, Object> teacher = map("time", advice.teacher().time());
    addRisk(teacher, advice, Role.TEACHER, advice.teacher().risk());
    json.put("best_teacher", teacher);
    Map<String, Object> student = map("teacher_time", advice.student().teacherTime());
    student.put("student_time", advice.student().studentTime());
    addRisk(student, advice, Role.STUDENT, advice.student().risk());
    json.put("best_student", student);
    Map<String, Object> imitation = map("teacher_time", advice.imitation().teacherTime());
    imitation.put("student_time", advice.imitation().studentTime());
    imitation.put("weight", advice.imitation().weight());
    addRisk(imitation, advice, Role.IMITATION, advice.imitation().risk());
    json.put("best_imitation", imitation);
    json.put("best_switch", switching(advice));
    json.put("oracle_risk", Json.finite(advice.oracle()));
    json.put("proved", "nothing");
    Map<String, Object> outcome = map("rows", held.rows());
    outcome.put("groups", held.groups());
    outcome.put("teacher_mse", held.teacher());
    outcome.put("student_mse", held.student());
    outcome.put("difference", held.difference());
    outcome.put("difference_se", held.error());
    outcome.put("difference_ci95", interval(held.low(), held.high()));
    json.put("heldout", outcome);
    json.put("best_teacher_time_by_estimate", advice.estimates());
    json.put("rows", advice.rows());
    json.put("groups", advice.groups());
    json.put("folds", advice.folds());
    json.put("dropped", advice.dropped());
    json.put("warnings", advice.warnings());
    return json;
  }

  private static Object switching(Advice advice) {
    return advice
        .switching()
        .map(
            best -> {
              Map<String, Object> json =
                  map("direction", best.direction().name().toLowerCase(Locale.ROOT));
              json.put("teacher_time", best.teacherTime());
              json.put("switch_time", best.switchTime());
              json.put("total_time", best.totalTime());
              addRisk(json, advice, Role.SWITCH, best.risk());
              return json;
            })
        .orElse(null);
  }

  private static void addRisk(Map<String, Object> json, Advice advice, Role role, double risk) {
    double half = NORMAL * advice.riskErrors().get(role);
    json.put("risk", risk);
    json.put("risk_ci95", interval(risk - half, risk + half));
    if (role != Role.TEACHER) {
      PairedGain held = advice.held().get(role);
      json.put("heldout_mse", held.student());
      json.put("difference_ci95", interval(held.low(), held.high()));
      json.put("gain_percent", held.percent());
      json.put("verdict", advice.payoff(role).word());
    }
  }

  /**
   * A few plain lines.
   *
   * @param clock what counts the lengths
   */
  static List<String> lines(Advice advice, Clock clock) {
    Decision decision = advice.decision();
    PairedGain held = decision.gain();
    List<String> said = new ArrayList<>();
    said.add(verdict(decision));
    if (decision.noise() == Noise.Method.ZERO) {
      said.add(
          "What training to the end misses on held-out rows is rounding: nothing is to be gained.");
    } else {
      said.add(
          line(
              "On %s%s the %s's squared error is %.4g, the best teacher's %.4g: %s.",
              Counted.of(held.rows(), "held-out row"),
              held.groups() < held.rows() ? " in " + Counted.of(held.groups(), "group") : "",
              name(decision.tested()),
              held.student(),
              held.teacher(),
              gained(held)));
      said.add(shown(decision));
    }
    said.add(
        line(
            "Best teacher: %s %.4g (estimated risk %.4g). Best student: %s %.4g after a teacher of %.4g (estimated risk %.4g). Found for the %d rows that are not held out%s.",
            clock.noun(),
            advice.teacher().time(),
            advice.teacher().risk(),
            clock.noun(),
            advice.student().studentTime(),
            advice.student().teacherTime(),
            advice.student().risk(),
            advice.rows(),
            clock == Clock.STEPS ? "" : ", in units of " + clock.unit()));
    said.add(
        advice.noise().isKnown()
            ? line("Noise variance %.4g.", advice.noise().variance())
            : line("Noise variance: %s.", advice.noise().method().word()));
    said.add(advised(decision, advice));
    said.add("Proved: nothing. N1 to N3 need the true signal, which data do not tell.");
    advice.warnings().forEach(warning -> said.add("Note: " + warning));
    return said;
  }

  private static String verdict(Decision decision) {
    if (!decision.isDecided()) {
      return "No verdict: the noise of these data is "
          + (decision.noise() == Noise.Method.ZERO ? "0." : "not identifiable.");
    }
    return switch (decision.payoff()) {
      case PAYS -> "Distillation pays here.";
      case HURTS -> "Distillation hurts here.";
      case NO_EVIDENCE -> "No evidence that distillation pays here, or that it hurts.";
    };
  }

  /** A gain with its interval; what two decimals do not show has no sign. */
  private static String gained(PairedGain held) {
    return held.isNothing()
        ? "the same within 0.01 %"
        : line(
            "a gain of %s %% (95 %% interval %s to %s %%)",
            percent(held.percent()),
            percent(held.inPercent(held.low())),
            percent(held.inPercent(held.high())));
  }

  private static String percent(double value) {
    String said = line("%.2f", value);
    return said.equals("-0.00") ? "0.00" : said;
  }

  /** What the rows could have shown. */
  private static String shown(Decision decision) {
    PairedGain held = decision.gain();
    if (held.isNothing()) {
      return "The two are next to the same model: these rows say nothing of students that differ.";
    }
    String shown =
        line(
            "Of a student that differs from the teacher as much as this one does, a gain below %.2g %% could hardly have been shown by these rows (one of that size is, %s)",
            held.smallestPercent(),
            held.effectiveGroups() < MANY_GROUPS
                ? "but with so few of them more rarely than four times out of five"
                : "about four times out of five");
    return shown
        + (held.smallestPercent() > 1
            ? line("; one of 1 %% needs about %.2g rows in all.", decision.rowsForOnePercent())
            : ".");
  }

  private static String advised(Decision decision, Advice advice) {
    if (decision.choice() != Role.TEACHER) {
      String name =
          decision.tested() == Role.IMITATION
              ? line("the imitating student, weight %.3g", advice.imitation().weight())
              : "the " + name(decision.tested());
      return "Advice: train %s; the held-out rows confirm it.".formatted(name);
    }
    String why =
        !decision.isDecided()
            ? "without a verdict there is no reason for a student"
            : decision.payoff() == Payoff.HURTS
                ? "the %s does worse on the held-out rows".formatted(name(decision.tested()))
                : decision.proposed() == Role.TEACHER
                    ? "no student beats that by a standard error in cross-validation, nor on the held-out rows"
                    : "cross-validation proposes the %s, which the held-out rows do not confirm"
                        .formatted(name(decision.tested()));
    String length =
        advice.isTeacherAtEnd() || decision.noise() == Noise.Method.ZERO
            ? "to the end"
            : "and stop";
    return "Advice: train on the labels %s; %s.".formatted(length, why);
  }

  private static String name(Role role) {
    return switch (role) {
      case TEACHER -> "best teacher";
      case STUDENT -> "best student";
      case IMITATION -> "imitating student";
      case SWITCH -> "student that switches its target";
    };
  }

  private static Map<String, Object> map(String key, Object value) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(key, value);
    return map;
  }

  private static List<Double> percents(PairedGain held) {
    return List.of(held.inPercent(held.low()), held.inPercent(held.high()));
  }

  private static List<Double> interval(double low, double high) {
    return Double.isFinite(low) && Double.isFinite(high) ? List.of(low, high) : null;
  }

  private static String line(String format, Object... parts) {
    return String.format(Locale.ROOT, format, parts);
  }
}
