// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.deep;

/**
 * Where every mode of teacher, student and reference starts. Statement T13.start covers starts of
 * teacher and student up to the reference's, on modes above that.
 *
 * @param teacher u0 of the teacher
 * @param student v0 of every student
 * @param reference r0 of plain training, from which progress and effective times are counted
 */
public record ModeStarts(double teacher, double student, double reference) {
  /** Refuses starts beyond the reference's. */
  public ModeStarts {
    if (teacher > reference || student > reference) {
      throw new IllegalArgumentException(
          "teacher and student start at most where plain training does, at %s, not at %s and %s"
              .formatted(reference, teacher, student));
    }
  }

  /** One start of all. */
  public static ModeStarts common(double start) {
    return new ModeStarts(start, start, start);
  }

  /** Whether all start alike. */
  public boolean areCommon() {
    return teacher == reference && student == reference;
  }
}
