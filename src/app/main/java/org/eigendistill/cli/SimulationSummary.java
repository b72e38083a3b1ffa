// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eigendistill.dynamics.Clock;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Curve;
import org.eigendistill.dynamics.Distillation;
import org.eigendistill.dynamics.Exaggeration;
import org.eigendistill.dynamics.Gain;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.simulation.Simulation;
import org.eigendistill.spectrum.Spectrum;

/** What a simulation found, in JSON and in a line. */
final class SimulationSummary {
  /** Where a residual is smaller, a model is its target to within rounding. */
  private static final double FITTED = Math.log(1e-16);

  private final Simulation simulation;
  private final Exaggeration found;

  SimulationSummary(Simulation simulation, Exaggeration found) {
    this.simulation = simulation;
    this.found = found;
  }

  /** What lengths are, what was decomposed and what came out, for summary.json. */
  Map<String, Object> json() {
    Distillation distillation = simulation.distillation();
    Procedure procedure = distillation.teacher();
    Map<String, Object> json = of(simulation.spectrum());
    json.put("procedure", procedure.name());
    json.putAll(procedure.named());
    json.put("clock", procedure.clock().word());
    json.put("unit", procedure.clock().unit());
    json.put("effective_time_unit", procedure.clock().effectiveUnit());
    json.put("teacher", distillation.teacherTime());
    json.put("times", simulation.times());
    json.put("imitation", distillation.imitation());
    json.put("generations", distillation.generations());
    json.putAll(ofSwitch(distillation.switching()));
    json.putAll(of(found));
    json.put("unmatched", found.unmatched());
    return json;
  }

  /** What was decomposed. */
  static Map<String, Object> of(Spectrum spectrum) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("n", spectrum.rows());
    json.put("p", spectrum.columns());
    json.put("outputs", spectrum.targetCoefficients().columns());
    json.put("rank", spectrum.rank().rank());
    json.put("null_directions", spectrum.rank().nullDirections());
    json.put("condition", spectrum.rank().condition());
    json.put("solver", spectrum.solver());
    json.put("route", spectrum.route().name().toLowerCase(Locale.ROOT));
    return json;
  }

  /** When the student changes its target, and to what; null where it does not. */
  static Map<String, Object> ofSwitch(Distillation.Switching switching) {
    boolean switches = switching != Distillation.Switching.NEVER;
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("switch_at", switches ? switching.time() : null);
    json.put(
        "switch_to",
        !switches
            ? null
            : switching.direction() == Distillation.Switching.Direction.TO_LABELS
                ? "labels"
                : "distillation");
    return json;
  }

  /** How students compare with plain training matched on top. */
  static Map<String, Object> of(Exaggeration found) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("exaggerates", found.holds());
    json.put("behind", found.behind());
    json.put("ahead", found.ahead());
    json.put("equal", found.equal());
    return json;
  }

  /**
   * The same in words.
   *
   * @param top what they are matched along
   */
  static String words(String top, Exaggeration found) {
    return "matched along %s, the student is behind in %d of %d comparisons, ahead in %d, equal to rounding in %d."
        .formatted(
            top,
            found.behind(),
            found.behind() + found.ahead() + found.equal(),
            found.ahead(),
            found.equal());
  }

  /** What was compared, in a sentence. */
  String sentence() {
    Spectrum spectrum = simulation.spectrum();
    int count = simulation.times().length;
    String lengths =
        switch (clock()) {
          case TIME -> count == 1 ? "time" : "times";
          case STEPS -> count == 1 ? "step count" : "step counts";
          case PENALTY -> count == 1 ? "penalty" : "penalties";
        };
    return "%d x %d, rank %d, %d %s: %s"
        .formatted(
            spectrum.rows(),
            spectrum.columns(),
            spectrum.directions(),
            count,
            lengths,
            words("direction 1", found));
  }

  /**
   * What a user ought to know of the lengths, a sentence each.
   *
   * @param empty the effective lengths that do not exist
   */
  List<String> notes(long empty) {
    List<String> notes = new ArrayList<>();
    int count = simulation.times().length;
    if (found.unmatched() > 0) {
      notes.add(
          "%d of %d students have no match: plain training never has their gain along direction 1."
              .formatted(found.unmatched(), count));
    }
    if (empty > 0) {
      notes.add(
          "%d of %d effective lengths are empty: student or plain training has overshot, or one step fits all."
              .formatted(empty, (long) count * simulation.spectrum().directions()));
    }
    notes.addAll(fittedNotes());
    return notes;
  }

  /** Where the last direction is fitted; long steps may fit it before others. */
  private List<String> fittedNotes() {
    List<String> notes = new ArrayList<>();
    double teacher = simulation.distillation().teacherTime();
    Fitted taught =
        new Fitted(simulation.distillation().teacherCourse(), simulation.teacherSpectrum());
    Fitted own = new Fitted(simulation.plain(), simulation.spectrum());
    if (taught.isLast(teacher)) {
      int slowest = taught.slowest(teacher);
      Gain gain = taught.plain(slowest).at(teacher);
      notes.add(
          isFitted(gain)
              ? "The teacher, at %s, has a residual below 1e-16 along the last direction: it is the labels over again, and its students are plain training."
                  .formatted(clock().phrase(teacher))
              : "The teacher, at %s, has a residual below 1e-16 along the last direction, but of size %.3g along direction %d."
                  .formatted(clock().phrase(teacher), Math.exp(gain.logResidual()), slowest + 1));
    }
    double[] late = Arrays.stream(simulation.times()).filter(own::isLast).toArray();
    long past = Arrays.stream(late).filter(t -> isFitted(own.plain(own.slowest(t)).at(t))).count();
    int count = simulation.times().length;
    if (past > 0) {
      notes.add(
          "Past the end of training: at %d of %d lengths plain training's residual along the last direction is below 1e-16."
              .formatted(past, count));
    }
    if (late.length > past) {
      notes.add(
          "At %d of %d lengths plain training's residual is below 1e-16 along the last direction, but not along all."
              .formatted(late.length - past, count));
    }
    return notes;
  }

  /** Plain training along the directions of a spectrum. */
  private record Fitted(Course course, Spectrum spectrum) {
    boolean isLast(double length) {
      return isFitted(plain(spectrum.directions() - 1).at(length));
    }

    /**
     * The direction of the largest residual. It is the last, save for steps: those longer than
     * 1/eigenvalue, and those with momentum, overshoot along directions before it.
     */
    int slowest(double length) {
      int slowest = spectrum.directions() - 1;
      if (course.procedure().clock() != Clock.STEPS) {
        return slowest;
      }
      for (int k = slowest - 1; k >= 0; k--) {
        if (plain(k).at(length).logResidual() > plain(slowest).at(length).logResidual()) {
          slowest = k;
        }
      }
      return slowest;
    }

    Curve plain(int direction) {
      return course.along(spectrum.eigenvalue(direction));
    }
  }

  private static boolean isFitted(Gain gain) {
    return gain.logResidual() < FITTED;
  }

  private Clock clock() {
    return simulation.distillation().student().clock();
  }
}
