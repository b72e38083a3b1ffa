// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import java.util.List;
import org.eigendistill.dynamics.Procedure;

/**
 * What is compared: a student of a teacher, with plain training of a reference.
 *
 * @param teacher T
 * @param student S
 * @param reference R
 */
public record Trio(Procedure teacher, Procedure student, Procedure reference) {
  /** One way of training in all three places. */
  public static Trio of(Procedure procedure) {
    return new Trio(procedure, procedure, procedure);
  }

  /** Whether all three are one. */
  public boolean isOne() {
    return teacher.equals(reference) && student.equals(reference);
  }

  /** Teacher, student, reference. */
  public List<Procedure> all() {
    return List.of(teacher, student, reference);
  }
}
