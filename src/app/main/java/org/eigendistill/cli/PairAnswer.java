// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigendistill.theorem.features.ChangeOver;
import org.eigendistill.theorem.features.FeaturePair;
import org.eigendistill.theorem.features.FeatureStanding;
import org.eigendistill.theorem.features.TopGain;

/**
 * What theorems features says of two directions.
 *
 * @param pair their ratios
 * @param student how far it is trained, or null
 * @param teacher how far it is trained, or null
 */
record PairAnswer(FeaturePair pair, TopGain student, TopGain teacher) {
  static final String CONDITION =
      "For common eigenvectors, gradient flow, against flow on labels in the student's features,"
          + " matched along the upper direction (statement N5).";

  private static final double NEAR_ONE = 0.999;

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        switch (pair.standing()) {
          case BEHIND -> "At all times: behind (exaggeration).";
          case AHEAD -> "At all times: ahead (the reverse of exaggeration).";
          default ->
              ("Behind (exaggeration) while the student's own gain along the upper direction is at"
                      + " most %s; beyond, ahead under a teacher stopped early and behind under one"
                      + " stopped late.")
                  .formatted(gain(TopGain.after(pair.firstChange())));
        });
    if (student != null) {
      lines.add("Student's gain %s: %s.".formatted(student.number(), atStudent()));
    }
    if (teacher != null) {
      FeatureStanding standing = pair.standing(student, teacher);
      lines.add(
          ("Teacher's gain %s: %s; the student's gain along the lower direction is %.6g times that of"
                  + " plain training.")
              .formatted(teacher.number(), standing.word(), Math.exp(advantage())));
    }
    lines.add(CONDITION);
    return lines;
  }

  private String atStudent() {
    return switch (pair.standing(student)) {
      case BEHIND -> "behind, whenever the teacher stops";
      case AHEAD -> "ahead, whenever the teacher stops";
      case CHANGES -> {
        ChangeOver change = changeOver().orElseThrow();
        yield "ahead while the teacher's gain is below %s (at the time %.4g/mu_1), behind after"
            .formatted(gain(TopGain.after(change.time())), change.time());
      }
      default -> "nearer to the boundary of behind and changing over than 75 digits tell";
    };
  }

  private Optional<ChangeOver> changeOver() {
    return pair.standing(student) == FeatureStanding.CHANGES
        ? pair.changeOver(student)
        : Optional.empty();
  }

  private double advantage() {
    return pair.advantage(student, teacher);
  }

  /** A gain in digits that tell it from 1. */
  static String gain(TopGain gain) {
    if (gain.residual() < Double.MIN_NORMAL) {
      return "1 - exp(-%.4g)".formatted(gain.time());
    }
    return gain.gain() < NEAR_ONE
        ? "%.6g".formatted(gain.gain())
        : "1 - %.4g".formatted(gain.residual());
  }

  Map<String, Object> object() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("student_ratio", pair.studentRatio());
    object.put("teacher_ratio", pair.teacherRatio());
    object.put("at_all_times", pair.standing().word());
    if (pair.standing() == FeatureStanding.CHANGES) {
      object.put("first_change_gain", TopGain.after(pair.firstChange()).gain());
    }
    if (student != null) {
      object.put("student_gain", student.gain());
      object.put("at_student_gain", pair.standing(student).word());
      changeOver()
          .ifPresent(
              change -> {
                object.put("change_over_gain", change.gain());
                object.put("change_over_residual", change.residual());
                object.put("change_over_time", change.time());
                object.put("change_over_error", change.error());
              });
    }
    if (teacher != null) {
      object.put("teacher_gain", teacher.gain());
      object.put("at_both_gains", pair.standing(student, teacher).word());
      object.put("log_gain_ratio", advantage());
    }
    object.put("condition", CONDITION);
    return object;
  }
}
