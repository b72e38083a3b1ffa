// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eigendistill.base.Counted;
import org.eigendistill.dynamics.Clock;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.risk.Optima;
import org.eigendistill.theorem.pay.FlowTime;
import org.eigendistill.theorem.pay.LateSwitch;
import org.eigendistill.theorem.pay.LongStudent;
import org.eigendistill.theorem.pay.NearerModel;
import org.eigendistill.theorem.pay.PayTheorems;
import org.eigendistill.theorem.pay.Standing;

/** What is proved of a problem, beside the optima of {@code risk}: a line for each theorem. */
final class PayPrintout {
  private final PayTheorems theorems;
  private final Procedure procedure;
  private final Optima optima;
  private final Optional<FlowTime> clock;

  PayPrintout(PayTheorems theorems, Procedure procedure, Optima optima) {
    this.theorems = theorems;
    this.procedure = procedure;
    this.optima = optima;
    this.clock = FlowTime.of(procedure);
  }

  /** The lines of the answer; what theorem and search disagree on stands last. */
  List<String> lines() {
    List<String> said = new ArrayList<>();
    boolean flow = clock.isPresent();
    Standing never = theorems.never().standing();
    if (never == Standing.PREMISE_FAILS) {
      said.add(
          "%s nothing here: %s squared coefficients that do not rise with the eigenvalue."
              .formatted(flow ? "N1 and N2 say" : "N1 says", flow ? "they need" : "it needs"));
    } else {
      said.add(never == Standing.PROVED ? never() : notCovered());
    }
    if (flow) {
      boolean spread = never == Standing.PROVED || theorems.late() != Standing.PREMISE_FAILS;
      said.add(spread ? late() : longer());
    }
    theorems.disagreements().forEach(words -> said.add("Fault: " + words + ". Please report it."));
    return said;
  }

  private String notCovered() {
    if (theorems.never().isSteps()) {
      return "Proved: nothing. N1 is about steps before they overshoot; along the top direction the first one does.";
    }
    return clock.isPresent()
        ? "N1 says nothing here: that the clock of %s begins at 0 and goes on without a gap is not proved."
            .formatted(procedure)
        : "Proved: nothing. N1 asks that students of %1$s be behind it and a/(1 - a) rise at least as the eigenvalue, which is not proved of it; N2 and N3 are about flow."
            .formatted(procedure);
  }

  private String never() {
    String flat = "as squared coefficients do not rise with the eigenvalue";
    if (theorems.never().isAgainst(procedure)) {
      return "Proved, N1: no student pays here that is distilled, labels last or not, or trains on a blend for no longer than its teacher, %s%s"
          .formatted(flat, example());
    }
    return "Proved, N1: no student by %s%s, distilled, labels last or not, is better than flow stopped at a right time, %s%s Against %s itself, in whole steps, nothing is proved."
        .formatted(procedure.name(), bounded(), flat, example(), procedure.name());
  }

  private String bounded() {
    long most = theorems.never().mostSteps();
    return most == Long.MAX_VALUE
        ? ""
        : " whose parts take at most %s, so that none overshoots,"
            .formatted(Counted.grouped(most, "step"));
  }

  /** The certificate, for the student that is named. */
  private String example() {
    if (theorems.nearer().isEmpty()) {
      return optima.bestTeacher().time() > theorems.never().mostSteps()
          ? "; the best teacher takes more."
          : ".";
    }
    NearerModel nearer = theorems.nearer().get();
    Procedure reference = theorems.never().reference().orElseThrow();
    boolean penalty = reference.clock() == Clock.PENALTY;
    return line(
        ": %s is at least as near the best gain along every direction. For the best teacher's student trained as long as its teacher (risk %.6g) that is %s %s (risk %.6g), nearer along %s.",
        reference.name() + (penalty ? " of a right penalty" : " stopped at a right time"),
        nearer.studentRisk() / theorems.rows(),
        reference.name() + (penalty ? " with" : " stopped at"),
        reference.clock().phrase(nearer.length()),
        nearer.risk() / theorems.rows(),
        nearer.asNear() == 0
            ? "all " + Counted.of(nearer.directions(), "direction")
            : "%d of %s and as near along the others"
                .formatted(nearer.nearer(), Counted.of(nearer.directions(), "direction")));
  }

  private String late() {
    if (theorems.late() == Standing.PREMISE_FAILS) {
      return "N2 says nothing here: it needs two different eigenvalues.";
    }
    return theorems
        .lateSwitch()
        .map(
            late ->
                line(
                    "Proved, N2: a late switch does pay. Labels until %s and then, for %s, %s: risk %.6g, %s less than the best teacher's.",
                    phrase(late.flow().time()),
                    phrase(late.further()),
                    late.teacherTime() == 0
                        ? "the untrained teacher"
                        : "the teacher of " + phrase(late.teacherTime()),
                    late.risk() / theorems.rows(),
                    percent(late.change(), late.flow().risk())))
        .orElse(
            "N2 is not decided here: a late switch pays by less than rounding shows, if the best teacher is a stopped one.");
  }

  private String longer() {
    return switch (theorems.longer()) {
      case PROVED ->
          theorems
              .longStudent()
              .map(
                  student ->
                      line(
                          "Proved, N3: it pays, by the best teacher's student that trains for %s: risk %.6g, %s less%s.",
                          phrase(student.studentTime()),
                          student.risk() / theorems.rows(),
                          percent(student.change(), student.flow().risk()),
                          RiskPrintout.pays(optima) ? "" : ", too little for the search to see"))
              .orElseThrow();
      case PREMISE_FAILS ->
          "N3 says nothing here: along the lowest eigenvalue the best teacher is not beyond the best gain.";
      case OUT_OF_REACH ->
          "N3 says that students trained for very long pay; %s ends before."
              .formatted(procedure.name());
      default ->
          "N3 is not decided here: rounding hides on which side of the best gain the best teacher lies along the lowest eigenvalue.";
    };
  }

  /** A time of flow as a length of the procedure. */
  private String phrase(double elapsed) {
    return Clock.TIME.phrase(length(elapsed));
  }

  private double length(double elapsed) {
    return clock.map(own -> own.length(elapsed)).orElse(elapsed);
  }

  private static String percent(double change, double risk) {
    return line("%.3g %%", -100 * change / risk);
  }

  private static String line(String format, Object... parts) {
    return String.format(Locale.ROOT, format, parts);
  }

  /** The keys of optima.json. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    double rows = theorems.rows();
    json.put("n1", theorems.never().standing().word());
    json.put("n1_reference", theorems.never().reference().map(Procedure::name).orElse(null));
    long most = theorems.never().mostSteps();
    json.put(
        "n1_most_steps",
        most == Long.MAX_VALUE || theorems.never().reference().isEmpty() ? null : most);
    NearerModel nearer = theorems.nearer().orElse(null);
    json.put("n1_student_time", nearer == null ? null : optima.bestTeacher().time());
    json.put("n1_student_risk", nearer == null ? null : nearer.studentRisk() / rows);
    json.put("n1_time", nearer == null ? null : nearer.length());
    json.put("n1_risk", nearer == null ? null : nearer.risk() / rows);
    json.put("n1_directions_nearer", nearer == null ? null : nearer.nearer());
    json.put("n1_directions_as_near", nearer == null ? null : nearer.asNear());
    LateSwitch late = theorems.lateSwitch().orElse(null);
    json.put("n2", theorems.late().word());
    json.put("n2_switch_time", late == null ? null : length(late.flow().time()));
    json.put(
        "n2_teacher_time",
        late == null ? null : late.teacherTime() == 0 ? 0 : length(late.teacherTime()));
    json.put("n2_further_time", late == null ? null : length(late.further()));
    json.put("n2_risk", late == null ? null : late.risk() / rows);
    json.put("n2_change", late == null ? null : late.change() / rows);
    LongStudent longer = theorems.longStudent().orElse(null);
    json.put("n3", theorems.longer().word());
    json.put("n3_teacher_time", longer == null ? null : length(longer.flow().time()));
    json.put("n3_student_time", longer == null ? null : length(longer.studentTime()));
    json.put("n3_risk", longer == null ? null : longer.risk() / rows);
    json.put("n3_change", longer == null ? null : longer.change() / rows);
    json.put("theorems_agree", theorems.disagreements().isEmpty());
    return json;
  }
}
