// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.eigendistill.data.Table;

/**
 * An arm of a study: what a network is trained on, and where on its way it is looked at. In a
 * {@link Study} all arms of a seed start from the same weights, which are not the teacher's, and
 * see the batches in the same order; in a {@link TripleStudy} no two networks do.
 *
 * @param treatment what it is trained on
 * @param dose the temperature of a student or of hard labels, the share of training before a
 *     switch, or a number of epochs; none where a study has one only
 * @param moment where it is looked at
 */
public record Arm(Treatment treatment, OptionalDouble dose, Moment moment) {
  /** The teacher itself, at its end. */
  public static final Arm TEACHER = of(Treatment.TEACHER, OptionalDouble.empty());

  /** The control of another seed: the student's recipe on labels, at temperature 1. */
  public static final Arm PLAIN = of(Treatment.PLAIN, OptionalDouble.empty());

  /** A student, in a study of one. */
  public static final Arm STUDENT = of(Treatment.STUDENT, OptionalDouble.empty());

  /** Its control on hard labels. */
  public static final Arm HARD = of(Treatment.HARD, OptionalDouble.empty());

  /** What a network is trained on. */
  public enum Treatment {
    /** Labels, as the teacher. */
    TEACHER(""),
    /** Labels, at temperature 1. */
    PLAIN(""),
    /** The teacher's predictions. */
    STUDENT("-t"),
    /** Labels, at a student's temperature. */
    HARD("-t"),
    /** The teacher's predictions, then labels. */
    TO_LABELS("-"),
    /** Labels, then the teacher's predictions. */
    TO_TEACHER("-"),
    /** The predictions of an untrained network of the teacher's kind, and a tenth of labels. */
    RANDOM_TEACHER("-t"),
    /** The teacher's predictions, by a network of another size or kind. */
    OTHER_STUDENT("-t"),
    /** The teacher's predictions for a number of epochs of its own, the dose. */
    DOSE("-"),
    /** The teacher's predictions, then labels at temperature 1, the schedule begun anew. */
    TO_LABELS_AT_1("-"),
    /** Labels at temperature 1, then the teacher's predictions. */
    FROM_LABELS_AT_1("-"),
    /** Labels at temperature 1 for a share of the steps, as a training of its own. */
    PLAIN_FOR("-");

    private final String beforeDose;

    Treatment(String beforeDose) {
      this.beforeDose = beforeDose;
    }

    /** Of three teachers, whether the first alone has such a run. */
    boolean isOfFirstTeacher() {
      return switch (this) {
        case PLAIN, TO_LABELS, TO_TEACHER, TO_LABELS_AT_1, FROM_LABELS_AT_1, PLAIN_FOR -> true;
        default -> false;
      };
    }

    /** Whether its loss changes on the way. */
    boolean switches() {
      return switch (this) {
        case TO_LABELS, TO_TEACHER, TO_LABELS_AT_1, FROM_LABELS_AT_1 -> true;
        default -> false;
      };
    }

    private String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Where on its way an arm is looked at. */
  public enum Moment {
    /** At its end. */
    END("", ""),
    /** Where validation stops it. */
    STOPPED("", "-stopped"),
    /** At the teacher, as far through its training as this arm is when validation stops it. */
    TEACHER_ALONGSIDE("teacher-at-", "");

    private final String before;
    private final String after;

    Moment(String before, String after) {
      this.before = before;
      this.after = after;
    }
  }

  /** A student at a temperature. */
  public static Arm student(double temperature) {
    return of(Treatment.STUDENT, OptionalDouble.of(temperature));
  }

  /** Its control on hard labels. */
  public static Arm hard(double temperature) {
    return of(Treatment.HARD, OptionalDouble.of(temperature));
  }

  /** A student of another size or kind at a temperature. */
  public static Arm otherStudent(double temperature) {
    return of(Treatment.OTHER_STUDENT, OptionalDouble.of(temperature));
  }

  /** Distillation up to a share of training, then labels. */
  public static Arm toLabels(double share) {
    return of(Treatment.TO_LABELS, OptionalDouble.of(share));
  }

  /** Labels up to a share of training, then distillation. */
  public static Arm toTeacher(double share) {
    return of(Treatment.TO_TEACHER, OptionalDouble.of(share));
  }

  /** What a treatment makes with a dose. */
  static Arm of(Treatment treatment, double dose) {
    return of(treatment, OptionalDouble.of(dose));
  }

  private static Arm of(Treatment treatment, OptionalDouble dose) {
    return new Arm(treatment, dose, Moment.END);
  }

  /** The same looked at elsewhere. */
  public Arm at(Moment other) {
    return new Arm(treatment, dose, other);
  }

  /** Its name in tables, as student-t4 or to-labels-0.5-stopped. */
  public String name() {
    String number = dose.isPresent() ? treatment.beforeDose + spelt(dose.getAsDouble()) : "";
    return moment.before + treatment.word() + number + moment.after;
  }

  /**
   * The arm of a name.
   *
   * @throws IllegalArgumentException if it is the name of none
   */
  public static Arm named(String name) {
    for (Moment moment : Moment.values()) {
      for (Treatment treatment : Treatment.values()) {
        Optional<Arm> arm = named(name, treatment, moment);
        if (arm.isPresent()) {
          return arm.get();
        }
      }
    }
    throw new IllegalArgumentException("'%s' is no arm of a study".formatted(name));
  }

  private static Optional<Arm> named(String name, Treatment treatment, Moment moment) {
    String head = moment.before + treatment.word();
    int last = name.length() - moment.after.length();
    if (!name.startsWith(head) || !name.endsWith(moment.after) || last < head.length()) {
      return Optional.empty();
    }
    String rest = name.substring(head.length(), last);
    if (rest.isEmpty()) {
      return Optional.of(new Arm(treatment, OptionalDouble.empty(), moment));
    }
    if (treatment.beforeDose.isEmpty() || !rest.startsWith(treatment.beforeDose)) {
      return Optional.empty();
    }
    double dose;
    try {
      dose = Table.number(rest.substring(treatment.beforeDose.length()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    Arm arm = new Arm(treatment, OptionalDouble.of(dose), moment);
    return arm.name().equals(name) ? Optional.of(arm) : Optional.empty();
  }

  private static String spelt(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  @Override
  public String toString() {
    return name();
  }
}
