// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arms and their names in tables, which users' scripts rely on. */
class ArmTest {
  private static List<Arm> all() {
    List<Arm> ends = new ArrayList<>(List.of(Arm.TEACHER, Arm.PLAIN, Arm.STUDENT, Arm.HARD));
    for (double dose : new double[] {1, 4, 2.5, 0.25, 1e-5, 1e9}) {
      ends.addAll(
          List.of(Arm.student(dose), Arm.hard(dose), Arm.toLabels(dose), Arm.toTeacher(dose)));
    }
    List<Arm> all = new ArrayList<>();
    for (Arm end : ends) {
      for (Arm.Moment moment : Arm.Moment.values()) {
        all.add(end.at(moment));
      }
    }
    return all;
  }

  @Test
  void everyArmComesBackFromItsName() {
    assertThat(all()).extracting(Arm::name).doesNotHaveDuplicates();
    for (Arm arm : all()) {
      assertThat(Arm.named(arm.name())).isEqualTo(arm);
    }
  }

  @Test
  void namesAreThoseOfTheTables() {
    assertThat(
            List.of(
                Arm.TEACHER.at(Arm.Moment.STOPPED),
                Arm.student(4).at(Arm.Moment.TEACHER_ALONGSIDE),
                Arm.student(1).at(Arm.Moment.STOPPED),
                Arm.hard(4),
                Arm.PLAIN,
                Arm.toLabels(0.5),
                Arm.toTeacher(0.25)))
        .extracting(Arm::name)
        .containsExactly(
            "teacher-stopped",
            "teacher-at-student-t4",
            "student-t1-stopped",
            "hard-t4",
            "plain",
            "to-labels-0.5",
            "to-teacher-0.25");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "student-",
        "student-t",
        "student-tx",
        "student-t4.0",
        "plain-t4",
        "teacher-at-"
      })
  void anotherNameIsRefused(String name) {
    assertThatThrownBy(() -> Arm.named(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'%s' is no arm of a study".formatted(name));
  }
}
