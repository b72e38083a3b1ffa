// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk.advice;

import org.eigendistill.data.Split;
import org.eigendistill.data.SyntheticDesign;
import org.eigendistill.risk.Optima;
import org.eigendistill.risk.RiskForm;

/**
 * One piece of advice beside the truth. Risks are population risks, the noise of new targets not
 * counted, expected over the noise of the training rows.
 *
 * @param bestTeacher the least risk of a teacher
 * @param bestStudent the least risk of a student
 * @param teacher the risk of the teacher that was advised
 * @param student the risk of the student that was advised
 */
record Truth(
    Advice advice,
    double noise,
    double bestTeacher,
    double bestStudent,
    double teacher,
    double student) {
  static Truth of(KnownTruth problem, long seed) {
    SyntheticDesign design = problem.draw(seed);
    Split split = problem.split(design, seed);
    Advice advice = problem.advise(split, seed);
    RiskForm form = KnownTruth.population(design, split.train());
    Optima optima = Optima.quick(form, KnownTruth.PROCEDURE);
    return new Truth(
        advice,
        problem.noise(),
        optima.bestTeacher().risk(),
        optima.bestStudent().risk(),
        KnownTruth.risk(form, Candidate.of(KnownTruth.PROCEDURE, advice.teacher()).model()),
        KnownTruth.risk(form, Candidate.of(KnownTruth.PROCEDURE, advice.student()).model()));
  }

  /** What could truly be gained in a draw, known before any advice. */
  static double possibleGain(KnownTruth problem, long seed) {
    SyntheticDesign design = problem.draw(seed);
    Optima optima =
        Optima.quick(
            KnownTruth.population(design, problem.split(design, seed).train()),
            KnownTruth.PROCEDURE);
    double teacher = optima.bestTeacher().risk();
    return (teacher - optima.bestStudent().risk()) / (teacher + problem.noise());
  }

  double studentRatio() {
    return student / bestStudent;
  }

  double teacherRatio() {
    return teacher / bestTeacher;
  }

  /** What the best student truly gains over the best teacher, of the error at new rows. */
  double possibleGain() {
    return (bestTeacher - bestStudent) / (bestTeacher + noise);
  }
}
