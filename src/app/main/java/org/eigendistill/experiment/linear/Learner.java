// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.linear;

import java.util.Locale;

/** Who learns: the teacher, a student of it, or plain training beside them. */
enum Learner {
  /** Trained on labels, with students. */
  TEACHER,
  /** Trained on a teacher's predictions. */
  STUDENT,
  /** Trained on labels, to compare with. */
  PLAIN;

  /** The word in tables and legends. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
