// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eigendistill.data.YamlKeys;

/** Studies with three teachers as YAML: the key teachers tells them from others. */
final class TripleStudyFile {
  /** How many teachers a replicate has; a study file without has one. */
  static final String TEACHERS = "teachers";

  private static final String TEMPERATURE = "temperature";
  private static final String OTHER_STUDENT = "other-student";

  /** What an untrained teacher weighs in the target; the rest is labels'. */
  private static final double RANDOM_WEIGHT = 0.9;

  /** Keys that only three teachers make sense of. */
  static final List<String> OWN =
      List.of(
          "first-seed",
          TEMPERATURE,
          "hard-labels",
          "random-teacher",
          OTHER_STUDENT,
          "doses",
          "to-labels-at-1",
          "to-labels",
          "from-labels-at-1",
          "plain-for");

  /** Keys of recipes that arms have values of their own for. */
  private static final List<String> SAID_BY_ARMS =
      List.of(TEMPERATURE, "loss-scale", "imitation", "switch-at", "switch-to");

  private final YamlKeys keys;
  private final Recipe student;
  private final double temperature;
  private final List<PlannedArm> arms = new ArrayList<>();

  private TripleStudyFile(YamlKeys keys, Recipe student) {
    this.keys = keys;
    this.student = student;
    JsonNode given = keys.values().path(TEMPERATURE);
    if (!given.isMissingNode() && !given.isNumber()) {
      throw keys.fault(
          TEMPERATURE, "temperature: not a number: %s".formatted(given), "Write 4, for instance.");
    }
    this.temperature = given.asDouble(4);
  }

  /**
   * Whether keys are those of a study with three teachers.
   *
   * @throws org.eigendistill.base.BadInputException if there are other numbers of them, or keys
   *     that need three
   */
  static boolean isOne(YamlKeys keys) {
    int teachers = StudyFile.whole(keys, TEACHERS, 1);
    if (teachers == 3) {
      return true;
    }
    if (teachers != 1) {
      throw keys.fault(
          TEACHERS,
          "teachers: %d, where measures take three of one recipe, or none do".formatted(teachers),
          "Write 3; or leave the key, for a study of one teacher.");
    }
    for (String key : OWN) {
      if (keys.values().has(key)) {
        throw keys.fault(
            key,
            "%s: it needs three teachers, each with a student".formatted(key),
            "Add teachers: 3.");
      }
    }
    return false;
  }

  static TripleStudy of(YamlKeys keys, String id) {
    List<String> known = new ArrayList<>(OWN);
    known.addAll(
        List.of(
            "data",
            "rows",
            "label-noise",
            "seeds",
            TEACHERS,
            "teacher",
            "student",
            "temperatures"));
    keys.refuseOthers(known);
    for (String part : List.of("teacher", "student", OTHER_STUDENT)) {
      for (String key : SAID_BY_ARMS) {
        if (keys.values().path(part).has(key)) {
          throw keys.fault(
              part,
              "%s: %s is said by the study's arms".formatted(part, key),
              "Leave %s out.".formatted(key));
        }
      }
    }
    Recipe teacher = StudyFile.recipe(keys, "teacher").onLabels();
    Recipe student = StudyFile.recipe(keys, "student", teacher);
    try {
      TripleStudyFile file = new TripleStudyFile(keys, student);
      file.add(teacher);
      return new TripleStudy(
          id,
          StudyFile.text(keys, "data"),
          StudyFile.whole(keys, "rows", 0),
          StudyFile.numbers(keys, "label-noise", List.of(0.0)),
          StudyFile.whole(keys, "first-seed", 1),
          StudyFile.whole(keys, "seeds", 5),
          teacher,
          file.arms);
    } catch (IllegalArgumentException e) {
      throw StudyFile.fault(keys, e);
    }
  }

  private List<Double> list(String key) {
    return StudyFile.numbers(keys, key, List.of());
  }

  private void add(Recipe teacher) {
    for (double t : StudyFile.numbers(keys, "temperatures", List.of(temperature))) {
      add(Arm.student(t), taught(t).onTeacher());
    }
    for (double t : list("hard-labels")) {
      add(Arm.hard(t), taught(t).onLabels());
    }
    for (double t : list("random-teacher")) {
      add(Arm.of(Arm.Treatment.RANDOM_TEACHER, t), taught(t).onTeacher().imitating(RANDOM_WEIGHT));
    }
    if (keys.values().has(OTHER_STUDENT)) {
      Recipe other = StudyFile.recipe(keys, OTHER_STUDENT);
      add(
          Arm.of(Arm.Treatment.OTHER_STUDENT, temperature),
          other.at(temperature, temperature * temperature).onTeacher());
    }
    for (double epochs : list("doses")) {
      add(
          Arm.of(Arm.Treatment.DOSE, epochs),
          taught(temperature).onTeacher().lasting(whole("doses", epochs, epochs)));
    }
    switches(teacher);
  }

  private void switches(Recipe teacher) {
    SecondPhase atOne = new SecondPhase(1, 1, true);
    SecondPhase soft = new SecondPhase(temperature, temperature * temperature, false);
    for (double share : shares("to-labels-at-1", false)) {
      arms.add(
          new PlannedArm(
              Arm.of(Arm.Treatment.TO_LABELS_AT_1, share),
              taught(temperature).thenLabels(share),
              Optional.of(atOne)));
    }
    for (double share : shares("to-labels", false)) {
      add(Arm.toLabels(share), taught(temperature).thenLabels(share));
    }
    for (double share : shares("from-labels-at-1", false)) {
      arms.add(
          new PlannedArm(
              Arm.of(Arm.Treatment.FROM_LABELS_AT_1, share),
              taught(1).thenTeacher(share),
              Optional.of(soft)));
    }
    for (double share : shares("plain-for", true)) {
      Recipe labels = student.at(1, 1).onLabels();
      add(
          share == 1 ? Arm.PLAIN : Arm.of(Arm.Treatment.PLAIN_FOR, share),
          labels.lasting(whole("plain-for", share, share * labels.epochs())));
    }
  }

  private void add(Arm arm, Recipe recipe) {
    arms.add(new PlannedArm(arm, recipe));
  }

  private Recipe taught(double t) {
    return student.at(t, t * t);
  }

  private List<Double> shares(String key, boolean isWhole) {
    List<Double> shares = list(key);
    for (double share : shares) {
      if (!(share > 0 && (share < 1 || isWhole && share == 1))) {
        throw keys.fault(
            key,
            "%s: a share of training above 0 and %s 1, not %s"
                .formatted(key, isWhole ? "at most" : "below", share),
            "Write [0.5], for instance.");
      }
    }
    return shares;
  }

  private int whole(String key, double given, double epochs) {
    if (epochs != Math.rint(epochs) || epochs < 1 || epochs > Integer.MAX_VALUE) {
      throw keys.fault(
          key, "%s: %s makes %s epochs".formatted(key, given, epochs), "Let them be whole.");
    }
    return (int) epochs;
  }
}
